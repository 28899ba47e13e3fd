"""Which law holds for a child whose years cross versions: every rule as it stands on the day on which it takes effect.

The begin follows the version in force on the 1 August on which the child enters, each end the version in force on that
31 July, an apprenticeship the version of its first day, and all else the version of the day asked for.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from kiberatung.basics.school_years import (
    school_year_begin,
    school_year_end,
    school_year_of,
    year_of_life_completed_on,
)
from kiberatung.domain.schulpflicht.age import deferral, first_compulsory_year
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, SpanFacts, span_facts
from kiberatung.domain.schulpflicht.parameters import LawParameters, LawProfile

_OF_ENTRY = ("R-10", "R-11", "R-12")
_OF_FULL_TIME = ("R-13", "R-14")
_OF_SEK2 = ("R-17", "R-19")
_OF_APPRENTICESHIP = ("R-18",)
_OF_REGISTRATION = ("R-21", "registration")
_OF_ABC_CLASSES = ("abc_classes",)


class _Sources(NamedTuple):
    """The version each group of rules is taken from, and the two numbers a change on the way may have moved."""

    entry: LawParameters
    full_time: LawParameters
    full_time_years: int
    sek2: LawParameters
    sek2_end_age: int
    apprenticeship: LawParameters
    registration: LawParameters
    abc_classes: LawParameters


def law_for(facts: SchulpflichtFacts, law: LawProfile) -> LawParameters:
    """Of one version this version itself; the same mixture is the same object, for whoever keeps things by it."""
    now = law.at(facts.reference_date)
    if len(law.versions) == 1:
        return now
    return _mixed(now, _sources(span_facts(facts), now, law))


def _sources(facts: SpanFacts, now: LawParameters, law: LawProfile) -> _Sources:
    entry_year = _entry_year(facts, now, law)
    begins = now.school_year_begins
    is_early = facts.early_admission_on is not None
    first_year = entry_year if is_early else entry_year + deferral(facts)
    years, full_time = _full_time(first_year, now, law)
    sek2_end_age, sek2 = _sek2(facts.date_of_birth, now, law)
    return _Sources(
        entry=law.at(facts.early_admission_on or school_year_begin(entry_year, begins)),
        full_time=full_time,
        full_time_years=years,
        sek2=sek2,
        sek2_end_age=sek2_end_age,
        apprenticeship=law.at(facts.apprenticeship_from) if facts.apprenticeship_from else now,
        registration=law.at(date(first_year - 1, 1, 1)),
        abc_classes=law.at(school_year_begin(first_year - 1, begins)),
    )


def _entry_year(facts: SpanFacts, now: LawParameters, law: LawProfile) -> int:
    """The first 1 August on which the child is old enough under the law of that day, or the year of early admission."""
    begins = now.school_year_begins
    if facts.early_admission_on is not None:
        return school_year_of(facts.early_admission_on, begins)
    born_on = facts.date_of_birth
    years = count(born_on.year)
    return next(
        year for year in years if first_compulsory_year(born_on, law.at(school_year_begin(year, begins))) <= year
    )


def _full_time(first_year: int, now: LawParameters, law: LawProfile) -> tuple[int, LawParameters]:
    """The school years after which, under the law of the last day of the last of them, there are enough."""
    begins = now.school_year_begins
    ends = ((years, law.at(school_year_end(first_year + years - 1, begins))) for years in count())
    return next((years, version) for years, version in ends if years >= version.full_time_years)


def _sek2(born_on: date, now: LawParameters, law: LawProfile) -> tuple[int, LawParameters]:
    """The age completed in the first school year at whose end that is old enough under the law of that day."""
    ends = ((age, law.at(_end_of_year_in_which(year_of_life_completed_on(born_on, age), now))) for age in count())
    return next((age, version) for age, version in ends if age >= version.sek2_end_age)


def _end_of_year_in_which(day: date, now: LawParameters) -> date:
    return school_year_end(school_year_of(day, now.school_year_begins), now.school_year_begins)


@lru_cache(maxsize=1024)
def _mixed(now: LawParameters, sources: _Sources) -> LawParameters:
    norms = dict(now.norms)
    for rules, version in (
        (_OF_ENTRY, sources.entry),
        (_OF_FULL_TIME, sources.full_time),
        (_OF_SEK2, sources.sek2),
        (_OF_APPRENTICESHIP, sources.apprenticeship),
        (_OF_REGISTRATION, sources.registration),
        (_OF_ABC_CLASSES, sources.abc_classes),
    ):
        norms.update((rule, version.norms[rule]) for rule in rules)
    return replace(
        now,
        entry_cutoff=sources.entry.entry_cutoff,
        entry_age=sources.entry.entry_age,
        full_time_years=sources.full_time_years,
        sek2_end_age=sources.sek2_end_age,
        apprenticeship_age=sources.apprenticeship.apprenticeship_age,
        registration_season=sources.registration.registration_season,
        abc_classes=sources.abc_classes.abc_classes,
        norms=MappingProxyType(norms),
    )

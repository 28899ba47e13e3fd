"""The single facts worth trying for a child: what may still be learned, what may happen, and the passing of time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from kiberatung.basics.school_years import (
    school_year_begin,
    school_year_end,
    school_year_of,
    year_of_life_completed_on,
)
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts, SuspensionKind, require_usable
from kiberatung.domain.schulpflicht.finding import Finding
from kiberatung.domain.schulpflicht.trigger import missing_trigger_field

YOUTH_FROM = 15
"""Completed years from which apprenticeship, language course and Berufskolleg are a question."""
AGE_OF_FIRST_LESSONS = 3
"""Nobody has more completed school years than years of life beyond this one."""
_ONE_DAY = timedelta(days=1)
_ONE_YEAR = timedelta(days=365)

STATUSES_TO_LEARN = (
    ResidenceStatus.EU,
    ResidenceStatus.THIRD_COUNTRY,
    ResidenceStatus.TEMPORARY_PROTECTION,
    ResidenceStatus.ASYLUM,
    ResidenceStatus.OBLIGED_TO_LEAVE,
    ResidenceStatus.UNACCOMPANIED,
    ResidenceStatus.GERMAN,
)


class Trial(NamedTuple):
    """The facts with this one fact as tried; `learned` when it is unknown as things stand."""

    field: str
    facts: SchulpflichtFacts
    learned: bool

    @property
    def value(self) -> Any:
        return getattr(self.facts, self.field)


def trials_for(finding: Finding) -> Iterator[Trial]:
    yield from _arrival(finding)
    yield from _schooling(finding)
    yield from _begin(finding)
    if finding.age >= YOUTH_FROM:
        yield from _youth(finding)
    yield from _time(finding)


def _trial(finding: Finding, field: str, value: object, **along: Any) -> Trial:
    known = getattr(finding.facts, field)
    tried: dict[str, Any] = {field: value, **along}
    return Trial(field, finding.facts._replace(**tried), learned=known is None)


def _arrival(finding: Finding) -> Iterator[Trial]:
    """§ 34: the status where it is open, the application of an unaccompanied minor, and the day that is missing."""
    facts = finding.facts
    if facts.residence_status is ResidenceStatus.UNDETERMINED:
        for status in STATUSES_TO_LEARN:
            trial = _trial(finding, "residence_status", status)
            yield trial._replace(learned=True)
    if facts.residence_status is ResidenceStatus.UNACCOMPANIED:
        yield _trial(finding, "asylum_application", not facts.asylum_application)
    field = missing_trigger_field(finding.trigger_rule)
    if finding.trigger is None:
        yield _trial(finding, field, facts.reference_date)
    if facts.in_state_reception is None:
        yield _trial(finding, "in_state_reception", True)
    yield from _in_time(finding, field)


def _in_time(finding: Finding, field: str) -> Iterator[Trial]:
    """An arrival on the last day of the 18th year of life: whoever came later is a question of practice (R-17)."""
    completed_on = year_of_life_completed_on(finding.facts.date_of_birth, finding.law.sek2_end_age)
    if completed_on <= finding.facts.reference_date:
        yield _trial(finding, field, completed_on)


def _schooling(finding: Finding) -> Iterator[Trial]:
    """§ 37: one school year more or less decides only at the limit, and only as many as the age allows."""
    limit = finding.law.full_time_years
    if limit <= finding.age - AGE_OF_FIRST_LESSONS:
        yield _trial(finding, "years_of_schooling", limit)
    yield _trial(finding, "years_of_schooling", limit - 1)


def _begin(finding: Finding) -> Iterator[Trial]:
    """§ 35: early admission in the school year before the first, deferral in the first, a third year at its start."""
    facts, first_year = finding.facts, finding.span.beginning.first_year
    year = school_year_of(facts.reference_date, finding.law.school_year_begins)
    if facts.early_admission_on is None and year == first_year - 1 and not facts.deferred:
        yield _trial(finding, "early_admission_on", facts.reference_date)
    if year == first_year or facts.deferred:
        yield _trial(finding, "deferred", not facts.deferred)
    if _was_here_at_entry(finding):
        yield _trial(finding, "third_entry_year", not facts.third_entry_year)


def _was_here_at_entry(finding: Finding) -> bool:
    """Only who was in NRW during the Schuleingangsphase can have spent a third year in it (R-14)."""
    last_year = finding.span.beginning.first_year + finding.law.longest_entry_phase - 1
    begin = school_year_begin(last_year, finding.law.school_year_begins)
    return finding.trigger is not None and finding.trigger < begin <= finding.facts.reference_date


def _youth(finding: Finding) -> Iterator[Trial]:
    """§§ 38 and 40: apprenticeship, completed course, suspension."""
    facts, law = finding.facts, finding.law
    latest = year_of_life_completed_on(facts.date_of_birth, law.apprenticeship_age)
    if facts.apprenticeship_from is None and finding.age <= law.fit_fuer_mehr_last_age:
        later = max(finding.span.duration.until, facts.reference_date) + _ONE_YEAR
        begun = min(latest, facts.reference_date)
        yield _trial(finding, "apprenticeship_from", begun, apprenticeship_until=later)
    if facts.sek2_completed_on is None:
        yield _trial(finding, "sek2_completed_on", facts.reference_date - _ONE_DAY)
    if facts.suspension is not None:
        yield _trial(finding, "suspension", None)
    elif facts.residence_status is not ResidenceStatus.GERMAN:
        yield _trial(finding, "suspension", SuspensionKind.LANGUAGE_COURSE)


def _time(finding: Finding) -> Iterator[Trial]:
    """The days of the next twelve months on which the rules say something else, earliest first."""
    facts = finding.facts
    last = facts.reference_date + _ONE_YEAR
    days = sorted(day for day in _turning_days(finding) if facts.reference_date < day <= last)
    for day in days:
        later = facts._replace(reference_date=day)
        require_usable(later)
        yield Trial("reference_date", later, learned=False)


def _turning_days(finding: Finding) -> set[date]:
    """A new school year, the age at which Berufskollegs admit, the begin of the duty, the day after its end."""
    facts, law, duration = finding.facts, finding.law, finding.span.duration
    year = school_year_of(facts.reference_date, law.school_year_begins)
    of_age = year_of_life_completed_on(facts.date_of_birth, law.sek2_practice_age) + _ONE_DAY
    days = {
        school_year_begin(year + 1, law.school_year_begins),
        school_year_end(year, law.school_year_begins),
        of_age,
        finding.span.beginning.age_from,
        duration.until + _ONE_DAY,
    }
    return days | ({finding.since} if finding.since else set())

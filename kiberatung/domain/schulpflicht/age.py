"""When a child's age makes it schulpflichtig (§ 35 SchulG)."""

from datetime import date
from typing import NamedTuple

from kiberatung.basics.school_years import school_year_begin, school_year_of
from kiberatung.domain.schulpflicht.facts import SpanFacts
from kiberatung.domain.schulpflicht.parameters import LawParameters


class Beginning(NamedTuple):
    """The calendar year in which the first compulsory school year begins, and the day from which age is no bar."""

    first_year: int
    age_from: date


def beginning_of_duty(facts: SpanFacts, law: LawParameters) -> Beginning:
    if facts.early_admission_on is not None:
        return early_admission(facts.early_admission_on, law)
    first_year = first_compulsory_year(facts.date_of_birth, law) + deferral(facts)
    return Beginning(first_year, school_year_begin(first_year, law.school_year_begins))


def first_compulsory_year(born_on: date, law: LawParameters) -> int:
    """R-10: six years complete by the beginning of the cut-off day, which a birthday on that very day still is."""
    in_time = (born_on.month, born_on.day) <= law.entry_cutoff
    return born_on.year + law.entry_age + (0 if in_time else 1)


def early_admission(admitted_on: date, law: LawParameters) -> Beginning:
    """R-11: with the early admission the child becomes schulpflichtig on that day."""
    return Beginning(school_year_of(admitted_on, law.school_year_begins), admitted_on)


def deferral(facts: SpanFacts) -> int:
    """R-12: a child put back for its health begins one year later."""
    return 1 if facts.deferred else 0

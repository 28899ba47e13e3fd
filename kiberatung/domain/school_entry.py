"""When school usually begins in a country, and how a child stands beside others of its age."""

from dataclasses import dataclass
from datetime import date

from kiberatung.basics.school_years import school_year_begin, school_year_of
from kiberatung.domain.schulpflicht.age import first_compulsory_year
from kiberatung.domain.schulpflicht.parameters import LawParameters


@dataclass(frozen=True, slots=True)
class UsualEntry:
    """`age` in years; None while the country is open or no figure is recorded for it: then it is asked for."""

    age: int | None = None
    country: str = ""
    year: int | None = None
    """The year the figure is from; None where the law in force says it."""


def usual_begin(born_on: date, entry_age: int, law: LawParameters) -> date:
    """First day of the German school year in which a child of this age usually begins (§ 35 Abs. 1 SchulG).

    For other countries only the age is recorded, not the day of their cut-off: theirs is read as if it were ours.
    """
    year = first_compulsory_year(born_on, law) + entry_age - law.entry_age
    return school_year_begin(year, law.school_year_begins)


def possible_years(begins_on: date, as_of: date) -> int:
    """School years that lie wholly between the usual begin and this day."""
    return max(school_year_of(as_of) - begins_on.year, 0)


def grades_apart(by_age: int | None, by_schooling: int | None) -> int | None:
    """How many years older than usual a child would be in the grade its schooling leads to; negative: younger."""
    if by_age is None or by_schooling is None:
        return None
    return by_age - by_schooling

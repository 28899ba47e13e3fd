"""The usual begin of school, years that were possible, and how far a child is from others of its age."""

from datetime import date

import pytest

from kiberatung.domain.school_entry import grades_apart, possible_years, usual_begin
from tests.support.desks import a_desk


@pytest.mark.parametrize(
    ("born", "age", "begins"),
    [
        (date(2010, 9, 30), 6, date(2016, 8, 1)),
        (date(2010, 10, 1), 6, date(2017, 8, 1)),
        (date(2010, 3, 1), 7, date(2017, 8, 1)),
        (date(2012, 2, 29), 5, date(2017, 8, 1)),
    ],
)
def test_school_begins_in_the_year_the_entry_age_is_reached(born: date, age: int, begins: date) -> None:
    assert usual_begin(born, age, a_desk().law.at(begins)) == begins


def test_only_whole_school_years_were_possible() -> None:
    assert possible_years(date(2017, 8, 1), date(2026, 7, 31)) == 8
    assert possible_years(date(2017, 8, 1), date(2026, 8, 1)) == 9
    assert possible_years(date(2027, 8, 1), date(2026, 8, 1)) == 0


def test_older_is_positive_and_unknown_stays_unknown() -> None:
    assert grades_apart(10, 8) == 2
    assert grades_apart(5, 6) == -1
    assert grades_apart(None, 6) is None
    assert grades_apart(6, None) is None

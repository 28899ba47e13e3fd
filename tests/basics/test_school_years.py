"""School years and completed years of life at their edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.basics.school_years import (
    age_on,
    school_year_begin,
    school_year_end,
    school_year_label,
    school_year_of,
    year_of_life_completed_on,
)

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2026)],
)
def test_a_school_year_runs_from_august_to_july(day: date, year: int) -> None:
    assert school_year_of(day) == year


def test_the_first_day_may_be_another_one() -> None:
    assert school_year_of(date(2026, 8, 1), begins=(9, 1)) == 2025
    assert school_year_end(2025, begins=(9, 1)) == date(2026, 8, 31)


@pytest.mark.parametrize(("year", "label"), [(2026, "2026/27"), (2008, "2008/09"), (2099, "2099/00")])
def test_a_school_year_is_written_with_two_years(year: int, label: str) -> None:
    assert school_year_label(year) == label


@given(DAYS)
def test_every_day_lies_in_its_school_year(day: date) -> None:
    year = school_year_of(day)
    assert school_year_begin(year) <= day <= school_year_end(year)


@pytest.mark.parametrize(
    ("born_on", "years", "completed_on"),
    [
        (date(2008, 8, 1), 18, date(2026, 7, 31)),
        (date(2008, 8, 2), 18, date(2026, 8, 1)),
        (date(2020, 9, 30), 6, date(2026, 9, 29)),
        (date(2010, 1, 1), 18, date(2027, 12, 31)),
        (date(2008, 2, 29), 18, date(2026, 2, 28)),
        (date(2008, 2, 29), 16, date(2024, 2, 28)),
        (date(2007, 3, 1), 21, date(2028, 2, 29)),
    ],
)
def test_a_year_of_life_is_complete_the_day_before_the_birthday(born_on: date, years: int, completed_on: date) -> None:
    assert year_of_life_completed_on(born_on, years) == completed_on


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2010, 7, 20), date(2026, 7, 19), 15),
        (date(2010, 7, 20), date(2026, 7, 20), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2024, 2, 28), 15),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
    ],
)
def test_age_changes_on_the_birthday(born_on: date, day: date, age: int) -> None:
    assert age_on(born_on, day) == age


@given(DAYS, st.integers(1, 25))
def test_age_and_completed_years_agree(born_on: date, years: int) -> None:
    completed_on = year_of_life_completed_on(born_on, years)
    assert age_on(born_on, completed_on) == years - 1
    assert age_on(born_on, completed_on + timedelta(days=1)) == years

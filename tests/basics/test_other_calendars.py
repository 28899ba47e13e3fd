"""Dates of other calendars: known days, the turn of the year, and what is no date."""

from datetime import date

import pytest

from kiberatung.basics.other_calendars import Calendar, ForeignDate, guess_foreign_date, read_foreign_date

SHORT_SOLAR_YEARS = {1996, 2000, 2004, 2008, 2012, 2016, 2020, 2024, 2028, 2029}
"""Spring began on 20 March in Tehran; on the 21st in all other years from 1991 to 2030."""


@pytest.mark.parametrize("year", range(1991, 2031))
def test_the_solar_year_begins_in_spring(year: int) -> None:
    begin = ForeignDate(Calendar.SOLAR, year - 621).first_day()
    assert begin == date(year, 3, 20 if year in SHORT_SOLAR_YEARS else 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1393/12/18 sh", date(2015, 3, 9)),
        ("18.12.1393 iranisch", date(2015, 3, 9)),
        ("۱۳۹۳/۱۲/۱۸ ش", date(2015, 3, 9)),
        ("18-12-1393 (afghanisch)", date(2015, 3, 9)),
        ("1357/11/22 SH", date(1979, 2, 11)),
        ("1399/12/30 sh", date(2021, 3, 20)),
        ("1.1.1446 AH", date(2024, 7, 8)),
        ("1435-09-01 islamisch", date(2014, 6, 29)),
        ("1400/1/1 h", date(1979, 11, 21)),
        ("1.1.2006 äth", date(2013, 9, 11)),
        ("29.4.2007 e.c.", date(2015, 1, 7)),
        ("6.13.2011 äthiopisch", date(2019, 9, 11)),
    ],
)
def test_marked_dates_are_days_of_ours(text: str, day: date) -> None:
    read = read_foreign_date(text)
    assert read is not None
    assert read.first_day() == day


@pytest.mark.parametrize(
    "text", ["9.3.2014", "2014 ca", "1400/12/30 sh", "1393/13/1 sh", "93 sh", "sh", "1.2.3.4 sh", ""]
)
def test_what_is_none(text: str) -> None:
    assert read_foreign_date(text) is None


def test_an_unmarked_year_of_long_ago_is_guessed() -> None:
    solar, islamic = guess_foreign_date("18.12.1393")
    assert (solar.first_day(), islamic.first_day().year) == (date(2015, 3, 9), 1974)
    assert guess_foreign_date("2014") == guess_foreign_date("1393 sh") == ()

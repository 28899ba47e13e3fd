"""School years and completed years of life: the arithmetic of days every rule about school age rests on."""

from datetime import date, timedelta
from functools import lru_cache

MonthDay = tuple[int, int]

SCHOOL_YEAR_BEGINS: MonthDay = (8, 1)
"""1 August (§ 7 SchulG); rules of law pass the day of their own law version instead."""

_ONE_DAY = timedelta(days=1)


def school_year_of(day: date, begins: MonthDay = SCHOOL_YEAR_BEGINS) -> int:
    """Calendar year in which the school year of this day began: 2026 for 31.07.2027."""
    return day.year if (day.month, day.day) >= begins else day.year - 1


@lru_cache(maxsize=512)
def school_year_begin(year: int, begins: MonthDay = SCHOOL_YEAR_BEGINS) -> date:
    return date(year, *begins)


@lru_cache(maxsize=512)
def school_year_end(year: int, begins: MonthDay = SCHOOL_YEAR_BEGINS) -> date:
    """Last day of the school year that began in this calendar year."""
    return date(year + 1, *begins) - _ONE_DAY


def school_year_label(year: int) -> str:
    """The school year as it is written: 2026/27 for the one that began in 2026."""
    return f"{year}/{(year + 1) % 100:02}"


@lru_cache(maxsize=32_768)
def year_of_life_completed_on(born_on: date, years: int) -> date:
    """Day at whose end so many years of life are complete: the day before the birthday (§§ 187, 188 BGB).

    Whoever was born on 29 February completes every year of life on 28 February.
    """
    if (born_on.month, born_on.day) == (2, 29):
        return date(born_on.year + years, 2, 28)
    return date(born_on.year + years, born_on.month, born_on.day) - _ONE_DAY


def age_on(born_on: date, day: date) -> int:
    """Completed years of life on a day; in years without 29 February that birthday is 1 March."""
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_birthday)

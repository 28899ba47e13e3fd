"""Dates of other calendars as days of ours: the solar one of Iran and Afghanistan, the Islamic and the Ethiopian one.

The arithmetic is that of Reingold and Dershowitz, Calendrical Calculations: the solar calendar by its 33-year cycle,
right from 1244 to 1472 (1865 to 2093); the Islamic one by the civil table, which may differ from the moon by a day.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_SOLAR_LEAP_YEARS = {1, 5, 9, 13, 17, 22, 26, 30}
_SOLAR_EPOCH, _ISLAMIC_EPOCH, _ETHIOPIAN_EPOCH = 226_895, 227_015, 2_796
"""Day numbers of `date.toordinal` on which the first year begins."""


class Calendar(StrEnum):
    SOLAR = "solar"
    ISLAMIC = "islamic"
    ETHIOPIAN = "ethiopian"


_MARKS = {
    Calendar.SOLAR: (
        "sh", "a.p", "ap", "solar", "iran", "iranisch", "afghanisch", "afgh", "persisch", "schamsi", "shamsi",
        "ش", "هش",
    ),
    Calendar.ISLAMIC: (
        "ah", "a.h", "h", "islamisch", "islam", "hidschri", "hidschra", "hijri", "mondkalender", "هـ", "ه", "هق",
    ),
    Calendar.ETHIOPIAN: ("ec", "e.c", "äth", "eth", "äthiopisch", "ethiopisch", "eritreisch", "ዓ.ም", "ዓም"),
}  # fmt: skip
_BY_MARK = {mark: calendar for calendar, marks in _MARKS.items() for mark in marks}


@dataclass(frozen=True, slots=True)
class ForeignDate:
    """A day, month or year of another calendar; month and day count from 1."""

    calendar: Calendar
    year: int
    month: int | None = None
    day: int | None = None

    def first_day(self) -> date:
        """The earliest day of ours it can mean; raises ValueError for a day that calendar has not."""
        month, day = self.month or 1, self.day or 1
        if not (1 <= month <= _months(self.calendar) and 1 <= day <= _longest(self.calendar, self.year, month)):
            raise ValueError(self)
        return date.fromordinal(_begin_of_month(self.calendar, self.year, month) + day - 1)

    def __str__(self) -> str:
        return ".".join(f"{part:02}" for part in (self.day, self.month, self.year) if part is not None)


def in_western_figures(text: str) -> str:
    return text.translate(_FIGURES)


def read_foreign_date(text: str) -> ForeignDate | None:
    """A date marked as one of another calendar („1393/12/18 sh“, „2006 äth“), None for any other text."""
    found = re.fullmatch(r"([\d\s./\-]+?)\s*\(?([^\d\s()]+?)\.?\)?", in_western_figures(text.strip()))
    calendar = _BY_MARK.get(found[2].casefold()) if found else None
    return _of_numbers(calendar, found[1]) if found and calendar else None


def guess_foreign_date(text: str) -> tuple[ForeignDate, ...]:
    """What an unmarked date can mean whose year lies centuries back: to be offered, never to be taken by itself."""
    plain = in_western_figures(text.strip())
    if not re.fullmatch(r"[\d\s./\-]+", plain):
        return ()
    read = (_of_numbers(calendar, plain) for calendar in (Calendar.SOLAR, Calendar.ISLAMIC))
    return tuple(one for one in read if one is not None and _is_of_this_life(one))


def _is_of_this_life(read: ForeignDate) -> bool:
    low, high = (1300, 1420) if read.calendar is Calendar.SOLAR else (1340, 1470)
    return low <= read.year <= high


def _of_numbers(calendar: Calendar, text: str) -> ForeignDate | None:
    numbers = [int(part) for part in re.split(r"[\s./\-]+", text) if part]
    if not 1 <= len(numbers) <= 3:
        return None
    if numbers[0] < 100:
        numbers.reverse()
    if numbers[0] < 1000:
        return None
    read = ForeignDate(calendar, *numbers)
    try:
        read.first_day()
    except (ValueError, OverflowError):
        return None
    return read


def _months(calendar: Calendar) -> int:
    return 13 if calendar is Calendar.ETHIOPIAN else 12


def _longest(calendar: Calendar, year: int, month: int) -> int:
    """Days of the month: what lies between it and the next one."""
    is_last = month == _months(calendar)
    following = (year + 1, 1) if is_last else (year, month + 1)
    return _begin_of_month(calendar, *following) - _begin_of_month(calendar, year, month)


def _begin_of_month(calendar: Calendar, year: int, month: int) -> int:
    match calendar:
        case Calendar.SOLAR:
            return _begin_of_solar_year(year) + 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
        case Calendar.ISLAMIC:
            months = 29 * (month - 1) + month // 2
            return _ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + months
    return _ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1)


def _begin_of_solar_year(year: int) -> int:
    cycles, rest = divmod(year - 1, 33)
    leap_days = 8 * cycles + sum(1 for leap in _SOLAR_LEAP_YEARS if leap <= rest)
    return _SOLAR_EPOCH + 365 * (year - 1) + leap_days

"""Dates as people type and read them in Germany: 9.3.14, 090314, 9 3 2014, 03.2014, 2014."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_SEPARATED = re.compile(r"^(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4}|\d{2})\.?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_RUN = re.compile(r"^(\d{2})(\d{2})(\d{4}|\d{2})$")
_MONTH = re.compile(r"^(\d{1,2})[ ./-]+(\d{4})$")
_YEAR = re.compile(r"^(\d{4})$")


class DatePrecision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A month stands for its first day, a year for 1 January."""

    day: date
    precision: DatePrecision


def read_date(text: str, today: date, years_ahead: int = 10) -> TypedDate | None:
    """None when the text is no date. Two-digit years lie in the hundred years that end `years_ahead` from `today`."""
    latest_year = today.year + years_ahead
    text = " ".join(text.split())
    if match := _ISO.match(text):
        return _typed(match[1], match[2], match[3], latest_year)
    if match := _MONTH.match(text):
        return _typed(match[2], match[1], "1", latest_year, DatePrecision.MONTH)
    if match := _YEAR.match(text):
        return _typed(match[1], "1", "1", latest_year, DatePrecision.YEAR)
    if match := _SEPARATED.match(text) or _RUN.match(text):
        return _typed(match[3], match[2], match[1], latest_year)
    return None


def write_date(day: date) -> str:
    """As 09.03.2014; never with two-digit years."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def write_typed(day: date, precision: DatePrecision) -> str:
    if precision is DatePrecision.YEAR:
        return f"{day.year:04}"
    return f"{day.month:02}.{day.year:04}" if precision is DatePrecision.MONTH else write_date(day)


def _typed(
    year: str, month: str, day: str, latest_year: int, precision: DatePrecision = DatePrecision.DAY
) -> TypedDate | None:
    try:
        return TypedDate(date(_full_year(year, latest_year), int(month), int(day)), precision)
    except ValueError:
        return None


def _full_year(year: str, latest_year: int) -> int:
    return int(year) if len(year) == 4 else latest_year - (latest_year - int(year)) % 100

"""Six-digit dates of a zone: two-digit years, unknown parts, the century by today."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Certainty = Literal["exact", "month", "year", "unknown"]
_UNKNOWN = frozenset({"<<", "00"})


@dataclass(frozen=True, slots=True)
class ZoneDate:
    """`on` only when the day is known; `valid` is False for what no calendar has (month 13, a letter)."""

    on: date | None
    year: int | None
    month: int | None
    certainty: Certainty
    valid: bool


UNKNOWN_DATE = ZoneDate(None, None, None, "unknown", valid=True)
NO_DATE = ZoneDate(None, None, None, "unknown", valid=False)


def read_birth(text: str, today: date) -> ZoneDate:
    """A birth lies in the past: the latest century in which the date, as far as it is known, is not after today."""
    if not text[:2].isdigit():
        return _without_year(text)
    limit = (today.year, today.month, today.day)
    years = [year for year in _years(text, today) if (year, _part(text[2:4]), _part(text[4:6])) <= limit]
    return _in_year(years[-1], text)


def read_expiry(text: str, today: date) -> ZoneDate:
    """Documents run for ten or fifteen years and old ones are shown too: the century nearest to today."""
    if not text[:2].isdigit():
        return _without_year(text)
    return _in_year(min(_years(text, today), key=lambda year: abs(year - today.year)), text)


def _years(text: str, today: date) -> tuple[int, ...]:
    year = today.year // 100 * 100 + int(text[:2])
    return year - 100, year, year + 100


def _part(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _without_year(text: str) -> ZoneDate:
    return UNKNOWN_DATE if text == "<<<<<<" else NO_DATE


def _in_year(year: int, text: str) -> ZoneDate:
    """Unknown parts are `<<` (or 00, as some states write); a known day needs a known month."""
    month, day = text[2:4], text[4:6]
    if not all(part.isdigit() or part in _UNKNOWN for part in (month, day)):
        return NO_DATE
    if month in _UNKNOWN:
        return ZoneDate(None, year, None, "year", valid=True) if day in _UNKNOWN else NO_DATE
    if day in _UNKNOWN and 1 <= int(month) <= 12:
        return ZoneDate(None, year, int(month), "month", valid=True)
    try:
        return ZoneDate(date(year, int(month), int(day)), year, int(month), "exact", valid=True)
    except ValueError:
        return NO_DATE

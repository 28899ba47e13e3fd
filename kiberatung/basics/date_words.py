"""Dates as people in Germany type and read them: a day, a month or a year, and whether it is a guess."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiberatung.basics.texts import _

_GUESSED = re.compile(r"^(?:ca\.?|circa|etwa|um|~)\s*|\s*\?$|\s*\((?:ca\.?|geschätzt)\)$|\s+geschätzt$", re.IGNORECASE)
_GUESS_SIGNS_ON_BOTH_SIDES = 2
_MONTHS = (
    ("jan", "jän"), ("feb",), ("mär", "mae", "mrz"), ("apr",), ("mai",), ("jun",),
    ("jul",), ("aug",), ("sep",), ("okt",), ("nov",), ("dez",),
)  # fmt: skip


class DatePrecision(StrEnum):
    """How much of the date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A day, month or year as it was typed; `guessed` when the writer marked it ("ca.", "?")."""

    year: int
    month: int | None = None
    day: int | None = None
    guessed: bool = False

    @property
    def precision(self) -> DatePrecision:
        if self.month is None:
            return DatePrecision.YEAR
        return DatePrecision.MONTH if self.day is None else DatePrecision.DAY

    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def __str__(self) -> str:
        parts = [
            "" if self.day is None else f"{self.day:02d}.",
            "" if self.month is None else f"{self.month:02d}.",
            f"{self.year:04d}",
        ]
        return "".join(parts) + (_(" geschätzt") if self.guessed else "")


class UnreadableDateError(ValueError):
    """Carries the German sentence for the field."""


def read_date(text: str, reference_date: date, years_ahead: int = 10) -> TypedDate | None:
    """The date a person means by `text`; None for an empty text.

    Two figures of a year mean the latest year that is at most `years_ahead` years after the reference date
    (0 for dates of birth). Raises UnreadableDateError with what to type instead.
    """
    cleaned, guessed = _without_guess_signs(text.strip())
    if not cleaned:
        return None
    parts = _parts(cleaned)
    if parts is None:
        raise UnreadableDateError(_("Das ist kein Datum. Tippen Sie zum Beispiel 9.3.2014, 03.2014 oder 2014."))
    day, month, year_text = parts
    year = _full_year(year_text, reference_date, years_ahead)
    return _checked(TypedDate(year, month, day, guessed))


def _without_guess_signs(text: str) -> tuple[str, bool]:
    cleaned = text
    for _side in range(_GUESS_SIGNS_ON_BOTH_SIDES):
        cleaned = _GUESSED.sub("", cleaned).strip()
    return cleaned, cleaned != text


def _parts(text: str) -> tuple[int | None, int | None, str] | None:
    """Day, month and the year's figures as typed, or None when nothing fits."""
    if text.isascii() and text.isdigit():
        return _from_figures(text)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    if iso:
        return (int(iso[3]) if iso[3] else None), int(iso[2]), iso[1]
    words = [word for word in re.split(r"[\s.,/\-]+", text) if word]
    return _from_words(words)


def _from_figures(text: str) -> tuple[int | None, int | None, str] | None:
    if len(text) == 4:
        return None, None, text
    if len(text) in {6, 8}:
        return int(text[:2]), int(text[2:4]), text[4:]
    return None


def _from_words(words: list[str]) -> tuple[int | None, int | None, str] | None:
    if not words or len(words) > 3 or not _is_year(words[-1]):
        return None
    numbers = [_number(word) for word in words[:-1]]
    if None in numbers:
        return None
    if len(numbers) == 2 and words[0].isdigit():
        return numbers[0], numbers[1], words[-1]
    return (None, numbers[0], words[-1]) if (len(numbers) == 1 and len(words[-1]) == 4) or _named_month(words) else None


def _named_month(words: list[str]) -> bool:
    return len(words) == 2 and not words[0].isdigit()


def _is_year(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) in {2, 4}


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    start = word.lower()[:3]
    return next((number for number, names in enumerate(_MONTHS, 1) if start in names), None)


def _full_year(figures: str, reference_date: date, years_ahead: int) -> int:
    if len(figures) == 4:
        return int(figures)
    latest = reference_date.year + years_ahead
    year = latest - latest % 100 + int(figures)
    return year if year <= latest else year - 100


def _checked(typed: TypedDate) -> TypedDate:
    try:
        typed.first_day()
    except ValueError:
        month = _("Einen Monat {month} gibt es nicht. Bitte prüfen Sie die Angabe.").format(month=typed.month)
        day = _("Diesen Tag gibt es nicht: {day}. Bitte prüfen Sie Tag und Monat.").format(day=typed)
        raise UnreadableDateError(day if typed.month is None or 1 <= typed.month <= 12 else month) from None
    if not 1900 <= typed.year <= 2199:
        reason = _("Das Jahr {year} passt nicht. Bitte tippen Sie vier Ziffern.")
        raise UnreadableDateError(reason.format(year=typed.year))
    return typed


def write_date(day: date) -> str:
    """As 09.03.2014; never with two-digit years."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"

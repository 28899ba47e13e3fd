"""Soft warnings about single answers: each asks for a second look, none blocks."""

from collections.abc import Callable
from datetime import date

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child, DateCertainty
from kiberatung.domain.families import Family
from kiberatung.domain.names.characters import check_name

YOUNGEST, OLDEST = 5, 18
"""Years; outside of them a child is rarely on its way into a school of this counselling."""

Warn = Callable[[Family | Child, str, date], str]


def warning_of(record: Family | Child, field: str, today: date) -> str:
    """A short German sentence for the cell, empty when nothing stands out."""
    value = getattr(record, field)
    if value in (None, "", ()):
        return ""
    return next(filter(None, (warn(record, field, today) for warn in _WARNINGS.get(field, ()))), "")


def _estimated_birthday(record: Family | Child, _field: str, _today: date) -> str:
    assert isinstance(record, Child)  # noqa: S101 - only children have this question
    born = record.date_of_birth
    exact = record.date_of_birth_certainty is DateCertainty.EXACT
    return _("01.01. ist oft geschätzt.") if born and exact and (born.month, born.day) == (1, 1) else ""


def _unusual_age(record: Family | Child, _field: str, today: date) -> str:
    assert isinstance(record, Child) and record.date_of_birth is not None  # noqa: S101, PT018 - checked by the caller
    age = age_on(record.date_of_birth, today)
    if age < YOUNGEST:
        return _("Jünger als {years} Jahre.").format(years=YOUNGEST)
    return _("Älter als {years} Jahre.").format(years=OLDEST) if age > OLDEST else ""


def _in_future(record: Family | Child, field: str, today: date) -> str:
    return _("Liegt in der Zukunft.") if getattr(record, field) > today else ""


def _before_birth(record: Family | Child, field: str, _today: date) -> str:
    born = record.date_of_birth if isinstance(record, Child) else None
    return _("Liegt vor der Geburt.") if born and getattr(record, field) < born else ""


def _before_arrival(record: Family | Child, field: str, _today: date) -> str:
    arrived = record.arrived_in_germany_on
    return _("Liegt vor der Einreise.") if arrived and getattr(record, field) < arrived else ""


def _before_apprenticeship(record: Family | Child, field: str, _today: date) -> str:
    begun = record.apprenticeship_from if isinstance(record, Child) else None
    return _("Liegt vor dem Beginn.") if begun and getattr(record, field) < begun else ""


def _too_many_years(record: Family | Child, field: str, today: date) -> str:
    born = record.date_of_birth if isinstance(record, Child) else None
    if born is None or getattr(record, field) <= max(age_on(born, today) - 4, 0):
        return ""
    return _("Viel für dieses Alter.")


def _postcode_shape(record: Family | Child, field: str, _today: date) -> str:
    text = getattr(record, field)
    return "" if text.isdecimal() and len(text) == 5 else _("Fünf Ziffern erwartet.")


def _unlisted_letter(record: Family | Child, field: str, _today: date) -> str:
    findings = check_name(getattr(record, field))
    return _("Zeichen „{sign}“ prüfen.").format(sign=findings[0].character) if findings else ""


_WARNINGS: dict[str, tuple[Warn, ...]] = {
    "date_of_birth": (_in_future, _estimated_birthday, _unusual_age),
    "arrived_in_germany_on": (_in_future, _before_birth),
    "resident_since": (_in_future, _before_birth, _before_arrival),
    "assigned_on": (_in_future, _before_birth, _before_arrival),
    "health_check_on": (_before_birth,),
    "early_admission_on": (_in_future, _before_birth),
    "apprenticeship_from": (_before_birth,),
    "apprenticeship_until": (_before_apprenticeship,),
    "sek2_completed_on": (_in_future, _before_birth),
    "years_of_schooling": (_too_many_years,),
    "postcode": (_postcode_shape,),
    "family_name": (_unlisted_letter,),
    "given_names": (_unlisted_letter,),
    "birth_name": (_unlisted_letter,),
}

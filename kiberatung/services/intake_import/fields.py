"""Reading one JSON object strictly: every key is known, every value of the right kind, every error says where."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from unicodedata import category

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reader = Callable[[object, str], Any]

MOST_ENTRIES = 60
"""Of any list within one family: more is no family (R45)."""


def wrong(where: str, what: str) -> DomainError:
    return DomainError(
        _("Feld „{where}“: {what}").format(where=where, what=what),
        _("Diese Familie wurde nicht übernommen. Berichtigen Sie die Datei und lesen Sie sie noch einmal ein."),
    )


def read_object(value: object, where: str, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The fields given, read; absent and null mean unknown and are left out."""
    if not isinstance(value, dict):
        raise wrong(where, _("Hier muss ein Objekt stehen."))
    result: dict[str, Any] = {}
    for key, item in value.items():
        if key not in readers:
            raise wrong(f"{where}.{key}", _("Dieses Feld gibt es nicht."))
        if item is not None:
            result[key] = readers[key](item, f"{where}.{key}")
    return result


def each(value: object, where: str) -> Iterator[tuple[object, str]]:
    if not isinstance(value, list):
        raise wrong(where, _("Hier muss eine Liste stehen."))
    if len(value) > MOST_ENTRIES:
        raise wrong(where, _("Die Liste hat mehr als {most} Einträge.").format(most=MOST_ENTRIES))
    for number, item in enumerate(value):
        yield item, f"{where}[{number}]"


def text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise wrong(where, _("Hier muss ein Text stehen."))
    if len(value) > 500:
        raise wrong(where, _("Der Text ist länger als 500 Zeichen."))
    return _readable(value, where)


def long_text(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > 20_000:
        raise wrong(where, _("Hier muss ein Text bis 20.000 Zeichen stehen."))
    return _readable(value, where, breaks="\n\r\t")


def _readable(value: str, where: str, breaks: str = "") -> str:
    """Without signs that no database, page or screen can hold: controls and halves of surrogate pairs."""
    if any(category(sign) in {"Cc", "Cs"} and sign not in breaks for sign in value):
        raise wrong(where, _("Der Text enthält unlesbare Steuerzeichen."))
    return value.strip()


def truth(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise wrong(where, _("Hier muss true oder false stehen."))
    return value


def number(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 999:
        raise wrong(where, _("Hier muss eine ganze Zahl von 0 bis 999 stehen."))
    return value


def day(value: object, where: str) -> date:
    """A full ISO date."""
    try:
        return date.fromisoformat(text(value, where))
    except ValueError:
        raise wrong(where, _("Hier muss ein Datum wie 2026-11-22 stehen.")) from None


def month_or_day(value: object, where: str) -> date:
    """An ISO date, a month (2021-09) or a year (2021); month and year stand for their first day."""
    given = text(value, where)
    parts = given.split("-")
    try:
        return date.fromisoformat("-".join((*parts, "01", "01")[:3]))
    except ValueError:
        raise wrong(where, _("Hier muss ein Datum, ein Monat oder ein Jahr stehen.")) from None


def last_month_or_day(value: object, where: str) -> date:
    """As `month_or_day`, but a month stands for its last day: school until June means all of June."""
    first = month_or_day(value, where)
    if len(text(value, where)) != len("2025-06"):
        return first
    return date(first.year, first.month, monthrange(first.year, first.month)[1])


def one_of(kind: type[E]) -> Callable[[object, str], E]:
    def read(value: object, where: str) -> E:
        try:
            return kind(text(value, where))
        except ValueError:
            allowed = ", ".join(member.value for member in kind)
            raise wrong(where, _("Erlaubt sind: {allowed}.").format(allowed=allowed)) from None

    return read


def known_key(known: Callable[[str], bool], what: str) -> Callable[[object, str], str]:
    def read(value: object, where: str) -> str:
        key = text(value, where)
        if not known(key):
            raise wrong(where, _("„{key}“ ist kein Schlüssel für {what}.").format(key=key, what=what))
        return key

    return read


def many(reader: Callable[[object, str], T]) -> Callable[[object, str], tuple[T, ...]]:
    def read(value: object, where: str) -> tuple[T, ...]:
        return tuple(reader(item, place) for item, place in each(value, where))

    return read

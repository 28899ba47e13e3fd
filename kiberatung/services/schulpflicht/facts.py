"""The facts a Schulpflicht answer rests on, in words, each with where it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.children import Child, DateCertainty
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.schulpflicht.determining import years_of_schooling

_ALWAYS = ("date_of_birth", "residence_status", "resident_since", "assigned_on", "years_of_schooling")
_WHEN_KNOWN = (
    "in_state_reception",
    "asylum_application",
    "early_admission_on",
    "deferred",
    "third_entry_year",
    "apprenticeship_from",
    "apprenticeship_until",
    "sek2_completed_on",
    "suspension",
)


@dataclass(frozen=True, slots=True)
class UsedFact:
    """`value` is empty while the fact is open; `note` says more about it, as „geschätzt“."""

    field: str
    label: str
    value: str
    note: str = ""
    source: Source | None = None
    no_value: NoValue | None = None
    is_counted: bool = False
    """Worked out from the way through schools, and not told as a number."""


def used_facts(desk: Desk, child: Child, spans: Sequence[SchoolingSpan]) -> tuple[UsedFact, ...]:
    """Those every answer asks for, known or not, and of the rest those that are known."""
    return tuple(_facts(desk, child, spans))


def _facts(desk: Desk, child: Child, spans: Sequence[SchoolingSpan]) -> Iterator[UsedFact]:
    for field in (*_ALWAYS, *_WHEN_KNOWN):
        if field == "years_of_schooling" and child.years_of_schooling is None and spans:
            yield _counted_years(desk, child, spans)
        elif field in _ALWAYS or getattr(child, field) not in (None, False):
            yield _fact(child, field)


def _fact(child: Child, field: str) -> UsedFact:
    mark = mark_of(child.marks, field)
    source, no_value = (mark.source, mark.no_value) if mark else (None, None)
    note = ""
    if field == "date_of_birth" and child.date_of_birth_certainty is not DateCertainty.EXACT:
        note = label_of(child.date_of_birth_certainty)
    return UsedFact(field, field_name(field), words_of_value(getattr(child, field)), note, source, no_value)


def _counted_years(desk: Desk, child: Child, spans: Sequence[SchoolingSpan]) -> UsedFact:
    years = years_of_schooling(child, list(spans), desk.today)
    name, words = field_name("years_of_schooling"), words_of_value(years)
    return UsedFact("years_of_schooling", name, words, _("aus dem Schulweg"), is_counted=True)


def field_name(field: str) -> str:
    """As the intake asks for it."""
    return _(BY_FIELD[field].text)


def words_of_value(value: object) -> str:
    """Empty for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, date):
        return write_date(value)
    if isinstance(value, int):
        return ngettext_("{years} abgeschlossenes", "{years} abgeschlossene", value).format(years=value)
    return label_of(value) if isinstance(value, StrEnum) else str(value)

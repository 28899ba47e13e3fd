"""What stays here, and the stripped file in which only the rest is left."""

from collections.abc import Iterable
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from kiberatung.basics.texts import _
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.handovers.child_files import ChildFile
from kiberatung.services.handovers.items import HandoverItem
from kiberatung.services.handovers.values import handover_items
from kiberatung.services.ports import Record

R = TypeVar("R", bound=Record)

_KEYS = frozenset({"id", "family_id", "child_id", "position"})
"""Needed to keep the records apart; random numbers that say nothing and are written nowhere."""

_BLANKS: dict[str, object] = {
    "started_on": date.min,
    "country": "",
    "script": "",
    "recommended_on": date.min,
    "german_support": GermanSupport.NONE,
}


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Facts that stay in the office whoever asks, and why."""

    identifier: str
    title: str
    reason: str


def always_held_back() -> tuple[HeldBack, ...]:
    return (
        HeldBack(
            "residence", _("Aufenthalt"), _("Aufenthaltsstatus und Asyl gehen keine Schule an. Sie bleiben hier.")
        ),
        HeldBack(
            "health",
            _("Gesundheit, Vermerke"),
            _("Gesundheit, Impfnachweis, Unterstützungsbedarf und Vermerke brauchen eine eigene Einwilligung."),
        ),
        HeldBack("religion", _("Bekenntnis"), _("Nach dem Bekenntnis fragt die Schule die Familie selbst.")),
    )


def items_for(recipient: RecipientKind, left_out: frozenset[str] = frozenset()) -> tuple[HandoverItem, ...]:
    """What this recipient may have; needed items cannot be left out."""
    return tuple(
        item
        for item in handover_items()
        if recipient in item.recipients and (item.needed or item.identifier not in left_out)
    )


def not_needed_by(recipient: RecipientKind, left_out: frozenset[str] = frozenset()) -> tuple[HeldBack, ...]:
    """Items this recipient does not get: it does not need them, or the counsellor keeps them here this time."""
    given = {item.identifier for item in items_for(recipient, left_out)}
    chosen, unneeded = _("Sie haben diese Angabe abgewählt."), _("Für diese Aufgabe nicht nötig.")
    return tuple(
        HeldBack(item.identifier, item.title, chosen if recipient in item.recipients else unneeded)
        for item in handover_items()
        if item.identifier not in given
    )


def stays_here(item: HandoverItem, file: ChildFile) -> bool:
    return item.tells_where and file.family.address_protected


def release(file: ChildFile, items: Iterable[HandoverItem]) -> ChildFile:
    """A file with nothing in it but what these items read; every writer sees only this one."""
    reads = {name for item in items if not stays_here(item, file) for name in item.reads}
    return ChildFile(
        child=_stripped(file.child, _of("child", reads)),
        family=_stripped(file.family, _of("family", reads)),
        guardians=_stripped_all(file.guardians, _of("guardians", reads)),
        scripts=_stripped_all(file.scripts, _of("scripts", reads)),
        schooling=_stripped_all(file.schooling, _of("schooling", reads)),
        recommendation=next(iter(_stripped_all(_present(file.recommendation), _of("recommendation", reads))), None),
        school=file.school if "recommendation.school_number" in reads else None,
    )


def _of(part: str, reads: set[str]) -> frozenset[str]:
    names = (name.partition(".") for name in reads)
    return frozenset(field for owner, _dot, field in names if owner == part)


def _present(record: R | None) -> tuple[R, ...]:
    return () if record is None else (record,)


def _stripped_all(records: tuple[R, ...], names: frozenset[str]) -> tuple[R, ...]:
    return tuple(_stripped(record, names) for record in records) if names else ()


def _stripped(record: R, names: frozenset[str]) -> R:
    """Every field not named goes back to its default, required ones to a value that says nothing."""
    kept = names | _KEYS
    return replace(record, **{field.name: _blank(field) for field in fields(record) if field.name not in kept})


def _blank(field: Field[Any]) -> object:
    """Raises `KeyError` for a new required field nobody has thought about: better than to let it leave."""
    return _BLANKS[field.name] if field.default is MISSING else field.default

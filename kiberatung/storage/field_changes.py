"""What one unit of work changes field by field, and when a change can be taken back. Standard library only."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import ChangeId, ChangeRow
from kiberatung.storage.mapper import as_json, default_image, filled

LIFE = "id"
"""The row of this field tells birth (old is None) and removal (new is None) of a record."""

BOOKKEEPING = frozenset({LIFE, "version", "position"})
"""Fields nobody wants to read in a history."""


OF_PARTS = frozenset({"marks", "own_fields"})
"""Lists that every answer writes into; what two answers put there does not meet."""


class FieldChanges:
    """Collects; what is changed twice keeps its first old and its last new value."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, UUID, str], tuple[str | None, str | None]] = {}

    def inserted(self, kind: str, record: Any) -> None:
        """All fields that are filled; the rest is as the record's defaults say."""
        for field, text in filled(record).items():
            self._note(kind, record.id, field, None, text)

    def updated(self, kind: str, record_id: UUID, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        for field, text in after.items():
            if text != before[field]:
                self._note(kind, record_id, field, before[field], text)

    def life(self, kind: str, record_id: UUID, *, alive: bool) -> None:
        text = as_json(str(record_id))
        self._note(kind, record_id, LIFE, None if alive else text, text if alive else None)

    def rows(self, change_id: ChangeId) -> list[ChangeRow]:
        return [
            ChangeRow(change_id, kind, record_id, field, old, new)
            for (kind, record_id, field), (old, new) in self._values.items()
            if old != new
        ]

    def _note(self, kind: str, record_id: UUID, field: str, old: str | None, new: str | None) -> None:
        place = (kind, record_id, field)
        first = self._values[place][0] if place in self._values else old
        self._values[place] = (first, new)


def as_wanted(kind: type, current: Mapping[str, str], rows: Sequence[ChangeRow], *, alive: bool) -> dict[str, str]:
    """The fields to put back; raises `DomainError` when the record is no longer as that change left it.

    A change of fields looks at those fields only, so that a colleague's later entry beside them is kept. Taking back
    the making of a record looks at the whole record, so that nothing entered later is lost with it.
    """
    empty = default_image(kind)
    life = next((row for row in rows if row.field == LIFE), None)
    was_left_alive = life is None or life.new is not None
    left = _left(rows, empty) if was_left_alive else {}
    by_field = {row.field: row for row in rows if life is None}
    moved_on = [
        field
        for field, text in left.items()
        if not _same(field, current[field], text) and not _by_parts(by_field.get(field))
    ]
    if alive is not was_left_alive or moved_on:
        raise changed_since()
    return {row.field: _put_back(row, left, current, empty) for row in rows if row.field != LIFE}


def is_made(rows: Sequence[ChangeRow]) -> bool:
    """Whether these rows of one record tell that it was made: a field that it was made with was nothing before.

    What a removal taken back brings to life again had all its fields before, as a child that a merge moved and
    removed.
    """
    return any(row.old is None for row in rows if row.field != LIFE)


def touches(target: Sequence[ChangeRow], later: Sequence[ChangeRow], *, same_family: bool) -> bool:
    """Whether taking back `target` alone would go against what `later` did to the same."""
    own: dict[tuple[str, UUID], list[ChangeRow]] = {}
    for row in target:
        own.setdefault((row.kind, row.record_id), []).append(row)
    made = {row.new for row in target if row.field == LIFE and row.new is not None}
    return any(_meet(own.get((row.kind, row.record_id), ()), row) for row in later) or (
        same_family and any(row.new in made for row in later)
    )


def child_of_row(row: Any) -> UUID | None:
    """Which child this row of the log speaks of, None for another record."""
    if row.kind == "children":
        return row.record_id  # type: ignore[no-any-return]  # rows of the log and of memory alike
    text = (row.new or row.old) if row.field == "child_id" else None
    return UUID(json.loads(text)) if text and text != "null" else None


def _left(rows: Sequence[ChangeRow], empty: Mapping[str, str]) -> dict[str, str]:
    """How these rows left the living record: of a new one every field is known."""
    written = {row.field: row.new if row.new is not None else empty[row.field] for row in rows}
    return {**empty, **written} if is_made(rows) else written


def _meet(own: Sequence[ChangeRow], later: ChangeRow) -> bool:
    if own and (later.field == LIFE or any(row.field == LIFE for row in own)):
        return True
    same = next((row for row in own if row.field == later.field), None)
    if same is None:
        return False
    return not _by_parts(same) or bool(_parts_changed(same) & _parts_changed(later))


def _by_parts(row: ChangeRow | None) -> bool:
    """A list of entries of their own, as the marks of answers: a later entry beside them is kept."""
    return row is not None and row.field in OF_PARTS


def _same(field: str, one: str, other: str) -> bool:
    """Parts taken out and put back stand in another order, which says nothing."""
    return one == other or (field in OF_PARTS and _parts(one) == _parts(other))


def _put_back(row: ChangeRow, left: Mapping[str, str], current: Mapping[str, str], empty: Mapping[str, str]) -> str:
    old = row.old if row.old is not None else empty[row.field]
    if row.field not in left or current[row.field] == left[row.field] or not _by_parts(row):
        return old
    before, after, now = _parts(old), _parts(left[row.field]), _parts(current[row.field])
    for name in before.keys() | after.keys():
        if before.get(name) == after.get(name):
            continue
        if now.pop(name, None) != after.get(name):
            raise changed_since()
        if name in before:
            now[name] = before[name]
    return as_json(list(now.values()))


def _parts_changed(row: ChangeRow) -> set[str]:
    before, after = _parts(row.old), _parts(row.new)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _parts(text: str | None) -> dict[str, Any]:
    """By what each entry speaks of: a field's name, or a mark that carries one."""
    entries = json.loads(text) if text else []
    return {entry["field"] if isinstance(entry, dict) else str(entry): entry for entry in entries}


def changed_since() -> DomainError:
    return DomainError(
        _("Das lässt sich nicht zurücknehmen: Die Angabe ist seither wieder geändert worden. Es bleibt, wie es ist."),
        _("Tragen Sie den gewünschten Stand von Hand ein."),
    )


def not_undoable(*, undone: bool) -> DomainError:
    if undone:
        return DomainError(
            _("Diese Änderung ist schon zurückgenommen. Es wurde nichts geändert."),
            _("Sehen Sie im Verlauf nach dem Stand."),
        )
    return DomainError(
        _("Diese Änderung lässt sich nicht zurücknehmen, denn etwas hat das Haus schon verlassen."),
        _("Berichtigen Sie die Angabe und teilen Sie die Berichtigung mit."),
    )

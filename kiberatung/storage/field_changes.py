"""What one unit of work changes field by field, and when a change can be taken back. Standard library only."""

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
    if life is None:
        left = {row.field: row.new if row.new is not None else empty[row.field] for row in rows}
    elif life.new is not None:
        left = empty | {row.field: row.new for row in rows if row.new is not None}
        if len(rows) == 1:
            left = {}
    else:
        left = {}
    was_left_alive = life is None or life.new is not None
    if alive is not was_left_alive or any(current[field] != text for field, text in left.items()):
        raise changed_since()
    return {row.field: row.old if row.old is not None else empty[row.field] for row in rows if row.field != LIFE}


def changed_since() -> DomainError:
    return DomainError(
        _("Das lässt sich nicht zurücknehmen: Die Angabe ist seither wieder geändert worden. Es bleibt, wie es ist."),
        _("Tragen Sie den gewünschten Stand von Hand ein."),
    )


def not_undoable(*, undone: bool) -> DomainError:
    if undone:
        return DomainError(_("Diese Änderung ist schon zurückgenommen."), _("Sehen Sie im Verlauf nach dem Stand."))
    return DomainError(
        _("Diese Änderung lässt sich nicht zurücknehmen, denn etwas hat das Haus schon verlassen."),
        _("Berichtigen Sie die Angabe und teilen Sie die Berichtigung mit."),
    )

"""The memory of the fake store: records by kind, and the changes in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.merges import Merge
from kiberatung.services.changes import Change, ChangeRow

Row = tuple[Any, bool]
"""A record, and whether it is seen."""


@dataclass
class LoggedChange:
    change: Change
    rows: list[ChangeRow]
    depth: int = 0
    undone: bool = False

    def by_record(self) -> dict[tuple[str, UUID], list[ChangeRow]]:
        grouped: dict[tuple[str, UUID], list[ChangeRow]] = {}
        for row in self.rows:
            grouped.setdefault((row.kind, row.record_id), []).append(row)
        return grouped


@dataclass
class Tables:
    records: dict[type, dict[UUID, Row]] = field(default_factory=dict)
    changes: list[LoggedChange] = field(default_factory=list)
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def copy(self) -> "Tables":
        return Tables({kind: dict(rows) for kind, rows in self.records.items()}, list(self.changes), dict(self.numbers))

    def row(self, kind: type, identifier: UUID) -> Row:
        return self.records.get(kind, {}).get(identifier, (None, False))

    def living(self, kind: type) -> list[Any]:
        return [record for record, alive in self.records.get(kind, {}).values() if alive]

    def write(self, record: Any, *, alive: bool) -> None:
        self.records.setdefault(type(record), {})[record.id] = (record, alive)

    def logged(self, change_id: UUID) -> LoggedChange:
        for logged in self.changes:
            if logged.change.id == change_id:
                return logged
        raise DomainError(
            _("Diese Änderung gibt es nicht. Es wurde nichts geändert."), _("Öffnen Sie den Verlauf noch einmal.")
        )

    def log(self, logged: LoggedChange) -> None:
        """Appends, and marks what is undone by it."""
        target, undone = logged.change.undoes, True
        if target is not None:
            logged.depth = self.logged(target).depth + 1
        self.changes.append(logged)
        while target is not None:
            concerned = self.logged(target)
            concerned.undone, undone = undone, not undone
            target = concerned.change.undoes

    def erase(self, family_id: UUID | None) -> None:
        """Whatever names the family, or what names it; the log forgets it too, and cannot undo what it forgot."""
        known: set[UUID] = set()
        found = {family_id} - {None}
        while found - known:
            known |= found
            found = {key for rows in self.records.values() for key, (one, _) in rows.items() if _names(one, known)}
            found |= {one.gone_family_id for one in self.living(Merge) if one.family_id in known} - {None}
        for rows in self.records.values():
            for identifier in known & rows.keys():
                del rows[identifier]
        for logged in self.changes:
            kept = [row for row in logged.rows if row.record_id not in known]
            if len(kept) < len(logged.rows) or (logged.change.family_id == family_id and logged.change.why):
                logged.rows, logged.change = kept, replace(logged.change, why="", undoable=False)


def _names(record: Any, known: set[UUID]) -> bool:
    owners = ("family_id", "child_id", "case_id", "appointment_id", "other_id", "gone_family_id")
    return any(getattr(record, name, None) in known for name in owners)


def matches(record: Any, equal: Mapping[str, object]) -> bool:
    return all(_is_or_is_in(getattr(record, name), value) for name, value in equal.items())


def place_in_order(record: Any) -> tuple[int, UUID]:
    return getattr(record, "position", 0), record.id


def _is_or_is_in(own: object, value: object) -> bool:
    if isinstance(value, (list, set, frozenset)) or (isinstance(value, tuple) and not isinstance(own, tuple)):
        return own in value
    return own == value

"""The change log: deeds with their rows, chained by hashes, and what is undone by what."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import Change, ChangeId, ChangeRow
from kiberatung.storage.mapper import as_json
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, STORE_STATE

NO_HEAD = "0" * 64


def append(connection: Connection, change: Change, rows: Sequence[ChangeRow]) -> None:
    """Writes the change as the next link; the row of the store's state is locked until the transaction ends."""
    state = connection.execute(select(STORE_STATE).with_for_update()).mappings().one()
    depth = _depth_of(connection, change.undoes)
    values = _plain(change) | {"sequence": state["changes"] + 1, "previous_hash": state["head"]}
    own_hash = _hash(values, rows)
    connection.execute(insert(CHANGES).values(**values, hash=own_hash, depth=depth, undone=False))
    if rows:
        connection.execute(insert(CHANGE_ROWS), [_row_values(place, row) for place, row in enumerate(rows)])
    connection.execute(update(STORE_STATE).values(changes=values["sequence"], head=own_hash))
    if change.undoes is not None:
        _mark_undone(connection, change.undoes)


def find(connection: Connection, change_id: ChangeId) -> tuple[Change, bool]:
    """The change and whether it is undone; raises `DomainError` when there is none."""
    row = connection.execute(select(CHANGES).where(CHANGES.c.id == change_id)).mappings().one_or_none()
    if row is None:
        raise DomainError(_("Diese Änderung gibt es nicht."), _("Öffnen Sie den Verlauf noch einmal."))
    return change_from(row), row["undone"]


def rows_of(connection: Connection, change_id: UUID) -> list[ChangeRow]:
    query = select(CHANGE_ROWS).where(CHANGE_ROWS.c.change_id == change_id).order_by(CHANGE_ROWS.c.position)
    return [
        ChangeRow(ChangeId(row.change_id), row.kind, row.record_id, row.field, row.old, row.new)
        for row in connection.execute(query)
    ]


def change_from(row: Any) -> Change:
    return Change(**{name: row[name] for name in Change.__dataclass_fields__})


def verify(connection: Connection) -> list[str]:
    """What is wrong with the chain, in German; empty when every link holds to the head."""
    found: list[str] = []
    expected, count = NO_HEAD, 0
    rows = _RowsInOrder(connection)
    for link in connection.execute(select(CHANGES).order_by(CHANGES.c.sequence)).mappings():
        count += 1
        values = {name: link[name] for name in (*Change.__dataclass_fields__, "sequence", "previous_hash")}
        sound = link["sequence"] == count and link["previous_hash"] == expected
        if not sound or _hash(values, rows.of(link["id"])) != link["hash"]:
            found.append(_("Der Verlauf ist bei Änderung {number} verändert worden.").format(number=link["sequence"]))
            break
        expected = link["hash"]
    state = connection.execute(select(STORE_STATE)).mappings().one()
    if not found and (state["changes"], state["head"]) != (count, expected):
        found.append(_("Am Ende des Verlaufs fehlen Änderungen."))
    return found


class _RowsInOrder:
    """All rows of the log in one pass, handed out change by change."""

    def __init__(self, connection: Connection) -> None:
        query = (
            select(CHANGE_ROWS)
            .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
            .order_by(CHANGES.c.sequence, CHANGE_ROWS.c.position)
        )
        self._groups = groupby(connection.execute(query), key=attrgetter("change_id"))
        self._next = next(self._groups, None)

    def of(self, change_id: UUID) -> list[ChangeRow]:
        if self._next is None or self._next[0] != change_id:
            return []
        found = [
            ChangeRow(row.change_id, row.kind, row.record_id, row.field, row.old, row.new) for row in self._next[1]
        ]
        self._next = next(self._groups, None)
        return found


def _plain(change: Change) -> dict[str, Any]:
    return {name: getattr(change, name) for name in Change.__dataclass_fields__}


def _hash(values: dict[str, Any], rows: Iterable[ChangeRow]) -> str:
    deed = {name: _text(value) for name, value in sorted(values.items())}
    parts = [deed, [[row.kind, row.record_id.hex, row.field, row.old, row.new] for row in rows]]
    return sha256(as_json(parts).encode()).hexdigest()


def _text(value: Any) -> Any:
    return str(value) if value is not None and not isinstance(value, (int, str)) else value


def _row_values(position: int, row: ChangeRow) -> dict[str, Any]:
    names = ("change_id", "kind", "record_id", "field", "old", "new")
    return {name: getattr(row, name) for name in names} | {"position": position}


def _depth_of(connection: Connection, undoes: UUID | None) -> int:
    if undoes is None:
        return 0
    depth: int = connection.execute(select(CHANGES.c.depth).where(CHANGES.c.id == undoes)).scalar_one()
    return depth + 1


def _mark_undone(connection: Connection, target: UUID) -> None:
    """The target is undone; what the target had undone counts again, and so on down the line."""
    undone = True
    next_target: UUID | None = target
    while next_target is not None:
        connection.execute(update(CHANGES).where(CHANGES.c.id == next_target).values(undone=undone))
        query = select(CHANGES.c.undoes).where(CHANGES.c.id == next_target)
        next_target, undone = connection.execute(query).scalar_one(), not undone

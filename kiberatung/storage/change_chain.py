"""The change log: deeds with their rows, chained by hashes, and what is undone by what."""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.changes import Change, ChangeId, ChangeRow, Deed
from kiberatung.storage.link_hashes import LINK, ROW, contents_hash, kept, link_hash
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, STORE_STATE

_SALT_BYTES = 16


def append(connection: Connection, change: Change, rows: Sequence[ChangeRow]) -> None:
    """Writes the change as the next link; the row of the store's state is locked until the transaction ends."""
    state = connection.execute(select(STORE_STATE).with_for_update()).mappings().one()
    depth = _depth_of(connection, change.undoes)
    salt = secrets.token_hex(_SALT_BYTES)
    values = _plain(change) | {
        "sequence": state["changes"] + 1,
        "previous_hash": state["head"],
        "salt": salt,
        "rows_hash": contents_hash(salt, change.why, map(row_contents, rows)),
    }
    own_hash = link_hash([kept(values[name]) for name in LINK])
    connection.execute(insert(CHANGES).values(**values, hash=own_hash, depth=depth, undone=False))
    if rows:
        connection.execute(insert(CHANGE_ROWS), [_row_values(place, row) for place, row in enumerate(rows)])
    connection.execute(update(STORE_STATE).values(changes=values["sequence"], head=own_hash))
    if change.undoes is not None:
        _mark_undone(connection, change.undoes)


def require_no_rows_beside_changes(change: Change, rows: Sequence[ChangeRow]) -> None:
    """An entry of the audit trail tells a deed; what changes records is a change, and undoable as one."""
    if rows and change.deed is not Deed.CHANGE:
        raise RuntimeError(f"an entry of the kind {change.deed} that changes records")


def find(connection: Connection, change_id: ChangeId) -> tuple[Change, bool]:
    """The change and whether it is undone; raises `DomainError` when there is none."""
    row = connection.execute(select(CHANGES).where(CHANGES.c.id == change_id)).mappings().one_or_none()
    if row is None or row["deed"] != Deed.CHANGE:
        raise DomainError(
            _("Diese Änderung gibt es nicht. Es wurde nichts geändert."), _("Öffnen Sie den Verlauf noch einmal.")
        )
    return change_from(row), row["undone"]


def rows_of(connection: Connection, change_id: UUID) -> list[ChangeRow]:
    query = select(CHANGE_ROWS).where(CHANGE_ROWS.c.change_id == change_id).order_by(CHANGE_ROWS.c.position)
    return [
        ChangeRow(ChangeId(row.change_id), row.kind, row.record_id, row.field, row.old, row.new)
        for row in connection.execute(query)
    ]


def change_from(row: Any) -> Change:
    """What has lost its contents with an erased family cannot be undone."""
    values = {name: row[name] for name in Change.__dataclass_fields__}
    undoable = row["undoable"] and row["salt"] is not None
    return Change(**values | {"deed": Deed(row["deed"]), "undoable": undoable})


def row_contents(row: Any) -> tuple[Any, ...]:
    return tuple(kept(getattr(row, name)) for name in ROW)


def _plain(change: Change) -> dict[str, Any]:
    return {name: getattr(change, name) for name in Change.__dataclass_fields__} | {"deed": change.deed.value}


def _row_values(position: int, row: ChangeRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("change_id", *ROW)} | {"position": position}


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

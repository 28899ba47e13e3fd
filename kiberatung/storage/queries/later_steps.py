"""Which later steps stand in the way of taking one back alone, and which step made a record."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from kiberatung.services.changes import ChangeId, ChangeRow, Deed
from kiberatung.services.read_models import HistoryLine
from kiberatung.storage import change_chain
from kiberatung.storage.field_changes import LIFE, touches
from kiberatung.storage.mapper import as_json
from kiberatung.storage.queries.history import lines_of
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES

_AT_ONCE = 500


def later_steps(connection: Connection, change_id: ChangeId) -> list[HistoryLine]:
    """Newest first; see `services.ports.Lists`."""
    query = select(CHANGES.c.sequence, CHANGES.c.family_id).where(CHANGES.c.id == change_id)
    target = connection.execute(query).one_or_none()
    if target is None:
        return []
    own = change_chain.rows_of(connection, change_id)
    later: dict[UUID, list[ChangeRow]] = {}
    for row in _candidates(connection, own, target.sequence, target.family_id):
        read = ChangeRow(ChangeId(row.change_id), row.kind, row.record_id, row.field, row.old, row.new)
        later.setdefault(row.change_id, []).append(read)
    meeting = [one for one, rows in later.items() if touches(own, rows, same_family=True)]
    return lines_of(connection, _without_pairs(connection, meeting, target.sequence))


def made_by(connection: Connection, record_ids: Iterable[UUID]) -> dict[UUID, ChangeId]:
    query = (
        select(CHANGE_ROWS.c.record_id, CHANGE_ROWS.c.change_id)
        .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
        .where(CHANGE_ROWS.c.field == LIFE, CHANGE_ROWS.c.old.is_(None), CHANGES.c.depth == 0)
    )
    return {
        row.record_id: ChangeId(row.change_id)
        for ids in _parts(list(record_ids))
        for row in connection.execute(query.where(CHANGE_ROWS.c.record_id.in_(ids)))
    }


def _candidates(connection: Connection, own: Sequence[ChangeRow], since: int, family_id: UUID | None) -> Iterator[Any]:
    """Later rows of the same records, and rows of the same family that name a record made by the change."""
    after = (
        select(CHANGE_ROWS)
        .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
        .where(CHANGES.c.sequence > since, CHANGES.c.undone.is_(False), CHANGES.c.deed == Deed.CHANGE.value)
    )
    for ids in _parts(list(dict.fromkeys(row.record_id for row in own))):
        yield from connection.execute(after.where(CHANGE_ROWS.c.record_id.in_(ids)))
    made = [as_json(str(row.record_id)) for row in own if row.field == LIFE and row.new is not None]
    if family_id is not None:
        for names in _parts(made):
            yield from connection.execute(_naming(after, family_id, names))


def _naming(after: Select[Any], family_id: UUID, names: Sequence[str]) -> Select[Any]:
    return after.where(CHANGES.c.family_id == family_id, CHANGE_ROWS.c.new.in_(names), CHANGE_ROWS.c.field != LIFE)


def _without_pairs(connection: Connection, ids: Sequence[UUID], since: int) -> list[UUID]:
    """Without steps that only take back what came after the change too: both together did nothing."""
    kept: list[UUID] = []
    for part in _parts(ids):
        undoes = dict(connection.execute(select(CHANGES.c.id, CHANGES.c.undoes).where(CHANGES.c.id.in_(part))).all())
        targets = [one for one in undoes.values() if one is not None]
        query = select(CHANGES.c.id).where(CHANGES.c.id.in_(targets), CHANGES.c.sequence > since)
        after = set(connection.execute(query).scalars())
        kept += [one for one in part if undoes.get(one) not in after]
    return kept


def _parts(values: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield list(values[start : start + _AT_ONCE])

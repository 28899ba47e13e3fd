"""The change log as people read it: history of a family, what can be taken back, what happened since."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import Change, Deed
from kiberatung.services.read_models import HistoryLine
from kiberatung.storage.change_chain import change_from
from kiberatung.storage.field_changes import BOOKKEEPING
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES
from kiberatung.storage.tables.office import ACCOUNTS

_IS_CHANGE = CHANGES.c.deed == Deed.CHANGE.value


def history(connection: Connection, family_id: FamilyId, limit: int) -> list[HistoryLine]:
    """Newest first; what is no change is read in the audit trail."""
    return _lines(connection, (CHANGES.c.family_id == family_id) & _IS_CHANGE, limit)


def changed_since(connection: Connection, moment: datetime, limit: int) -> list[HistoryLine]:
    """Newest first; `moment` itself counts as seen. Without fields: those of an import are many thousand."""
    return _lines(connection, (CHANGES.c.changed_at > moment) & _IS_CHANGE, limit, with_fields=False)


def log_moments(connection: Connection) -> list[LogMoment]:
    query = select(CHANGES.c.changed_at, CHANGES.c.deed).order_by(CHANGES.c.sequence)
    return [LogMoment(at, deed == Deed.CLOCK_CONFIRMED.value) for at, deed in connection.execute(query)]


def last_undoable(connection: Connection, account_id: AccountId | None) -> Change | None:
    query = select(CHANGES).where(
        _of(account_id),
        _IS_CHANGE,
        CHANGES.c.depth == 0,
        CHANGES.c.undoable.is_(True),
        CHANGES.c.undone.is_(False),
        CHANGES.c.salt.is_not(None),
    )
    return _newest(connection, query)


def last_redoable(connection: Connection, account_id: AccountId | None) -> Change | None:
    """Undos have odd depth; a deed of this account after one ends the way back to it."""
    deeds = select(func.max(CHANGES.c.sequence)).where(_of(account_id), _IS_CHANGE, CHANGES.c.depth == 0)
    newest_deed = connection.execute(deeds).scalar_one() or 0
    query = select(CHANGES).where(
        _of(account_id),
        _IS_CHANGE,
        CHANGES.c.depth % 2 == 1,
        CHANGES.c.undone.is_(False),
        CHANGES.c.salt.is_not(None),
        CHANGES.c.sequence > newest_deed,
    )
    return _newest(connection, query)


def _lines(
    connection: Connection, condition: ColumnElement[bool], limit: int, *, with_fields: bool = True
) -> list[HistoryLine]:
    query = (
        select(CHANGES.c.id, CHANGES.c.changed_at, CHANGES.c.what, ACCOUNTS.c.name, CHANGES.c.undone, CHANGES.c.depth)
        .outerjoin(ACCOUNTS, ACCOUNTS.c.id == CHANGES.c.account_id)
        .where(condition)
        .order_by(CHANGES.c.sequence.desc())
        .limit(limit)
    )
    rows = connection.execute(query).all()
    fields = _fields(connection, [row.id for row in rows]) if with_fields else {}
    return [
        HistoryLine(
            row.id, row.changed_at, row.what, row.name or "", fields.get(row.id, ()), row.undone, row.depth % 2 == 1
        )
        for row in rows
    ]


def _fields(connection: Connection, ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    query = (
        select(CHANGE_ROWS.c.change_id, CHANGE_ROWS.c.field)
        .where(CHANGE_ROWS.c.change_id.in_(ids), CHANGE_ROWS.c.field.not_in(BOOKKEEPING))
        .order_by(CHANGE_ROWS.c.change_id, CHANGE_ROWS.c.position)
    )
    found: dict[UUID, dict[str, None]] = {}
    for row in connection.execute(query):
        found.setdefault(row.change_id, {})[row.field] = None
    return {change_id: tuple(names) for change_id, names in found.items()}


def _of(account_id: AccountId | None) -> ColumnElement[bool]:
    return CHANGES.c.account_id.is_(None) if account_id is None else CHANGES.c.account_id == account_id


def _newest(connection: Connection, query: Any) -> Change | None:
    row = connection.execute(query.order_by(CHANGES.c.sequence.desc()).limit(1)).mappings().one_or_none()
    return None if row is None else change_from(row)

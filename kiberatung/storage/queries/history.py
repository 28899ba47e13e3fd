"""The change log as people read it: history of a family, what can be taken back, what happened since."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
from kiberatung.storage.field_changes import BOOKKEEPING, LIFE, child_of_row
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES
from kiberatung.storage.tables.office import ACCOUNTS


@dataclass(slots=True)
class _Told:
    """Fields and children of one change, in their order."""

    fields: dict[str, None] = field(default_factory=dict)
    children: dict[UUID, None] = field(default_factory=dict)


_IS_CHANGE = CHANGES.c.deed == Deed.CHANGE.value


def history(connection: Connection, family_id: FamilyId, limit: int) -> list[HistoryLine]:
    """Newest first; what is no change is read in the audit trail."""
    return _lines(connection, (CHANGES.c.family_id == family_id) & _IS_CHANGE, limit)


def changed_since(connection: Connection, moment: datetime, limit: int) -> list[HistoryLine]:
    """Newest first; `moment` itself counts as seen. Without fields and children: an import has many thousand."""
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


def lines_of(connection: Connection, change_ids: Sequence[UUID]) -> list[HistoryLine]:
    """Newest first."""
    return _lines(connection, CHANGES.c.id.in_(change_ids), len(change_ids)) if change_ids else []


def _lines(
    connection: Connection, condition: ColumnElement[bool], limit: int, *, with_fields: bool = True
) -> list[HistoryLine]:
    undoable = (CHANGES.c.undoable & CHANGES.c.salt.is_not(None)).label("undoable")
    said = (CHANGES.c.id, CHANGES.c.changed_at, CHANGES.c.what, ACCOUNTS.c.name, CHANGES.c.undone, CHANGES.c.depth)
    query = (
        select(*said, undoable)
        .outerjoin(ACCOUNTS, ACCOUNTS.c.id == CHANGES.c.account_id)
        .where(condition)
        .order_by(CHANGES.c.sequence.desc())
        .limit(limit)
    )
    rows = connection.execute(query).all()
    told = _told(connection, [row.id for row in rows]) if with_fields else {}
    return [
        HistoryLine(
            change_id=row.id,
            changed_at=row.changed_at,
            what=row.what,
            who=row.name or "",
            fields=tuple(told[row.id].fields) if row.id in told else (),
            children=tuple(told[row.id].children) if row.id in told else (),
            undone=row.undone,
            takes_back=row.depth % 2 == 1,
            undoable=bool(row.undoable),
        )
        for row in rows
    ]


def _told(connection: Connection, ids: list[UUID]) -> dict[UUID, _Told]:
    query = (
        select(CHANGE_ROWS)
        .where(CHANGE_ROWS.c.change_id.in_(ids), CHANGE_ROWS.c.field.not_in(BOOKKEEPING - {LIFE}))
        .order_by(CHANGE_ROWS.c.change_id, CHANGE_ROWS.c.position)
    )
    found: dict[UUID, _Told] = {}
    for row in connection.execute(query):
        told = found.setdefault(row.change_id, _Told())
        if row.field != LIFE:
            told.fields[row.field] = None
        child = child_of_row(row)
        if child is not None:
            told.children[child] = None
    return found


def _of(account_id: AccountId | None) -> ColumnElement[bool]:
    return CHANGES.c.account_id.is_(None) if account_id is None else CHANGES.c.account_id == account_id


def _newest(connection: Connection, query: Any) -> Change | None:
    row = connection.execute(query.order_by(CHANGES.c.sequence.desc()).limit(1)).mappings().one_or_none()
    return None if row is None else change_from(row)

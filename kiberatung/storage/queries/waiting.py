"""Who waits and who is due, counted and cut short by the database: no list of all children leaves it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select

from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.services.read_models import BegunCase, ChildRow, ListOrder, ListQuery, WaitingCount
from kiberatung.storage.queries.children import child_rows
from kiberatung.storage.queries.conditions import (
    CHILD_OF_FAMILY,
    WAITING_STATES,
    conditions_of,
    listed_children,
    order_of,
)
from kiberatung.storage.queries.families import family_ids
from kiberatung.storage.tables.cases import CASES
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import LETTERS

_CASE_OF_LIVING = and_(CHILDREN.c.id == CASES.c.child_id, CHILDREN.c.deleted_at.is_(None))
_ON_THE_WAY = and_(CASES.c.deleted_at.is_(None), CASES.c.side_exit.is_(None))
_TOLD = exists().where(
    LETTERS.c.kind == LetterKind.PLACEMENT.value,
    LETTERS.c.deleted_at.is_(None),
    LETTERS.c.family_id == CASES.c.family_id,
    or_(LETTERS.c.child_id == CASES.c.child_id, LETTERS.c.child_id.is_(None)),
)


def count_waiting(connection: Connection, born_until: Sequence[date], reported_before: date) -> list[WaitingCount]:
    """`born_until` ascends; a child belongs to the first of these days it was born by, else behind the last."""
    by_birth = [(CHILDREN.c.date_of_birth <= day, place) for place, day in enumerate(born_until)]
    place = case((CHILDREN.c.date_of_birth.is_(None), -1), *by_birth, else_=len(born_until)).label("place")
    long = func.count(case((FAMILIES.c.reported_on < reported_before, 1)))
    counted = (
        select(place, func.count(), long)
        .select_from(CASES.join(CHILDREN, _CASE_OF_LIVING).join(FAMILIES, CHILD_OF_FAMILY))
        .where(_ON_THE_WAY, CASES.c.state.in_(WAITING_STATES))
        .group_by(place)
    )
    return [WaitingCount(None if row[0] < 0 else row[0], row[1], row[2]) for row in connection.execute(counted)]


def oldest_waiting(connection: Connection, limit: int) -> list[ChildRow]:
    query = ListQuery(only_waiting=True, order=ListOrder.WAITING)
    wanted = listed_children(query).order_by(*order_of(query)).limit(limit)
    first = _families_reported_first(connection, conditions_of(query), limit)
    if len(first) >= limit:
        wanted = wanted.where(SEARCH_ENTRIES.c.family_id.in_(first))
    return child_rows(connection, [ChildId(identifier) for identifier in connection.execute(wanted).scalars()])


def families_without_appointment(connection: Connection, limit: int) -> list[FamilyId]:
    """First those of whom the day of the report is known."""
    query = ListQuery(only_open=True, states=(CaseState.REPORTED, CaseState.INVITED), without_appointment=True)
    first = _families_reported_first(connection, conditions_of(query), limit)
    if len(first) < limit:
        return family_ids(connection, replace(query, order=ListOrder.WAITING))[:limit]
    return first[:limit]


def begun_cases(connection: Connection, state: CaseState, limit: int) -> list[BegunCase]:
    return _begun(connection, state, [], limit)


def placed_untold(connection: Connection, limit: int) -> list[BegunCase]:
    return _begun(connection, CaseState.PLACED, [~_TOLD], limit)


def _begun(
    connection: Connection, state: CaseState, conditions: list[ColumnElement[bool]], limit: int
) -> list[BegunCase]:
    query = (
        select(CASES.c.child_id, CASES.c.family_id, CASES.c.state_since)
        .where(_ON_THE_WAY, CASES.c.state == state.value, *conditions)
        .order_by(CASES.c.state_since, CASES.c.id)
        .limit(limit)
    )
    return [BegunCase(row.child_id, row.family_id, row.state_since) for row in connection.execute(query)]


def _families_reported_first(
    connection: Connection, conditions: list[ColumnElement[bool]], limit: int
) -> list[FamilyId]:
    """Families with a child that fits, along the index of their days: `limit`, and all of the last day.

    Each gives at least one line, so a list cut to `limit` lines needs no others; families without a day are left out.
    """
    fits = exists(
        select(1)
        .select_from(CASES.join(CHILDREN, _CASE_OF_LIVING))
        .where(CASES.c.family_id == FAMILIES.c.id)
        .where(CASES.c.deleted_at.is_(None), *conditions)
        .correlate(FAMILIES)
    )
    in_order = select(FAMILIES.c.id, FAMILIES.c.reported_on).where(FAMILIES.c.deleted_at.is_(None), fits)
    in_order = in_order.order_by(FAMILIES.c.reported_on, FAMILIES.c.id)
    first = connection.execute(in_order.where(FAMILIES.c.reported_on.is_not(None)).limit(limit)).all()
    if not first:
        return []
    of_last_day = connection.execute(in_order.where(FAMILIES.c.reported_on == first[-1].reported_on)).all()
    return list(dict.fromkeys(row.id for row in (*first, *of_last_day)))

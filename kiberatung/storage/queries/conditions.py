"""A list query as conditions and order: shared by the lists of children and of families."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, and_, case, exists, false, or_, select
from sqlalchemy.sql.visitors import iterate

from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.services.read_models import ListOrder, ListQuery
from kiberatung.storage.mapper import as_json
from kiberatung.storage.search_forms import query_tokens
from kiberatung.storage.tables.appointments import APPOINTMENTS
from kiberatung.storage.tables.cases import CASES
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS

Condition = ColumnElement[bool]

WAITING_STATES = tuple(state.value for state in CaseState if state.order < CaseState.PLACED.order)
ACTIVE_APPOINTMENTS = tuple(
    state.value for state in (AppointmentState.PLANNED, AppointmentState.CONFIRMED, AppointmentState.HELD)
)
STATE_ORDER = case({state.value: state.order for state in CaseState}, value=CASES.c.state, else_=0)

CHILD_OF_FAMILY = and_(FAMILIES.c.id == CHILDREN.c.family_id, FAMILIES.c.deleted_at.is_(None))
CASE_OF_CHILD = and_(CASES.c.child_id == CHILDREN.c.id, CASES.c.deleted_at.is_(None))
_CASE_OF_ENTRY = and_(CASES.c.child_id == SEARCH_ENTRIES.c.owner_id, CASES.c.deleted_at.is_(None))


def listed_children(query: ListQuery, also: Sequence[ColumnElement[Any]] = ()) -> Select[Any]:
    """Identifiers of the children the query asks for, unordered; joins only what its conditions and its order read.

    `also` is read behind the identifier.

    Search entries stand for the living children of living families, so the plain list by name reads one index.
    """
    conditions, order = conditions_of(query), order_of(query)
    read = {table for expression in (*conditions, *order, *also) for table in _tables_in(expression)}
    together: FromClause = SEARCH_ENTRIES
    if FAMILIES in read or ACCOUNTS in read:
        together = together.join(FAMILIES, FAMILIES.c.id == SEARCH_ENTRIES.c.family_id)
    if CHILDREN in read:
        together = together.join(CHILDREN, CHILDREN.c.id == SEARCH_ENTRIES.c.owner_id)
    if CASES in read:
        together = together.outerjoin(CASES, _CASE_OF_ENTRY)
    if ACCOUNTS in read:
        together = together.outerjoin(ACCOUNTS, ACCOUNTS.c.id == FAMILIES.c.counsellor_id)
    wanted = select(SEARCH_ENTRIES.c.owner_id, *also).select_from(together)
    return wanted.where(SEARCH_ENTRIES.c.owner_kind == "child", *conditions)


def _tables_in(expression: ColumnElement[Any]) -> set[FromClause]:
    return {element.table for element in iterate(expression) if isinstance(element, Column)}


def conditions_of(query: ListQuery) -> list[Condition]:
    return [*_of_name(query), *_of_choice(query), *_of_case(query), *_of_days(query)]


def is_open() -> Condition:
    return and_(CASES.c.side_exit.is_(None), CASES.c.state != CaseState.CLOSED.value)


def is_waiting() -> Condition:
    return and_(CASES.c.side_exit.is_(None), CASES.c.state.in_(WAITING_STATES))


def order_of(query: ListQuery) -> list[ColumnElement[Any]]:
    columns: dict[ListOrder, ColumnElement[Any]] = {
        ListOrder.NAME: SEARCH_ENTRIES.c.sort_name,
        ListOrder.WAITING: case((is_waiting(), FAMILIES.c.reported_on)),
        ListOrder.CASE_NUMBER: FAMILIES.c.case_number,
        ListOrder.AGE: CHILDREN.c.date_of_birth,
        ListOrder.TOWN: FAMILIES.c.town,
        ListOrder.STATE: STATE_ORDER,
    }
    ordered = in_direction(columns[query.order], descending=query.descending)
    rest = [] if query.order is ListOrder.NAME else [SEARCH_ENTRIES.c.sort_name]
    return [ordered, *rest, SEARCH_ENTRIES.c.owner_id]


def in_direction(column: ColumnElement[Any], *, descending: bool) -> ColumnElement[Any]:
    """The unknown stands last either way; columns that are never unknown go without, so that an index can serve."""
    ordered = column.desc() if descending else column.asc()
    return ordered if getattr(column, "nullable", True) is False else ordered.nulls_last()


def first_language(tongue: str) -> Condition:
    return CHILDREN.c.home_languages.startswith("[" + as_json(tongue), autoescape=True)


def _of_name(query: ListQuery) -> list[Condition]:
    """What was typed but is no part of any name, as a lone sign, finds nobody; it must not find everybody."""
    tokens = query_tokens(query.name)
    if not tokens and query.name.strip():
        return [false()]
    return [SEARCH_ENTRIES.c.forms.contains(token, autoescape=True) for token in tokens]


def _of_choice(query: ListQuery) -> list[Condition]:
    found: list[Condition] = []
    if query.towns:
        found.append(FAMILIES.c.town.in_(query.towns))
    if query.languages:
        found.append(or_(*(first_language(tongue) for tongue in query.languages)))
    if query.counsellor_id is not None:
        found.append(FAMILIES.c.counsellor_id == query.counsellor_id)
    if query.without_appointment:
        found.append(~_has_appointment())
    return found


def _of_case(query: ListQuery) -> list[Condition]:
    found: list[Condition] = []
    if query.states:
        found.append(CASES.c.state.in_([state.value for state in query.states]))
    if query.side_exits:
        found.append(CASES.c.side_exit.in_([way.value for way in query.side_exits]))
    if query.only_open:
        found.append(is_open())
    if query.only_waiting:
        found.append(is_waiting())
    return found


def _of_days(query: ListQuery) -> list[Condition]:
    found: list[Condition] = []
    if query.reported_before is not None:
        found.append(FAMILIES.c.reported_on < query.reported_before)
    if query.born_after is not None:
        found.append(CHILDREN.c.date_of_birth > query.born_after)
    if query.born_before is not None:
        found.append(CHILDREN.c.date_of_birth < query.born_before)
    return found


def _has_appointment() -> Condition:
    return exists().where(
        APPOINTMENTS.c.family_id == FAMILIES.c.id,
        APPOINTMENTS.c.deleted_at.is_(None),
        APPOINTMENTS.c.state.in_(ACTIVE_APPOINTMENTS),
    )

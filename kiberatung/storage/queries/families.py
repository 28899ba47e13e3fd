"""The list of families: those with a child that the query asks for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from kiberatung.domain.cases import CaseState
from kiberatung.domain.families import FamilyId
from kiberatung.services.read_models import FamilyRow, ListOrder, ListQuery
from kiberatung.storage.queries.children import first_of, in_parts
from kiberatung.storage.queries.conditions import CASE_OF_CHILD, STATE_ORDER, in_direction, is_open, listed_children
from kiberatung.storage.tables.cases import CASES
from kiberatung.storage.tables.change_log import SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS

_OPEN_STATE = case((is_open(), STATE_ORDER))
_FAMILY_ENTRY = SEARCH_ENTRIES.c.owner_id == FAMILIES.c.id


def family_ids(connection: Connection, query: ListQuery, limit: int | None = None) -> list[FamilyId]:
    """Ordered by the family's own values; age by its eldest child, state by the child that is least far."""
    matching = matching_families(query).subquery()
    wanted = (
        select(FAMILIES.c.id)
        .join(matching, matching.c.family_id == FAMILIES.c.id)
        .outerjoin(SEARCH_ENTRIES, _FAMILY_ENTRY)
        .order_by(*family_order(query, matching.c))
        .limit(limit)
    )
    return [FamilyId(identifier) for identifier in connection.execute(wanted).scalars().all()]


def matching_families(query: ListQuery) -> Select[Any]:
    """Those with a child that the query asks for, and of these children what families are ordered by."""
    children = listed_children(query).subquery()
    found = (
        select(
            CHILDREN.c.family_id,
            func.min(CHILDREN.c.date_of_birth).label("born"),
            func.min(STATE_ORDER).label("least_far"),
        )
        .join(children, children.c.owner_id == CHILDREN.c.id)
        .outerjoin(CASES, CASE_OF_CHILD)
    )
    return found.group_by(CHILDREN.c.family_id)


def family_rows(connection: Connection, ids: Sequence[FamilyId]) -> list[FamilyRow]:
    found: dict[UUID, FamilyRow] = {}
    for some in in_parts(ids):
        languages = languages_of_children(connection, some)
        for row in connection.execute(_rows_query(some)):
            found[row.id] = _family_row(row, languages.get(row.id, ""))
    return [found[identifier] for identifier in ids if identifier in found]


def towns(connection: Connection) -> list[str]:
    query = select(FAMILIES.c.town).where(FAMILIES.c.deleted_at.is_(None), FAMILIES.c.town != "").distinct()
    return sorted(connection.execute(query).scalars())


def family_order(query: ListQuery, matching: Any) -> list[ColumnElement[Any]]:
    columns: dict[ListOrder, ColumnElement[Any]] = {
        ListOrder.NAME: SEARCH_ENTRIES.c.sort_name,
        ListOrder.WAITING: FAMILIES.c.reported_on,
        ListOrder.CASE_NUMBER: FAMILIES.c.case_number,
        ListOrder.AGE: matching.born,
        ListOrder.TOWN: FAMILIES.c.town,
        ListOrder.STATE: matching.least_far,
    }
    return [in_direction(columns[query.order], descending=query.descending), SEARCH_ENTRIES.c.sort_name, FAMILIES.c.id]


def counted_families() -> Select[Any]:
    """Of each living family how many children it has, and how far the open ones are."""
    living = and_(CHILDREN.c.family_id == FAMILIES.c.id, CHILDREN.c.deleted_at.is_(None))
    together = FAMILIES.outerjoin(CHILDREN, living).outerjoin(CASES, CASE_OF_CHILD)
    return (
        select(
            FAMILIES.c.id,
            func.count(CHILDREN.c.id).label("children"),
            func.count(_OPEN_STATE).label("open_children"),
            func.min(_OPEN_STATE).label("least_far"),
        )
        .select_from(together)
        .where(FAMILIES.c.deleted_at.is_(None))
        .group_by(FAMILIES.c.id)
    )


def _rows_query(ids: Sequence[FamilyId]) -> Select[Any]:
    counted = counted_families().where(FAMILIES.c.id.in_(ids)).subquery()
    columns = ("id", "family_name", "name_in_script", "case_number", "town", "home_languages", "reported_on")
    return (
        select(*(FAMILIES.c[name] for name in columns), ACCOUNTS.c.short_sign)
        .add_columns(counted.c.children, counted.c.open_children, counted.c.least_far)
        .join(counted, counted.c.id == FAMILIES.c.id)
        .outerjoin(ACCOUNTS, ACCOUNTS.c.id == FAMILIES.c.counsellor_id)
    )


def languages_of_children(connection: Connection, ids: Sequence[FamilyId] | None = None) -> dict[UUID, str]:
    """First home language of the first child that names one: for families that have none of their own."""
    of_these = [CHILDREN.c.family_id.in_(ids)] if ids is not None else []
    query = (
        select(CHILDREN.c.family_id, CHILDREN.c.home_languages)
        .where(*of_these, CHILDREN.c.deleted_at.is_(None), CHILDREN.c.home_languages != "[]")
        .order_by(CHILDREN.c.position.desc(), CHILDREN.c.id.desc())
    )
    return {row.family_id: first_of(row.home_languages) for row in connection.execute(query)}


def _family_row(row: Any, language: str) -> FamilyRow:
    return FamilyRow(
        family_id=row.id,
        family_name=row.family_name,
        name_in_script=row.name_in_script,
        case_number=row.case_number,
        town=row.town,
        language=first_of(row.home_languages) or language,
        children=row.children,
        open_children=row.open_children,
        earliest_state=None if row.least_far is None else list(CaseState)[row.least_far],
        reported_on=row.reported_on,
        counsellor=row.short_sign or "",
    )

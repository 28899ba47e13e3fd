"""The list of children: identifiers first, rows when they are drawn."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, select

from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.children import ChildId
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.read_models import ChildRow, ListQuery
from kiberatung.storage.queries.conditions import CASE_OF_CHILD, CHILD_OF_FAMILY, listed_children, order_of
from kiberatung.storage.tables.cases import ASSESSMENTS, CASES, RECOMMENDATIONS
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS

T = TypeVar("T")
_AT_ONCE = 500
Grade = tuple[int | None, GermanSupport | None]

_ROWS = (
    select(
        CHILDREN.c.id,
        CHILDREN.c.family_id,
        CHILDREN.c.family_name,
        CHILDREN.c.given_names,
        CHILDREN.c.name_in_script,
        CHILDREN.c.date_of_birth,
        CHILDREN.c.home_languages,
        FAMILIES.c.town,
        FAMILIES.c.case_number,
        FAMILIES.c.reported_on,
        ACCOUNTS.c.short_sign,
        CASES.c.state,
        CASES.c.side_exit,
    )
    .select_from(
        CHILDREN.join(FAMILIES, CHILD_OF_FAMILY)
        .outerjoin(CASES, CASE_OF_CHILD)
        .outerjoin(ACCOUNTS, ACCOUNTS.c.id == FAMILIES.c.counsellor_id)
    )
    .where(CHILDREN.c.deleted_at.is_(None))
)


def child_ids(connection: Connection, query: ListQuery, limit: int | None = None) -> list[ChildId]:
    wanted = listed_children(query).order_by(*order_of(query)).limit(limit)
    return [ChildId(identifier) for identifier in connection.execute(wanted).scalars().all()]


def child_rows(connection: Connection, ids: Sequence[ChildId]) -> list[ChildRow]:
    found: dict[UUID, ChildRow] = {}
    for some in in_parts(ids):
        grades = _grades(connection, some)
        for row in connection.execute(_ROWS.where(CHILDREN.c.id.in_(some))):
            found[row.id] = _child_row(row, grades.get(row.id, (None, None)))
    return [found[identifier] for identifier in ids if identifier in found]


def in_parts(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many as one statement takes well."""
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


@lru_cache(maxsize=512)
def first_of(texts: str) -> str:
    """The first text of a stored tuple: keys, of which few are there."""
    values = json.loads(texts)
    return str(values[0]) if values else ""


def _child_row(row: Any, grade: Grade) -> ChildRow:
    return ChildRow(
        child_id=row.id,
        family_id=row.family_id,
        family_name=row.family_name,
        given_names=row.given_names,
        name_in_script=row.name_in_script,
        date_of_birth=row.date_of_birth,
        language=first_of(row.home_languages),
        town=row.town,
        case_number=row.case_number,
        counsellor=row.short_sign or "",
        state=CaseState(row.state) if row.state else CaseState.REPORTED,
        side_exit=SideExit(row.side_exit) if row.side_exit else None,
        reported_on=row.reported_on,
        grade=grade[0],
        german_support=grade[1],
    )


def _grades(connection: Connection, ids: Sequence[ChildId]) -> dict[UUID, Grade]:
    """From the newest assessment, and over it the newest recommendation."""
    assessed = _newest(connection, ASSESSMENTS, "assessed_on", ids)
    return assessed | _newest(connection, RECOMMENDATIONS, "recommended_on", ids)


def _newest(connection: Connection, table: Table, day: str, ids: Sequence[ChildId]) -> dict[UUID, Grade]:
    query = (
        select(table.c.child_id, table.c.grade, table.c.german_support)
        .where(table.c.child_id.in_(ids), table.c.deleted_at.is_(None))
        .order_by(table.c[day], table.c.id)
    )
    return {
        row.child_id: (row.grade, GermanSupport(row.german_support) if row.german_support else None)
        for row in connection.execute(query)
    }

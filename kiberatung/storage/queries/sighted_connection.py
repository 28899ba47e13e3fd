"""The sight of an account as SQL: every list query reads, in place of a table, only what this account sees of it.

The queries themselves know nothing of rights, so none can forget them. A record that leads to its family through a
child is reached by way of that child.
"""

from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    FromClause,
    Select,
    Table,
    and_,
    case,
    exists,
    false,
    literal,
    or_,
    select,
)
from sqlalchemy.sql.visitors import replacement_traverse

from kiberatung.domain.families import Family
from kiberatung.services.hidden_facts import PROTECTED
from kiberatung.services.sight import Extent, Sight
from kiberatung.storage.tables.appointments import APPOINTMENTS, CONSULTATIONS
from kiberatung.storage.tables.cases import CASES
from kiberatung.storage.tables.change_log import CHANGES, SEARCH_ENTRIES
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import CONSENTS, FAMILIES, GUARDIANS, INCOMING_REPORTS
from kiberatung.storage.tables.office import FOLLOW_UPS, LETTERS, NOTES

_OF_A_FAMILY = (
    CHILDREN, GUARDIANS, CASES, APPOINTMENTS, CONSULTATIONS, CONSENTS, INCOMING_REPORTS, LETTERS, NOTES, FOLLOW_UPS,
    SEARCH_ENTRIES,
)  # fmt: skip
_SIGHTS_KEPT = 8
_QUERIES_KEPT = 64


class SightedConnection:
    """Stands for a `Connection` in queries."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def execute(self, statement: Executable, *parameters: Any) -> CursorResult[Any]:
        if isinstance(statement, Select):
            statement = seen(statement, self._sight)
        return self._connection.execute(statement, *parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def sighted(connection: Connection, sight: Sight) -> Connection:
    """For the queries it is a connection like any other."""
    return connection if sight.is_whole else cast("Connection", SightedConnection(connection, sight))


def whole(connection: Connection) -> Connection:
    """Past the sight: for what is never shown, as whether something has changed."""
    given: object = connection
    return given._connection if isinstance(given, SightedConnection) else connection


@lru_cache(maxsize=_QUERIES_KEPT)
def seen(statement: Select[Any], sight: Sight) -> Select[Any]:
    """The same query over what is in sight; those made once, as of the search, are not rewritten for each key typed."""
    stand_ins = _stand_ins(sight)

    def stand_in_for(element: Any, **_more: Any) -> Any:
        if isinstance(element, Table):
            return stand_ins.get(element)
        if isinstance(element, Column) and element.table in stand_ins:
            return stand_ins[element.table].c[element.name]
        return None

    return cast("Select[Any]", replacement_traverse(statement, {}, stand_in_for))


def is_assigned(sight: Sight) -> ColumnElement[bool]:
    """`Sight.is_assigned`, over the table of families."""
    ways: list[ColumnElement[bool]] = [FAMILIES.c.id.in_(sight.opened)] if sight.opened else []
    if sight.takes_cases:
        ways += [FAMILIES.c.counsellor_id == sight.account_id, FAMILIES.c.counsellor_id.is_(None)]
    return or_(*ways) if ways else false()


@lru_cache(maxsize=_SIGHTS_KEPT)
def _stand_ins(sight: Sight) -> dict[FromClause, FromClause]:
    """What is read in place of each table; none where all of its rows are seen as they are."""
    found: dict[FromClause, FromClause] = {FAMILIES: _families(sight).subquery(FAMILIES.name)}
    if sight.extent is Extent.ALL:
        return found
    own = select(FAMILIES.c.id).where(is_assigned(sight))
    for table in _OF_A_FAMILY:
        found[table] = select(table).where(table.c.family_id.in_(own)).subquery(table.name)
    asked_of_each = exists(own.where(FAMILIES.c.id == SEARCH_ENTRIES.c.family_id))
    found[SEARCH_ENTRIES] = select(SEARCH_ENTRIES).where(asked_of_each).subquery(SEARCH_ENTRIES.name)
    family_id = CHANGES.c.family_id
    found[CHANGES] = select(CHANGES).where(or_(family_id.is_(None), family_id.in_(own))).subquery(CHANGES.name)
    return found


def _families(sight: Sight) -> Select[Any]:
    hidden = {} if sight.sees_protected else PROTECTED[Family]
    covered = and_(FAMILIES.c.address_protected, ~is_assigned(sight))
    columns = [
        case((covered, literal(hidden[column.name])), else_=column).label(column.name)
        if column.name in hidden
        else column
        for column in FAMILIES.c
    ]
    families = select(*columns)
    return families if sight.extent is Extent.ALL else families.where(is_assigned(sight))

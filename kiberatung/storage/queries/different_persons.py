"""Which children are known not to be the one they look like."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, or_, select

from kiberatung.domain.children import ChildId
from kiberatung.storage.queries.children import in_parts
from kiberatung.storage.tables.merging import DIFFERENT_PERSONS

_PAIR = (DIFFERENT_PERSONS.c.child_id, DIFFERENT_PERSONS.c.other_id)
_ALIVE = DIFFERENT_PERSONS.c.deleted_at.is_(None)


def known_different(connection: Connection, child_id: UUID) -> frozenset[ChildId]:
    """Those who are not this child, by what somebody said."""
    first, second = _PAIR
    query = select(first, second).where(or_(first == child_id, second == child_id), _ALIVE)
    return frozenset(ChildId(one) for pair in connection.execute(query) for one in pair if one != child_id)


def different_pairs(connection: Connection, child_ids: Iterable[UUID]) -> set[tuple[ChildId, ChildId]]:
    """Every pair in which one of these children is the lesser one."""
    found: set[tuple[ChildId, ChildId]] = set()
    for some in in_parts(list(child_ids)):
        query = select(*_PAIR).where(_PAIR[0].in_(some), _ALIVE)
        found.update((ChildId(row[0]), ChildId(row[1])) for row in connection.execute(query))
    return found

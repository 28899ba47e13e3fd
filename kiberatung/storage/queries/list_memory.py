"""Keeps what lists are made of in memory, as it is in the store, so that each key typed is answered at once.

It is read in parts while nobody waits. Before each answer the change log tells which families have changed since;
these are read again. It is let go of when the store is closed, which the lock does too.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from kiberatung.services.changes import Deed
from kiberatung.services.sight import Sight
from kiberatung.storage.queries.held_answers import HeldPeople
from kiberatung.storage.queries.held_people import families_after, families_of
from kiberatung.storage.queries.sighted_connection import whole
from kiberatung.storage.tables.appointments import APPOINTMENTS
from kiberatung.storage.tables.cases import ASSESSMENTS, CASES, RECOMMENDATIONS
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, STORE_STATE
from kiberatung.storage.tables.children import CHILDREN
from kiberatung.storage.tables.families import FAMILIES
from kiberatung.storage.tables.office import ACCOUNTS

AT_ONCE = 400
"""Families read in one part: a key typed meanwhile waits for no more than that."""
MOST_READ_AGAIN, MOST_RECORDS = 200, 900
"""Families and records; where more have changed, as by an import, all are read anew."""
_OF_A_FAMILY = {table.name: table for table in (CHILDREN, CASES, APPOINTMENTS)}
_OF_A_CHILD = {table.name: table for table in (ASSESSMENTS, RECOMMENDATIONS)}
_LISTED = (*_OF_A_FAMILY, *_OF_A_CHILD, FAMILIES.name, ACCOUNTS.name)
_NEWEST = select(STORE_STATE.c.changes)


class ListMemory:
    """Of one sight. Connections given are those of the sight; the log is read past it, else what left it would stay."""

    def __init__(self, is_resting: Callable[[], bool]) -> None:
        self._is_resting = is_resting
        self._people = HeldPeople()
        self._sequence: int | None = None
        """Of the newest change that is in it."""
        self._last: UUID | None = None
        self._is_whole = False

    def forget(self) -> None:
        self._people.forget()
        self._sequence = self._last = None
        self._is_whole = False

    def current(self, connection: Connection) -> HeldPeople | None:
        """None until all has been read."""
        if self._is_resting():
            return None
        if self._sequence is not None and not self._catch_up(connection, self._sequence):
            self.forget()
        return self._people if self._is_whole else None

    def read_on(self, connection: Connection) -> bool:
        """One part more; whether all has been read."""
        if self.current(connection) is None and not self._is_resting():
            if self._sequence is None:
                self._sequence = _sequence(connection)
            found = families_after(connection, self._last, AT_ONCE)
            self._people.take(found)
            self._last = found[-1].family_id if found else self._last
            self._is_whole = len(found) < AT_ONCE
        return self._is_whole

    def _catch_up(self, connection: Connection, known: int) -> bool:
        """False where reading all anew is simpler."""
        now = _sequence(connection)
        if now == known:
            return True
        log = whole(connection)
        records = _changed_records(log, known) if now > known else None
        if records is None:
            return False
        stale = self._families_of(log, records) | _left_families(log, known)
        if len(stale) > MOST_READ_AGAIN:
            return False
        self._people.drop([one.int for one in stale])
        read = [one for one in stale if self._is_whole or (self._last is not None and one <= self._last)]
        self._people.take(families_of(connection, read) if read else [])
        self._sequence = now
        return True

    def _families_of(self, log: Connection, records: dict[str, set[UUID]]) -> set[UUID]:
        """As they are now, and where the children were before."""
        children = records.get(CHILDREN.name, set())
        held = (self._people.children.get(one.int) for one in children)
        found: set[UUID] = {child.family_id for child in held if child is not None}
        found |= records.get(FAMILIES.name, set())
        for kind, ids in records.items():
            if kind in _OF_A_FAMILY:
                table = _OF_A_FAMILY[kind]
                found |= _read(log, select(table.c.family_id).where(table.c.id.in_(ids)))
            elif kind in _OF_A_CHILD:
                table = _OF_A_CHILD[kind]
                of_child = select(CHILDREN.c.family_id).join(table, table.c.child_id == CHILDREN.c.id)
                found |= _read(log, of_child.where(table.c.id.in_(ids)))
        return found


class ListMemories:
    """Those of a store: of the sight that is whole, and of the one other that was last in use."""

    def __init__(self) -> None:
        self._is_resting = False
        self.whole = ListMemory(self._rests)
        self._other = ListMemory(self._rests)
        self._sight: Sight | None = None

    def of(self, sight: Sight) -> ListMemory:
        if sight != self._sight:
            self._other.forget()
            self._sight = sight
        return self._other

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """While a unit of work is open, lists say what it has written so far: only the store knows that."""
        self._is_resting = True
        try:
            yield
        finally:
            self._is_resting = False

    def forget(self) -> None:
        self.whole.forget()
        self._other.forget()

    def _rests(self) -> bool:
        return self._is_resting


def _sequence(connection: Connection) -> int:
    return int(whole(connection).execute(_NEWEST).scalar_one())


def _changed_records(log: Connection, known: int) -> dict[str, set[UUID]] | None:
    """By their tables, those that lists are made of; None where one concerns all families, or nobody can tell."""
    later = CHANGES.c.sequence > known
    erased = select(CHANGES.c.id).where(later, CHANGES.c.deed == Deed.ERASURE).limit(1)
    if log.execute(erased).first() is not None:
        return None
    query = (
        select(CHANGE_ROWS.c.kind, CHANGE_ROWS.c.record_id)
        .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
        .where(later, CHANGE_ROWS.c.kind.in_(_LISTED))
        .distinct()
    )
    found: dict[str, set[UUID]] = {}
    rows = log.execute(query.limit(MOST_RECORDS + 1)).all()
    for kind, record_id in rows:
        found.setdefault(kind, set()).add(record_id)
    return None if ACCOUNTS.name in found or len(rows) > MOST_RECORDS else found


def _left_families(log: Connection, known: int) -> set[UUID]:
    """Which records have left for another one."""
    query = (
        select(CHANGE_ROWS.c.old)
        .join(CHANGES, CHANGES.c.id == CHANGE_ROWS.c.change_id)
        .where(CHANGES.c.sequence > known, CHANGE_ROWS.c.field == "family_id", CHANGE_ROWS.c.old.is_not(None))
    )
    return {UUID(json.loads(old)) for old in log.execute(query).scalars()}


def _read(log: Connection, query: Select[Any]) -> set[UUID]:
    return set(log.execute(query).scalars())

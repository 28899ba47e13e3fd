"""The lists as one account sees them; what is told of others, is told here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.interpreters import InterpreterId
from kiberatung.domain.names.person import Person
from kiberatung.services.changes import ChangeId, ChangeRow, Deed
from kiberatung.services.hidden_facts import may_read_changes
from kiberatung.services.read_models import NotedDeed, SearchHit, UpcomingAppointment
from kiberatung.services.sight import Owner, Sight
from kiberatung.services.told_of_others import LOOKED_AT, occupied, told_of
from kiberatung.storage import change_chain
from kiberatung.storage.queries.list_memory import ListMemory
from kiberatung.storage.queries.lists import SqlLists
from kiberatung.storage.queries.owners import counsellor_names, owners
from kiberatung.storage.queries.sighted_connection import sighted

Transaction = Callable[[], AbstractContextManager[Connection]]


class SightedLists(SqlLists):
    def __init__(self, transaction: Transaction, sight: Sight, memory: ListMemory | None = None) -> None:
        @contextmanager
        def in_sight() -> Iterator[Connection]:
            with transaction() as connection:
                yield sighted(connection, sight)

        super().__init__(in_sight, memory)
        self._open = transaction
        self._all = SqlLists(transaction)
        self._sight = sight

    def similar(self, person: Person, limit: int) -> list[SearchHit]:
        """With a hint at whom to ask where a colleague has the child, and nothing of it."""
        with self._open() as connection:
            hits = self._all.similar(person, LOOKED_AT)
            of_whom = owners(connection, Family, {hit.family_id for hit in hits})
            return told_of(hits, of_whom, self._sight, counsellor_names(connection))[:limit]

    def appointments_between(self, first: datetime, last: datetime) -> list[UpcomingAppointment]:
        with self._open():
            own = {one.appointment_id: one for one in super().appointments_between(first, last)}
            return [own.get(one.appointment_id) or occupied(one) for one in self._all.appointments_between(first, last)]

    def owners(self, kind: type, ids: Iterable[UUID]) -> dict[UUID, Owner]:
        return self._all.owners(kind, ids)

    def noted_since(self, since: datetime, deeds: Sequence[Deed], limit: int) -> list[NotedDeed]:
        return self._all.noted_since(since, deeds, limit)

    def last_noted(self, deed: Deed, account_id: AccountId, family_id: FamilyId) -> datetime | None:
        return self._all.last_noted(deed, account_id, family_id)

    def log_moments(self) -> list[LogMoment]:
        return self._all.log_moments()

    def busy_interpreters(self, begins: datetime, ends: datetime) -> set[InterpreterId]:
        return self._all.busy_interpreters(begins, ends)

    def change_rows(self, change_id: ChangeId) -> list[ChangeRow]:
        with self._open() as connection:
            change, _undone = change_chain.find(connection, change_id)
            known = owners(connection, Family, {change.family_id} if change.family_id else set())
            return self._all.change_rows(change_id) if may_read_changes(self._sight, known.values()) else []

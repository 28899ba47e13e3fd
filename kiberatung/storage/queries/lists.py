"""Fulfils `services.ports.Lists`: each call one short read of its own, or within the transaction in progress."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.domain.families import FamilyId
from kiberatung.domain.interpreters import InterpreterId
from kiberatung.domain.names.person import Person
from kiberatung.services.changes import Change, ChangeId, ChangeRow, Deed
from kiberatung.services.read_models import (
    BegunCase,
    ChildRow,
    FamilyRow,
    HistoryLine,
    ListCount,
    ListQuery,
    NotedDeed,
    SearchHit,
    StateCount,
    UpcomingAppointment,
    WaitingCount,
)
from kiberatung.services.sight import Owner
from kiberatung.storage import change_chain
from kiberatung.storage.queries import (
    children,
    counts,
    day_lists,
    different_persons,
    families,
    field_ages,
    history,
    later_steps,
    list_facts,
    noted_deeds,
    owners,
    waiting,
)
from kiberatung.storage.queries.held_answers import HeldPeople
from kiberatung.storage.queries.list_memory import ListMemory


class SqlLists:
    """Where a memory is given and has been read, it answers what it can."""

    def __init__(
        self, transaction: Callable[[], AbstractContextManager[Connection]], memory: ListMemory | None = None
    ) -> None:
        self._transaction = transaction
        self._memory = memory

    def read_on(self) -> bool:
        with self._transaction() as connection:
            return self._memory is None or self._memory.read_on(connection)

    def child_ids(self, query: ListQuery, limit: int | None = None) -> list[ChildId]:
        with self._looking() as (connection, held):
            if held is not None:
                return [child.child_id for child in held.listed(query, limit)]
            return children.child_ids(connection, query, limit)

    def child_rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        with self._looking() as (connection, held):
            if held is not None:
                found = (held.children.get(child_id.int) for child_id in ids)
                return [child.as_row() for child in found if child is not None]
            return children.child_rows(connection, ids)

    def family_ids(self, query: ListQuery, limit: int | None = None) -> list[FamilyId]:
        with self._looking() as (connection, held):
            if held is not None:
                return [family.family_id for family in held.listed_families(query, limit)]
            return families.family_ids(connection, query, limit)

    def family_rows(self, ids: Sequence[FamilyId]) -> list[FamilyRow]:
        with self._looking() as (connection, held):
            if held is not None:
                found = (held.families.get(family_id.int) for family_id in ids)
                return [family.as_row() for family in found if family is not None]
            return families.family_rows(connection, ids)

    def child_facts(self, query: ListQuery, facts: Sequence[str]) -> Sequence[Any]:
        with self._looking() as (connection, held):
            return held.listed(query) if held is not None else list_facts.child_facts(connection, query, facts)

    def family_facts(self, query: ListQuery, facts: Sequence[str]) -> Sequence[Any]:
        with self._looking() as (connection, held):
            if held is not None:
                return held.listed_families(query)
            return list_facts.family_facts(connection, query, facts)

    def count(self, query: ListQuery) -> ListCount:
        with self._looking() as (connection, held):
            return held.count(query) if held is not None else counts.count(connection, query)

    def waiting_since(self, query: ListQuery) -> list[tuple[date, int]]:
        with self._looking() as (connection, held):
            return held.waiting_since(query) if held is not None else counts.waiting_since(connection, query)

    @contextmanager
    def _looking(self) -> Iterator[tuple[Connection, HeldPeople | None]]:
        with self._transaction() as connection:
            yield connection, self._memory.current(connection) if self._memory is not None else None

    def search(self, text: str, limit: int) -> list[SearchHit]:
        with self._transaction() as connection:
            from kiberatung.storage.queries import search  # noqa: PLC0415 - the finder of names is wanted here first

            return search.search(connection, text, limit)

    def similar(self, person: Person, limit: int) -> list[SearchHit]:
        with self._transaction() as connection:
            from kiberatung.storage.queries import search  # noqa: PLC0415

            return search.similar(connection, person, limit)

    def known_different(self, child_id: ChildId) -> frozenset[ChildId]:
        with self._transaction() as connection:
            return different_persons.known_different(connection, child_id)

    def different_pairs(self, child_ids: Iterable[ChildId]) -> set[tuple[ChildId, ChildId]]:
        with self._transaction() as connection:
            return different_persons.different_pairs(connection, child_ids)

    def field_ages(self, record_ids: Iterable[UUID]) -> dict[tuple[UUID, str], datetime]:
        with self._transaction() as connection:
            return field_ages.field_ages(connection, record_ids)

    def history(self, family_id: FamilyId, limit: int) -> list[HistoryLine]:
        with self._transaction() as connection:
            return history.history(connection, family_id, limit)

    def change_rows(self, change_id: ChangeId) -> list[ChangeRow]:
        with self._transaction() as connection:
            return change_chain.rows_of(connection, change_id)

    def later_steps(self, change_id: ChangeId) -> list[HistoryLine]:
        with self._transaction() as connection:
            return later_steps.later_steps(connection, change_id)

    def made_by(self, record_ids: Iterable[UUID]) -> dict[UUID, ChangeId]:
        with self._transaction() as connection:
            return later_steps.made_by(connection, record_ids)

    def last_undoable(self, account_id: AccountId | None) -> Change | None:
        with self._transaction() as connection:
            return history.last_undoable(connection, account_id)

    def last_redoable(self, account_id: AccountId | None) -> Change | None:
        with self._transaction() as connection:
            return history.last_redoable(connection, account_id)

    def appointments_between(self, first: datetime, last: datetime) -> list[UpcomingAppointment]:
        with self._transaction() as connection:
            return day_lists.appointments_between(connection, first, last)

    def state_counts(self) -> list[StateCount]:
        with self._transaction() as connection:
            return day_lists.state_counts(connection)

    def towns(self) -> list[str]:
        with self._looking() as (connection, held):
            return held.towns() if held is not None else families.towns(connection)

    def next_number(self, series: str, year: int) -> int:
        with self._transaction() as connection:
            return day_lists.next_number(connection, series, year)

    def oldest_waiting(self, limit: int) -> list[ChildRow]:
        with self._transaction() as connection:
            return waiting.oldest_waiting(connection, limit)

    def count_waiting(self, born_until: Sequence[date], reported_before: date) -> list[WaitingCount]:
        with self._transaction() as connection:
            return waiting.count_waiting(connection, born_until, reported_before)

    def families_without_appointment(self, limit: int) -> list[FamilyId]:
        with self._transaction() as connection:
            return waiting.families_without_appointment(connection, limit)

    def begun_cases(self, state: CaseState, limit: int) -> list[BegunCase]:
        with self._transaction() as connection:
            return waiting.begun_cases(connection, state, limit)

    def placed_untold(self, limit: int) -> list[BegunCase]:
        with self._transaction() as connection:
            return waiting.placed_untold(connection, limit)

    def changed_since(self, moment: datetime, limit: int) -> list[HistoryLine]:
        with self._transaction() as connection:
            return history.changed_since(connection, moment, limit)

    def owners(self, kind: type, ids: Iterable[UUID]) -> dict[UUID, Owner]:
        with self._transaction() as connection:
            return owners.owners(connection, kind, ids)

    def noted_since(self, since: datetime, deeds: Sequence[Deed], limit: int) -> list[NotedDeed]:
        with self._transaction() as connection:
            return noted_deeds.noted_since(connection, since, deeds, limit)

    def last_noted(self, deed: Deed, account_id: AccountId, family_id: FamilyId) -> datetime | None:
        with self._transaction() as connection:
            return noted_deeds.last_noted(connection, deed, account_id, family_id)

    def busy_interpreters(self, begins: datetime, ends: datetime) -> set[InterpreterId]:
        with self._transaction() as connection:
            return day_lists.busy_interpreters(connection, begins, ends)

    def log_moments(self) -> list[LogMoment]:
        with self._transaction() as connection:
            return history.log_moments(connection)

    def measured_on(self) -> date | None:
        with self._transaction() as connection:
            return day_lists.measured_on(connection)

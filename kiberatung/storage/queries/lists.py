"""Fulfils `services.ports.Lists`: each call one short read of its own, or within the transaction in progress."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime

from sqlalchemy import Connection

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import Change, ChangeId, ChangeRow
from kiberatung.services.read_models import (
    ChildRow,
    FamilyRow,
    HistoryLine,
    ListQuery,
    PersonLikeness,
    SearchHit,
    StateCount,
    UpcomingAppointment,
)
from kiberatung.storage import change_chain
from kiberatung.storage.queries import children, day_lists, families, history, search


class SqlLists:
    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def child_ids(self, query: ListQuery) -> list[ChildId]:
        with self._transaction() as connection:
            return children.child_ids(connection, query)

    def child_rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        with self._transaction() as connection:
            return children.child_rows(connection, ids)

    def family_ids(self, query: ListQuery) -> list[FamilyId]:
        with self._transaction() as connection:
            return families.family_ids(connection, query)

    def family_rows(self, ids: Sequence[FamilyId]) -> list[FamilyRow]:
        with self._transaction() as connection:
            return families.family_rows(connection, ids)

    def search(self, text: str, limit: int) -> list[SearchHit]:
        with self._transaction() as connection:
            return search.search(connection, text, limit)

    def similar(self, person: PersonLikeness, limit: int) -> list[SearchHit]:
        with self._transaction() as connection:
            return search.similar(connection, person, limit)

    def history(self, family_id: FamilyId, limit: int) -> list[HistoryLine]:
        with self._transaction() as connection:
            return history.history(connection, family_id, limit)

    def change_rows(self, change_id: ChangeId) -> list[ChangeRow]:
        with self._transaction() as connection:
            return change_chain.rows_of(connection, change_id)

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
        with self._transaction() as connection:
            return families.towns(connection)

    def next_number(self, series: str, year: int) -> int:
        with self._transaction() as connection:
            return day_lists.next_number(connection, series, year)

    def oldest_waiting(self, limit: int) -> list[ChildRow]:
        with self._transaction() as connection:
            return children.oldest_waiting(connection, limit)

    def changed_since(self, moment: datetime, limit: int) -> list[HistoryLine]:
        with self._transaction() as connection:
            return history.changed_since(connection, moment, limit)

    def measured_on(self) -> date | None:
        with self._transaction() as connection:
            return day_lists.measured_on(connection)

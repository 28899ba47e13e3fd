"""What the services need from outside: the store, the lists, letters and files. Others provide it."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import Field
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar, runtime_checkable
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.domain.drafts import Draft
from kiberatung.domain.families import FamilyId
from kiberatung.domain.interpreters import InterpreterId
from kiberatung.domain.names.person import Person
from kiberatung.services.changes import Change, ChangeId, ChangeRow, Deed, Erasure
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
from kiberatung.services.sight import Owner, Sight


@runtime_checkable
class Record(Protocol):
    """A frozen dataclass of `domain` with an identifier of its own and a version counter."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> UUID: ...
    @property
    def version(self) -> int: ...


R = TypeVar("R", bound=Record)


class Records(Protocol):
    """Reading within one transaction. Removed records are not seen."""

    def get(self, kind: type[R], identifier: UUID) -> R:
        """Raises `DomainError` when there is no such record."""

    def find(self, kind: type[R], **equal: object) -> list[R]:
        """All whose fields equal the values given; a tuple, list or set means any of them.

        Ordered by `position` where the record has one, then by identifier (that is: by the time of making).
        """


class UnitOfWork(Records, Protocol):
    """One transaction that becomes one `Change`; leaving without `commit` rolls everything back."""

    def put(self, record: R) -> R:
        """Insert (version 0) or update; gives the record back with its new version.

        Raises `ChangedMeanwhile` when the stored version is not the record's own.
        """

    def remove(self, record: Record) -> None:
        """Soft: the record is no longer seen, and can come back by undo."""

    def revert(self, change_id: ChangeId) -> Change:
        """Puts every record of that change back as it was before it, and gives the change that was undone.

        Raises `DomainError` when one of them has been changed since, or the change cannot be undone.
        """

    def note(self, entry: Change) -> None:
        """One more entry of the log in this transaction, for a deed that is no change; it has no rows."""

    def erase(self, erasure: Erasure) -> None:
        """On commit: takes the family away for good, from the log too, with one entry; no undo brings it back."""

    def commit(self) -> None: ...


class Drafts(Protocol):
    """What was typed and is not saved: no records, not in the log, each account its own."""

    def keep(self, draft: Draft) -> None:
        """In place of the one that the same account kept for the same place."""

    def find(self, account_id: AccountId, place: str) -> Draft | None: ...

    def of_account(self, account_id: AccountId) -> list[Draft]:
        """Newest first."""

    def drop(self, account_id: AccountId, place: str) -> None:
        """Nothing happens when there is none."""


class Store(Protocol):
    """Where records live. Used from one thread at a time: the database lane."""

    def reading(self) -> AbstractContextManager[Records]: ...

    def changing(self, change: Change) -> AbstractContextManager[UnitOfWork]: ...

    @property
    def lists(self) -> "Lists": ...

    @property
    def drafts(self) -> Drafts: ...

    def lists_seen_by(self, sight: Sight) -> "Lists":
        """What is out of sight is not there; records are seen by way of `services.sighted_records`."""


class Lists(Protocol):
    """Reading lists; each call is one short read of its own."""

    def read_on(self) -> bool:
        """Reads a part of what is kept in memory, so that each key typed is answered at once; True when all is read."""

    def child_ids(self, query: ListQuery, limit: int | None = None) -> list[ChildId]:
        """All of them, or the first `limit`: as many as are seen at once come several times as fast."""

    def child_rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        """In the order of `ids`; those that are gone are left out."""

    def family_ids(self, query: ListQuery, limit: int | None = None) -> list[FamilyId]: ...

    def family_rows(self, ids: Sequence[FamilyId]) -> list[FamilyRow]: ...

    def child_facts(self, query: ListQuery, facts: Sequence[str]) -> Sequence[ChildRow]:
        """All of them with these facts alone, by name as `ChildRow` has them: what a whole list is arranged by."""

    def family_facts(self, query: ListQuery, facts: Sequence[str]) -> Sequence[FamilyRow]: ...

    def count(self, query: ListQuery) -> ListCount: ...

    def waiting_since(self, query: ListQuery) -> list[tuple[date, int]]:
        """Of the children found that still wait: how many were reported on which day, oldest first."""

    def search(self, text: str, limit: int) -> list[SearchHit]:
        """Children, guardians and families by name in any spelling or script, case number, or date of birth."""

    def similar(self, person: Person, limit: int) -> list[SearchHit]:
        """Children that may be the same person, best first."""

    def known_different(self, child_id: ChildId) -> frozenset[ChildId]:
        """Children of whom somebody said „nicht dieselbe Person“ as this one."""

    def different_pairs(self, child_ids: Iterable[ChildId]) -> set[tuple[ChildId, ChildId]]:
        """The same for many: every such pair whose lesser identifier is among them."""

    def field_ages(self, record_ids: Iterable[UUID]) -> dict[tuple[UUID, str], datetime]:
        """When each field of these records was last written, by the log."""

    def history(self, family_id: FamilyId, limit: int) -> list[HistoryLine]: ...

    def change_rows(self, change_id: ChangeId) -> list[ChangeRow]: ...

    def later_steps(self, change_id: ChangeId) -> list[HistoryLine]:
        """Newest first: what stands in the way of taking this one back alone, because it changed the same later.

        The same field of a record, a record that it made, or one that leads to such a record; steps taken back do not
        count, nor does their taking back.
        """

    def made_by(self, record_ids: Iterable[UUID]) -> dict[UUID, ChangeId]:
        """The change that made each of these records."""

    def last_undoable(self, account_id: AccountId | None) -> Change | None:
        """The newest change of this account that is not undone and not itself an undo."""

    def last_redoable(self, account_id: AccountId | None) -> Change | None:
        """The newest undo of this account, when no other change of it came after."""

    def appointments_between(self, first: datetime, last: datetime) -> list[UpcomingAppointment]: ...

    def state_counts(self) -> list[StateCount]: ...

    def towns(self) -> list[str]: ...

    def next_number(self, series: str, year: int) -> int:
        """The next free running number, as of case numbers; counts from 1 each year."""

    def oldest_waiting(self, limit: int) -> list[ChildRow]: ...

    def count_waiting(self, born_until: Sequence[date], reported_before: date) -> list[WaitingCount]:
        """Children without a place by day of birth: `born_until` ascends, each child counts at the first that fits."""

    def families_without_appointment(self, limit: int) -> list[FamilyId]:
        """With a child reported or invited and no appointment that counts, reported first first."""

    def begun_cases(self, state: CaseState, limit: int) -> list[BegunCase]:
        """On the way and in this state, longest first."""

    def placed_untold(self, limit: int) -> list[BegunCase]:
        """With a place, and no letter about it was given out for the child or to its family; longest first."""

    def changed_since(self, moment: datetime, limit: int) -> list[HistoryLine]:
        """Newest first, without the fields: one change may have touched thousands of records."""

    def owners(self, kind: type, ids: Iterable[UUID]) -> dict[UUID, Owner]:
        """The family to which each of these families, children, cases or appointments belongs, seen or not."""

    def noted_since(self, since: datetime, deeds: Sequence[Deed], limit: int) -> list[NotedDeed]:
        """Of the whole log, newest first."""

    def last_noted(self, deed: Deed, account_id: AccountId, family_id: FamilyId) -> datetime | None: ...

    def busy_interpreters(self, begins: datetime, ends: datetime) -> set[InterpreterId]:
        """Booked for a talk within that time, whoever's it is."""

    def log_moments(self) -> list[LogMoment]:
        """When each entry of the log was written, in their sequence."""

    def measured_on(self) -> date | None:
        """Day of the newest figure of free places, None without any."""

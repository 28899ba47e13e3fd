"""What the services need from outside: the store, the lists, letters and files. Others provide it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import Field
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar, runtime_checkable
from uuid import UUID

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

    def commit(self) -> None: ...


class Store(Protocol):
    """Where records live. Used from one thread at a time: the database lane."""

    def reading(self) -> AbstractContextManager[Records]: ...

    def changing(self, change: Change) -> AbstractContextManager[UnitOfWork]: ...

    @property
    def lists(self) -> "Lists": ...


class Lists(Protocol):
    """Reading lists; each call is one short read of its own."""

    def child_ids(self, query: ListQuery) -> list[ChildId]: ...

    def child_rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        """In the order of `ids`; those that are gone are left out."""

    def family_ids(self, query: ListQuery) -> list[FamilyId]: ...

    def family_rows(self, ids: Sequence[FamilyId]) -> list[FamilyRow]: ...

    def search(self, text: str, limit: int) -> list[SearchHit]:
        """Children, guardians and families by name in any spelling or script, case number, or date of birth."""

    def similar(self, person: PersonLikeness, limit: int) -> list[SearchHit]:
        """Children that may be the same person, best first."""

    def history(self, family_id: FamilyId, limit: int) -> list[HistoryLine]: ...

    def change_rows(self, change_id: ChangeId) -> list[ChangeRow]: ...

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

    def changed_since(self, moment: datetime, limit: int) -> list[HistoryLine]: ...

    def measured_on(self) -> date | None:
        """Day of the newest figure of free places, None without any."""

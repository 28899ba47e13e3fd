"""What one account sees of the fake store: the tables behind its lists, without what is out of sight."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.clock_judgement import LogMoment
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.interpreters import InterpreterId
from kiberatung.domain.names.person import Person
from kiberatung.services.changes import ChangeId, ChangeRow, Deed
from kiberatung.services.hidden_facts import link_of, may_read_changes, without_hidden
from kiberatung.services.read_models import NotedDeed, SearchHit, UpcomingAppointment
from kiberatung.services.sight import Owner, Sight
from kiberatung.services.told_of_others import LOOKED_AT, occupied, told_of
from tests.support.fake_lists import FakeLists
from tests.support.fake_tables import LoggedChange, Row, Tables


class SightedTables:
    """Stands for `Tables` in the lists."""

    def __init__(self, tables: Tables, sight: Sight, owners: Any) -> None:
        self._tables = tables
        self._sight = sight
        self._owners = owners
        self.numbers = tables.numbers

    @property
    def changes(self) -> list[LoggedChange]:
        return [one for one in self._tables.changes if self._sees_family(one.change.family_id)]

    def logged(self, change_id: UUID) -> LoggedChange:
        return self._tables.logged(change_id)

    def living(self, kind: type) -> list[Any]:
        return [seen for record in self._tables.living(kind) if (seen := self._seen(record)) is not None]

    def row(self, kind: type, identifier: UUID) -> Row:
        record, alive = self._tables.row(kind, identifier)
        seen = self._seen(record) if record is not None else None
        return seen, alive and seen is not None

    def _seen(self, record: Any) -> Any:
        """As in the real lists a note or a place is not told from others: no list shows either."""
        link = link_of(record)
        if link is None:
            return record
        owner = self._owners(link[0], {link[1]}).get(link[1])
        return without_hidden(record, self._sight, owner) if owner and self._sight.sees(owner) else None

    def _sees_family(self, family_id: UUID | None) -> bool:
        owner = self._owners(Family, {family_id}).get(family_id) if family_id else None
        return family_id is None or (owner is not None and self._sight.sees(owner))


class _SightedStore:
    def __init__(self, store: Any, sight: Sight) -> None:
        self._store, self._sight = store, sight

    @property
    def tables(self) -> SightedTables:
        return SightedTables(self._store.tables, self._sight, self._store.lists.owners)


class FakeSightedLists(FakeLists):
    def __init__(self, store: Any, sight: Sight) -> None:
        super().__init__(_SightedStore(store, sight))
        self._all: FakeLists = store.lists
        self._tables_of_all = lambda: store.tables
        self._sight = sight

    def similar(self, person: Person, limit: int) -> list[SearchHit]:
        hits = self._all.similar(person, LOOKED_AT)
        owners = self.owners(Family, {hit.family_id for hit in hits})
        names = {account.id: account.name for account in self._tables_of_all().living(Account)}
        return told_of(hits, owners, self._sight, names)[:limit]

    def appointments_between(self, first: datetime, last: datetime) -> list[UpcomingAppointment]:
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
        family_id = self._tables_of_all().logged(change_id).change.family_id
        known = self.owners(Family, {family_id} if family_id else set())
        return self._all.change_rows(change_id) if may_read_changes(self._sight, known.values()) else []

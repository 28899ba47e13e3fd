"""A store in memory that fulfils the ports, for tests of services: the contract suite holds it to the real ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from kiberatung.services.changes import Change, ChangeId, ChangeRow, Deed, Erasure
from kiberatung.services.conflicts import ChangedMeanwhile
from kiberatung.services.ports import Record, Records, UnitOfWork
from kiberatung.services.sight import Sight
from kiberatung.storage.change_chain import require_no_rows_beside_changes
from kiberatung.storage.field_changes import LIFE, FieldChanges, as_wanted, changed_since, is_made, not_undoable
from kiberatung.storage.keys.derivation import DerivationCost, DerivationProfile
from kiberatung.storage.mapper import field_values, image
from kiberatung.storage.no_record import no_such_record
from kiberatung.storage.tables.register import RECORD_KINDS, table_of
from tests.support.fake_drafts import FakeDrafts
from tests.support.fake_lists import FakeLists
from tests.support.fake_sight import FakeSightedLists
from tests.support.fake_tables import LoggedChange, Tables, matches, place_in_order

R = TypeVar("R", bound=Record)

CHEAP = DerivationProfile(cost=DerivationCost(64, 1, 1), floor=DerivationCost(64, 1, 1))
"""Keys that take no time: for tests alone."""


class FakeStore:
    """Fulfils `services.ports.Store`."""

    def __init__(self) -> None:
        self.tables = Tables()
        self._busy = False
        self._lists = FakeLists(self)
        self._drafts = FakeDrafts()

    @property
    def lists(self) -> FakeLists:
        return self._lists

    @property
    def drafts(self) -> FakeDrafts:
        return self._drafts

    def lists_seen_by(self, sight: Sight) -> FakeLists:
        return self._lists if sight.is_whole else FakeSightedLists(self, sight)

    @contextmanager
    def reading(self) -> Iterator[Records]:
        before, self._busy = self._busy, True
        try:
            yield FakeRecords(self.tables)
        finally:
            self._busy = before

    @contextmanager
    def changing(self, change: Change) -> Iterator[UnitOfWork]:
        if self._busy:
            raise RuntimeError("a unit of work inside another transaction")
        saved, self._busy = self.tables.copy(), True
        known = any(logged.change.id == change.id for logged in self.tables.changes)
        work = FakeSavedBefore(self, change) if known else FakeUnitOfWork(self, change)
        try:
            yield work
        finally:
            self._busy = False
            if not work.done:
                self.tables = saved

    def release(self) -> None:
        """The unit of work is committed: reading goes on as usual."""
        self._busy = False

    def close(self, *, backup: bool = True) -> None:
        """Nothing to let go of."""


class FakeRecords:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def get(self, kind: type[R], identifier: UUID) -> R:
        record, alive = self.tables.row(kind, identifier)
        if record is None or not alive:
            raise no_such_record()
        return record  # type: ignore[no-any-return]

    def find(self, kind: type[R], **equal: object) -> list[R]:
        found = [record for record in self.tables.living(kind) if matches(record, equal)]
        return sorted(found, key=place_in_order)


class FakeUnitOfWork(FakeRecords):
    def __init__(self, store: FakeStore, change: Change) -> None:
        super().__init__(store.tables)
        self._store = store
        self._change = change
        self._fields = FieldChanges()
        self._notes: list[Change] = []
        self._erasures: list[Erasure] = []
        self.done = False

    def put(self, record: R) -> R:
        self._require_open()
        stored, alive = self.tables.row(type(record), record.id)
        if stored is None:
            if record.version:
                raise no_such_record()
            return self._insert(record)
        if not alive or stored.version != record.version:
            raise ChangedMeanwhile(mine=record, theirs=stored if alive else None)
        return self._update(stored, record)

    def remove(self, record: Record) -> None:
        self._require_open()
        stored = self.get(type(record), record.id)
        if stored.version != record.version:
            raise ChangedMeanwhile(mine=record, theirs=stored)
        self._set_life(stored, alive=False)

    def revert(self, change_id: ChangeId) -> Change:
        self._require_open()
        logged = self.tables.logged(change_id)
        if logged.undone or not logged.change.undoable:
            raise not_undoable(undone=logged.undone)
        for (name, record_id), rows in logged.by_record().items():
            self._revert_record(RECORD_KINDS[name], record_id, rows)
        what, family_id = self._change.what or logged.change.what, self._change.family_id or logged.change.family_id
        self._change = replace(self._change, what=what, undoes=change_id, family_id=family_id)
        return logged.change

    def note(self, entry: Change) -> None:
        self._require_open()
        self._notes.append(entry)

    def erase(self, erasure: Erasure) -> None:
        self._require_open()
        self._erasures.append(erasure)

    def commit(self) -> None:
        self._require_open()
        rows = self._fields.rows(self._change.id)
        require_no_rows_beside_changes(self._change, rows)
        if rows or self._change.undoes is not None or self._change.deed is not Deed.CHANGE:
            self.tables.log(LoggedChange(self._change, rows))
        for entry in self._notes:
            self.tables.log(LoggedChange(entry, []))
        for erasure in self._erasures:
            self.tables.erase(erasure.entry.family_id)
            self.tables.log(LoggedChange(erasure.entry, []))
        self.done = True
        self._store.release()

    def _insert(self, record: R) -> R:
        stored = replace(record, version=1)  # type: ignore[type-var]
        self.tables.write(stored, alive=True)
        self._fields.inserted(table_of(type(record)).name, stored)
        return stored

    def _update(self, stored: R, record: R) -> R:
        before, after = image(stored), image(record)
        if before == after:
            return stored
        fresh = replace(record, version=stored.version + 1)  # type: ignore[type-var]
        self.tables.write(fresh, alive=True)
        self._fields.updated(table_of(type(record)).name, stored.id, before, after)
        return fresh

    def _set_life(self, stored: R, *, alive: bool) -> R:
        fresh = replace(stored, version=stored.version + 1)  # type: ignore[type-var]
        self.tables.write(fresh, alive=alive)
        self._fields.life(table_of(type(stored)).name, stored.id, alive=alive)
        return fresh

    def _revert_record(self, kind: type, record_id: UUID, rows: list[ChangeRow]) -> None:
        stored, alive = self.tables.row(kind, record_id)
        if stored is None:
            raise changed_since()
        wanted: dict[str, Any] = as_wanted(kind, image(stored), rows, alive=alive)
        life = next((row for row in rows if row.field == LIFE), None)
        if life is not None and life.old is not None:
            stored = self._set_life(stored, alive=True)
        if not is_made(rows):
            stored = self._update(stored, replace(stored, **field_values(kind, wanted)))
        if life is not None and life.new is not None:
            self._set_life(stored, alive=False)

    def _require_open(self) -> None:
        if self.done:
            raise RuntimeError("this unit of work is committed")


class FakeSavedBefore(FakeUnitOfWork):
    """Of a change that is in the log already: nothing is written again."""

    def get(self, kind: type[R], identifier: UUID) -> R:
        record, _alive = self.tables.row(kind, identifier)
        if record is None:
            raise no_such_record()
        return record  # type: ignore[no-any-return]

    def put(self, record: R) -> R:
        return self.tables.row(type(record), record.id)[0] or record

    def remove(self, record: Record) -> None:
        pass

    def revert(self, change_id: ChangeId) -> Change:
        return self.tables.logged(change_id).change

    def note(self, entry: Change) -> None:
        pass

    def commit(self) -> None:
        self.done = True
        self._store.release()

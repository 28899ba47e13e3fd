"""One transaction that becomes one change: put, remove, revert, commit."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.merges import Merge
from kiberatung.services.changes import Change, ChangeId, ChangeRow, Deed, Erasure
from kiberatung.services.conflicts import ChangedMeanwhile
from kiberatung.services.ports import Record
from kiberatung.storage import change_chain, erasing, search_entries
from kiberatung.storage.field_changes import LIFE, FieldChanges, as_wanted, changed_since, is_made, not_undoable
from kiberatung.storage.mapper import field_values, from_row, image, to_row
from kiberatung.storage.no_record import no_such_record
from kiberatung.storage.records import SqlRecords
from kiberatung.storage.tables.change_log import CHANGES
from kiberatung.storage.tables.register import RECORD_KINDS, table_of

R = TypeVar("R", bound=Record)


Finish = Callable[[ChangeId | None], None]
"""Commits; takes the change by which the store can tell afterwards whether it did."""


def is_logged(connection: Connection, change_id: ChangeId) -> bool:
    return connection.execute(select(CHANGES.c.id).where(CHANGES.c.id == change_id)).first() is not None


class SqlUnitOfWork(SqlRecords):
    """Fulfils `services.ports.UnitOfWork`."""

    def __init__(self, connection: Connection, change: Change, finish: Finish) -> None:
        super().__init__(connection)
        self._finish = finish
        self._change = change
        self._fields = FieldChanges()
        self._families: set[UUID] = set()
        self._notes: list[Change] = []
        self._erasures: list[Erasure] = []
        self.done = False

    def put(self, record: R) -> R:
        self._require_open()
        row = self._row(type(record), record.id)
        if row is None:
            if record.version:
                raise no_such_record()
            return self._insert(record)
        stored: R = from_row(type(record), row)
        if row["deleted_at"] is not None or stored.version != record.version:
            raise ChangedMeanwhile(mine=record, theirs=None if row["deleted_at"] is not None else stored)
        return self._update(stored, record)

    def remove(self, record: Record) -> None:
        self._require_open()
        stored = self.get(type(record), record.id)
        if stored.version != record.version:
            raise ChangedMeanwhile(mine=record, theirs=stored)
        self._set_life(stored, alive=False)

    def revert(self, change_id: ChangeId) -> Change:
        self._require_open()
        change, undone = change_chain.find(self._connection, change_id)
        if undone or not change.undoable:
            raise not_undoable(undone=undone)
        for (kind_name, record_id), rows in self._grouped(change_id).items():
            self._revert_record(RECORD_KINDS[kind_name], record_id, rows)
        what, family_id = self._change.what or change.what, self._change.family_id or change.family_id
        self._change = replace(self._change, what=what, undoes=change_id, family_id=family_id)
        return change

    def note(self, entry: Change) -> None:
        self._require_open()
        self._notes.append(entry)

    def erase(self, erasure: Erasure) -> None:
        self._require_open()
        self._erasures.append(erasure)

    def commit(self) -> None:
        self._require_open()
        rows = self._fields.rows(self._change.id)
        change_chain.require_no_rows_beside_changes(self._change, rows)
        logged = [*self._notes, *(erasure.entry for erasure in self._erasures)]
        if rows or self._change.undoes is not None or self._change.deed is not Deed.CHANGE:
            change_chain.append(self._connection, self._change, rows)
            search_entries.renew(self._connection, self._families)
            logged.append(self._change)
        for entry in self._notes:
            change_chain.append(self._connection, entry, [])
        for erasure in self._erasures:
            erasing.erase(self._connection, erasure)
        self._finish(logged[-1].id if logged else None)
        self.done = True
        if self._erasures:
            erasing.leave_nothing_behind(self._connection)

    def _insert(self, record: R) -> R:
        stored = replace(record, version=1)
        table = table_of(type(record))
        self._connection.execute(insert(table), to_row(stored))
        self._fields.inserted(table.name, stored)
        self._touch(stored)
        return stored

    def _update(self, stored: R, record: R) -> R:
        before, after = image(stored), image(record)
        if before == after:
            return stored
        fresh = replace(record, version=stored.version + 1)
        table = table_of(type(record))
        changed = {name for name in after if after[name] != before[name]}
        values = {name: value for name, value in to_row(fresh).items() if name in changed or name == "version"}
        self._write(stored, fresh, values)
        self._fields.updated(table.name, stored.id, before, after)
        self._touch(stored)
        self._touch(fresh)
        return fresh

    def _set_life(self, stored: R, *, alive: bool) -> R:
        fresh = replace(stored, version=stored.version + 1)
        self._write(stored, fresh, {"version": fresh.version, "deleted_at": None if alive else self._change.changed_at})
        self._fields.life(table_of(type(stored)).name, stored.id, alive=alive)
        self._touch(stored)
        return fresh

    def _write(self, stored: Record, mine: Record, values: dict[str, Any]) -> None:
        """Only where the version is still the one that was read: on a server somebody may be faster between."""
        table = table_of(type(stored))
        this = (table.c.id == stored.id) & (table.c.version == stored.version)
        if self._connection.execute(update(table).where(this).values(**values)).rowcount != 1:
            theirs = self._row(type(stored), stored.id)
            raise ChangedMeanwhile(mine=mine, theirs=from_row(type(stored), theirs) if theirs else None)

    def _revert_record(self, kind: type, record_id: UUID, rows: list[ChangeRow]) -> None:
        row = self._row(kind, record_id)
        if row is None:
            raise changed_since()
        stored, alive = from_row(kind, row), row["deleted_at"] is None
        wanted = as_wanted(kind, image(stored), rows, alive=alive)
        life = next((row for row in rows if row.field == LIFE), None)
        if life is not None and life.old is not None:
            stored = self._set_life(stored, alive=True)
        if not is_made(rows):
            stored = self._update(stored, replace(stored, **field_values(kind, wanted)))
        if life is not None and life.new is not None:
            self._set_life(stored, alive=False)

    def _grouped(self, change_id: ChangeId) -> dict[tuple[str, UUID], list[ChangeRow]]:
        grouped: dict[tuple[str, UUID], list[ChangeRow]] = {}
        for row in change_chain.rows_of(self._connection, change_id):
            grouped.setdefault((row.kind, row.record_id), []).append(row)
        return grouped

    def _touch(self, record: object) -> None:
        """Remembers whose search forms are to be written anew."""
        if isinstance(record, Family):
            self._families.add(record.id)
        elif isinstance(record, (Child, Guardian, Merge)):
            self._families.add(record.family_id)

    def _require_open(self) -> None:
        if self.done:
            raise RuntimeError("this unit of work is committed")


class SavedBefore(SqlRecords):
    """The unit of work of a change that is in the log already: saving it again does nothing.

    Records are seen as they are now, also those that the change removed.
    """

    def get(self, kind: type[R], identifier: UUID) -> R:
        row = self._row(kind, identifier)
        if row is None:
            raise no_such_record()
        record: R = from_row(kind, row)
        return record

    def put(self, record: R) -> R:
        row = self._row(type(record), record.id)
        return record if row is None else from_row(type(record), row)

    def remove(self, record: Record) -> None:
        pass

    def revert(self, change_id: ChangeId) -> Change:
        return change_chain.find(self._connection, change_id)[0]

    def note(self, entry: Change) -> None:
        pass

    def erase(self, erasure: Erasure) -> None:
        pass

    def commit(self) -> None:
        pass

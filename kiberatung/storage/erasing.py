"""Takes a family away for good: its records, its search entries, its drafts, and what the log says of them.

The links of the log stay, so that nobody can pass off a cut log as an erasure; their contents go. The entry of the
erasure tells which links it emptied and the hash of what is left of each.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, insert, or_, select, update

from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.handovers import Handover
from kiberatung.domain.merges import Merge
from kiberatung.services.changes import Change, ChangeRow, Erasure
from kiberatung.storage import change_chain, schema
from kiberatung.storage.chain_verification import EMPTIED_FIELD, EMPTIED_KIND
from kiberatung.storage.link_hashes import contents_hash
from kiberatung.storage.mapper import as_json
from kiberatung.storage.tables.change_log import CHANGE_ROWS, CHANGES, ERASURES
from kiberatung.storage.tables.columns import TABLES
from kiberatung.storage.tables.drafts import DRAFTS
from kiberatung.storage.tables.register import METADATA, table_of

_AT_ONCE = 400
_NAMED_BY_TEXT = {"approvals": "subject"}
"""Tables whose rows name their family in a column of text."""

Owned = Mapping[Table, frozenset[UUID]]
"""Identifiers of the records of a family by their table."""

OF_ANYBODY = "handover"
"""Drafts of reasons for a handover of several families: they may speak of this one, and are typed again at worst."""


def erase(connection: Connection, erasure: Erasure) -> None:
    """Within the transaction of the caller, who ends it and then calls `leave_nothing_behind`."""
    family_id = erasure.entry.family_id
    if family_id is None:
        raise ValueError("an erasure names its family")
    owned = records_of(connection, family_id)
    emptied = [] if not owned else list(_empty_log(connection, erasure.entry, owned))
    for table, identifiers in owned.items():
        for part in _parts(identifiers):
            connection.execute(delete(table).where(table.c.id.in_(part)))
    gone = sorted({family_id, *owned.get(table_of(Family), ())})
    notes = [row for one in gone for row in _note(connection, erasure, FamilyId(one))]
    for one in gone:
        _delete_what_follows(connection, FamilyId(one))
    connection.execute(delete(DRAFTS).where(DRAFTS.c.family_id.is_(None), DRAFTS.c.place.startswith(OF_ANYBODY)))
    change_chain.append(connection, erasure.entry, [*notes, *emptied])
    schema.search_module(connection).rebuild(connection)


def erased_families(connection: Connection) -> list[FamilyId]:
    """In the order of their identifiers; to be erased again in whatever was restored from before."""
    return list(connection.execute(select(ERASURES.c.family_id).order_by(ERASURES.c.family_id)).scalars())


def leave_nothing_behind(connection: Connection) -> None:
    """After the commit: what the log of the file still holds is written over too."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.dbapi_connection
        if driver is not None:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def records_of(connection: Connection, family_id: FamilyId) -> Owned:
    """Everything that hangs on the family by its references, removed records too; empty when it is not there.

    So do the families that were merged into it: they are the same people under another number.
    """
    families = table_of(Family)
    owned: dict[Table, frozenset[UUID]] = {}
    wanted = families.c.id.in_(_with_merged(connection, family_id))
    fresh = {families: frozenset(connection.execute(select(families.c.id).where(wanted)).scalars())}
    while any(fresh.values()):
        owned = {table: owned.get(table, frozenset()) | fresh.get(table, frozenset()) for table in owned | fresh}
        fresh = {
            table: _hanging_on(connection, table, owned) - owned.get(table, frozenset()) for table in TABLES.values()
        }
    return _with_loose_ends(connection, {table: ids for table, ids in owned.items() if ids}, family_id)


def _with_merged(connection: Connection, family_id: FamilyId) -> set[UUID]:
    """The family, those that went into it, and those that had gone into these before."""
    merges = table_of(Merge)
    query = select(merges.c.gone_family_id).where(merges.c.gone_family_id.is_not(None), merges.c.deleted_at.is_(None))
    known: set[UUID] = set()
    fresh: set[UUID] = {family_id}
    while fresh:
        known |= fresh
        fresh = set(connection.execute(query.where(merges.c.family_id.in_(fresh))).scalars()) - known
    return known


def _hanging_on(connection: Connection, table: Table, owned: Owned) -> frozenset[UUID]:
    found: set[UUID] = set()
    for column in table.columns:
        for key in column.foreign_keys:
            for part in _parts(owned.get(key.column.table, ())):
                found.update(connection.execute(select(table.c.id).where(column.in_(part))).scalars())
    return frozenset(found)


def _with_loose_ends(connection: Connection, owned: dict[Table, frozenset[UUID]], family_id: FamilyId) -> Owned:
    """Records that name family or children without a reference: approvals, and handovers of nobody else."""
    for name, column in _NAMED_BY_TEXT.items():
        table = METADATA.tables[name]
        families = {str(one) for one in owned.get(table_of(Family), ())} | {str(family_id)}
        found = connection.execute(select(table.c.id).where(table.c[column].in_(families))).scalars()
        owned[table] = owned.get(table, frozenset()) | frozenset(found)
    handovers, children = table_of(Handover), METADATA.tables["children"]
    own = {str(child) for child in owned.get(children, ())}
    named = or_(*(handovers.c.child_ids.contains(child, autoescape=True) for child in own)) if own else None
    if named is not None:
        rows = connection.execute(select(handovers.c.id, handovers.c.child_ids).where(named))
        owned[handovers] = frozenset(row.id for row in rows if set(json.loads(row.child_ids)) <= own)
    return {table: identifiers for table, identifiers in owned.items() if identifiers}


def _empty_log(connection: Connection, entry: Change, owned: Owned) -> Iterator[ChangeRow]:
    """Takes the rows of these records from the log, and the reason of every entry about them or about the family."""
    identifiers = [identifier for found in owned.values() for identifier in found]
    kinds = {table.name for table in owned}
    concerned: dict[UUID, None] = {}
    for part in _parts(identifiers):
        query = select(CHANGE_ROWS.c.change_id).where(CHANGE_ROWS.c.record_id.in_(part), CHANGE_ROWS.c.kind.in_(kinds))
        concerned |= dict.fromkeys(connection.execute(query.distinct()).scalars())
        connection.execute(delete(CHANGE_ROWS).where(CHANGE_ROWS.c.record_id.in_(part), CHANGE_ROWS.c.kind.in_(kinds)))
    families = {entry.family_id, *owned.get(table_of(Family), ())}
    about = select(CHANGES.c.id).where(CHANGES.c.family_id.in_(families), CHANGES.c.why != "")
    concerned |= dict.fromkeys(connection.execute(about).scalars())
    for change_id in sorted(concerned):
        yield _emptied(connection, entry, change_id)


def _emptied(connection: Connection, entry: Change, change_id: UUID) -> ChangeRow:
    this = CHANGES.c.id == change_id
    before = connection.execute(select(CHANGES.c.rows_hash).where(this)).scalar_one()
    connection.execute(update(CHANGES).where(this).values(why="", salt=None))
    left = contents_hash(None, "", map(change_chain.row_contents, change_chain.rows_of(connection, change_id)))
    return ChangeRow(entry.id, EMPTIED_KIND, change_id, EMPTIED_FIELD, as_json(before), as_json(left))


def _delete_what_follows(connection: Connection, family_id: FamilyId) -> None:
    """Search entries, drafts and whatever else is kept by family beside the records."""
    records = set(TABLES.values())
    for table in METADATA.tables.values():
        if "family_id" in table.c and table not in records and table not in (CHANGES, ERASURES):
            connection.execute(delete(table).where(table.c.family_id == family_id))


def _note(connection: Connection, erasure: Erasure, family_id: FamilyId) -> list[ChangeRow]:
    """Into the table of erasures, and the same into the log; erasing again what is erased keeps the first note."""
    if connection.execute(select(ERASURES).where(ERASURES.c.family_id == family_id)).first() is not None:
        return []
    entry = erasure.entry
    values = {"account_id": entry.account_id, "second_account_id": erasure.second_account_id, "reason": erasure.reason}
    connection.execute(insert(ERASURES).values(family_id=family_id, erased_at=entry.changed_at, **values))
    return [ChangeRow(entry.id, ERASURES.name, family_id, name, None, new) for name, new in as_noted(values).items()]


def as_noted(values: Mapping[str, Any]) -> dict[str, str]:
    """What the log says of a row of the table of erasures, beside the moment, which is its own."""
    names = ("account_id", "second_account_id", "reason")
    return {name: as_json(None if values[name] is None else str(values[name])) for name in names}


def _parts(identifiers: Iterable[UUID]) -> Iterator[list[UUID]]:
    known = sorted(identifiers)
    return (known[start : start + _AT_ONCE] for start in range(0, len(known), _AT_ONCE))

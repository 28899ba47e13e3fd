"""Is everything as it was written? Findings in German for `check`, and the logical dump that must survive a restore."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeGuard
from uuid import UUID

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DBAPIError

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.services.changes import Change, Deed
from kiberatung.services.whole_dump import DUMPED
from kiberatung.storage import (
    anchors,
    chain_verification,
    database_file,
    known_state,
    record_comparison,
    rescue,
    search_comparison,
)
from kiberatung.storage.chain_verification import Chain
from kiberatung.storage.sql_store import SqlStore
from kiberatung.storage.stores import FileStore
from kiberatung.storage.tables.change_log import BY_CHANCE, CHANGES, DERIVED
from kiberatung.storage.tables.register import METADATA

FULL_CHECK_EVERY = timedelta(days=7)
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, DBAPIError, EnvironmentFault)
"""What reading may raise where a value was put that nobody wrote."""

Step = Callable[[Connection], list[str]]


def check(store: SqlStore) -> list[str]:
    """What is wrong, what is safe and what to do, in German; empty when nothing is wrong. Changes nothing."""
    raw = getattr(store, "raw", None)
    found = [] if raw is None else [_describe(finding) for finding in database_file.unsoundness(raw)]
    if not found:
        found = audit(store).findings + contradictions(store)
    return [*found, _way_out(store)] if found else []


def contradictions(store: SqlStore) -> list[str]:
    """Where records, search entries and the log do not say the same."""
    found = _step(store, record_comparison.differences, _("Einträge des Bestands lassen sich nicht lesen."))
    return found + _step(store, search_comparison.differences, _("Das Verzeichnis der Suche lässt sich nicht lesen."))


def audit(store: SqlStore) -> Chain:
    """The log alone: link by link, to its head, and against the last known state."""
    chain = Chain()

    def read(connection: Connection) -> list[str]:
        nonlocal chain
        chain = chain_verification.read_chain(connection)
        return chain.findings

    chain.findings = _step(store, read, _("Der Verlauf lässt sich nicht lesen."))
    if is_file(store):
        chain.findings += _step(store, lambda _connection: _against_anchor(store), _("Dem Bestand fehlt sein Stand."))
    return chain


def _against_anchor(store: FileStore) -> list[str]:
    if anchors.is_missing(store.place.path):
        return [_("Der Schlüsseldatei fehlt der Vermerk des letzten Standes.")]
    return known_state.unexpected(store)


def check_and_note(store: SqlStore, note: Change) -> list[str]:
    """The full check; a sound store notes in its log when it was, so that the next one is due a week later."""
    found = check(store)
    if not found:
        with store.changing(note) as work:
            work.commit()
    return found


def due_for_full_check(store: SqlStore, now: datetime) -> bool:
    """Whether a week has passed without one; a new store has time for a week."""
    with store.transaction() as connection:
        last = select(func.max(CHANGES.c.changed_at)).where(CHANGES.c.deed == Deed.CHECKED.value)
        first = select(func.min(CHANGES.c.changed_at))
        moment = connection.execute(last).scalar_one() or connection.execute(first).scalar_one()
    return moment is not None and now - moment >= FULL_CHECK_EVERY


def dump(store: SqlStore) -> Iterator[str]:
    """One JSON line per row, tables and rows in a fixed order; search forms follow from the rest and are left out.

    So are the salts of the log and the hashes that follow from them: the same deeds give the same dump. That a backup
    was put back, or a dump made, stands in the log and not in the dump: it is equal before and after (R16).
    """
    with store.transaction() as connection:
        for table in sorted(METADATA.tables.values(), key=_name):
            if table not in DERIVED:
                yield from _table_lines(connection, table)


def _table_lines(connection: Connection, table: Table) -> Iterator[str]:
    columns = [column for column in table.columns if column not in BY_CHANCE]
    query = select(*columns).order_by(*table.primary_key.columns)
    if table is CHANGES:
        query = query.where(CHANGES.c.deed != Deed.RESTORE.value, CHANGES.c.what != DUMPED.what)
    for row in connection.execute(query).mappings():
        values = {"table": table.name} | {name: _plain(value) for name, value in row.items()}
        yield json.dumps(values, ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, (UUID, date)) else value


def is_file(store: SqlStore) -> TypeGuard[FileStore]:
    return isinstance(store, FileStore)


def _step(store: SqlStore, look: Step, unreadable: str) -> list[str]:
    try:
        with store.transaction() as connection:
            return look(connection)
    except _UNREADABLE:
        return [unreadable]


def _way_out(store: SqlStore) -> str:
    safe = _("Es wurde nichts überschrieben.")
    if not is_file(store):
        return safe + " " + _("Wenden Sie sich an die Technik des Servers, bevor Sie weiterarbeiten.")
    made = rescue.newest_verified(store.place.backup_folder, store.key)
    if made is None:
        return safe + " " + _("Es gibt keine geprüfte Sicherung. Lassen Sie die Datei liegen und holen Sie Hilfe.")
    return (
        safe
        + " "
        + _("Die neueste geprüfte Sicherung ist „{name}“: Holen Sie sie an einen neuen Ort zurück.").format(
            name=made.name
        )
    )


def _describe(finding: str) -> str:
    return _("Die Datei ist beschädigt ({finding}).").format(finding=finding)


def _name(table: Table) -> str:
    return table.name

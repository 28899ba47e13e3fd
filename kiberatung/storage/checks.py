"""Is everything as it was written? Findings in German for `check`, and the logical dump that must survive a restore."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select

from kiberatung.basics.texts import _
from kiberatung.storage import change_chain, database_file
from kiberatung.storage.sql_store import SqlStore
from kiberatung.storage.tables.change_log import DERIVED
from kiberatung.storage.tables.register import METADATA


def check(store: SqlStore) -> list[str]:
    """What is wrong, empty when nothing is; changes nothing."""
    raw = getattr(store, "raw", None)
    found = [] if raw is None else [_describe(finding) for finding in database_file.unsoundness(raw)]
    if not found:
        with store.transaction() as connection:
            found += change_chain.verify(connection)
    return found


def dump(store: SqlStore) -> Iterator[str]:
    """One JSON line per row, tables and rows in a fixed order; search forms follow from the rest and are left out."""
    with store.transaction() as connection:
        for table in sorted(METADATA.tables.values(), key=_name):
            if table not in DERIVED:
                yield from _table_lines(connection, table)


def _table_lines(connection: Connection, table: Table) -> Iterator[str]:
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query).mappings():
        values = {"table": table.name} | {name: _plain(value) for name, value in row.items()}
        yield json.dumps(values, ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, (UUID, date)) else value


def _describe(finding: str) -> str:
    return _("Die Datei ist beschädigt ({finding}).").format(finding=finding)


def _name(table: Table) -> str:
    return table.name

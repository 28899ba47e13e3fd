"""A backup is read back whole before it counts: each page, each index, each reference, the rows and the log's head."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import database_file
from kiberatung.storage.backups.manifest import Contents
from kiberatung.storage.keys.keyslots import StoreKey

_CONTENT_CACHE_BYTES = 32 * 2**20
"""Content is looked at crosswise, by table and by index; pages are looked at once each, one after the other."""
_PAGE_CACHE_BYTES = 2**20
_HEAD_QUERY = """
    SELECT changes, head, (SELECT coalesce(sum(last_number), 0) FROM running_numbers),
           (SELECT count(*) FROM families WHERE deleted_at IS NULL) FROM store_state
"""
_LINK_QUERY = "SELECT count(*) FROM changes WHERE sequence = ? AND hash = ?"
_CONTENT_CHECKS = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")


def verify(path: Path, key: StoreKey, expected: Contents | None) -> None:
    """Reads all of the file, which nobody else writes; raises `EnvironmentFault` when anything differs or is unsound.

    Pages and content are looked at side by side: each of them takes about half of the time.
    """
    with ThreadPoolExecutor(1) as beside:
        pages = beside.submit(_has_sound_pages, path, key)
        sound = _has_sound_content(path, key, expected)
        if not (pages.result() and sound):
            raise EnvironmentFault(
                _("Die Sicherung ließ sich nicht fehlerfrei zurücklesen und zählt nicht. Der Bestand ist unberührt."),
                _("Wiederholen Sie die Sicherung an einem anderen Ort."),
            )


@contextmanager
def reading(path: Path, key: StoreKey, cache_bytes: int = _CONTENT_CACHE_BYTES) -> Iterator[Any]:
    """A connection to a file that nobody writes: it takes no lock, makes no log and needs no right to write."""
    with database_file.telling_faults():
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.key.hex()}'\"")
            connection.execute(f"PRAGMA cache_size = -{cache_bytes // 1024}")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            yield connection
        finally:
            connection.close()


def contents(connection: Any) -> Contents:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_trigrams%' ORDER BY name"
    ).fetchall()
    # Names come from the schema of this file, not from a person; SQL has no parameters for names of tables.
    rows = tuple((name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names)  # noqa: S608
    changes, head, numbers, families = connection.execute(_HEAD_QUERY).fetchone()
    return Contents(rows, changes, head, numbers, families)


def _has_sound_pages(path: Path, key: StoreKey) -> bool:
    with reading(path, key, _PAGE_CACHE_BYTES) as connection:
        return not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def _has_sound_content(path: Path, key: StoreKey, expected: Contents | None) -> bool:
    database_file.require_sound_header(path)
    with reading(path, key) as connection:
        found = [row for check in _CONTENT_CHECKS for row in connection.execute(check) if row[0] != "ok"]
        return not found and (expected is None or _holds(connection, expected))


def _holds(connection: Any, expected: Contents) -> bool:
    """The rows that were counted in the store, and a log whose head is its last link."""
    linked = connection.execute(_LINK_QUERY, (expected.changes, expected.head)).fetchone()[0] == 1
    return contents(connection) == expected and (linked or not expected.changes)

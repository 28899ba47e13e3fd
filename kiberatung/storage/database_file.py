"""One encrypted file: opened with its raw key, its settings read back, its soundness checked. No SQLAlchemy here."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage.faults import DamagedStore, fault_of, foreign_database

PAGE_BYTES = 4096
OLDEST_SQLITE = (3, 51, 3)
"""The first without the fault that damages databases in WAL mode (R05)."""
OLDEST_CIPHER = (4, 19)
BUSY_MILLISECONDS = 1000
USUAL_CACHE = "PRAGMA cache_size = -16384"
"""In KiB."""

_SETTINGS: dict[str, tuple[str, object]] = {
    "cipher_page_size": ("4096", "4096"),
    "cipher_hmac_algorithm": ("HMAC_SHA512", "HMAC_SHA512"),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "secure_delete": ("ON", 1),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "recursive_triggers": ("OFF", 0),
    "busy_timeout": (str(BUSY_MILLISECONDS), BUSY_MILLISECONDS),
}
"""Pragma, the value set, the value that must be read back (R04)."""


def connect(path: Path, key: bytes) -> Any:
    """A connection under the exclusive lock with every setting in force; the file is made when it is not there.

    Raises `DamagedStore`, `OpenElsewhere` and other `EnvironmentFault`s; the key is taken to be right.
    """
    require_versions(sqlcipher.sqlite_version_info, _cipher_version())
    with telling_faults():
        unclean = _has_log(path)
        if unclean:
            _require_sound_content(path, key)
        connection = raw_connection(path, key)
        try:
            apply_settings(connection)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            if unclean:
                _require_sound_pages(connection)
            require_settings(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def raw_connection(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """Keyed, and nothing more; autocommit, so that transactions are only our own."""
    where = f"{path.absolute().as_uri()}?mode=ro" if read_only else str(path)
    connection = sqlcipher.connect(where, uri=read_only, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


@contextmanager
def looking(path: Path, key: bytes) -> Iterator[Any]:
    """A connection that reads and leaves every byte of store and log as it is.

    Closing a connection writes the log back, so a file with a log is opened read-only; a file without one can only be
    read under the lock, or the reading would make a log.
    """
    unclean = _has_log(path)
    with telling_faults():
        connection = raw_connection(path, key, read_only=unclean)
        try:
            if not unclean:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
            yield connection
        finally:
            connection.close()
            if unclean:
                path.with_name(path.name + "-shm").unlink(missing_ok=True)


def apply_settings(connection: Any) -> None:
    for pragma, (value, _wanted) in _SETTINGS.items():
        connection.execute(f"PRAGMA {pragma} = {value}").fetchall()
    connection.execute("PRAGMA journal_size_limit = 67108864").fetchall()
    connection.execute(USUAL_CACHE).fetchall()


def require_settings(connection: Any) -> None:
    """Reads every setting back and refuses to work with one that is not in force."""
    for pragma, (_value, wanted) in _SETTINGS.items():
        row = connection.execute(f"PRAGMA {pragma}").fetchone()
        if row is None or row[0] != wanted:
            raise EnvironmentFault(
                _("Die Datenbank nimmt die Einstellung „{pragma}“ nicht an. Der Bestand bleibt geschlossen.").format(
                    pragma=pragma
                ),
                _("Melden Sie das der Stelle, die das Programm betreut."),
            )


def require_versions(sqlite: tuple[int, ...], cipher: tuple[int, ...]) -> None:
    if sqlite < OLDEST_SQLITE or cipher < OLDEST_CIPHER:
        raise EnvironmentFault(
            _("Die mitgelieferte Datenbank ist zu alt und könnte Bestände beschädigen. Nichts wurde geöffnet."),
            _("Richten Sie das Programm neu ein."),
        )


def require_sound_header(path: Path) -> None:
    """Tells an empty, cut or foreign file apart before anything is opened.

    A power cut while the log was written back may leave half a page at the end; the log still holds the whole one.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(16)
    if head.startswith(b"SQLite format 3"):
        raise foreign_database()
    if size == 0:
        raise DamagedStore(_("Sie ist leer."))
    if size % PAGE_BYTES and not _has_log(path):
        raise DamagedStore(_("Ihr Ende fehlt."))


def unsoundness(connection: Any) -> list[str]:
    """What the full check finds; empty for a sound file.

    The order matters: after a crash `cipher_integrity_check` gives false alarms until the log is written back (R11).
    """
    found: list[str] = []
    try:
        found += _wrong_content(connection)
        checkpoint(connection)
        found += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    except sqlcipher.DatabaseError as error:
        found.append(str(error))
    return found


def _wrong_content(connection: Any) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return found + [f"foreign key: {row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]


def checkpoint(connection: Any) -> None:
    """Writes the log back into the one file, so that a plain copy of it is complete (R19)."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def private_files() -> Iterator[None]:
    """New files are readable by their owner alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def telling_faults() -> Iterator[None]:
    """Turns the driver's errors into sentences; what is a bug stays one."""
    try:
        yield
    except sqlcipher.Error as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error


def _require_sound_content(path: Path, key: bytes) -> None:
    """After an unclean end, before the first write: all that store and log hold together (R11)."""
    with looking(path, key) as connection:
        found = _wrong_content(connection)
    if found:
        raise DamagedStore


def _require_sound_pages(connection: Any) -> None:
    """The second half: the log is written back, and every page of the one file is what was written."""
    checkpoint(connection)
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise DamagedStore


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _cipher_version() -> tuple[int, ...]:
    connection = sqlcipher.connect(":memory:")
    try:
        text = connection.execute("PRAGMA cipher_version").fetchone()[0]
    finally:
        connection.close()
    return tuple(int(part) for part in text.split()[0].split("."))

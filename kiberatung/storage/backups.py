"""Backups that count only when they have been read back: made beside, verified, then given their name."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any, Protocol

from kiberatung.basics.clock import Clock
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import database_file
from kiberatung.storage.faults import already_there
from kiberatung.storage.keys.keyslots import StoreKey, unwrap
from kiberatung.storage.keys.unlocking import (
    SUFFIX,
    keyslot_path,
    read_keyslots,
    require_store_file,
    sync_folder,
    unreadable,
    write_keyslots,
)

PREFIX, ENDING = "Sicherung-", ".kib"
KEPT = 12
_UNFINISHED = ".unfertig"
_HEAD_QUERY = "SELECT changes, head, (SELECT coalesce(sum(last_number), 0) FROM running_numbers) FROM store_state"


class Place(Protocol):
    @property
    def path(self) -> Path: ...
    @property
    def clock(self) -> Clock: ...


class OpenFile(Protocol):
    """What is needed of an open store."""

    @property
    def place(self) -> Place: ...
    @property
    def key(self) -> StoreKey: ...
    @property
    def raw(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup must hold to be the store: rows of each table, head of the log, sum of the running numbers."""

    rows: tuple[tuple[str, int], ...]
    head: tuple[int, str, int]


def backup(store: OpenFile, folder: Path) -> Path:
    """The new backup's file, its keyslots beside it. Raises `EnvironmentFault`; the store itself is never touched."""
    made = folder / f"{PREFIX}{store.place.clock.now():%Y-%m-%d-%H%M%S}{ENDING}"
    try:
        with database_file.private_files():
            folder.mkdir(parents=True, exist_ok=True)
            made = _free_name(made)
            _write_verified(store, made)
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Sicherung ist nicht gelungen: {reason}. Der Bestand ist gespeichert.").format(reason=fault.strerror),
            _("Wählen Sie einen anderen Ort für die Sicherung oder schaffen Sie Platz."),
        ) from fault
    _thin_out(folder)
    return made


def is_current(store: OpenFile, folder: Path) -> bool:
    """Whether the newest backup holds all that the store holds."""
    newest = newest_backup(folder)
    if newest is None or not keyslot_path(newest).exists():
        return False
    if keyslot_path(newest).read_bytes() != keyslot_path(store.place.path).read_bytes():
        return False
    try:
        with database_file.telling_faults():
            connection = database_file.connect(newest, store.key.key)
            try:
                return contents(connection) == contents(store.raw)
            finally:
                connection.close()
    except EnvironmentFault:
        return False


def newest_backup(folder: Path) -> Path | None:
    return max(folder.glob(f"{PREFIX}*{ENDING}"), default=None)


def made_at(backup_file: Path) -> datetime:
    """The moment in its name, in UTC."""
    stamp = backup_file.name.removeprefix(PREFIX)[: len("2026-11-22-091800")]
    return datetime.strptime(stamp, "%Y-%m-%d-%H%M%S").replace(tzinfo=UTC)


def restore(made: Path, target: Path, passphrase: str) -> None:
    """Puts a backup back as a store under a new name, verified first; nothing is overwritten."""
    require_store_file(made)
    for path in (target, keyslot_path(target)):
        if path.exists():
            raise already_there(path.name)
    slots = read_keyslots(made)
    key = unwrap(slots, passphrase)
    database_file.require_sound_header(made)
    fresh = target.with_name(target.name + _UNFINISHED)
    with database_file.private_files():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            copyfile(made, fresh)
            verify(fresh, key, None)
            _sync_file(fresh)
            write_keyslots(target, slots)
            fresh.rename(target)
            sync_folder(target.parent)
        except OSError as fault:
            raise unreadable(fault) from fault
        finally:
            fresh.unlink(missing_ok=True)


def verify(path: Path, key: StoreKey, expected: Contents | None) -> None:
    """Opens the file anew and reads all of it; raises `EnvironmentFault` when anything differs or is unsound."""
    connection = database_file.connect(path, key.key)
    try:
        found = database_file.unsoundness(connection)
        sound = not found and (expected is None or contents(connection) == expected)
    finally:
        connection.close()
    if not sound:
        raise EnvironmentFault(
            _("Die Sicherung ließ sich nicht fehlerfrei zurücklesen und zählt nicht. Der Bestand ist unberührt."),
            _("Wiederholen Sie die Sicherung an einem anderen Ort."),
        )


def contents(connection: Any) -> Contents:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_trigrams%' ORDER BY name"
    ).fetchall()
    # Names come from the schema of this file, not from a person; SQL has no parameters for names of tables.
    rows = tuple((name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names)  # noqa: S608
    return Contents(rows, connection.execute(_HEAD_QUERY).fetchone())


def _write_verified(store: OpenFile, made: Path) -> None:
    fresh = made.with_name(made.name + _UNFINISHED)
    fresh.unlink(missing_ok=True)
    try:
        with database_file.telling_faults():
            target = database_file.raw_connection(fresh, store.key.key)
            try:
                store.raw.backup(target)
            finally:
                target.close()
        verify(fresh, store.key, contents(store.raw))
        _sync_file(fresh)
        copyfile(keyslot_path(store.place.path), keyslot_path(made))
        _sync_file(keyslot_path(made))
        fresh.rename(made)
        sync_folder(made.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _free_name(made: Path) -> Path:
    """Two backups within one second are told apart by a number."""
    number, free = 1, made
    while free.exists():
        number += 1
        free = made.with_name(f"{made.stem}-{number}{ENDING}")
    return free


def _thin_out(folder: Path) -> None:
    """Keeps the newest; older ones go with their keyslots."""
    for old in sorted(folder.glob(f"{PREFIX}*{ENDING}"))[:-KEPT]:
        old.unlink()
        old.with_name(old.name + SUFFIX).unlink(missing_ok=True)


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The life of a store: made, opened, closed with a verified backup. Each state has its own sentence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.basics.clock import Clock
from kiberatung.domain.accounts import AccountId
from kiberatung.storage import backups, database_file, schema, upgrades
from kiberatung.storage.engine import file_engine, server_engine, telling_faults
from kiberatung.storage.faults import DamagedStore, NewerStore, already_there
from kiberatung.storage.keys.derivation import OFFICE, DerivationProfile
from kiberatung.storage.keys.keyslots import (
    Keyslots,
    SlotKind,
    StoreKey,
    new_recovery_key,
    new_store_key,
    with_slot,
)
from kiberatung.storage.keys.unlocking import keyslot_path, require_store_file, sync_folder, unlock, write_keyslots
from kiberatung.storage.sql_store import SqlStore


@dataclass(frozen=True, slots=True)
class StorePlace:
    """Where a store lies and what belongs to it; `backups` None: the folder „Sicherungen“ beside it."""

    path: Path
    migrations: Path
    clock: Clock
    backups: Path | None = None

    @property
    def backup_folder(self) -> Path:
        return self.backups or self.path.parent / "Sicherungen"


class FileStore(SqlStore):
    """A store in one encrypted file."""

    def __init__(self, place: StorePlace, key: StoreKey, connection: Any) -> None:
        super().__init__(file_engine(connection))
        self.place = place
        self.key = key
        self.raw = connection

    def close(self, *, backup: bool = True) -> Path | None:
        """Writes everything into the one file, makes a verified backup if something changed, and lets the file go."""
        made = None
        try:
            with database_file.telling_faults():
                if backup and not backups.is_current(self, self.place.backup_folder):
                    made = backups.backup(self, self.place.backup_folder)
                database_file.checkpoint(self.raw)
        finally:
            self.dispose()
            self.raw.close()
        return made


class ServerStore(SqlStore):
    """A store on a PostgreSQL server; its backups are the server's."""

    def close(self, *, backup: bool = True) -> None:
        self.dispose()


AnyStore = FileStore | ServerStore


def create_store(
    place: StorePlace,
    store_id: UUID,
    passphrase: str,
    account_id: AccountId | None = None,
    profile: DerivationProfile = OFFICE,
) -> tuple[FileStore, str]:
    """A new, empty store and its recovery key, which is shown once and kept nowhere. Nothing is overwritten."""
    for path in (place.path, keyslot_path(place.path)):
        if path.exists():
            raise already_there(path.name)
    key, recovery = new_store_key(store_id), new_recovery_key()
    slots = with_slot(Keyslots(store_id), key, passphrase, profile, account_id=account_id)
    slots = with_slot(slots, key, recovery, profile, SlotKind.RECOVERY)
    with database_file.private_files():
        place.path.parent.mkdir(parents=True, exist_ok=True)
        write_keyslots(place.path, slots)
        connection = database_file.connect(place.path, key.key)
    store = FileStore(place, StoreKey(key.key, store_id, account_id), connection)
    with store.transaction() as transaction:
        schema.create(transaction, store_id)
    sync_folder(place.path.parent)
    return store, recovery


def open_store(place: StorePlace, passphrase: str) -> FileStore:
    """Unlocks and opens; `passphrase` may also be the recovery key."""
    return open_unlocked(place, unlock(place.path, passphrase))


def open_unlocked(place: StorePlace, key: StoreKey) -> FileStore:
    """Refuses a damaged, foreign or newer file without touching it; upgrades an older one after a verified backup."""
    require_store_file(place.path)
    database_file.require_sound_header(place.path)
    revision = _revision(place.path, key)
    if revision > schema.HEAD:
        raise NewerStore(revision, schema.HEAD)
    with database_file.private_files():
        store = FileStore(place, key, database_file.connect(place.path, key.key))
    try:
        if revision < schema.HEAD:
            backups.backup(store, place.backup_folder)
            upgrades.upgrade(store, place.migrations)
    except BaseException:
        store.close(backup=False)
        raise
    return store


def create_on_server(url: str, store_id: UUID) -> ServerStore:
    """An empty database on a server becomes a store."""
    with telling_faults():
        store = ServerStore(server_engine(url))
    with store.transaction() as transaction:
        schema.create(transaction, store_id)
    return store


def open_on_server(url: str, migrations: Path) -> ServerStore:
    with telling_faults():
        store = ServerStore(server_engine(url))
    with store.transaction() as transaction:
        revision: str = transaction.exec_driver_sql(schema.REVISION_QUERY).scalar_one()
    if revision > schema.HEAD:
        store.close()
        raise NewerStore(revision, schema.HEAD)
    if revision < schema.HEAD:
        upgrades.upgrade(store, migrations)
    return store


def _revision(path: Path, key: StoreKey) -> str:
    """Read without changing a byte of a file that was closed cleanly."""
    with database_file.telling_faults():
        connection = database_file.raw_connection(path, key.key)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute(f"PRAGMA busy_timeout = {database_file.BUSY_MILLISECONDS}")
            known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
            if not connection.execute(known).fetchone()[0]:
                raise DamagedStore
            row = connection.execute(schema.REVISION_QUERY).fetchone()
        finally:
            connection.close()
    if row is None:
        raise DamagedStore
    return str(row[0])

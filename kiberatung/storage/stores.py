"""The life of a store: made, opened, closed with a verified backup. Each state has its own sentence."""

# ruff: noqa: PLC0415 - nothing of backups is imported before the first list is shown

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Engine

from kiberatung.basics.clock import Clock
from kiberatung.domain.accounts import Account, AccountId
from kiberatung.services.upgrading import Stage, Tell, Upgrading, tell_nobody
from kiberatung.storage import anchors, database_file, known_state, schema, upgrades
from kiberatung.storage.engine import file_engine, server_engine, telling_faults
from kiberatung.storage.faults import DamagedStore, NewerStore, OpenElsewhere, already_there, not_made
from kiberatung.storage.holder import Holder, forget_holder, note_holder, read_holder
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
from kiberatung.storage.places import SyncRoot, require_fit_place
from kiberatung.storage.space import Space
from kiberatung.storage.sql_store import SqlStore

if TYPE_CHECKING:
    from kiberatung.storage.backups.regular import Begun


@dataclass(frozen=True, slots=True)
class StorePlace:
    """Where a store lies and what belongs to it; `backups` None: the folder „Sicherungen“ beside it."""

    path: Path
    migrations: Path
    clock: Clock
    backups: Path | None = None
    sync_roots: tuple[SyncRoot, ...] = ()
    """What the sync programs of this account say of themselves, from `places.sync_roots`."""

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
        self.space = Space(place.path)
        self.space.keep_reserve()
        self._descriptor: int | None = None
        self.is_as_known = False
        """Whether it contains the last known state, or somebody knowingly goes on with it: then alone it sets one."""

    def close(self, *, backup: bool = True) -> Path | None:
        """Writes everything into the one file, makes a verified backup if something changed, and lets the file go."""
        begun = self.let_go(backup=backup)
        if begun is None:
            return None
        from kiberatung.storage.backups import regular

        return regular.finish(begun)

    def let_go(self, *, backup: bool = True) -> "Begun | None":
        """Closing without the part that takes long: the backup that was begun is to be finished by the caller."""
        begun = None
        try:
            self._require_connection()
            self.renew_anchor()
            with database_file.telling_faults():
                self.space.let_go()
                database_file.checkpoint(self.raw)
                if backup:
                    from kiberatung.storage.backups import regular

                    begun = regular.begin_if_changed(self, self.place.backup_folder)
        finally:
            forget_holder(self.place.path)
            self.dispose()
            self.raw.close()
            self._close_descriptor()
            self.space.let_go()
        return begun

    def content_descriptor(self) -> int:
        """One for as long as the store is open: closing any descriptor of the file gives up the lock (POSIX)."""
        if self._descriptor is None:
            self._descriptor = os.open(self.place.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        return self._descriptor

    def _close_descriptor(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def renew_anchor(self) -> None:
        """At closing, at locking and before a backup; raises `EnvironmentFault`."""
        if self.is_as_known:
            with database_file.telling_faults():
                anchors.renew(self.place.path, self.key, self.raw)

    def _connect_anew(self) -> Engine:
        """What a failed commit left in the log is not written back by the old connection, and not seen by the new."""
        self.space.let_go()
        self.dispose()
        self.raw.close()
        self.raw = database_file.connect(self.place.path, self.key.key)
        return file_engine(self.raw)

    def _before_saving(self) -> None:
        self.space.before_saving()

    def _make_durable(self) -> None:
        """A sync that failed once may lie the next time; pages written into the store are synced anew."""
        with database_file.telling_faults():
            database_file.checkpoint(self.raw)


class ServerStore(SqlStore):
    """A store on a PostgreSQL server; its backups are the server's."""

    def __init__(self, url: str) -> None:
        self._url = url
        super().__init__(server_engine(url))

    def _connect_anew(self) -> Engine:
        self.dispose()
        return server_engine(self._url)

    def _before_saving(self) -> None:
        """The server sees to its own room."""

    def _make_durable(self) -> None:
        """A server that says a change is there has it on its disk."""

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
    require_fit_place(place.path, place.sync_roots)
    for path in (place.path, keyslot_path(place.path)):
        if path.exists():
            raise already_there(path.name)
    key, recovery = new_store_key(store_id), new_recovery_key()
    slots = with_slot(Keyslots(store_id), key, passphrase, profile, account_id=account_id)
    slots = with_slot(slots, key, recovery, profile, SlotKind.RECOVERY)
    connection = _made_file(place.path, slots, key)
    store = FileStore(place, StoreKey(key.key, store_id, account_id), connection)
    with store.transaction() as transaction:
        schema.create(transaction, store_id)
    store.is_as_known = True
    store.renew_anchor()
    sync_folder(place.path.parent)
    note_holder(place.path, store.key, Holder("", place.clock.now()))
    return store, recovery


def _made_file(path: Path, slots: Keyslots, key: StoreKey) -> Any:
    """Its connection; where it cannot be made nothing is left of it, and nothing of its keys."""
    try:
        with database_file.private_files():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_keyslots(path, slots)
            return database_file.connect(path, key.key)
    except OpenElsewhere:
        raise  # somebody was quicker to make one here, and it is theirs
    except BaseException as fault:
        for left in (path, keyslot_path(path)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise not_made(fault) from fault
        raise


def open_store(place: StorePlace, passphrase: str, *, accept_older: bool = False) -> FileStore:
    """Unlocks and opens; `passphrase` may also be the recovery key."""
    require_fit_place(place.path, place.sync_roots)
    return open_unlocked(place, unlock(place.path, passphrase), accept_older=accept_older)


def open_unlocked(
    place: StorePlace, key: StoreKey, *, accept_older: bool = False, tell: Tell = tell_nobody
) -> FileStore:
    """Refuses a damaged, foreign or newer file without touching it; upgrades an older one after a verified backup.

    `tell` hears how far the upgrade is, and ends it by raising.

    A file from before the last known state is refused as `anchors.OlderStore`, unless somebody knowingly goes on with
    it; the log then tells so.
    """
    require_fit_place(place.path, place.sync_roots)
    try:
        return _open_sound(place, key, accept_older=accept_older, tell=tell)
    except OpenElsewhere as fault:
        raise OpenElsewhere(read_holder(place.path, key)) from fault
    except DamagedStore as fault:
        from kiberatung.storage import rescue

        offered = rescue.newest_verified(place.backup_folder, key)
        raise DamagedStore(fault.finding, offered.name if offered else "") from fault


def _sign(store: FileStore) -> None:
    """Whoever finds the store open learns the short sign of the account and since when."""
    with store.reading() as records:
        accounts = records.find(Account, id=store.key.account_id) if store.key.account_id else []
    sign = accounts[0].short_sign if accounts else ""
    note_holder(store.place.path, store.key, Holder(sign, store.place.clock.now()))


def _open_sound(place: StorePlace, key: StoreKey, *, accept_older: bool, tell: Tell) -> FileStore:
    require_store_file(place.path)
    database_file.require_sound_header(place.path)
    revision = _revision(place.path, key)
    if revision > schema.HEAD:
        raise NewerStore(revision, schema.HEAD)
    with database_file.private_files():
        store = FileStore(place, key, database_file.connect(place.path, key.key))
    try:
        if revision < schema.HEAD:
            from kiberatung.storage.backups import making

            tell(Upgrading(Stage.BACKUP))
            making.backup(store, place.backup_folder)
            upgrades.upgrade(store, place.migrations, tell)
        known_state.require(store, store, accept_older=accept_older)
        store.is_as_known = True
        _sign(store)
    except BaseException:
        store.close(backup=False)
        raise
    return store


def create_on_server(url: str, store_id: UUID) -> ServerStore:
    """An empty database on a server becomes a store."""
    with telling_faults():
        store = ServerStore(url)
    with store.transaction() as transaction:
        schema.create(transaction, store_id)
    return store


def open_on_server(url: str, migrations: Path, tell: Tell = tell_nobody) -> ServerStore:
    with telling_faults():
        store = ServerStore(url)
    with store.transaction() as transaction:
        revision: str = transaction.exec_driver_sql(schema.REVISION_QUERY).scalar_one()
    if revision > schema.HEAD:
        store.close()
        raise NewerStore(revision, schema.HEAD)
    if revision < schema.HEAD:
        upgrades.upgrade(store, migrations, tell)
    return store


def _revision(path: Path, key: StoreKey) -> str:
    with database_file.looking(path, key.key) as connection:
        known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not connection.execute(known).fetchone()[0]:
            raise DamagedStore
        row = connection.execute(schema.REVISION_QUERY).fetchone()
    if row is None:
        raise DamagedStore
    return str(row[0])

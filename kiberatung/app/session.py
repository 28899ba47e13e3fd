"""The store in use by the window: at most one at a time, opened, closed and made on the database lane."""

# ruff: noqa: PLC0415 - what opening needs is imported on the database lane, while the person types the passphrase

import importlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.app.backups import FOLDER, Backups
from kiberatung.app.early_unlock import Unlocker
from kiberatung.basics.clock import Clock, SystemClock
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault

if TYPE_CHECKING:
    from kiberatung.app.backups import CatchUp
    from kiberatung.app.opening import NewOffice
    from kiberatung.services.backup_words import BackupWords
    from kiberatung.services.desk import Desk
    from kiberatung.services.kept_backups import KeptBackup, Loss, Restored
    from kiberatung.services.upgrading import Tell
    from kiberatung.storage.backups.regular import Begun
    from kiberatung.storage.keys.key_ring import KeyRing
    from kiberatung.storage.keys.keyslots import StoreKey
    from kiberatung.storage.stores import AnyStore, FileStore

PRACTICE_PASSPHRASE = "uebung macht den meister"  # noqa: S105 - the practice town holds nobody's data
PRACTICE_FOLDER = "uebungsstadt"
PRACTICE_FAMILIES = 40
PRACTICE_SEED = 1


_FOR_OPENING = (
    "cryptography.hazmat.primitives.ciphers.aead",
    "kiberatung.storage.stores",
    "sqlalchemy.dialects.sqlite",
    "kiberatung.ui.today.view",
)


class Session:
    """`desk` is there between a successful opening and `close`."""

    def __init__(self, path: Path, clock: Clock | None = None, unlocker: Unlocker | None = None) -> None:
        self.path = path
        self.clock = clock or SystemClock()
        self.unlocker = unlocker or Unlocker()
        self.second_place: Path | None = None
        """Where each verified backup is brought to; a setting of this workplace."""
        self.backups = Backups(self.clock, self._second)
        self._store: AnyStore | None = None
        self._desk: Desk | None = None

    @property
    def desk(self) -> "Desk":
        if self._desk is None:
            raise RuntimeError("no store is open")
        return self._desk

    @property
    def is_open(self) -> bool:
        return self._desk is not None

    @property
    def practice_path(self) -> Path:
        """In a folder of its own, so that its backups never stand among those of the office."""
        folder = self.path.parent
        practice = folder if folder.name == PRACTICE_FOLDER else folder / PRACTICE_FOLDER
        return practice / f"{PRACTICE_FOLDER}.kib"

    def warm_up(self) -> None:
        """Import what opening and the first screen need, while the person types or the key is derived."""
        from kiberatung.app import composition

        for module in _FOR_OPENING:
            importlib.import_module(module)
        composition.law()
        composition.catalogues()

    def unlock(self, passphrase: str) -> "StoreKey":
        """Off the database lane: it takes most of a second, and touches only the keyslot file."""
        return self.unlocker.unlock(self.path, passphrase)

    def open_unlocked(self, key: "StoreKey", *, accept_older: bool = False, tell: "Tell | None" = None) -> "Desk":
        """Raises `EnvironmentFault` for a damaged, newer, older or locked file; `tell` hears of an upgrade."""
        from kiberatung.app import opening
        from kiberatung.services.upgrading import tell_nobody
        from kiberatung.storage import stores

        self.close()
        place = opening.place_of(self.path, self.clock)
        return self._use(stores.open_unlocked(place, key, accept_older=accept_older, tell=tell or tell_nobody))

    def open(self, passphrase: str, tell: "Tell | None" = None) -> "Desk":
        """Raises `DomainError` for a wrong passphrase, else as `open_unlocked`."""
        return self.open_unlocked(self.unlock(passphrase), tell=tell)

    def make(self, passphrase: str, office: "NewOffice") -> str:
        """A new store with its office, open at once; gives the recovery key."""
        from kiberatung.app import opening

        self.close()
        store, recovery = opening.make_store(self.path, passphrase, office, self.clock)
        self._use(store)
        return recovery

    def open_practice_town(self) -> "Desk":
        """Made at the first call, beside the store of the office and apart from it."""
        from kiberatung.app import opening
        from kiberatung.app.practice import fill_practice

        self.close()
        self.path = self.practice_path
        if self.path.exists():
            return self.open(PRACTICE_PASSPHRASE)
        store = opening.make_practice_store(self.path, PRACTICE_PASSPHRASE, self.clock, PRACTICE_SEED)
        try:
            account = opening.account_of(store)
            fill_practice(store, account, self.clock.today(), PRACTICE_FAMILIES, PRACTICE_SEED)
        except BaseException:
            store.close(backup=False)
            opening.remove_store(self.path)
            raise
        return self._use(store)

    @property
    def is_practice(self) -> bool:
        return self.path == self.practice_path

    def delete_practice_town(self) -> None:
        """With its keys and backups; the store of the office is not touched."""
        from kiberatung.app import opening

        self.close()
        opening.remove_store(self.practice_path)
        shutil.rmtree(self.practice_path.parent / FOLDER, ignore_errors=True)

    def listed_backups(self) -> "list[KeptBackup]":
        """Of this store's folder and the second place, newest first; needs no key."""
        return self.backups.listed(self.backup_folder)

    def loss_since(self, backup: Path, key: "StoreKey") -> "Loss":
        """What going back to a backup would lose; the store is closed for it."""
        from kiberatung.app import opening
        from kiberatung.storage.restores import losses

        self.close()
        return losses.loss_since(backup, opening.place_of(self.path, self.clock), key)

    def restore(self, backup: Path, key: "StoreKey") -> "tuple[Desk, Restored]":
        """In the place of the store, which is kept under a new name."""
        from kiberatung.app import opening
        from kiberatung.storage import stores
        from kiberatung.storage.restores import restoring

        self.close()
        place = opening.place_of(self.path, self.clock)
        also = [self.second_place] if self.second_place else []
        restored = restoring.restore_unlocked(backup, place, key, in_place=True, also=also)
        return self._use(stores.open_unlocked(place, key)), restored

    def close(self) -> Path | None:
        """Gives the backup that was made, None when nothing had changed.

        Raises `EnvironmentFault` when the weekly check finds damage: closed all the same, but without a backup, which
        would push out a sound one.
        """
        store, desk, file = self._store, self._desk, self._file()
        self._store = self._desk = None
        if file is None:
            if store is not None:
                store.close()
            return None
        try:
            if desk is not None:
                _require_sound(file, desk)
        except BaseException:
            file.let_go(backup=False)
            raise
        begun = file.let_go()
        return self.backups.finish(begun) if begun is not None else None

    def backup_now(self) -> Path:
        """A verified backup of the open store, whether or not anything has changed; gives its file."""
        from kiberatung.storage.backups import regular

        store = self._file()
        if store is None:
            raise EnvironmentFault(
                _("Dieser Bestand liegt nicht in einer Datei. Es wurde keine Sicherung gemacht."),
                _("Die Sicherung macht der Server. Fragen Sie die Fachleute, die ihn betreuen."),
            )
        return self.backups.finish(regular.begin(store, self.backup_folder))

    def begin_backup_if_due(self) -> "Begun | None":
        """On the database lane, each minute; what it gives is finished by `backups.finish` in the pool."""
        store = self._file()
        return self.backups.begin_if_due(store) if store is not None else None

    def begin_catching_up(self) -> "CatchUp | None":
        """On the database lane, when the second place has come back; `backups.catch_up` does it in another thread."""
        store = self._file()
        return self.backups.begin_catching_up(store) if store is not None else None

    def backup_state(self) -> "BackupWords":
        """For the status bar; the second place may take its time to answer."""
        return self.backups.look(self.backup_folder).words

    def backup_words(self) -> str:
        return self.backup_state().words

    def room_warning(self) -> str:
        """Whether the disk has room for what the store needs; empty when it has."""
        store = self._file()
        return store.space.room().sentence if store is not None else ""

    @property
    def backup_folder(self) -> Path:
        return self.path.parent / FOLDER

    def _second(self) -> Path | None:
        """Nobody's data is carried anywhere from the practice town."""
        return None if self.path == self.practice_path else self.second_place

    def _file(self) -> "FileStore | None":
        """None when no store is open, or it lies on a server."""
        if self._store is None:
            return None
        from kiberatung.storage.stores import FileStore

        return self._store if isinstance(self._store, FileStore) else None

    def _use(self, store: "AnyStore") -> "Desk":
        from kiberatung.app import composition, opening

        self._store = store
        try:
            opening.settle_keys(store, self.clock)
            self._desk = composition.desk(store, self.clock, opening.account_of(store))
        except BaseException:
            self._store = None
            store.close(backup=False)
            raise
        if (file := self._file()) is not None:
            self.backups.opened(file)
        return self._desk

    @property
    def key_ring(self) -> "KeyRing":
        """Of the open store; raises `EnvironmentFault` for one on a server."""
        from kiberatung.app import opening

        if self._store is None:
            raise RuntimeError("no store is open")
        return opening.key_ring_of(self._store)

    @property
    def is_opened_by_recovery_key(self) -> bool:
        from kiberatung.storage.stores import FileStore

        return isinstance(self._store, FileStore) and self._store.key.account_id is None


def _require_sound(store: "FileStore", desk: "Desk") -> None:
    from kiberatung.app.weekly_check import require_sound

    require_sound(store, desk)

"""The store in use by the window: at most one at a time, opened, closed and made on the database lane."""

# ruff: noqa: PLC0415 - SQLAlchemy is imported on the database lane, while the person types the passphrase

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.app import composition, opening
from kiberatung.app.opening import NewOffice
from kiberatung.basics.clock import Clock, SystemClock
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault

if TYPE_CHECKING:
    from kiberatung.services.desk import Desk
    from kiberatung.storage.keys.keyslots import StoreKey
    from kiberatung.storage.stores import AnyStore

PRACTICE_PASSPHRASE = "uebung macht den meister"  # noqa: S105 - the practice town holds nobody's data
PRACTICE_FOLDER = "uebungsstadt"
PRACTICE_FAMILIES = 40
PRACTICE_SEED = 1


class Session:
    """`desk` is there between a successful opening and `close`."""

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self.path = path
        self.clock = clock or SystemClock()
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
        for module in ("kiberatung.storage.stores", "sqlalchemy.dialects.sqlite", "kiberatung.ui.today.view"):
            importlib.import_module(module)
        composition.law()
        composition.catalogues()

    def unlock(self, passphrase: str) -> "StoreKey":
        """Off the database lane: it takes most of a second, and touches only the keyslot file."""
        from kiberatung.storage.keys.unlocking import unlock

        return unlock(self.path, passphrase)

    def open_unlocked(self, key: "StoreKey") -> "Desk":
        """Raises `EnvironmentFault` for a damaged, newer or locked file."""
        from kiberatung.storage import stores

        self.close()
        return self._use(stores.open_unlocked(opening.place_of(self.path, self.clock), key))

    def open(self, passphrase: str) -> "Desk":
        """Raises `DomainError` for a wrong passphrase, else as `open_unlocked`."""
        return self.open_unlocked(self.unlock(passphrase))

    def make(self, passphrase: str, office: NewOffice) -> str:
        """A new store with its office, open at once; gives the recovery key."""
        self.close()
        store, recovery = opening.make_store(self.path, passphrase, office, self.clock)
        self._use(store)
        return recovery

    def open_practice_town(self) -> "Desk":
        """Made at the first call, beside the store of the office and apart from it."""
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

    def restore(self, backup: Path, passphrase: str) -> "Desk":
        from kiberatung.storage import backups

        self.close()
        backups.restore(backup, self.path, passphrase)
        return self.open(passphrase)

    def close(self) -> Path | None:
        """Gives the backup that was made, None when nothing had changed."""
        store, self._store, self._desk = self._store, None, None
        return store.close() if store is not None else None

    def backup_now(self) -> Path:
        """A verified backup of the open store, whether or not anything has changed; gives its file."""
        from kiberatung.storage import backups
        from kiberatung.storage.stores import FileStore

        if not isinstance(self._store, FileStore):  # closed, or on a server
            raise EnvironmentFault(
                _("Dieser Bestand liegt nicht in einer Datei. Es wurde keine Sicherung gemacht."),
                _("Die Sicherung macht der Server. Fragen Sie die Fachleute, die ihn betreuen."),
            )
        return backups.backup(self._store, self._store.place.backup_folder)

    def backup_words(self) -> str:
        """When the newest verified backup was made, for the status bar."""
        from kiberatung.basics.date_words import write_date
        from kiberatung.basics.german_time import german_time
        from kiberatung.storage import backups

        newest = backups.newest_backup(self.path.parent / "Sicherungen")
        if newest is None:
            return _("Noch keine geprüfte Sicherung")
        made_at = german_time(backups.made_at(newest))
        return _("Letzte geprüfte Sicherung: {date}, {time}").format(
            date=write_date(made_at.date()), time=made_at.strftime("%H:%M")
        )

    def _use(self, store: "AnyStore") -> "Desk":
        self._store = store
        self._desk = composition.desk(store, self.clock, opening.account_of(store))
        return self._desk

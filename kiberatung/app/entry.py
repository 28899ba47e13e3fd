"""Joins the way into a store with the session: paths and files here, words and fields in the page."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiberatung.app import composition
from kiberatung.app.opening import NewOffice
from kiberatung.app.session import Session
from kiberatung.app.upgrade_relay import UpgradeRelay
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.catalogues.places import Kreis
from kiberatung.domain.passphrases import check_passphrase
from kiberatung.services.desk import Desk
from kiberatung.services.kept_backups import KeptBackup, Loss, Restored
from kiberatung.services.key_ring import account_states, give_passphrase, note_recovery_key_put_away
from kiberatung.services.upgrading import Tell, Upgrading, tell_nobody
from kiberatung.storage.keys import recovery_sheet, unlocking
from kiberatung.storage.keys.recovery_key import plain_signs
from kiberatung.ui.protocols import Shell
from kiberatung.ui.store_entry.new_passphrase_page import NewPassphrasePage
from kiberatung.ui.store_entry.port import Squares, StoreWish
from kiberatung.ui.store_entry.restore_presenter import BackupChoice
from kiberatung.ui.store_entry.sheet_page import SheetPage
from kiberatung.ui.store_entry.view import StoreEntryPage

if TYPE_CHECKING:
    from kiberatung.storage.keys.keyslots import StoreKey


def entry_view(window: Shell, session: Session, opened: Callable[[Desk], object]) -> StoreEntryPage:
    """The page to cover the window with; `opened` is called on the main thread, once."""
    relay = UpgradeRelay()
    page = StoreEntryPage(window, SessionEntry(session, relay.told.emit), opened)
    relay.setParent(page)
    relay.told.connect(page.show_upgrade)
    return page


def new_passphrase_view(window: Shell, session: Session, done: Callable[[], object]) -> QWidget:
    """For a store that was opened by its recovery key."""
    return NewPassphrasePage(window, SessionPassphrases(session), done)


def sheet_view(window: Shell, session: Session, done: Callable[[bool], object]) -> QWidget:
    """For a store whose keyslot file is gone everywhere; `done` gets whether it is back."""
    return SheetPage(window, SessionSheet(session), done)


class SessionSheet:
    """A `SheetPort` for the store of the session, which is closed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def lines(self) -> int:
        return recovery_sheet.LINES

    @property
    def signs_in_a_line(self) -> int:
        return recovery_sheet.SIGNS_IN_A_LINE

    def plain_signs(self, text: str) -> str:
        return plain_signs(text)

    def is_right(self, text: str, place: int) -> bool:
        return recovery_sheet.is_right_line(text, place)

    def put(self, text: str) -> None:
        unlocking.put_keyslots(self._session.path, recovery_sheet.from_recovery_sheet(text))


class SessionPassphrases:
    """A `NewPassphrasePort` around the open session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def accounts(self) -> Sequence[tuple[AccountId, str]]:
        states = account_states(self._session.desk, self._session.key_ring)
        ordered = sorted(states, key=lambda state: not state.is_own)
        return [(state.account.id, state.account.name) for state in ordered if state.account.active]

    def proposed_passphrase(self) -> str:
        return composition.passphrases().next()

    def set_passphrase(self, account_id: AccountId, passphrase: str) -> None:
        give_passphrase(self._session.desk, self._session.key_ring, account_id, passphrase)


class SessionEntry:
    """A `StoreEntryPort` around the session; a way that fails leaves the session where it was."""

    def __init__(self, session: Session, tell: Tell = tell_nobody) -> None:
        """`tell` hears, on the database lane, of a store that is brought to the version of this program."""
        self._session = session
        self._tell = tell
        self._key: StoreKey | None = None
        self._home = session.path.parent.parent if session.path == session.practice_path else session.path.parent

    def kreise(self) -> Sequence[Kreis]:
        return composition.catalogues().kreise

    def towns(self) -> Sequence[tuple[str, str]]:
        return [(gemeinde.name, gemeinde.kreis) for gemeinde in composition.catalogues().gemeinden]

    def free_place(self) -> Path:
        """`bestand.kib`, or the first number that is free."""
        number, place = 1, self._home / "bestand.kib"
        while _is_taken(place):
            number += 1
            place = self._home / f"bestand-{number}.kib"
        return place

    def check_place(self, place: Path) -> None:
        from kiberatung.storage.places import require_fit_place, sync_roots  # noqa: PLC0415 - storage on its lane only

        require_fit_place(place, sync_roots(os.environ))

    def practice_is_made(self) -> bool:
        return self._session.practice_path.exists()

    def check_passphrase(self, passphrase: str) -> None:
        check_passphrase(passphrase)

    def make(self, place: Path, passphrase: str, wish: StoreWish) -> str:
        office = NewOffice(wish.office.strip(), wish.kreis, wish.account.strip())
        with self._at(place):
            recovery_key = self._session.make(passphrase, office)
            self._session.close()
        return recovery_key

    def recovery_paper(self, place: Path, recovery_key: str, office: str) -> bytes:
        from kiberatung.app.recovery_paper import recovery_paper  # noqa: PLC0415 - wanted only for this paper

        sheet = recovery_sheet.recovery_sheet(unlocking.read_keyslots(place))
        return recovery_paper(place, recovery_key, sheet, office, self._session.clock.today())

    def squares(self, text: str) -> Squares:
        from kiberatung.documents.qr_code import qr_squares  # noqa: PLC0415 - wanted only for this page

        return qr_squares(text)

    def proposed_passphrase(self) -> str:
        return composition.passphrases().next()

    def open_made(self, place: Path, passphrase: str) -> Desk:
        with self._at(place):
            desk = self._session.open(passphrase)
        note_recovery_key_put_away(desk)
        return desk

    def open(self, place: Path, passphrase: str, check: Callable[[], object]) -> Desk:
        def tell(told: Upgrading) -> None:
            check()
            self._tell(told)

        with self._at(place):
            return self._session.open(passphrase, tell)

    def open_practice_town(self) -> Desk:
        with self._at(self._session.path):
            return self._session.open_practice_town()

    def now(self) -> datetime:
        return self._session.clock.now()

    def backups(self) -> BackupChoice:
        """Of the store the window has, and it comes back in its place."""
        with self._at(self._restored_at()):
            place = self._session.path
            return BackupChoice(place, place.exists(), self._session.listed_backups())

    def look_at(self, file: Path) -> KeptBackup:
        from kiberatung.storage.backups.listing import line_of  # noqa: PLC0415 - storage on its lane only

        unlocking.require_store_file(file)
        return line_of(file)

    def compare(self, backup: Path, passphrase: str) -> Loss:
        from kiberatung.storage.keys.wrong_entries import forget_wrong_entries  # noqa: PLC0415 - keys only when wanted

        key = self._session.unlocker.unlock(backup, passphrase)
        forget_wrong_entries(backup)
        with self._at(self._restored_at()):
            loss = self._session.loss_since(backup, key)
        self._key = key
        return loss

    def restore(self, backup: Path) -> tuple[Desk, Restored]:
        key, self._key = self._key, None
        if key is None:
            raise RuntimeError("not compared")
        with self._at(self._restored_at()):
            return self._session.restore(backup, key)

    def forget_key(self) -> None:
        self._key = None

    def _restored_at(self) -> Path:
        """Never in the place of the practice town."""
        is_practice = self._session.path == self._session.practice_path
        return self._home / "bestand.kib" if is_practice else self._session.path

    @contextmanager
    def _at(self, place: Path) -> Iterator[None]:
        before = self._session.path
        self._session.path = place
        try:
            yield
        except BaseException:
            self._session.path = before
            raise


def _is_taken(place: Path) -> bool:
    return place.exists() or unlocking.keyslot_path(place).exists()

"""Joins the way into a store with the session: paths and files here, words and fields in the page."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiberatung.app import composition
from kiberatung.app.opening import NewOffice
from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.places import Kreis
from kiberatung.domain.passphrases import check_passphrase
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import RowGroup, TableColumn, TableSheet
from kiberatung.ui.protocols import Shell
from kiberatung.ui.store_entry.port import StoreWish
from kiberatung.ui.store_entry.view import StoreEntryPage


def entry_view(window: Shell, session: Session, opened: Callable[[Desk], object]) -> QWidget:
    """The page to cover the window with; `opened` is called on the main thread, once."""
    return StoreEntryPage(window, SessionEntry(session), opened)


class SessionEntry:
    """A `StoreEntryPort` around the session; a way that fails leaves the session where it was."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._home = session.path.parent.parent if session.path == session.practice_path else session.path.parent

    def kreise(self) -> Sequence[Kreis]:
        return composition.catalogues().kreise

    def free_place(self) -> Path:
        """`bestand.kib`, or the first number that is free."""
        number, place = 1, self._home / "bestand.kib"
        while _is_taken(place):
            number += 1
            place = self._home / f"bestand-{number}.kib"
        return place

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
        return composition.typesetter().render_table(self._sheet(place, recovery_key, office))

    def open(self, place: Path, passphrase: str) -> Desk:
        with self._at(place):
            return self._session.open(passphrase)

    def open_practice_town(self) -> Desk:
        with self._at(self._session.path):
            return self._session.open_practice_town()

    def restore(self, backup: Path, place: Path, passphrase: str) -> Desk:
        with self._at(place):
            return self._session.restore(backup, passphrase)

    @contextmanager
    def _at(self, place: Path) -> Iterator[None]:
        before = self._session.path
        self._session.path = place
        try:
            yield
        except BaseException:
            self._session.path = before
            raise

    def _sheet(self, place: Path, recovery_key: str, office: str) -> TableSheet:
        from kiberatung.storage.keys import keyslots, unlocking  # noqa: PLC0415 - wanted only for this paper

        today = self._session.clock.today()
        slot = keyslots.recovery_sheet(unlocking.read_keyslots(place))
        return TableSheet(
            title=_("Wiederherstellungsschlüssel"),
            subtitle=office,
            reference=_("Verschlossen aufbewahren"),
            dated_on=today,
            columns=(TableColumn(_("Bestand"), 1.0), TableColumn(_("Schlüssel"), 3.0)),
            groups=(
                RowGroup(_("Öffnet den Bestand"), ((place.name, recovery_key),)),
                RowGroup(
                    _("Ersetzt die Schlüsseldatei, wenn sie verloren ist"),
                    tuple((_("Zeile {number}").format(number=number), line) for number, line in _numbered(slot)),
                    (_("Zeile"), _("Zeichen")),
                ),
            ),
            notes=(
                _("Wer dieses Blatt und die Datei hat, kann alles lesen. Bewahren Sie beides getrennt auf."),
                _("Ohne Passphrase und ohne dieses Blatt kann niemand den Bestand öffnen."),
            ),
        )


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.splitlines(), 1)


def _is_taken(place: Path) -> bool:
    from kiberatung.storage.keys.unlocking import keyslot_path  # noqa: PLC0415 - keys are wanted only when one is made

    return place.exists() or keyslot_path(place).exists()

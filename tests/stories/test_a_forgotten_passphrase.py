"""Wrong passphrases, then the recovery key from its paper, then a new passphrase: on the whole program."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app.early_unlock import Unlocker
from kiberatung.app.opening import NewOffice
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.storage.keys.recovery_sheet import recovery_sheet
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots
from kiberatung.ui.shell.lock_view import LockView
from kiberatung.ui.store_entry.new_passphrase_page import NewPassphrasePage
from kiberatung.ui.store_entry.sheet_page import SheetPage
from tests.support.key_rings import cheap_keys
from tests.support.practice_stores import TODAY
from tests.support.typing_keys import type_text

GOOD, WRONG = "ampel birke wolke tisch", "birke ampel wolke tisch"


class Forgotten:
    """A program at its lock, the recovery key of its store, and a clock of the wait that is moved."""

    def __init__(self, app: QApplication, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.clock = FixedClock.on(date.fromisoformat(TODAY))
        session = Session(folder / "bestand.kib", self.clock, Unlocker(self.clock))
        self.recovery = session.make(GOOD, NewOffice("KI Kreis Steinfurt", "05566", "Anke Terhorst"))
        session.close()
        self.program = Program(app, session, SettingsFile(folder / "settings.json"))
        self.program.window.resize(1280, 800)
        self.program.start()
        self.settled()

    def settled(self) -> None:
        for _turn in range(3):
            self._qtbot.waitUntil(self.program.is_at_rest, timeout=20_000)

    def unlock(self, passphrase: str) -> None:
        self.program.unlock(passphrase)
        self.settled()

    def lock(self) -> LockView:
        found = self.program._lock
        assert found is not None
        return found

    def page(self) -> NewPassphrasePage:
        return next(page for page in self.program.window.findChildren(NewPassphrasePage) if page.isVisible())


@pytest.fixture
def forgotten(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Forgotten]:
    with cheap_keys():
        made = Forgotten(qapp, qtbot, tmp_path)
        yield made
        made.program.window.close()


@pytest.mark.requirement("R26", "R29")
def test_a_forgotten_passphrase_is_replaced_from_the_paper(forgotten: Forgotten) -> None:
    for _attempt in range(5):
        forgotten.unlock(WRONG)
    assert "in 1 Sekunde möglich" in forgotten.lock().finding()
    forgotten.unlock(GOOD)
    assert not forgotten.program._session.is_open
    forgotten.clock.moment += timedelta(seconds=1)
    forgotten.unlock(forgotten.recovery.lower())
    page = forgotten.page()
    page.passphrases.propose.click()
    forgotten.settled()
    new = page.passphrases.lines[0].text()
    page._set.click()
    forgotten.settled()
    assert forgotten.program._session.key_ring.holders() == {forgotten.program._session.desk.account.id}
    forgotten.program.lock()
    forgotten.settled()
    forgotten.unlock(GOOD)
    assert "stimmt nicht" in forgotten.lock().finding()
    forgotten.unlock(new)
    assert forgotten.program._session.is_open


@pytest.mark.parametrize(("days", "notices"), [(364, 0), (366, 1)])
def test_once_a_year_somebody_is_asked_for_the_recovery_key(
    forgotten: Forgotten, monkeypatch: pytest.MonkeyPatch, days: int, notices: int
) -> None:
    told: list[str] = []
    show: Callable[..., None] = forgotten.program.window.show_notice
    monkeypatch.setattr(
        forgotten.program.window, "show_notice", lambda headline, *more: (told.append(headline), show(headline, *more))
    )
    forgotten.clock.moment += timedelta(days=days)
    forgotten.unlock(GOOD)
    assert told.count("Ist der Wiederherstellungsschlüssel noch da?") == notices


def test_a_lost_keyslot_file_comes_back_from_the_sheet(forgotten: Forgotten) -> None:
    path = forgotten.program._session.path
    sheet = recovery_sheet(read_keyslots(path))
    keyslot_path(path).unlink()
    forgotten.unlock(GOOD)
    way = next(link for link in forgotten.lock().findChildren(QAbstractButton) if "Blatt" in link.text())
    way.click()
    page = next(page for page in forgotten.program.window.findChildren(SheetPage) if page.isVisible())
    for line, text in zip(page.lines(), sheet.splitlines(), strict=True):
        type_text(line, text)
    page.deed.click()
    forgotten.settled()
    forgotten.unlock(forgotten.recovery)
    assert forgotten.page().isVisible()

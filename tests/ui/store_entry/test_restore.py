"""Going back to a backup: chosen, compared, and only then done; five clicks from the locked window."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.services.kept_backups import KeptBackup, Loss
from kiberatung.ui.store_entry.restore_presenter import RestorePresenter, loss_sentences
from kiberatung.ui.store_entry.view import StoreEntryPage
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.store_entry.test_presenter import BACKUPS, GOOD, NOW, FakeEntry


class RecordingView:
    def __init__(self) -> None:
        self.lines: Sequence[KeptBackup] = ()
        self.place = ""
        self.loss: Sequence[str] = ()
        self.finding = ""
        self.faults: list[str] = []

    def show_backups(self, lines: Sequence[KeptBackup], place: str) -> None:
        self.lines, self.place = lines, place

    def show_loss(self, sentences: Sequence[str]) -> None:
        self.loss = sentences

    def show_finding(self, text: str) -> None:
        self.finding = text

    def show_busy(self, headline: str, text: str = "") -> None: ...

    def show_ready(self) -> None: ...

    def show_fault(self, text: str) -> None:
        self.faults.append(text)


class Way:
    def __init__(self) -> None:
        self.shell, self.port, self.view = FakeShell(), FakeEntry(), RecordingView()
        self.opened: list[Any] = []
        self.presenter = RestorePresenter(self.shell, self.port, self.view, self.opened.append)
        self.presenter.begin()


@pytest.fixture
def way() -> Way:
    return Way()


def test_nothing_is_restored_before_the_loss_has_been_read(way: Way) -> None:
    way.presenter.choose(BACKUPS[0].path)
    way.presenter.go_on(GOOD)
    assert way.port.calls == [("compare", BACKUPS[0].path, GOOD)]
    assert "37 Änderungen an 12 Familien" in way.view.loss[0]
    assert "22.11.2026, 10:00 Uhr" in way.view.loss[0]
    assert "2 Familien wurden" in way.view.loss[1]
    way.presenter.go_on(GOOD)
    assert way.port.calls[-1] == ("restore", BACKUPS[0].path)
    assert len(way.opened) == 1
    assert "bestand-vor-2026.kib" in way.shell.notices[-1].text
    assert "2 Familien" in way.shell.notices[-1].text


def test_another_backup_or_passphrase_has_to_be_compared_anew(way: Way) -> None:
    way.presenter.choose(BACKUPS[0].path)
    way.presenter.go_on(GOOD)
    way.presenter.choose(BACKUPS[1].path)
    assert way.view.loss == ()
    way.presenter.go_on(GOOD)
    way.presenter.begin_anew()
    way.presenter.go_on(GOOD)
    assert [call[0] for call in way.port.calls] == ["compare", "compare", "compare"]
    assert way.port.forgotten >= 3


def test_what_is_missing_is_said_at_the_field(way: Way) -> None:
    way.presenter.go_on(GOOD)
    assert "Wählen Sie zuerst" in way.view.finding
    way.presenter.choose(BACKUPS[0].path)
    way.presenter.go_on("")
    assert "Geben Sie die Passphrase" in way.view.finding
    assert way.port.calls == []


def test_wrong_passphrase_is_told_at_the_field_and_a_damaged_file_on_the_page(way: Way) -> None:
    way.presenter.choose(BACKUPS[0].path)
    way.port.fault = DomainError("Die Passphrase stimmt nicht.")
    way.presenter.go_on("falsch")
    assert (way.view.finding, way.view.faults) == ("Die Passphrase stimmt nicht.", [])
    way.port.fault = EnvironmentFault("Die Datei ist beschädigt.")
    way.presenter.go_on("falsch")
    assert way.view.faults == ["Die Datei ist beschädigt."]
    way.port.fault = RuntimeError("Fehler im Programm")
    way.presenter.go_on("falsch")
    assert way.shell.faults == [way.port.fault]


def test_a_file_from_elsewhere_joins_the_list(way: Way) -> None:
    way.shell.file = Path("stick/Sicherung.kib")
    way.presenter.choose_file()
    assert [line.path for line in way.view.lines] == [way.shell.file, *(line.path for line in BACKUPS)]
    assert "bleibt unter einem neuen Namen" in way.view.place


@pytest.mark.parametrize(
    ("loss", "is_taken", "said"),
    [
        (Loss(is_known=True), True, "nichts geändert"),
        (Loss(is_known=True, changes=1, families=1, last_at=NOW), True, "1 Änderung an 1 Familie"),
        (Loss(is_known=False), True, "lässt sich nicht lesen"),
        (Loss(is_known=False), False, "Hier liegt kein Bestand"),
    ],
)
def test_what_would_be_lost_in_words(loss: Loss, is_taken: bool, said: str) -> None:
    assert said in " ".join(loss_sentences(loss, is_taken=is_taken))


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.port, self.opened = FakeEntry(), []
        self.page = StoreEntryPage(FakeShell(), self.port, self.opened.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.clicks = 0

    def click(self, word: str) -> None:
        buttons = self.page.findChildren(QAbstractButton)
        next(made for made in buttons if made.isVisible() and made.text().replace("&", "") == word).click()
        self.clicks += 1


@pytest.mark.requirement("R16", "R22", figure="restore in the window: list, passphrase, compare, restore – 4 clicks")
def test_from_the_first_page_to_the_restored_store(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.click("Sicherung wählen …")
    page = shown.page.restoring
    page.table.select_key(str(BACKUPS[1].path))
    shown.clicks += 1
    type_text(page.passphrases.lines[0], GOOD)
    shown.click("Vergleichen")
    assert "37 Änderungen" in page.loss.text()
    shown.click("Bestand herstellen")
    assert shown.port.calls == [("compare", BACKUPS[1].path, GOOD), ("restore", BACKUPS[1].path)]
    assert len(shown.opened) == 1
    assert shown.clicks <= 5


def test_newest_backup_is_chosen_and_typing_another_passphrase_compares_again(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.click("Sicherung wählen …")
    page = shown.page.restoring
    type_text(page.passphrases.lines[0], GOOD + "\n")
    assert shown.port.calls == [("compare", BACKUPS[0].path, GOOD)]
    type_text(page.passphrases.lines[0], "x")
    assert not page.loss.isVisible()
    assert page.deed.text().replace("&", "") == "Vergleichen"


def test_no_backups_are_said_and_a_file_can_still_be_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.ui.store_entry.test_presenter.BACKUPS", ())
    shown = Shown(qtbot)
    shown.click("Sicherung wählen …")
    assert shown.page.restoring.empty.isVisible()
    shown.click("Andere Datei …")
    assert shown.page.restoring.table.isVisible()

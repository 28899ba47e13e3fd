"""The page on the window: real keys and clicks on the way to a new store."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.ui.store_entry.presenter import Page
from kiberatung.ui.store_entry.view import StoreEntryPage
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.store_entry.test_presenter import GOOD, KEY, PROPOSED, FakeEntry


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.shell, self.port = FakeShell(), FakeEntry()
        self.opened: list[object] = []
        self.page = StoreEntryPage(self.shell, self.port, self.opened.append)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.page.setFocus()

    def click(self, word: str) -> None:
        buttons = self.page.findChildren(QAbstractButton)
        next(made for made in buttons if made.isVisible() and made.text().replace("&", "") == word).click()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_first_way_has_the_focus(shown: Shown) -> None:
    assert shown.page.ways.state.deeds[0].hasFocus()


def test_typing_all_answers_and_enter_makes_the_store(shown: Shown) -> None:
    shown.click("Bestand anlegen")
    new = shown.page.new
    type_text(new.kreis, "Steinf")
    press(new.kreis, Qt.Key.Key_Return)
    type_text(new.account.field, "Anke Terhorst")
    type_text(new.passphrases.lines[0], GOOD)
    type_text(new.passphrases.lines[1], GOOD + "\n")
    assert shown.port.calls[0][0] == "make"
    assert shown.port.calls[0][3].office == "Kommunales Integrationszentrum Kreis Steinfurt"
    assert shown.page.recovery.panel.key.text().replace("\n", "") == KEY
    assert new.passphrases.lines[0].text() == ""


def test_key_must_be_confirmed_before_the_store_opens(shown: Shown) -> None:
    test_typing_all_answers_and_enter_makes_the_store(shown)
    shown.click("Bestand öffnen")
    assert shown.opened == []
    shown.click("Vom Blatt prüfen")
    panel, groups = shown.page.recovery.panel, KEY.split("-")
    assert not panel.key.isVisible()
    type_text(panel.groups[0], "XXXXX")
    assert panel.fields[0].finding()
    panel.groups[0].clear()
    type_text(panel.groups[0], groups[2].lower())
    shown.click("Bestand öffnen")
    assert shown.opened == []
    type_text(panel.groups[1], groups[4].replace("1", "l").replace("0", "o"))
    shown.click("Bestand öffnen")
    assert len(shown.opened) == 1


def test_proposed_passphrase_is_filled_in_readable_and_judged(shown: Shown) -> None:
    shown.click("Bestand anlegen")
    fields = shown.page.new.passphrases
    type_text(fields.lines[0], "kurz")
    assert "zu kurz" in fields.strength()
    shown.click("Vorschlagen")
    assert [line.text() for line in fields.lines] == [PROPOSED, PROPOSED]
    assert {line.echoMode() for line in fields.lines} == {QLineEdit.EchoMode.Normal}
    assert fields.strength().startswith("Sehr gut")


def test_finding_goes_when_its_field_is_typed_into(shown: Shown) -> None:
    shown.click("Bestand anlegen")
    shown.click("Bestand anlegen")
    field = shown.page.new.account
    assert field.finding() == "Ihr Name fehlt."
    type_text(field.field, "A")
    assert field.finding() == ""


@pytest.mark.requirement("U41", figure="paste allowed, show button")
def test_passphrases_can_be_pasted_and_shown(shown: Shown) -> None:
    shown.click("Bestand anlegen")
    QGuiApplication.clipboard().setText(GOOD)
    lines = shown.page.new.passphrases.lines
    lines[1].paste()
    shown.click("Zeigen")
    assert lines[1].text() == GOOD
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}


def test_name_that_was_typed_is_not_overwritten_by_the_kreis(shown: Shown) -> None:
    shown.click("Bestand anlegen")
    new = shown.page.new
    type_text(new.office.field, "KI West")
    type_text(new.kreis, "Steinf")
    press(new.kreis, Qt.Key.Key_Return)
    assert new.typed().wish.office == "KI West"


def test_other_store_has_its_own_lock_and_a_way_back(shown: Shown, tmp_path: Path) -> None:
    shown.shell.file = tmp_path / "anderer.kib"
    shown.click("Anderen Bestand öffnen …")
    assert shown.page.lock is not None
    type_text(shown.page.lock.line, GOOD + "\n")
    assert shown.port.calls == [("open", tmp_path / "anderer.kib", GOOD)]
    shown.page.presenter.show_ways()
    assert shown.page.lock is None
    assert shown.page.ways.isVisible()


def test_nothing_can_be_begun_twice_while_work_is_under_way(shown: Shown) -> None:
    shown.shell.holding = True
    shown.click("Übungsstadt öffnen")
    assert "20 Sekunden" in shown.page.working.words()
    assert not shown.page.ways.state.deeds[1].isEnabled()
    shown.shell.run_held()
    assert len(shown.opened) == 1


def test_building_a_page_opens_no_window_of_its_own(qtbot: QtBot) -> None:
    before = set(QGuiApplication.topLevelWindows())
    page = StoreEntryPage(FakeShell(), FakeEntry(), lambda _desk: None)
    qtbot.addWidget(page)
    page.show_page(Page.NEW)
    assert set(QGuiApplication.topLevelWindows()) == before

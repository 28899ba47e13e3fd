"""The nine lines of the sheet are typed, pasted or scanned; each slip is told at its line."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.app.entry import SessionSheet
from kiberatung.app.opening import NewOffice
from kiberatung.app.session import Session
from kiberatung.storage.keys.recovery_sheet import LINES, recovery_sheet
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots
from kiberatung.ui.store_entry.sheet_page import SheetPage
from tests.support.builders import CLOCK
from tests.support.key_rings import cheap_keys
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell

GOOD = "ampel birke wolke tisch"


class Lost:
    """A store without its keyslot file, and the page in front of it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        with cheap_keys():
            self.session = Session(folder / "bestand.kib", CLOCK)
            self.recovery = self.session.make(GOOD, NewOffice("KI Kreis Steinfurt", "05566", "Anke Terhorst"))
            self.session.close()
        self.sheet = recovery_sheet(read_keyslots(self.session.path)).splitlines()
        keyslot_path(self.session.path).unlink()
        self.shell, self.left = FakeShell(), list[bool]()
        self.page = SheetPage(self.shell, SessionSheet(self.session), self.left.append)
        qtbot.addWidget(self.page)
        self.page.show()

    def findings(self) -> list[str]:
        return [field.finding() for field in self.page.fields]


def paste(line: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    line.paste()


@pytest.fixture
def lost(qtbot: QtBot, tmp_path: Path) -> Lost:
    return Lost(qtbot, tmp_path)


@pytest.mark.requirement("R29", figure="in the window: nine lines typed, and the recovery key opens")
def test_typed_line_by_line_the_focus_goes_along_and_the_file_comes_back(lost: Lost) -> None:
    for number, line in enumerate(lost.page.lines()):
        assert line.text() == ""
        type_text(line, lost.sheet[number].lower().replace("-", " "))
        assert lost.findings() == [""] * LINES
    lost.page.deed.click()
    assert lost.left == [True]
    assert lost.session.open(lost.recovery).account.name == "Anke Terhorst"
    lost.session.close()


def test_a_slip_is_told_when_the_line_is_full_and_nothing_is_written(lost: Lost) -> None:
    wrong = lost.sheet[2][:-1] + ("0" if lost.sheet[2][-1] != "0" else "1")
    type_text(lost.page.lines()[2], wrong[:-1])
    assert lost.findings()[2] == ""
    type_text(lost.page.lines()[2], wrong[-1])
    assert "nicht richtig abgeschrieben" in lost.findings()[2]
    lost.page.deed.click()
    assert lost.findings()[0] == "Hier fehlen noch 20 Zeichen."
    assert not keyslot_path(lost.session.path).exists()
    assert lost.left == []


def test_the_whole_sheet_at_once_fills_all_lines(lost: Lost) -> None:
    paste(lost.page.lines()[0], "\n".join(lost.sheet))
    assert [line.text() for line in lost.page.lines()] == lost.sheet
    lost.page.deed.click()
    assert lost.left == [True]


def test_a_file_that_is_there_is_not_overwritten(lost: Lost) -> None:
    keyslot_path(lost.session.path).write_text("beschädigt", "utf-8")
    paste(lost.page.lines()[0], "\n".join(lost.sheet))
    lost.page.deed.click()
    assert "noch da" in lost.page.fault.text()
    assert keyslot_path(lost.session.path).read_text("utf-8") == "beschädigt"

"""Nothing that was copied stays in the clipboard, and nothing of others is taken out of it (R34)."""

import time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.ui.widgets import clipboard
from kiberatung.ui.widgets.clipboard import Clipboard, clear_clipboard, copy_text

pytestmark = pytest.mark.requirement("R34")


def board_text() -> str:
    return QGuiApplication.clipboard().text()


@pytest.fixture
def own(qapp: QApplication) -> Clipboard:
    return Clipboard(qapp)


def test_it_is_cleared_after_ten_seconds() -> None:
    assert clipboard.CLEARED_AFTER_MS == 10_000


def test_what_was_copied_goes_by_itself(own: Clipboard, qtbot: QtBot) -> None:
    own._timer.setInterval(20)
    own.put("Öztürk, Can")
    assert board_text() == "Öztürk, Can"
    qtbot.waitUntil(lambda: board_text() == "")


def test_what_others_put_there_stays(own: Clipboard) -> None:
    own.put("Öztürk, Can")
    QGuiApplication.clipboard().setText("von anderswo")
    own.clear()
    assert board_text() == "von anderswo"


def test_copying_again_begins_the_time_anew(own: Clipboard) -> None:
    own._timer.setInterval(1000)
    own.put("eins")
    own._timer.setInterval(5000)
    own.put("zwei")
    assert own._timer.remainingTime() > 1000


def test_histories_are_asked_to_leave_it_out(own: Clipboard) -> None:
    own.put("Öztürk, Can")
    content = QGuiApplication.clipboard().mimeData()
    assert bytes(content.data("x-kde-passwordManagerHint")) == b"secret"
    assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in content.formats())
    own.clear()


def test_the_lock_clears_what_a_field_copied_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform of the tests does not know whose the text is; those of desktops do."""
    monkeypatch.setattr(clipboard, "_is_ours", lambda: True)
    line = QLineEdit("Öztürk")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    assert board_text() == "Öztürk"
    clear_clipboard()
    assert board_text() == ""


def test_one_clipboard_for_the_whole_program(qapp: QApplication) -> None:
    copy_text("eins")
    copy_text("zwei")
    assert board_text() == "zwei"
    clear_clipboard()
    assert board_text() == ""


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.requirement("R34", figure="clipboard: 20 of 20 cleared at 10 ± 1 s")
def test_twenty_of_twenty_are_cleared_at_ten_seconds(own: Clipboard, qtbot: QtBot) -> None:
    for number in range(20):
        own.put(f"Text {number}")
        begun = time.monotonic()
        qtbot.waitUntil(lambda: board_text() == "", timeout=12_000)
        assert 9 <= time.monotonic() - begun <= 11


def test_a_table_is_there_as_page_too_and_goes_with_its_text(own: Clipboard) -> None:
    own.put("Kind\tAlter", "<table><tr><th>Kind</th></tr></table>")
    content = QGuiApplication.clipboard().mimeData()
    assert (content.hasHtml(), "<th>Kind</th>" in content.html()) == (True, True)
    own.clear()
    assert board_text() == ""
    left = QGuiApplication.clipboard().mimeData()
    assert left is None or not left.hasHtml()

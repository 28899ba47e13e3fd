"""What stands in front of the work: the privacy cover, the lock, the choice of a store."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.privacy import PrivacyCover
from kiberatung.ui.shell.screen import ScreenSpec
from kiberatung.ui.shell.tasks import Tasks
from tests.support.typing_keys import type_text
from tests.ui.shell.noted_screens import Noted


def test_privacy_covers_every_window_and_returns(qtbot: QtBot, window: MainWindow) -> None:
    before = window.grab().toImage()
    window.toggle_privacy()
    covered = window.grab().toImage()
    colours = {covered.pixelColor(x, y).name() for x in range(0, 1440, 40) for y in range(0, 400, 20)}
    assert colours == {"#f5f6f7"}
    with qtbot.assertNotEmitted(window.lock_wanted):
        window.toggle_privacy()
    assert QApplication.focusWidget().accessibleName() == "Heute"
    assert before.size() == covered.size()


@pytest.mark.requirement("U55", figure="after 30 s the passphrase")
def test_late_return_from_privacy_asks_for_the_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    cover = PrivacyCover(window, free_return_ms=0)
    cover.toggle()
    with qtbot.waitSignal(cover.lock_wanted):
        cover.toggle()


def test_covering_page_hides_the_work_and_gives_it_back(window: MainWindow) -> None:
    page = QLineEdit()
    page.setAccessibleName("Passphrase")
    window.show_notice("Familie Al-Khatib gespeichert")
    window.cover_with(page)
    assert not any(part.isVisible() for part in (window.menu_row, window.navigation, window.notice_bar, window.content))
    assert QApplication.focusWidget() is page
    window.uncover()
    assert window.content.isVisible()
    assert QApplication.focusWidget().accessibleName() == "Heute"


def test_keys_typed_before_the_window_is_furnished_stay_in_the_cover(qtbot: QtBot, log: list[str]) -> None:
    tasks = Tasks()
    made = MainWindow(tasks)
    qtbot.addWidget(made)
    line = QLineEdit()
    made.cover_with(line)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    made.activateWindow()
    type_text(line, "am")
    made.furnish([ScreenSpec("heute", "Heute", lambda _shell: Noted("Heute", log), "house")])
    type_text(made.focusWidget() or made, "pel")
    assert line.text() == "ampel"
    assert made.is_covered()
    assert not made.menu_row.isVisible()
    made.uncover()
    made.navigate("heute")
    assert made.menu_row.isVisible()
    tasks.stop()

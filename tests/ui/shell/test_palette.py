"""The search line at the top: persons and commands, one answer at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from kiberatung.ui.protocols import FoundEntry
from kiberatung.ui.shell.main_window import MainWindow
from tests.support.typing_keys import press, type_text


def test_palette_finds_persons_and_commands(qtbot: QtBot, window: MainWindow, log: list[str]) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "al")
    press(line, Qt.Key.Key_Return)
    assert log[-1] == "person"
    assert QApplication.focusWidget().accessibleName() == "Heute", "the focus returns to where it came from"


def test_palette_does_commands_without_dots_and_marks(qtbot: QtBot, window: MainWindow) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "berichte")
    qtbot.waitUntil(lambda: len(line.answers()) > 1)
    press(line, Qt.Key.Key_Return)
    assert window.content.current_name() == "berichte"


def test_palette_says_when_nothing_is_found_and_escape_leaves(qtbot: QtBot, window: MainWindow) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "qqq")
    qtbot.waitUntil(lambda: bool(line.answers()))
    assert line.answers() == ["Nichts gefunden. Ein Teil des Namens genügt."]
    press(line, Qt.Key.Key_Escape)
    assert (line.text(), line.answers()) == ("", [])


def test_enter_waits_for_the_answer_to_what_was_typed(window: MainWindow, log: list[str]) -> None:
    line = window.menu_row.palette_line
    asked: dict[str, Callable[[Sequence[FoundEntry]], None]] = {}
    line._find = asked.__setitem__
    window.enter_search()
    type_text(line, "a")
    asked["a"]([FoundEntry("alt", lambda: log.append("old"))])
    type_text(line, "al\n")
    assert "old" not in log
    asked[line.text()]([FoundEntry("neu", lambda: log.append("new"))])
    assert log[-1] == "new"


def test_commands_do_not_wait_for_a_busy_store(qtbot: QtBot, window: MainWindow) -> None:
    line = window.menu_row.palette_line
    line._find = lambda _text, _deliver: None
    window.enter_search()
    type_text(line, "berichte")
    qtbot.waitUntil(lambda: len(line.answers()) > 1)
    press(line, Qt.Key.Key_Return)
    assert window.content.current_name() == "berichte"


def test_late_answers_of_the_palette_are_dropped(window: MainWindow) -> None:
    line = window.menu_row.palette_line
    window.enter_search()
    type_text(line, "al\n")
    line._take("a", [FoundEntry("alt", lambda: None)])
    assert line.answers() == []

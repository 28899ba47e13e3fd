"""The page „So rechnet das Programm“ shows what the law tells, once it is read."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiberatung.services.law.explained import Chapter
from kiberatung.ui.help.view import HelpScreen
from tests.support.ui_fakes import FakeShell

TOLD = (Chapter("1. Ab welchem Alter", ("Wer sechs ist.",)), Chapter("Beispiel: schulpflichtig", ("geboren am …",)))


def a_screen(qtbot: QtBot, shell: FakeShell) -> HelpScreen:
    screen = HelpScreen(shell, Path("keine"), {"reckoning": lambda: TOLD})
    qtbot.addWidget(screen)
    return screen


def test_the_chapters_stand_below_the_fixed_words(qtbot: QtBot) -> None:
    screen = a_screen(qtbot, FakeShell())
    screen.open_with(page="reckoning")
    words = screen.shown_words()
    assert "So rechnet das Programm" in words
    assert words.index("Drei Zählweisen") < words.index("1. Ab welchem Alter") < words.index("Wer sechs ist.")


def test_what_was_read_late_goes_to_no_other_page(qtbot: QtBot) -> None:
    shell = FakeShell(holding=True)
    screen = a_screen(qtbot, shell)
    screen.open_with(page="reckoning")
    screen.list.select_key("begin")
    shell.run_held()
    assert "Wer sechs ist." not in screen.shown_words()


def test_it_is_found_by_what_people_ask(qtbot: QtBot) -> None:
    screen = a_screen(qtbot, FakeShell())
    screen.search.take_typed("Zählweise")
    assert "So rechnet das Programm" in screen.shown_words()

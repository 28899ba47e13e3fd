"""The page „So rechnet das Programm“ shows what the law tells, once it is read."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
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


def test_a_long_page_ends_with_its_last_words(qtbot: QtBot) -> None:
    """Whoever scrolls down comes to no empty page: wrapped words are as high as their width makes them."""
    many = tuple(
        Chapter(f"{number}.", ("Wer sechs ist, kommt zur Schule und bleibt dort. " * 4,)) for number in range(60)
    )
    screen = HelpScreen(FakeShell(), Path("keine"), {"reckoning": lambda: many})
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.open_with(page="reckoning")
    QApplication.processEvents()
    leaf = screen.leaf.widget()
    last = [part for part in leaf.findChildren(QLabel) if part.text().startswith("Wer sechs")][-1]
    assert leaf.height() - last.mapTo(leaf, last.rect().bottomLeft()).y() < 100

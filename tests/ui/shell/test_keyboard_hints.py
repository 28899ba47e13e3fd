"""Hints on the keyboard: Caps Lock, and a layout that is not German."""

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.keyboard_hints import KeyboardHints, PassphraseLine, layout_words
from tests.support.typing_keys import type_text


@pytest.mark.parametrize("name", ["de_DE", "de_AT", "C"])
def test_a_german_or_unknown_layout_is_not_worth_a_word(name: str) -> None:
    assert layout_words(QLocale(name)) == ""


@pytest.mark.parametrize(("name", "word"), [("en_US", "American English"), ("uk_UA", "українська")])
def test_another_layout_is_named(name: str, word: str) -> None:
    assert layout_words(QLocale(name)) == f"Tastatur nicht auf Deutsch: {word}"


@pytest.mark.requirement("U41", figure="Caps Lock and layout hints come and go")
def test_both_hints_come_and_go(qtbot: QtBot) -> None:
    line = PassphraseLine()
    hints = KeyboardHints([line])
    for part in (line, hints):
        qtbot.addWidget(part)
        part.show()
    hints.show_layout(QLocale("en_GB"))
    type_text(line, "A")
    assert hints.layout_hint.isVisible()
    assert hints.caps.isVisible()
    hints.show_layout(QLocale("de_DE"))
    type_text(line, "b")
    assert not hints.layout_hint.isVisible()
    assert not hints.caps.isVisible()

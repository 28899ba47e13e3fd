"""The page of settings with real clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.domain.office import LetterForm
from kiberatung.services.desk import Desk
from kiberatung.services.office import office_of
from kiberatung.ui.settings.port import Outside
from kiberatung.ui.settings.presenter import Field
from kiberatung.ui.settings.view import SettingsScreen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import Scheme
from tests.support.desks import a_desk
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.settings.test_presenter import KeptSettings


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.desk: Desk = a_desk()
        self.kept = KeptSettings()
        outside = Outside(self.kept, lambda: Path("x.kib"), lambda: "", lambda _minutes: None, "1.0")
        self.screen = SettingsScreen(FakeShell(), self.desk, outside)
        qtbot.addWidget(self.screen)
        self.screen.resize(1000, 800)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.open_with()

    def click(self, word: str) -> None:
        buttons = self.screen.findChildren(QAbstractButton)
        next(made for made in buttons if made.text().replace("&", "") == word).click()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_typed_letter_head_and_form_are_saved(shown: Shown) -> None:
    shown.click("Form A")
    type_text(shown.screen.fields[Field.TOWN].field, "Steinfurt")
    shown.click("Briefkopf speichern")
    office = office_of(shown.desk)
    assert (office.town, office.letter_form) == ("Steinfurt", LetterForm.A)


def test_picture_of_a_form_chooses_it(qtbot: QtBot, shown: Shown) -> None:
    pictures = [part for part in shown.screen.letter_form.children() if hasattr(part, "_form")]
    qtbot.mouseClick(pictures[0], Qt.MouseButton.LeftButton)
    assert shown.screen.letter_form.value() is LetterForm.A


def test_look_changes_at_once_and_is_kept(shown: Shown) -> None:
    shown.click("Dunkel")
    assert theme.scheme is Scheme.DARK
    assert shown.kept.settings.scheme is Scheme.DARK


def test_every_field_has_a_name(shown: Shown) -> None:
    edits = shown.screen.findChildren(QLineEdit)
    assert all(edit.accessibleName() for edit in edits if edit.isVisible())

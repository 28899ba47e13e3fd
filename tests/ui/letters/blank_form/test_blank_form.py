"""The empty Erfassungsbogen without a family: chosen, shown, printed, saved."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.app.files import write_bytes
from kiberatung.domain.accounts import Role
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.data_sheets import SheetTexts
from kiberatung.services.letters.values import DataSheet, LetterSheet
from kiberatung.ui.letters.blank_form.presenter import BlankForm, BlankFormPresenter, BlankFormTools
from kiberatung.ui.letters.blank_form.view import BlankFormScreen
from kiberatung.ui.letters.view import LettersScreen
from tests.documents.sheets import TYPESETTER
from tests.services.letters.paper_desk import TEXTS
from tests.support.desks import a_desk
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press
from tests.support.ui_fakes import FakeShell


class SheetAsText:
    """Stands for the typesetter: says what it was asked to set."""

    def render_letter(self, sheet: LetterSheet) -> bytes:
        raise AssertionError(sheet)

    def render_data_sheet(self, sheet: DataSheet) -> bytes:
        return f"{sheet.language} {len(sheet.sections[2].persons)} {sheet.is_fillable}".encode()


class Blank:
    def __init__(self, renderer: Any = None) -> None:
        self.desk, self.shell = a_desk(), FakeShell()
        texts = SheetTexts(TEXTS, AnswerTexts(self.desk.words))
        self.tools = BlankFormTools(lambda: texts, lambda: renderer or SheetAsText(), write_bytes)
        self.pdfs: list[bytes] = []
        self.presenter = BlankFormPresenter(self.shell, self.desk, self.tools, self)

    def show_choice(self, form: BlankForm, languages: Any) -> None:
        self.shown = (form, tuple(languages))

    def show_pdf(self, pdf: bytes) -> None:
        self.pdfs.append(pdf)


def test_it_is_set_as_chosen_without_any_family() -> None:
    blank = Blank()
    blank.presenter.reload()
    assert blank.pdfs == [b"", b"de 2 False"]
    blank.presenter.choose(BlankForm("ar", 3, is_fillable=True))
    assert blank.presenter.pdf == b"ar 3 True"
    assert "uk" in blank.shown[1]


def test_newer_replaces_older_and_the_older_is_never_printed() -> None:
    blank = Blank()
    blank.shell.holding = True
    blank.presenter.choose(BlankForm("ar"))
    blank.presenter.choose(BlankForm("uk"))
    blank.presenter.print_form()
    blank.shell.run_held()
    assert blank.shell.printed == []
    assert blank.presenter.pdf == b"uk 2 False"


def test_printed_and_saved_under_a_name_that_tells_form_and_language(tmp_path: Path) -> None:
    blank = Blank()
    blank.presenter.choose(BlankForm("ar"))
    blank.presenter.print_form()
    assert blank.shell.printed == [(b"ar 2 False", "Erfassungsbogen, leer, ar")]
    blank.shell.file = tmp_path / "bogen.pdf"
    blank.presenter.save_form()
    assert blank.shell.file.read_bytes() == b"ar 2 False"
    assert blank.shell.notices[-1].headline == "Gesichert: bogen.pdf"
    blank.shell.file = tmp_path
    blank.presenter.save_form()
    assert len(blank.shell.faults) == 1


def test_the_screen_shows_the_pages_and_prints_by_key(qtbot: QtBot) -> None:
    blank = Blank(TYPESETTER)
    screen = BlankFormScreen(blank.shell, blank.desk, blank.tools)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.open_with()
    assert screen.preview.page_count() >= 3
    assert screen.print.isEnabled()
    before = screen.presenter.pdf
    screen.form.setFocus()
    press(screen.form, Qt.Key.Key_Down)
    assert screen.presenter.form.is_fillable
    assert screen.presenter.pdf != before
    assert {one.identifier for one in screen.screen_actions()} == {
        "blank_form.print", "blank_form.save", "blank_form.reload",
    }  # fmt: skip


@pytest.mark.parametrize(("role", "offered"), [(Role.COUNSELLOR, True), (Role.READER, False)])
def test_the_register_of_letters_leads_there_for_whoever_may(qtbot: QtBot, role: Role, offered: bool) -> None:
    shell = FakeShell()
    screen = LettersScreen(shell, a_desk(role=role), KeptLists().writers)
    qtbot.addWidget(screen)
    buttons = [one for one in screen.findChildren(QPushButton) if "Erfassungsbogen" in one.text()]
    assert bool(buttons) is offered
    for one in buttons:
        one.click()
    assert [name for name, _arguments in shell.visits] == ["blank_form"] * offered

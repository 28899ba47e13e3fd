"""What is typed into the grids of the intake and not stored survives: each kind of answer, and the guardians."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiberatung.services.drafts import draft_at
from kiberatung.services.questions import AnswerForm
from kiberatung.ui.family.intake.view import IntakeTab
from kiberatung.ui.family.tab import TabContext
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell

CELLS = {
    AnswerForm.TEXT: ("given_names", "Om"),
    AnswerForm.SCRIPT: ("name_in_script", "عم"),
    AnswerForm.DATE: ("health_check_on", "31.2.2026"),
    AnswerForm.BIRTH_DATE: ("date_of_birth", "31.2.2015"),
    AnswerForm.NUMBER: ("years_of_schooling", "viele"),
    AnswerForm.YES_NO: ("measles_proof", "vielleicht"),
    AnswerForm.CHOICE: ("german_level", "ganz gut"),
    AnswerForm.COUNTRY: ("country_of_birth", "Atlantis"),
    AnswerForm.COUNTRIES: ("nationalities", "Atlantis"),
    AnswerForm.LANGUAGES: ("home_languages", "Klingonisch"),
    AnswerForm.RELIGION: ("religion", "xyz"),
    AnswerForm.SCHULFORM: ("wished_schulform", "Baumschule"),
}


class Opened:
    """The intake of one child; what the store keeps of drafts is that of the desk."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = a_desk()
        self.known = a_family("Al-Khatib").with_child("").with_guardian("Rania")
        self.known.stored_in(self.desk.store)
        self._qtbot = qtbot
        self.tab = self.new_tab()

    def new_tab(self) -> IntakeTab:
        """As after the next start of the program."""
        tab = IntakeTab(FakeShell(), self.desk, {}, TabContext(lambda: None, lambda *_deed: None))
        self._qtbot.addWidget(tab)
        with self._qtbot.waitExposed(tab):
            tab.show()
        tab.activateWindow()
        tab.show_family(self.known.family.id, None)
        return tab

    def kept(self, kind: str) -> Mapping[str, str]:
        draft = draft_at(self.desk, f"{kind}:{self.known.family.id}")
        assert draft is not None
        return draft.values


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot)


@pytest.mark.parametrize("form", CELLS)
@pytest.mark.parametrize("ends", [False, True])
def test_each_kind_of_answer_is_kept_while_typing_and_when_it_cannot_be_read(
    opened: Opened, form: AnswerForm, *, ends: bool
) -> None:
    row, text = CELLS[form]
    child: UUID = opened.known.children[0].id
    opened.tab.grid.enter(row, child)
    type_text(opened.tab.grid, text)
    if ends and form not in (AnswerForm.TEXT, AnswerForm.SCRIPT):
        press(opened.tab.grid, Qt.Key.Key_Return)
        assert opened.tab.grid.grid.cell_at(opened.tab.grid.currentIndex()).is_wrong  # type: ignore[union-attr]
    opened.tab.drafts.keep_now()
    assert opened.kept("answer") == {"row": row, "column": str(child), "text": text}


def test_what_is_typed_about_a_guardian_is_kept_and_offered(opened: Opened) -> None:
    opened.tab.enter_guardian(opened.known.guardians[0].id)
    page = opened.tab.guardians
    assert page is not None
    type_text(page.grid, "Tante Emma")
    page.drafts.keep_now()
    assert opened.kept("guardian")["text"] == "Tante Emma"
    again = opened.new_tab()
    again.enter_guardian(opened.known.guardians[0].id)
    assert again.guardians is not None
    assert again.guardians.drafts.is_offering()
    again.guardians.drafts.take_over()
    type_text(again.guardians.grid, "\n")
    assert again.guardians.grid.grid.source.grid_cell("kind", opened.known.guardians[0].id).text == "Tante Emma"


def test_a_stored_answer_leaves_no_draft(opened: Opened) -> None:
    opened.tab.grid.enter("given_names", opened.known.children[0].id)
    type_text(opened.tab.grid, "Omar")
    opened.tab.drafts.keep_now()
    press(opened.tab.grid, Qt.Key.Key_Return)
    assert draft_at(opened.desk, f"answer:{opened.known.family.id}") is None

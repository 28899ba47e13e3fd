"""A doubt in the window: it comes when the field is left, is answered with „so richtig“, and can be taken back."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiberatung.domain.consistency.confirmed import ConfirmedDoubt
from kiberatung.services.families import load_family
from kiberatung.ui.family.history.view import HistoryTab
from kiberatung.ui.family.intake.view import IntakeTab
from kiberatung.ui.family.overview.view import OverviewTab
from kiberatung.ui.family.tab import TabContext
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell

CONTROL = Qt.KeyboardModifier.ControlModifier


class Page:
    def __init__(self, qtbot: QtBot, tab: type, *more: object) -> None:
        self.qtbot, self.desk, self.shell = qtbot, a_desk(), FakeShell()
        context = TabContext(lambda: None, lambda _deed, _child: None)
        self.tab = partial(tab, self.shell, self.desk, *more)(context)
        qtbot.addWidget(self.tab)

    def show(self, family: FamilyBuilder) -> FamilyBuilder:
        known = family.stored_in(self.desk.store)
        self.tab.resize(1300, 800)
        with self.qtbot.waitExposed(self.tab):
            self.tab.show()
        self.tab.activateWindow()
        self.tab.show_family(known.family.id, None)
        return known


@pytest.mark.requirement(
    "U39", figure="no warning at any key, one when the field is left; the answer is saved all the same"
)
def test_a_doubt_comes_when_the_field_is_left_and_blocks_nothing(qtbot: QtBot) -> None:
    page = Page(qtbot, IntakeTab, {})
    known = page.show(a_family().with_child("Lina", date_of_birth=None))
    grid, child = page.tab.grid, known.children[0].id
    source = grid.grid.source
    grid.enter("date_of_birth", child)
    for key in "1.1.2019":
        type_text(grid, key)
        assert source.grid_cell("date_of_birth", child).warning == ""
    type_text(grid, "\t")
    assert source.grid_cell("date_of_birth", child).warning == "01.01. ist oft geschätzt."
    assert load_family(page.desk, known.family.id).children[0].date_of_birth is not None


def test_so_richtig_is_said_with_a_key_and_remembered(qtbot: QtBot) -> None:
    page = Page(qtbot, IntakeTab, {})
    known = page.show(a_family(postcode="4828").with_child("Lina"))
    grid = page.tab.grid
    grid.enter("postcode", "common")
    press(grid, Qt.Key.Key_Return, CONTROL)
    assert grid.grid.source.grid_cell("postcode", "common").warning == ""
    with page.desk.reading() as records:
        assert [one.rule for one in records.find(ConfirmedDoubt, family_id=known.family.id)] == ["postcode-shape"]
    page.tab.reload()
    assert grid.grid.source.grid_cell("postcode", "common").warning == ""


def test_so_richtig_stands_beside_the_sentence_and_is_taken_back_in_the_notice(qtbot: QtBot) -> None:
    page = Page(qtbot, OverviewTab)
    page.show(a_family(postcode="4828").with_child("Lina"))
    rows = {row.sentence.text(): row for row in page.tab.open_items.rows()}
    item = next(one for one in page.tab._items if one.doubt is not None)
    assert item.sentence in rows
    page.tab._presenter.find_right(item)
    assert item.sentence not in {row.sentence.text() for row in page.tab.open_items.rows()}
    call = page.shell.notices[-1].call
    assert call is not None
    call()
    assert item.sentence in {row.sentence.text() for row in page.tab.open_items.rows()}


@pytest.mark.requirement("U45", figure="any step of the history taken back by keyboard, without a question")
def test_a_step_is_taken_back_by_keyboard(qtbot: QtBot) -> None:
    page = Page(qtbot, HistoryTab)
    known = page.show(a_family().with_child("Lina"))
    page.tab.focus_first()
    press(page.tab.entries, Qt.Key.Key_Down)
    assert page.tab.step.deed.isVisibleTo(page.tab)
    press(page.tab.step.deed, Qt.Key.Key_Space)
    assert page.shell.questions == []
    assert page.shell.notices[-1].headline == "Zurückgenommen"
    undone = page.desk.lists.history(known.family.id, 5)
    assert [(line.takes_back, line.undone) for line in undone] == [(True, False), (False, True)]

"""A filled form that came back, with real keys and clicks: nothing is taken that was not looked at."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.form_code import no_form
from kiberatung.services.forms.matching import Target
from kiberatung.ui.family.forms.choices import FormChoices, choices_in, text_of
from kiberatung.ui.family.forms.presenter import FormTools
from kiberatung.ui.family.forms.view import FilledFormScreen
from kiberatung.ui.widgets.choice import Combo
from tests.services.forms.form_desk import a_form, answer_texts, haddad
from tests.support.desks import a_desk
from tests.support.typing_keys import press
from tests.support.ui_fakes import FakeShell

NAME = "<b>Umar</b>"
FORM = a_form(
    family_phone="0170 222",
    family_postcode="48282",
    child1_given_names=NAME,
    child1_date_of_birth="12.03.2015",
    child1_years_of_schooling="viele",
    child2_given_names="Lina",
    child2_wished_schools="Gesamtschule",
)


@dataclass
class Page:
    screen: FilledFormScreen
    shell: FakeShell

    def texts(self) -> list[str]:
        return [one.text() for one in self.screen.findChildren(QLabel) if one.isVisible()]

    def cell(self, row: int, column: int) -> str:
        QCoreApplication.processEvents()  # rows are fetched when they are drawn
        return self.screen._model.cell(row, column).text

    def do(self, name: str) -> None:
        next(one for one in self.screen.screen_actions() if one.identifier == f"filled_form.{name}").call()

    def family(self) -> tuple[Family, list[Child]]:
        with self.screen._presenter._desk.reading() as records:
            return records.find(Family)[0], records.find(Child)


def open_page(qtbot: QtBot, form: FilledForm | None) -> Page:
    desk, shell = a_desk(), FakeShell()
    family = haddad().stored_in(desk.store, desk.account.id)

    def read(_path: Path) -> FilledForm:
        if form is None:
            raise no_form()
        return form

    screen = FilledFormScreen(shell, desk, FormTools(read, answer_texts))
    qtbot.addWidget(screen)
    screen.resize(1200, 800)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.open_with(family_id=family.family.id, path=Path("bogen.pdf"))
    screen.focus_first()
    return Page(screen, shell)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return open_page(qtbot, FORM)


@pytest.mark.requirement("U45", figure="a filled form compared and taken over by keyboard alone")
def test_chosen_and_taken_over_by_keyboard_alone(page: Page) -> None:
    assert [page.cell(1, column) for column in range(4)] == ["Telefon", "0170 111", "0170 222", "0170 111"]
    press(page.screen.table, Qt.Key.Key_Right)
    assert page.cell(1, 3) == "0170 222"
    press(page.screen.table, Qt.Key.Key_Down)
    press(page.screen.table, Qt.Key.Key_Space)
    assert page.cell(2, 3) == NAME
    press(page.screen.table, Qt.Key.Key_1)
    assert page.cell(2, 3) == "Omar"
    page.do("take")
    family, children = page.family()
    assert (family.phone, children[0].given_names, children[1].wished_schools) == ("0170 222", "Omar", "Gesamtschule")
    assert page.shell.visits[-1][0] == "family"
    undo = page.shell.notices[-1].call
    assert undo is not None
    undo()
    assert page.family()[0].phone == "0170 111"


def test_what_cannot_be_read_is_told_in_full_and_kept_out(page: Page) -> None:
    assert any("1 Angabe ist nicht lesbar" in text for text in page.texts())
    page.screen._presenter.go_to("child1-years_of_schooling")
    assert any("ganze Zahl" in text and "Aufnahme" in text for text in page.texts())
    page.screen._presenter.turn("child1-years_of_schooling")
    page.do("all")
    page.do("take")
    _family, children = page.family()
    assert (children[0].given_names, children[0].years_of_schooling) == (NAME, None)


def test_a_click_into_a_column_chooses_its_side(page: Page, qtbot: QtBot) -> None:
    table = page.screen.table
    place = table.visualRect(table.rows.index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert page.cell(1, 3) == "0170 222"


def test_somebody_can_be_left_out(page: Page) -> None:
    combo = next(one for one in page.screen.findChildren(Combo) if "Kind 2" in one.accessibleName())
    combo.chosen.emit(Target.SKIPPED)
    assert page.screen.take.isEnabled() is False
    page.do("all")
    assert page.screen.take.isEnabled()
    page.do("take")
    assert page.family()[1][1].wished_schools == ""


def test_what_was_chosen_survives_a_lock(page: Page, qtbot: QtBot) -> None:
    press(page.screen.table, Qt.Key.Key_Right)
    desk = page.screen._presenter._desk
    again = FilledFormScreen(page.shell, desk, FormTools(lambda _path: FORM, answer_texts))
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    again.open_with(**page.screen.place())
    later = Page(again, page.shell)
    assert later.cell(1, 3) == "0170 222"
    later.do("take")
    assert page.family()[0].phone == "0170 222"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"matches": {"child1": "x"}, "rows": {}}', '{"matches": 1, "rows": 2}']
)
def test_a_draft_that_is_none_gives_no_choices(text: str) -> None:
    assert choices_in(text) == FormChoices()
    kept = FormChoices({"child1": Target.NEW, "child2": UUID(int=7)}, {"child1-sex": True})
    assert choices_in(text_of(kept)) == kept


def test_a_form_of_a_new_family_makes_it(page: Page) -> None:
    page.screen.open_with(path=Path("bogen.pdf"))
    assert any("neue Familie" in text for text in page.texts())
    page.do("take")
    screen, place = page.shell.visits[-1]
    assert (screen, place["tab"]) == ("family", "intake")
    with page.screen._presenter._desk.reading() as records:
        assert [one.given_names for one in records.find(Child, family_id=place["family_id"])] == [NAME, "Lina"]
    undo = page.shell.notices[-1].call
    assert undo is not None
    undo()
    assert page.shell.visits[-1][0] == "families"


def test_a_file_that_is_no_form_says_so_and_leads_back(qtbot: QtBot) -> None:
    page = open_page(qtbot, None)
    assert any("kein Erfassungsbogen" in text for text in page.texts())
    assert page.shell.faults == []
    page.do("leave")
    assert page.shell.visits[-1] == ("family", {"family_id": page.family()[0].id, "tab": "intake"})
    assert page.family()[0].phone == "0170 111"

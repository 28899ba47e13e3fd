"""The tab with real keys: the line, its fields, and the levels of a language."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.basics.date_words import TypedDate
from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import Literacy, SkillLevel
from kiberatung.services.desk import Desk
from kiberatung.services.schooling_page import SchoolingPage, read_schooling
from kiberatung.ui.family.schooling.span_fields import as_typed_begin, as_typed_end, last_day
from kiberatung.ui.family.schooling.view import SchoolingTab
from kiberatung.ui.family.tab import TabContext
from tests.support.builders import FamilyBuilder
from tests.support.desks import a_desk
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, yasmin_and_omar

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def family(desk: Desk) -> FamilyBuilder:
    return yasmin_and_omar(desk)


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, family: FamilyBuilder) -> SchoolingTab:
    deeds = RememberingDeeds().as_deeds()
    made = SchoolingTab(FakeShell(), desk, TabContext(deeds.changed, deeds.do_deed))
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show_family(family.family.id, None)
    with qtbot.waitExposed(made):
        made.show()
    return made


def page_of(desk: Desk, family: FamilyBuilder) -> SchoolingPage:
    return read_schooling(desk, family.children[0].id)


def test_the_line_is_worked_by_keys_alone(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    assert tab.no_spans.isVisibleTo(tab)
    press(tab.line, Qt.Key.Key_Insert)
    assert page_of(desk, family).spans[0].started_on == date(2016, 9, 1)
    press(tab.line, Qt.Key.Key_Home)
    press(tab.line, Qt.Key.Key_Right)
    press(tab.line, Qt.Key.Key_Right, SHIFT)
    assert page_of(desk, family).spans[0].started_on == date(2017, 10, 1)
    assert tab.fields.begin.text() == "10.2017"
    press(tab.line, Qt.Key.Key_Delete)
    assert page_of(desk, family).spans == ()


def test_typed_months_are_stored_as_whole_months(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add.click()
    retype(tab.fields.begin, "9.2017")
    retype(tab.fields.end, "6.2021")
    retype(tab.fields.grade, "4")
    retype(tab.fields.certificate, "Zeugnis Klasse 4, gesehen")
    [span] = page_of(desk, family).spans
    assert (span.started_on, span.ended_on) == (date(2017, 9, 1), date(2021, 6, 30))
    assert (span.last_grade, span.certificate) == (4, "Zeugnis Klasse 4, gesehen")


def retype(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.clear()
    type_text(line, text + "\n")


def test_a_wrong_end_stays_in_its_field_with_a_sentence(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add.click()
    retype(tab.fields.end, "2014")
    assert tab.fields.end.text() == "2014"
    assert "Ende liegt vor dem Beginn" in tab.fields.end.accessibleDescription()
    retype(tab.fields.grade, "99")
    assert "Zahl bis 13" in tab.fields.grade.accessibleDescription()
    assert page_of(desk, family).spans[0].ended_on is None


def test_the_list_is_the_equal_of_the_line(tab: SchoolingTab) -> None:
    tab.add.click()
    tab.as_list.click()
    QApplication.processEvents()
    [row] = tab.list.rows()
    assert row.sentence.text() == "Land offen: Grundschule, 09.2016 bis heute"
    assert (tab.line.isVisibleTo(tab), tab.list.isVisibleTo(tab)) == (False, True)
    assert row.deed is not None
    row.deed.click()
    assert tab.fields.isVisibleTo(tab)


def test_levels_are_set_with_figures_and_the_keyboard_stays(
    tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    tab.add_language.chosen.emit("ara")
    [row] = tab.languages.rows()
    level = row.levels["speaks"]
    QApplication.processEvents()  # Qt shows new parts when the event loop comes round
    level.setFocus()
    type_text(level, "4")
    assert page_of(desk, family).skills[0].speaks is SkillLevel.SURE
    assert level.hasFocus()
    assert level.accessibleName() == "Arabisch, spricht: sicher"
    press(level, Qt.Key.Key_Delete)
    assert page_of(desk, family).skills[0].speaks is None
    level.click()
    assert page_of(desk, family).skills[0].speaks is SkillLevel.NOT_YET
    row.schooled.click()
    assert page_of(desk, family).skills[0].schooled_in is True
    row.remove.click()
    assert page_of(desk, family).skills == ()


def test_scripts_and_german_level(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add_script.chosen.emit("Arab")
    tab.scripts.choices()["Arab"].chosen.emit(Literacy.FLUENT)
    tab.german.chosen.emit(GermanLevel.A1)
    page = page_of(desk, family)
    assert [(one.script, one.literacy) for one in page.scripts] == [("Arab", Literacy.FLUENT)]
    assert page.child.german_level is GermanLevel.A1


def test_months_and_years_typed_as_an_end_mean_their_last_day() -> None:
    assert last_day(TypedDate(2025, 6)) == date(2025, 6, 30)
    assert last_day(TypedDate(2025)) == date(2025, 12, 31)
    assert last_day(TypedDate(2025, 6, 3)) == date(2025, 6, 3)
    assert str(as_typed_begin(date(2021, 9, 1))) == "09.2021"
    assert str(as_typed_end(date(2025, 6, 30))) == "06.2025"
    assert str(as_typed_end(date(2025, 6, 29))) == "29.06.2025"

"""The tab with real keys: a reason is typed, a diagnosis marked, drafts survive, the text stays as typed."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.domain.assessments import AssessmentDomain
from kiberatung.domain.instruments import InstrumentKind
from kiberatung.services.drafts import draft_at
from kiberatung.ui.family.assessment.entry_form import EntryForm
from kiberatung.ui.family.assessment.view import AssessmentTab
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.widgets.form import value_of
from tests.support.desks import a_desk
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.family.assessment.test_presenter import tools
from tests.ui.family.child_pages import RememberingDeeds, yasmin_and_omar

MATHS = AssessmentDomain.MATHEMATICS


class Stage:
    def __init__(self, qtbot: QtBot, role: Role = Role.HEAD) -> None:
        self.desk = a_desk()
        self.family = yasmin_and_omar(self.desk)
        if role is not Role.HEAD:
            self.desk = a_desk(self.desk.store, role)
        self.shell = FakeShell()
        deeds = RememberingDeeds().as_deeds()
        self.tab = AssessmentTab(self.shell, self.desk, tools(), TabContext(deeds.changed, deeds.do_deed))
        qtbot.addWidget(self.tab)
        self.tab.resize(1300, 800)
        with qtbot.waitExposed(self.tab):
            self.tab.show()
        self.show_child(1)

    def show_child(self, place: int) -> None:
        self.tab.show_family(self.family.family.id, self.family.children[place].id)
        QApplication.processEvents()

    def begin(self) -> EntryForm:
        self.tab.rows[MATHS].deed.click()
        QApplication.processEvents()
        assert self.tab.form is not None
        return self.tab.form

    def click(self, text: str) -> None:
        found = [one for one in self.tab.findChildren(QPushButton) if one.text() == text and one.isVisible()]
        found[0].click()
        QApplication.processEvents()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def reason_of(form: EntryForm) -> QPlainTextEdit:
    return cast("QPlainTextEdit", form.reason.field)


def test_levels_and_reason_become_an_entry(stage: Stage) -> None:
    form = stage.begin()
    form.levels["count_20"].set_value("sure")
    form.reason.setFocus()
    type_text(reason_of(form), "Zählt sicher bis 20.")
    stage.click("Lernstand speichern")
    assert stage.tab.form is None
    newest = stage.tab.rows[MATHS].state.newest
    assert newest is not None
    assert (newest.level_of("count_20"), newest.reason) == ("sure", "Zählt sicher bis 20.")
    assert "sicher: zählt und schreibt Zahlen bis 20" in value_of(stage.tab.text.text)
    assert stage.tab.focusWidget() is stage.tab.rows[MATHS].deed


def test_nothing_is_saved_without_a_reason_and_it_is_said_there(stage: Stage) -> None:
    form = stage.begin()
    stage.click("Lernstand speichern")
    assert stage.tab.form is form
    assert form.reason.finding() == "Schreiben Sie in einem Satz, woran Sie es gesehen haben."


def test_a_diagnosis_is_marked_while_it_is_typed(stage: Stage) -> None:
    form = stage.begin()
    type_text(reason_of(form), "Hat ADHS")
    assert "klingt nach einer Diagnose" in form.reason.finding()
    reason_of(form).setPlainText("Braucht Pausen.")
    assert form.reason.finding() == ""


def test_esc_keeps_what_was_typed_and_it_is_offered_again(stage: Stage) -> None:
    form = stage.begin()
    type_text(reason_of(form), "Zählt mit den Fingern")
    press(reason_of(form), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert stage.tab.form is None
    again = stage.begin()
    assert again.drafts is not None
    assert again.drafts.is_offering()
    again.drafts.take_over()
    assert value_of(again.reason) == "Zählt mit den Fingern"
    again.throw_away()
    place = f"assessment:{stage.family.children[1].id}:mathematics:observation_mathematics"
    assert draft_at(stage.desk, place) is None


def test_another_instrument_keeps_the_reason_and_shows_its_items(stage: Stage) -> None:
    form = stage.begin()
    reason_of(form).setPlainText("Laut Ergebnisbogen")
    form.instrument.set_value("result_2p")
    form.instrument.chosen.emit("result_2p")
    assert list(form.levels) == ["mathematics"]
    assert value_of(form.reason) == "Laut Ergebnisbogen"


def test_the_text_that_was_typed_survives_a_new_entry(stage: Stage) -> None:
    text = cast("QPlainTextEdit", stage.tab.text.text.field)
    text.setPlainText("Omar lernt schnell.")
    stage.click("Text speichern")
    form = stage.begin()
    reason_of(form).setPlainText("Zählt sicher bis 20.")
    stage.click("Lernstand speichern")
    assert text.toPlainText() == "Omar lernt schnell."
    assert "ergäbe sich jetzt ein anderer Text" in stage.tab.text.state.text()
    stage.click("Vorschlag einsetzen")
    assert text.toPlainText().startswith("Mathematik (23.11.2026)")
    stage.show_child(0)
    assert text.toPlainText() == ""


def test_earlier_entries_open_and_a_change_starts_from_what_is_stored(stage: Stage) -> None:
    for day, reason in (("3.9.2026", "Zählt mit den Fingern."), ("12.11.2026", "Zählt im Kopf bis 20.")):
        form = stage.begin()
        form.levels["count_20"].set_value("alone" if day.startswith("3") else "sure")
        field = form.assessed_on.field
        field.clear()  # type: ignore[attr-defined]  # a line
        type_text(field, day)
        press(field, Qt.Key.Key_Tab)
        reason_of(form).setPlainText(reason)
        stage.click("Lernstand speichern")
    assert [one.item.key for one in stage.tab.rows[MATHS].state.moved] == ["count_20"]
    stage.click("1 früheren Eintrag zeigen")
    changes = [one for one in stage.tab.rows[MATHS].findChildren(QPushButton) if one.text() == "Ändern"]
    assert len(changes) == 2
    changes[1].click()
    QApplication.processEvents()
    assert stage.tab.form is not None
    assert value_of(stage.tab.form.reason) == "Zählt mit den Fingern."
    assert stage.tab.form.levels["count_20"].value() == "alone"


def test_a_sheet_is_chosen_with_its_language(stage: Stage) -> None:
    panel = stage.tab.sheets
    assert not panel.solutions.isVisible()
    panel.kind.set_value(InstrumentKind.TASKS)
    panel.kind.chosen.emit(InstrumentKind.TASKS)
    panel.sheet.set_value("tasks_literacy")
    panel.sheet.chosen.emit("tasks_literacy")
    panel.language.set_value("tr")
    assert panel.solutions.isVisible()
    stage.click("Bogen ansehen")
    assert stage.shell.previews[-1] == (b"Aufgaben Lesen und Schreiben tr False", "Aufgaben Lesen und Schreiben")


def test_who_only_reads_gets_no_deeds(qtbot: QtBot) -> None:
    stage = Stage(qtbot, Role.READER)
    words = {one.text() for one in stage.tab.findChildren(QPushButton) if one.isVisible()}
    assert words.isdisjoint({"Einschätzen", "Neu einschätzen", "Text speichern"})
    assert not stage.tab.text.text.isEnabled()


def test_when_the_page_is_read_again_the_cursor_stays_in_its_row(stage: Stage) -> None:
    """As after saving, when the new page comes a moment later."""
    stage.tab.rows[MATHS].deed.setFocus()
    stage.tab.presenter.reload()
    QApplication.processEvents()
    assert QApplication.focusWidget() is stage.tab.rows[MATHS].deed

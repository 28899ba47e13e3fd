"""The tab with real keys: the line, its fields, and the levels of a language."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.basics.date_words import TypedDate
from kiberatung.domain.children import ChildId, GermanLevel
from kiberatung.domain.languages import Literacy, SkillLevel
from kiberatung.domain.schooling import CertificateState, SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.schooling.page import SchoolingPage, read_schooling
from kiberatung.services.schooling.spans import put_span
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.schooling.span_fields import as_typed_begin, as_typed_end, last_day
from kiberatung.ui.family.schooling.view import SchoolingTab
from kiberatung.ui.family.tab import TabContext
from tests.support.builders import IDENTIFIERS, FamilyBuilder
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
    assert tab.way.no_spans.isVisibleTo(tab)
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
    [row] = tab.way.list.rows()
    assert row.sentence.text() == "Land offen: Grundschule, 09.2016 bis heute"
    assert (tab.line.isVisibleTo(tab), tab.way.list.isVisibleTo(tab)) == (False, True)
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
    pictures = level.pictures().actions()
    assert [one.text().partition("  ")[2] for one in pictures[:5]] == ["noch nicht", "wenig", "etwas", "gut", "sicher"]
    pictures[2].trigger()
    assert page_of(desk, family).skills[0].speaks is SkillLevel.SOME
    row.schooled.click()
    row.siblings.click()
    retype(row.years, "4")
    [skill] = page_of(desk, family).skills
    assert (skill.schooled_in, skill.with_siblings, skill.years_taught) == (True, True, 4)
    retype(row.years, "vier")
    assert (row.years.text(), "Zahl bis 15" in row.years.accessibleDescription()) == ("vier", True)
    row.remove.click()
    assert page_of(desk, family).skills == ()


def test_scripts_and_german_level(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add_script.chosen.emit("Arab")
    tab.scripts.choices()["Arab"].chosen.emit(Literacy.FLUENT)
    tab.german.chosen.emit(GermanLevel.A1)
    page = page_of(desk, family)
    assert [(one.script, one.literacy) for one in page.scripts] == [("Arab", Literacy.FLUENT)]
    assert page.child.german_level is GermanLevel.A1


def test_a_span_is_drawn_moved_and_taken_back_with_the_mouse(
    qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    drag(qtbot, tab, date(2017, 9, 10), date(2021, 6, 20))
    [span] = page_of(desk, family).spans
    assert (span.started_on, span.ended_on) == (date(2017, 9, 1), date(2021, 6, 30))
    drag(qtbot, tab, date(2019, 9, 1), date(2020, 9, 1))
    [span] = page_of(desk, family).spans
    assert (span.started_on, span.ended_on) == (date(2018, 9, 1), date(2022, 6, 30))
    press(tab.line, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    [span] = page_of(desk, family).spans
    assert (span.started_on, span.ended_on) == (date(2018, 8, 1), date(2022, 5, 31))
    assert undo_last(desk).what == "Schulbesuch verschoben"


def test_escape_lets_go_of_what_is_drawn(qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    drag(qtbot, tab, date(2017, 9, 10), date(2021, 6, 20), escape=True)
    assert page_of(desk, family).spans == ()


def test_what_is_drawn_before_school_age_is_a_kindergarten_and_today_stays_open(
    qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    drag(qtbot, tab, date(2013, 9, 10), date(2015, 6, 20))
    drag(qtbot, tab, date(2025, 9, 10), date(2026, 12, 20))
    early, late = page_of(desk, family).spans
    assert (early.kind, late.kind) == (SchoolingKind.KINDERGARTEN, SchoolingKind.PRIMARY)
    assert late.ended_on is None


def drag(qtbot: QtBot, tab: SchoolingTab, first: date, last: date, *, escape: bool = False) -> None:
    scale = tab.line._scale()
    begin, end = (QPoint(round(scale.x(day)), 80) for day in (first, last))
    qtbot.mousePress(tab.line, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(tab.line, end)
    tab.line.grab()
    if escape:
        press(tab.line, Qt.Key.Key_Escape)
    qtbot.mouseRelease(tab.line, Qt.MouseButton.LeftButton, pos=end)


def test_the_line_goes_from_birth_to_today_with_ages(tab: SchoolingTab) -> None:
    content = tab.line._content
    assert content.begins_on == date(2010, 10, 14)
    assert content.birthdays[6] == (date(2016, 10, 14), "6 J.")
    assert content.birthdays[-1][1] == "16 J."
    assert content.ticks[0].name == "2010/11"
    assert {tick.mark_kind for tick in content.ticks[:6]} == {"before"}


def test_overlapping_spans_are_kept_and_said_beside_the_field(
    tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    for _twice in range(2):
        tab.add.click()
        retype(tab.fields.begin, "9.2018")
        retype(tab.fields.end, "6.2020")
    assert len(page_of(desk, family).spans) == 2
    assert "Überschneidet sich mit: Land offen" in tab.fields.begin.accessibleDescription()


def test_a_gap_gets_its_reason_and_the_picture_says_it(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add.click()
    retype(tab.fields.end, "6.2019")
    assert tab.way.gaps.sentences() == ["Seit Juli 2019: keine Schule – 7 Jahre 5 Monate"]
    [choice] = tab.way.gaps.choices()
    choice.chosen.emit(GapCause.WAR)
    assert tab.line.as_list()[0] == "Krieg, 7 Jahre 5 Monate: 07.2019–11.2026"
    assert undo_last(desk).what == "Zeit ohne Schule erklärt"
    tab.way.gaps.choices()[0].chosen.emit("")
    assert page_of(desk, family).gaps[0].reason is None


def test_a_certificate_is_seen_told_or_missing(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add.click()
    tab.fields.certificate_state.chosen.emit(CertificateState.TOLD)
    assert page_of(desk, family).spans[0].certificate_state is CertificateState.TOLD


def test_findings_of_german_are_kept_and_told(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.checks.add.click()
    fields = tab.checks.fields
    retype(fields.day, "1.9.2026")
    fields.levels["understands"].chosen.emit(GermanLevel.A1)
    fields.overall.chosen.emit(GermanLevel.WORDS)
    retype(fields.evidence, "Kurs A1.1")
    tab.checks.add.click()
    fields.levels["understands"].chosen.emit(GermanLevel.A2)
    fields.overall.chosen.emit(GermanLevel.A1)
    assert tab.checks.chart.as_list()[0] == "Versteht: 01.09.2026 A1, 23.11.2026 A2"
    assert tab.checks.chart.as_list()[1] == "Spricht: noch nichts"
    assert [row.sentence.text() for row in tab.checks.rows.rows()] == [
        "23.11.2026: gesamt A1, versteht A2",
        "01.09.2026: gesamt einzelne Wörter, versteht A1",
    ]
    child = page_of(desk, family).child
    assert (child.german_level, child.german_level_on) == (GermanLevel.A1, date(2026, 11, 23))
    fields.remove.click()
    assert page_of(desk, family).child.german_level is GermanLevel.WORDS
    tab.checks.chart.grab()


def test_a_wrong_day_of_a_finding_stays_in_its_field(tab: SchoolingTab) -> None:
    tab.checks.add.click()
    retype(tab.checks.fields.day, "9.2026")
    assert "ganzen Tag" in tab.checks.fields.day.accessibleDescription()
    retype(tab.checks.fields.day, "1.1.2009")
    assert "vor der Geburt" in tab.checks.fields.day.accessibleDescription()
    assert tab.checks.fields.day.text() == "01.01.2009"


@pytest.mark.parametrize("typed", ["Tigrinya", "ትግርኛ", "tir"])
def test_a_language_is_found_by_name_own_name_and_code(
    tab: SchoolingTab, desk: Desk, family: FamilyBuilder, typed: str
) -> None:
    retype(tab.add_language, typed)
    assert [skill.language for skill in page_of(desk, family).skills] == ["tir"]


def test_a_script_gets_its_years_and_goes_again(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add_script.chosen.emit("Arab")
    retype(tab.scripts.years()["Arab"], "3")
    assert page_of(desk, family).scripts[0].years_taught == 3
    tab.scripts.remove_wanted.emit("Arab")
    assert page_of(desk, family).scripts == ()


def test_months_and_years_typed_as_an_end_mean_their_last_day() -> None:
    assert last_day(TypedDate(2025, 6)) == date(2025, 6, 30)
    assert last_day(TypedDate(2025)) == date(2025, 12, 31)
    assert last_day(TypedDate(2025, 6, 3)) == date(2025, 6, 3)
    assert str(as_typed_begin(date(2021, 9, 1))) == "09.2021"
    assert str(as_typed_end(date(2025, 6, 30))) == "06.2025"
    assert str(as_typed_end(date(2025, 6, 29))) == "29.06.2025"


def again(qtbot: QtBot, desk: Desk, family: FamilyBuilder) -> SchoolingTab:
    """After a crash or behind the lock: nothing of the first tab is left but the store."""
    deeds = RememberingDeeds().as_deeds()
    made = SchoolingTab(FakeShell(), desk, TabContext(deeds.changed, deeds.do_deed))
    qtbot.addWidget(made)
    made.show_family(family.family.id, None)
    return made


def test_a_certificate_being_typed_survives(qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add.click()
    type_text(tab.fields.certificate, "Zeugnis Kla")
    tab.way.drafts.keep_now()
    assert page_of(desk, family).spans[0].certificate == ""
    other = again(qtbot, desk, family)
    assert other.way.drafts.is_offering()
    other.way.drafts.take_over()
    assert page_of(desk, family).spans[0].certificate == "Zeugnis Kla"
    assert not again(qtbot, desk, family).way.drafts.is_offering()


def test_evidence_being_typed_survives_and_what_is_stored_waits_no_more(
    qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    tab.checks.add.click()
    type_text(tab.checks.fields.evidence, "Kurs der Volks")
    tab.checks.drafts.keep_now()
    assert again(qtbot, desk, family).checks.drafts.is_offering()
    tab.checks.fields.evidence.editingFinished.emit()
    assert page_of(desk, family).checks[0].evidence == "Kurs der Volks"
    assert not again(qtbot, desk, family).checks.drafts.is_offering()


def test_choosing_another_span_makes_no_draft(
    qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    """The fields of the one must never be offered as what was typed about the other."""
    for grade, ended in (("4", "6.2020"), ("7", "6.2023")):
        tab.add.click()
        retype(tab.fields.end, ended)
        retype(tab.fields.grade, grade)
    press(tab.line, Qt.Key.Key_Up)
    press(tab.line, Qt.Key.Key_Down)
    press(tab.line, Qt.Key.Key_Up)
    assert not tab.way.drafts.is_offering()


def test_choosing_another_finding_makes_no_draft(tab: SchoolingTab) -> None:
    for evidence in ("Kurs A1.1", "Kurs A1.2"):
        tab.checks.add.click()
        retype(tab.checks.fields.evidence, evidence)
    for row in (1, 0, 1):
        deed = tab.checks.rows.rows()[row].deed
        assert deed is not None
        deed.click()
    assert not tab.checks.drafts.is_offering()


def test_a_span_drawn_between_two_others_is_where_the_earlier_one_was(
    qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    drag(qtbot, tab, date(2016, 9, 10), date(2019, 6, 20))
    tab.fields.country.chosen.emit("475")
    drag(qtbot, tab, date(2022, 9, 10), date(2025, 6, 20))
    tab.fields.country.chosen.emit("163")
    drag(qtbot, tab, date(2020, 9, 10), date(2021, 6, 20))
    assert [span.country for span in page_of(desk, family).spans] == ["475", "475", "163"]


def test_what_cannot_be_is_said_beside_the_line(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    tab.add.click()
    retype(tab.fields.begin, "9.2012")
    retype(tab.fields.end, "6.2016")
    assert page_of(desk, family).contradictions == ("Schule schon mit 1 Jahr begonnen.",)
    assert "Schule schon mit 1 Jahr begonnen." in [one.text() for one in tab.columns.findChildren(QLabel)]


def test_a_span_before_the_birth_is_still_on_the_line(tab: SchoolingTab, desk: Desk, family: FamilyBuilder) -> None:
    """The day of birth was put right later."""
    child = family.children[0]
    put_span(desk, a_span_of(child.id, date(2015, 9, 1), date(2019, 6, 30)))
    record_answer(desk, Place(family.family.id, "date_of_birth", child.id), Given(date(2016, 5, 1)))
    tab.show_family(family.family.id, None)
    assert page_of(desk, family).contradictions == ("Ein Schulbesuch beginnt vor der Geburt.",)
    assert tab.line._content.begins_on == date(2015, 9, 1)


def a_span_of(child_id: ChildId, first: date, last: date) -> SchoolingSpan:
    return SchoolingSpan(
        id=SchoolingSpanId(IDENTIFIERS.next()), child_id=child_id, country="475", started_on=first, ended_on=last
    )


def test_a_sentence_below_the_level_has_room(qtbot: QtBot, tab: SchoolingTab) -> None:
    tab.german.chosen.emit(GermanLevel.NONE)
    tab.checks.add.click()
    tab.checks.fields.overall.chosen.emit(GermanLevel.A1)
    tab.german.chosen.emit(GermanLevel.NONE)
    finding = tab._german_field._finding
    qtbot.waitUntil(lambda: finding.height() >= finding.heightForWidth(finding.width()))
    assert finding.y() >= tab.german.geometry().bottom()


def test_the_office_that_recognises_a_certificate_is_read_whole(
    qtbot: QtBot, tab: SchoolingTab, desk: Desk, family: FamilyBuilder
) -> None:
    tab.add.click()
    tab.fields.country.chosen.emit("166")
    retype(tab.fields.grade, "11")
    tab.fields.certificate_state.chosen.emit(CertificateState.SEEN)
    [office] = [one for one in tab.columns.findChildren(QLabel) if one.text() == "Bezirksregierung Düsseldorf"]
    assert office.wordWrap()
    qtbot.waitUntil(lambda: office.width() >= office.fontMetrics().horizontalAdvance(office.text()))

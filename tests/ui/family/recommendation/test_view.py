"""The tab with real keys: Leertaste chooses a school, Enter records."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.places import PlaceRequestState
from kiberatung.domain.recommendations import Chance, NextStep
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.recommendation_page import read_recommendation
from kiberatung.ui.family.recommendation.school_lists import SchoolRow
from kiberatung.ui.family.recommendation.view import RecommendationTab
from kiberatung.ui.family.tab import TabContext
from kiberatung.ui.widgets.form import value_of
from tests.support.builders import a_family
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds
from tests.ui.family.recommendation.places_desk import PlacesDesk


@pytest.fixture
def places() -> PlacesDesk:
    return PlacesDesk()


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell()


@pytest.fixture
def tab(qtbot: QtBot, places: PlacesDesk, shell: FakeShell) -> RecommendationTab:
    deeds = RememberingDeeds().as_deeds()
    made = RecommendationTab(shell, places.desk, TabContext(deeds.changed, deeds.do_deed))
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.show_family(places.family.family.id, places.omar)
    QApplication.processEvents()
    return made


def row_of(tab: RecommendationTab, number: str) -> SchoolRow:
    return next(row for row in tab.schools.rows() if row.number == number)


def test_space_chooses_and_enter_records(tab: RecommendationTab, places: PlacesDesk, shell: FakeShell) -> None:
    radio = row_of(tab, places.possible).radio
    radio.setFocus()
    type_text(radio, " ")
    assert [row.number for row in tab.schools.rows() if row.radio.isChecked()] == [places.possible]
    assert radio.accessibleName() in tab.chosen_words.text()
    assert not tab.reason.isVisibleTo(tab)
    press(radio, Qt.Key.Key_Return)
    assert shell.notices[-1].headline == "Die Empfehlung ist festgehalten."


def test_another_choice_asks_for_one_sentence_in_place(
    tab: RecommendationTab, places: PlacesDesk, shell: FakeShell
) -> None:
    row_of(tab, places.full).radio.click()
    assert tab.reason.isVisibleTo(tab)
    tab.record.click()
    assert tab.reason.finding()
    assert shell.notices == []
    assert isinstance(tab.reason.field, QLineEdit)
    type_text(tab.reason.field, "Die Schulleitung hat zugesagt.\n")
    assert shell.notices[-1].headline == "Die Empfehlung ist festgehalten."


def test_no_score_is_shown_and_the_order_is_written_down(tab: RecommendationTab, places: PlacesDesk) -> None:
    spoken = row_of(tab, places.possible).radio.accessibleDescription()
    assert "3 frei" in spoken
    assert "km" in spoken
    texts = [one.text() for one in tab.findChildren(QLabel)]
    [best, *_others] = read_recommendation(places.desk, places.omar).view.places.possible
    assert not any(f"{best.score:g}" == text or "Punkte" in text for text in texts)
    assert "1. freier Platz" in texts


def test_the_answer_of_a_school_is_typed_in_place(tab: RecommendationTab, places: PlacesDesk) -> None:
    row_of(tab, places.possible).radio.click()
    tab.record.click()
    press_deed(tab)
    press_deed(tab)
    assert tab.place_panel.isVisibleTo(tab)
    tab.place_panel.state.set_value(PlaceRequestState.DECLINED)
    tab.place_panel.state.chosen.emit(PlaceRequestState.DECLINED)
    tab.place_panel.save.click()
    assert tab.place_panel.reason.finding() == "Was nennt die Schule als Grund?"
    type_text(tab.place_panel.reason.field, "Die Klasse ist voll.")
    tab.place_panel.save.click()
    [request] = read_recommendation(places.desk, places.omar).requests
    assert (request.state, request.answer_reason) == (PlaceRequestState.DECLINED, "Die Klasse ist voll.")
    assert not tab.place_panel.isVisibleTo(tab)


def press_deed(tab: RecommendationTab) -> None:
    QApplication.processEvents()
    deed = tab.places.rows()[0].deed
    assert deed is not None
    deed.click()


def test_the_first_day_needs_only_day_and_class(tab: RecommendationTab, places: PlacesDesk) -> None:
    row_of(tab, places.possible).radio.click()
    tab.record.click()
    press_deed(tab)
    press_deed(tab)
    tab.place_panel.state.set_value(PlaceRequestState.ACCEPTED)
    tab.place_panel.save.click()
    press_deed(tab)
    panel = tab.place_panel
    assert [part.isVisibleTo(panel) for part in (panel.reason, panel.answered_on, panel.starts_on)] == [
        False,
        False,
        True,
    ]
    panel.save.click()
    assert panel.starts_on.finding() == "Der Tag fehlt."
    type_text(panel.starts_on.field, "23.11.2026\n")
    assert tab.places.rows()[0].sentence.text().endswith("am 23.11.2026 begonnen.")


def test_escape_leaves_the_panel(tab: RecommendationTab, places: PlacesDesk) -> None:
    row_of(tab, places.possible).radio.click()
    tab.record.click()
    press_deed(tab)
    press_deed(tab)
    press(tab.place_panel, Qt.Key.Key_Escape)
    assert not tab.place_panel.isVisibleTo(tab)


def test_another_grade_marks_the_deviation(tab: RecommendationTab) -> None:
    tab.need.grade.set_value(9)
    tab.need.grade.chosen.emit(9)
    assert tab.deviation.text() == "Jahrgang 9 ist nicht vorgeschlagen."
    assert tab.need.grade.currentText() == "Jahrgang 9"


def _press_button(tab: RecommendationTab, name: str) -> None:
    found = [one for one in tab.findChildren(QPushButton) if one.accessibleName() == name or one.text() == name]
    found[0].click()
    QApplication.processEvents()


def test_options_are_compared_and_chosen(tab: RecommendationTab) -> None:
    assert tab.options is None
    _press_button(tab, "Möglichkeiten &vergleichen")
    assert tab.options is not None
    words = [one.text() for one in tab.options.findChildren(QLabel)]
    assert "Jahrgang 6 (Vorschlag)" in words
    assert "Das Kind wäre 1 Jahr jünger als die Klasse." in words
    _press_button(tab, "Wählen: Jahrgang, Jahrgang 7")
    assert tab.presenter.wish is not None
    assert tab.presenter.wish.grade == 7
    _press_button(tab, "Wählen: Schulform, Gesamtschule")
    assert (tab.presenter.wish.schulform, tab.career.schulform.value()) == ("GE", "GE")
    _press_button(tab, "Weglassen: Chancen, Sprachprüfung statt einer Fremdsprache")
    assert tab.presenter.wish.chances == ()
    _press_button(tab, "Wählen: Chancen, Herkunftssprachlicher Unterricht")
    assert tab.presenter.wish.chances == (Chance.HSU,)
    _press_button(tab, "Wählen: Deutschförderung, Deutschfördergruppe")
    assert tab.presenter.wish.german_support is GermanSupport.DEUTSCHFOERDERGRUPPE
    _press_button(tab, "Wählen: Erstalphabetisierung, Erstalphabetisierung")
    assert tab.presenter.wish.literacy_course
    press(tab.options, Qt.Key.Key_Escape)
    assert tab.options is None


def test_the_column_says_chances_end_and_form(tab: RecommendationTab) -> None:
    tab.career.chances[Chance.HSU].click()
    assert tab.presenter.wish is not None
    assert set(tab.presenter.wish.chances) == {Chance.HSU, Chance.SPRACHPRUEFUNG}
    field = tab.career.until.field
    field.clear()  # type: ignore[attr-defined]  # a line
    type_text(field, "31.7.2028")
    field.editingFinished.emit()  # type: ignore[attr-defined]  # a line
    assert tab.presenter.wish.support_until == date(2028, 7, 31)
    tab.career.schulform.set_value("GY")
    tab.career.schulform.chosen.emit("GY")
    assert tab.presenter.wish.schulform == "GY"


def test_an_unreadable_end_is_not_passed_over(tab: RecommendationTab) -> None:
    field = tab.career.until.field
    field.clear()  # type: ignore[attr-defined]  # a line
    type_text(field, "bald")
    field.editingFinished.emit()  # type: ignore[attr-defined]  # a line
    tab.record.click()
    assert tab.career.until.finding()
    assert tab.presenter.page is not None
    assert tab.presenter.page.view.recommendation is None


def choose(tab: RecommendationTab) -> None:
    """As somebody does who wants something else than what is proposed."""
    tab.need.grade.set_value(7)
    tab.need.grade.chosen.emit(7)
    tab.career.chances[Chance.HSU].click()
    tab.presenter.choose_end(date(2028, 1, 31))
    type_text(tab.reason.field, "Bleibt bei der Schwester.")


def another_tab(qtbot: QtBot, places: PlacesDesk) -> RecommendationTab:
    """The program after a crash or behind the lock: nothing of the first tab is left but the store."""
    deeds = RememberingDeeds().as_deeds()
    made = RecommendationTab(FakeShell(), places.desk, TabContext(deeds.changed, deeds.do_deed))
    qtbot.addWidget(made)
    made.show_family(places.family.family.id, places.omar)
    QApplication.processEvents()
    return made


def test_what_was_chosen_and_not_recorded_is_offered_again(
    qtbot: QtBot, tab: RecommendationTab, places: PlacesDesk
) -> None:
    choose(tab)
    chosen = tab.presenter.wish
    tab.drafts.keep_now()
    again = another_tab(qtbot, places)
    assert again.drafts.is_offering()
    again.drafts.take_over()
    assert again.presenter.wish == chosen
    assert again.need.grade.value() == 7
    assert value_of(again.reason) == "Bleibt bei der Schwester."


def test_what_is_only_proposed_is_no_draft(qtbot: QtBot, tab: RecommendationTab, places: PlacesDesk) -> None:
    tab.drafts.keep_now()
    assert not another_tab(qtbot, places).drafts.is_offering()


def test_a_choice_of_another_version_of_the_program_changes_nothing(tab: RecommendationTab) -> None:
    before = tab.presenter.wish
    for text in ("", "{}", "[1]", "kein JSON", '{"grade": "x"}'):
        tab.kept.take_draft(text)
    assert tab.presenter.wish == before


def test_after_recording_nothing_waits_any_more(
    qtbot: QtBot, tab: RecommendationTab, places: PlacesDesk, shell: FakeShell
) -> None:
    choose(tab)
    tab.drafts.keep_now()
    tab.record.click()
    assert shell.notices[-1].headline == "Die Empfehlung ist festgehalten."
    assert not another_tab(qtbot, places).drafts.is_offering()


def test_before_school_the_kita_is_asked_for_and_no_support_is_chosen(
    tab: RecommendationTab, places: PlacesDesk
) -> None:
    young = a_family("Melnyk").with_child("Sofija", date_of_birth=date(2022, 4, 3)).stored_in(places.desk.store)
    tab.show_family(young.family.id, None)
    assert not tab.need.support.isVisibleTo(tab)
    assert tab.career._step_reasons.text() == "Ob das Kind eine Kita besucht, ist nicht eingetragen. Bitte fragen."
    assert tab.chosen_words.text() == "Für Sofija: Jahrgang offen"
    tab.career.step.chosen.emit(NextStep.KITA)
    assert tab.chosen_words.text() == "Für Sofija: Kita-Platz suchen"

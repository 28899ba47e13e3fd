"""The tab as it is used: real clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.answers import Source
from kiberatung.domain.errors import DomainError
from kiberatung.domain.information_given import InformationTopic
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.desk import Desk
from kiberatung.services.letters.family_sentences import FamilySentences
from kiberatung.services.letters.values import Bilingual, Direction
from kiberatung.ui.family.schulpflicht.presenter import SchulpflichtTools
from kiberatung.ui.family.schulpflicht.view import SchulpflichtTab
from kiberatung.ui.family.tab import TabContext
from tests.accessibility import naming
from tests.documents.sheets import TYPESETTER
from tests.services.letters.paper_desk import TEXTS
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.family.child_pages import RememberingDeeds, yasmin_and_omar


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell()


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def tab(qtbot: QtBot, shell: FakeShell, desk: Desk) -> SchulpflichtTab:
    deeds = RememberingDeeds().as_deeds()
    made = SchulpflichtTab(
        shell, desk, SchulpflichtTools(lambda: TEXTS, lambda: TYPESETTER), TabContext(deeds.changed, deeds.do_deed)
    )
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show_family(yasmin_and_omar(desk).family.id, None)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settle() -> None:
    """Let new parts of the page appear: Qt shows them when the event loop comes round."""
    QApplication.processEvents()


def headline(tab: SchulpflichtTab) -> str:
    settle()
    [shown] = [one for one in tab.findChildren(QLabel, "answer") if one.isVisibleTo(tab)]
    return shown.text()


def button_named(tab: SchulpflichtTab, text: str) -> QPushButton:
    settle()
    return next(one for one in tab.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(tab))


def test_choosing_a_child_shows_its_answer(tab: SchulpflichtTab) -> None:
    assert headline(tab) == "Ja, Yasmin ist schulpflichtig."
    tab.chooser.buttons()[1].click()
    assert headline(tab) == "Ja, Omar ist schulpflichtig."
    assert [made.isChecked() for made in tab.chooser.buttons()] == [False, True]


def test_the_primary_deed_asks_the_first_office(tab: SchulpflichtTab, shell: FakeShell) -> None:
    button_named(tab, "Anfrage an Schulamt für den Kreis Steinfurt").click()
    assert shell.notices[-1].headline.endswith("vorgemerkt.")
    assert button_named(tab, "Anfrage an Bezirksregierung Münster").property("primary")


def test_deciding_otherwise_by_keyboard(tab: SchulpflichtTab) -> None:
    tab.open_decision()
    tab.decision.save.click()
    assert tab.decision.reason.finding()
    tab.decision.answer.set_value(Answer.NO)
    type_text(tab.decision.reason.field, "Auskunft des Schulamts vom Morgen")
    tab.decision.save.click()
    assert not tab.decision.isVisibleTo(tab)
    assert any(
        "Abweichend festgelegt am 23.11.2026 von Anke Terhorst: Nein" in one.text() for one in tab.findChildren(QLabel)
    )
    assert headline(tab) == "Ja, Yasmin ist schulpflichtig."


def test_escape_closes_a_panel_without_loss(tab: SchulpflichtTab) -> None:
    tab.open_decision()
    press(tab.decision, Qt.Key.Key_Escape)
    assert not tab.decision.isVisibleTo(tab)


def test_informing_is_prepared_from_the_family_and_stored_with_enter(tab: SchulpflichtTab) -> None:
    tab.tell.click()
    settle()
    assert tab.information.language.value() == "apc"
    assert tab.information.topics[InformationTopic.SCHULPFLICHT].isChecked()
    type_text(tab.information.interpreter.field, "Samira Nasser")
    press(tab.information.interpreter.field, Qt.Key.Key_Return)
    assert not tab.information.isVisibleTo(tab)
    said = "mündlich auf Arabisch (levantinisch), gedolmetscht von Samira Nasser"
    assert any(said in row for row in tab.told.rows.as_list())
    assert any(said in one.text() for one in tab.findChildren(QLabel))


def test_what_is_missing_keeps_the_panel_open(tab: SchulpflichtTab) -> None:
    tab.tell.click()
    tab.information.topics[InformationTopic.SCHULPFLICHT].setChecked(False)
    tab.information.save.click()
    assert tab.information.isVisibleTo(tab)
    assert any("worüber" in one.text() for one in tab.information.findChildren(QLabel) if one.isVisibleTo(tab))


def test_an_open_fact_is_entered_in_its_place_and_computed_at_once(tab: SchulpflichtTab) -> None:
    settle()
    [enter] = tab.facts.rows.buttons()
    assert enter.accessibleName() == "Eintragen: Zuweisung an die Gemeinde"
    enter.click()
    assert tab.fact.value.field.hasFocus()
    type_text(tab.fact.value.field, "übermorgen vielleicht")
    tab.fact.save.click()
    assert tab.fact.value.finding()
    tab.fact.value.set_text("5.10.2026")
    tab.fact.source.set_value(Source.NOTICE)
    tab.fact.save.click()
    settle()
    assert not tab.fact.isVisibleTo(tab)
    assert "Zuweisung an die Gemeinde, 05.10.2026, Bescheid, gesehen" in tab.facts.rows.as_list()


def test_another_child_closes_what_was_asked_for_the_first(tab: SchulpflichtTab) -> None:
    tab.show_question("assigned_on")
    tab.tell.click()
    tab.chooser.buttons()[1].click()
    settle()
    assert not any(panel.isVisibleTo(tab) for panel in (tab.fact, tab.information, tab.decision, tab.confirmation))


def test_a_confirmation_is_entered_below_the_answer(tab: SchulpflichtTab) -> None:
    tab.tell.click()
    tab.information.save.click()
    settle()
    tab.told.rows.buttons()[0].click()
    tab.confirmation.save.click()
    assert tab.confirmation.who.finding()
    type_text(tab.confirmation.who.field, "Rania Darwish")
    tab.confirmation.save.click()
    assert any("mündlich bestätigt von Rania Darwish" in row for row in tab.told.rows.as_list())


def test_the_three_ways_of_counting_stand_side_by_side_only_when_they_differ(tab: SchulpflichtTab) -> None:
    settle()
    assert [row.partition(",")[0] for row in tab.votes.rows.as_list()] == [
        "Nach Pflichtjahren",
        "Nach besuchten Jahren",
        "Nach Alter",
    ]
    tab.chooser.buttons()[1].click()
    settle()
    assert tab.votes.rows.as_list() == []
    assert any(one.text() == "Drei Zählweisen, ein Ergebnis." for one in tab.votes.findChildren(QLabel))


def test_the_life_line_is_spoken(tab: SchulpflichtTab) -> None:
    settle()
    spoken = tab.life.accessibleDescription()
    assert "Geboren am 14.10.2010." in spoken
    assert "Sekundarstufe I: 01.08.2021 bis 31.07.2027." in spoken
    assert "Die Schulpflicht gilt seit dem 01.10.2026." in spoken
    assert "Heute ist der 23.11.2026." in spoken


def test_a_child_without_a_birthday_is_asked_for_it_by_the_one_primary_deed(tab: SchulpflichtTab, desk: Desk) -> None:
    family = a_family("Neu").with_child("Lina", date_of_birth=None).stored_in(desk.store)
    tab.show_family(family.family.id, None)
    settle()
    assert not tab.life.isVisibleTo(tab)
    primary = [one for one in tab.findChildren(QPushButton) if one.property("primary") and one.isVisibleTo(tab)]
    assert primary == [tab.fill]
    tab.fill.click()
    type_text(tab.fact.value.field, "1.3.2015")
    tab.fact.save.click()
    assert headline(tab) == "Für Lina fehlt eine Angabe: Gemeldet in NRW seit."


def test_rows_stand_below_each_other_where_it_is_narrow(tab: SchulpflichtTab) -> None:
    settle()
    rows = tab.facts.rows
    assert rows.heightForWidth(300) > rows.heightForWidth(800)
    rows.resize(300, rows.heightForWidth(300))
    for made in rows.buttons():
        assert rows.rect().contains(made.geometry())


def test_in_a_low_window_head_and_foot_scroll_with_the_work(tab: SchulpflichtTab, qtbot: QtBot) -> None:
    tab.resize(1300, 300)
    qtbot.waitUntil(lambda: tab.columns.isAncestorOf(tab.foot_ground))
    tab.resize(1300, 700)
    qtbot.waitUntil(lambda: not tab.columns.isAncestorOf(tab.foot_ground))


def test_one_form_is_open_at_a_time(tab: SchulpflichtTab) -> None:
    tab.tell.click()
    tab.show_question("assigned_on")
    tab.open_decision()
    shown = [panel for panel in (tab.fact, tab.information, tab.decision, tab.confirmation) if panel.isVisibleTo(tab)]
    assert shown == [tab.decision]


@pytest.mark.parametrize("panel", ["fact", "information", "decision", "confirmation"])
def test_every_form_can_be_read_aloud(tab: SchulpflichtTab, panel: str) -> None:
    tab.tell.click()
    tab.information.save.click()
    settle()
    {
        "fact": lambda: tab.show_question("assigned_on"),
        "information": tab.tell.click,
        "decision": tab.open_decision,
        "confirmation": tab.told.rows.buttons()[0].click,
    }[panel]()
    settle()
    checks = (naming.unnamed, naming.combos_without_label, naming.names_given_twice, naming.pictures_without_words)
    assert [found for check in checks for found in check(tab)] == []


def test_what_is_said_to_the_family_stands_beside_the_answer_in_both_languages(
    tab: SchulpflichtTab, desk: Desk
) -> None:
    said = FamilySentences("ar", Direction.RIGHT_TO_LEFT, (Bilingual("Zuerst.", "أولاً."), Bilingual("Dann.", "ثم.")))
    tab.show_sentences(said)
    assert (tab.family.german.text(), tab.family.translated.text()) == ("Zuerst.\n\nDann.", "أولاً.\n\nثم.")
    assert tab.family.translated.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert tab.family.draft.isVisibleTo(tab)


def test_in_german_alone_nothing_stands_twice(tab: SchulpflichtTab) -> None:
    tab.show_sentences(FamilySentences("de", Direction.LEFT_TO_RIGHT, (Bilingual("Zuerst.", reviewed=True),)))
    assert not tab.family.translated.isVisibleTo(tab)
    assert not tab.family.draft.isVisibleTo(tab)


def test_a_refusal_stands_in_place_of_the_sentences(tab: SchulpflichtTab) -> None:
    tab.show_sentences(DomainError("Der Absender fehlt.", "Tragen Sie ihn ein."))
    assert tab.family.note.text() == "Der Absender fehlt. Tragen Sie ihn ein."
    assert not tab.family.german.isVisibleTo(tab)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_from_a_panel_the_cursor_goes_back_to_its_button(tab: SchulpflichtTab, key: Qt.Key) -> None:
    tab.tell.setFocus()
    tab.tell.click()
    settle()
    tab.information.day.field.setFocus()
    press(tab.information, key)
    settle()
    assert not tab.information.isVisibleTo(tab)
    assert tab.focusWidget() is tab.tell

"""The tab as it is used: real clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.services.desk import Desk
from kiberatung.ui.family.schulpflicht.view import SchulpflichtTab
from kiberatung.ui.family.tab import TabContext
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
    made = SchulpflichtTab(shell, desk, TabContext(deeds.changed, deeds.do_deed))
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
    assert any("Abweichend festgelegt am 23.11.2026: Nein" in one.text() for one in tab.findChildren(QLabel))
    assert headline(tab) == "Ja, Yasmin ist schulpflichtig."


def test_escape_closes_a_panel_without_loss(tab: SchulpflichtTab) -> None:
    tab.open_decision()
    press(tab.decision, Qt.Key.Key_Escape)
    assert not tab.decision.isVisibleTo(tab)


def test_explaining_begins_with_the_family_s_language(tab: SchulpflichtTab) -> None:
    tab.open_explained()
    assert tab.explained.language.value() == "apc"
    type_text(tab.explained.interpreter.field, "Samira Nasser")
    button_named(tab, "Erklärung eintragen").click()
    assert any(
        one.text() == "am 23.11.2026 auf Arabisch (levantinisch), gedolmetscht von Samira Nasser"
        for one in tab.findChildren(QLabel)
    )


def test_in_a_low_window_head_and_foot_scroll_with_the_work(tab: SchulpflichtTab, qtbot: QtBot) -> None:
    tab.resize(1300, 300)
    qtbot.waitUntil(lambda: tab.columns.isAncestorOf(tab.foot_ground))
    tab.resize(1300, 700)
    qtbot.waitUntil(lambda: not tab.columns.isAncestorOf(tab.foot_ground))

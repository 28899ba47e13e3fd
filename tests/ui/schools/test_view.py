"""The list of school places with real keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId, School
from kiberatung.services.desk import Desk
from kiberatung.services.places import record_learning_group
from kiberatung.ui.schools.view import SchoolsScreen
from tests.support.desks import TODAY, a_desk
from tests.support.list_writers import KeptLists
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell


@pytest.fixture
def desk() -> Desk:
    desk = a_desk()
    with desk.reading() as records:
        number = records.find(School)[0].number
    group = LearningGroup(
        id=LearningGroupId(desk.identifiers.next()),
        school_number=number,
        name="DFG 1–4",
        german_support=GermanSupport.DEUTSCHFOERDERGRUPPE,
        grade_from=1,
        grade_until=4,
        capacity=12,
        occupied=12,
        as_of=TODAY,
    )
    record_learning_group(desk, group)
    return desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> SchoolsScreen:
    made = SchoolsScreen(FakeShell(), desk, KeptLists().writers, lambda _path: "")
    qtbot.addWidget(made)
    made.resize(1300, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open_with()
    made.focus_first()
    return made


def test_down_enter_digit_enter_writes_free_places(screen: SchoolsScreen, desk: Desk) -> None:
    press(screen, Qt.Key.Key_Down)
    press(screen, Qt.Key.Key_Return)
    type_text(screen, "4\n")
    with desk.reading() as records:
        assert records.find(LearningGroup)[0].free_places == 4


def test_letters_in_the_list_go_to_the_search_line(screen: SchoolsScreen) -> None:
    press(screen, Qt.Key.Key_Down)
    type_text(screen, "x")
    assert screen._search.text() == "x"


def test_cancelled_form_gives_the_group_back(screen: SchoolsScreen) -> None:
    press(screen, Qt.Key.Key_Down)
    actions = {action.identifier: action for action in screen.screen_actions()}
    actions["schools.new"].call()
    assert screen._form.isVisible()
    assert not screen._card.isVisible()
    screen._form.cancelled.emit()
    assert screen._card.isVisible()


def test_actions_of_the_screen_share_no_key(screen: SchoolsScreen) -> None:
    keys = [action.shortcut for action in screen.screen_actions() if action.shortcut]
    assert len(keys) == len(set(keys))

"""The comparison with real keys and clicks, and the list of pairs."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from pytestqt.qtbot import QtBot

from kiberatung.domain.children import Child
from kiberatung.services.desk import Desk
from kiberatung.ui.compare.likely_view import LikelyScreen
from kiberatung.ui.compare.view import CompareScreen
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.typing_keys import press
from tests.support.ui_fakes import FakeShell


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell()


@pytest.fixture
def pair(desk: Desk) -> tuple[FamilyBuilder, FamilyBuilder]:
    left = a_family("Haddad", case_number="2026-0412", reported_on=None).with_child("Ahmad", years_of_schooling=3)
    right = a_family("Haddad", case_number="2026-0431", reported_on=None).with_child("Achmed", years_of_schooling=4)
    return left.stored_in(desk.store, desk.account.id), right.stored_in(desk.store, desk.account.id)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, shell: FakeShell, pair: tuple[FamilyBuilder, FamilyBuilder]) -> CompareScreen:
    made = CompareScreen(shell, desk)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open_with(child_id=pair[0].children[0].id, other_id=pair[1].children[0].id)
    made.focus_first()
    return made


def result(screen: CompareScreen, row: int) -> str:
    QCoreApplication.processEvents()  # rows are fetched when they are drawn
    return screen._model.cell(row, 3).text


def kept(desk: Desk) -> Child:
    with desk.reading() as records:
        return records.find(Child)[0]


@pytest.mark.requirement("U45", figure="compared and merged field by field by keyboard alone")
def test_a_merge_by_keyboard_alone(screen: CompareScreen, desk: Desk, shell: FakeShell) -> None:
    assert result(screen, 1) == "Ahmad"
    press(screen, Qt.Key.Key_Right)
    assert result(screen, 1) == "Achmed"
    press(screen, Qt.Key.Key_Down)
    press(screen, Qt.Key.Key_2)
    press(screen, Qt.Key.Key_Left)
    press(screen, Qt.Key.Key_Space)
    next(one for one in screen.screen_actions() if one.identifier == "compare.merge").call()
    assert (kept(desk).given_names, kept(desk).years_of_schooling) == ("Achmed", 4)
    assert shell.visits[-1][0] == "family"


@pytest.mark.requirement("U45", figure="neither side right: a third value typed by keyboard, merged, taken back")
def test_a_third_answer_by_keyboard_alone(
    screen: CompareScreen, desk: Desk, shell: FakeShell, pair: tuple[FamilyBuilder, FamilyBuilder]
) -> None:
    press(screen, Qt.Key.Key_4)
    bar = screen._bar
    bar.line.insert("Ahmet")
    press(bar.line, Qt.Key.Key_Return)
    assert result(screen, 1) == "Ahmet"
    assert screen._table.hasFocus()
    press(screen, Qt.Key.Key_F2)
    assert bar.line.text() == "Ahmet"
    press(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    next(one for one in screen.screen_actions() if one.identifier == "compare.merge").call()
    assert kept(desk).given_names == "Ahmet"
    call = shell.notices[-1].call
    assert call is not None
    call()
    with desk.reading() as records:
        names = {child.id: child.given_names for child in records.find(Child)}
    assert names == {pair[0].children[0].id: "Ahmad", pair[1].children[0].id: "Achmed"}


def test_what_is_being_typed_survives_a_lock(
    qtbot: QtBot, screen: CompareScreen, desk: Desk, pair: tuple[FamilyBuilder, FamilyBuilder]
) -> None:
    press(screen, Qt.Key.Key_4)
    screen._bar.line.insert("Achmet")
    screen._draft.keep_now()
    again = CompareScreen(FakeShell(), desk)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    again.open_with(child_id=pair[0].children[0].id, other_id=pair[1].children[0].id)
    assert again._draft.is_offering()
    again._draft.take_over()
    assert (again._bar.isVisible(), again._bar.line.text()) == (True, "Achmet")
    again._presenter.type_own(again._bar.key, "Achmet")  # type: ignore[arg-type]  # the line stands at a row
    assert not again._draft.is_offering()


def test_a_click_into_a_column_chooses_its_side(screen: CompareScreen, qtbot: QtBot) -> None:
    table = screen._table
    place = table.visualRect(table.rows.index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert result(screen, 1) == "Achmed"


def test_the_equal_rows_are_folded_at_first(screen: CompareScreen) -> None:
    group = screen._model.group_at(screen._model.rowCount() - 1)
    assert group is not None
    assert group.title == "Bei beiden gleich"
    assert screen._model.is_folded(group)


def test_the_cursor_stays_where_it_is_when_a_row_is_chosen(screen: CompareScreen) -> None:
    press(screen, Qt.Key.Key_Down)
    key = screen._table.current_key()
    press(screen, Qt.Key.Key_Right)
    assert screen._table.current_key() == key
    assert "Von Ihnen gewählt" in screen._detail.text()


def test_every_key_and_button_has_a_name(screen: CompareScreen) -> None:
    assert screen._table.accessibleName() == "Angaben beider Seiten"
    names = [one.words() for one in screen.screen_actions()]
    assert names[:3] == ["Zusammenführen", "Nicht dieselbe Person", "Seiten tauschen"]
    assert names[3:5] == ["Anderer Wert …", "Später entscheiden"]


def test_pairs_are_found_compared_and_parted(
    qtbot: QtBot, desk: Desk, shell: FakeShell, pair: tuple[FamilyBuilder, FamilyBuilder]
) -> None:
    made = LikelyScreen(shell, desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_with()
    made.focus_first()
    assert made._model.rowCount() == 1
    assert "Haddad, Ahmad und Haddad, Achmed" in made._detail.text()
    press(made, Qt.Key.Key_Return)
    one, other = pair[0].children[0].id, pair[1].children[0].id
    assert shell.visits == [("compare", {"child_id": one, "other_id": other, "origin": "duplicates"})]
    press(made, Qt.Key.Key_Delete)
    assert desk.lists.known_different(one) == {other}
    assert made._stack.currentWidget() is made._nothing
    call = shell.notices[-1].call
    assert call is not None
    call()
    assert made._model.rowCount() == 1


def test_a_search_that_is_cancelled_shows_nothing(
    qtbot: QtBot, desk: Desk, shell: FakeShell, pair: tuple[FamilyBuilder, FamilyBuilder]
) -> None:
    shell.holding = True
    made = LikelyScreen(shell, desk)
    qtbot.addWidget(made)
    made.open_with()
    made.close_screen()
    shell.run_held()
    assert made._model.rowCount() == 0
    assert made._stop.isHidden()


def test_a_common_day_alone_makes_no_pair(qtbot: QtBot, desk: Desk, shell: FakeShell) -> None:
    for name in ("Popa", "Tesfaye"):
        a_family(name).with_child("Ana", date_of_birth=date(2014, 1, 1)).stored_in(desk.store)
    made = LikelyScreen(shell, desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_with()
    made.focus_first()
    assert made._stack.currentWidget() is made._nothing
    assert made.focusWidget() is made._look

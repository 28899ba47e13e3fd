"""The one table: fetching, groups, selection, keys."""

from collections.abc import Hashable, Mapping, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiberatung.ui.widgets.row_head import STEP, RowHead
from kiberatung.ui.widgets.row_model import CELL_ROLE, RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Cell, Column, Deliver, Group, Row
from tests.support.typing_keys import press, type_text

COLUMNS = [
    Column("name", "Kind", 200, stretch=True),
    Column("age", "Alter", 60, "right"),
    Column("x", "Ort", sortable=False),
]


class Rows:
    """A source that remembers what it was asked, and answers at once or when told to."""

    def __init__(self, *, late: bool = False) -> None:
        self.asked: list[Hashable] = []
        self.late: list[tuple[Sequence[Hashable], Deliver]] = []
        self._answers_late = late

    def __call__(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        self.asked.extend(keys)
        if self._answers_late:
            self.late.append((keys, deliver))
        else:
            deliver(self.rows(keys))

    def rows(self, keys: Sequence[Hashable]) -> Mapping[Hashable, Row]:
        return {key: [Cell(f"Kind {key}", original="اسم"), Cell(str(key)), Cell("Ort")] for key in keys}


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def table(qtbot: QtBot, rows: Rows) -> RowTable:
    made = RowTable(RowTableModel(COLUMNS, rows), "Kinder")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_model_keeps_qts_rules(qtmodeltester: ModelTester, rows: Rows) -> None:
    model = RowTableModel(COLUMNS, rows)
    model.set_groups([Group("Grundschule", (1, 2)), Group("Sek II", (3,))])
    qtmodeltester.check(model)


def test_only_drawn_rows_are_fetched(table: RowTable, rows: Rows) -> None:
    table.rows.set_keys(range(50_000))
    table.grab()
    assert len(rows.asked) < 100


def test_rows_are_fetched_where_one_looks(qtbot: QtBot, table: RowTable, rows: Rows) -> None:
    table.rows.set_keys(range(5_000))
    table.select_key(4_000)
    table.grab()
    qtbot.waitUntil(lambda: 4_000 in rows.asked)
    assert table.rows.index(4_000, 0).data() == "Kind 4000"


def test_late_answers_to_an_old_list_are_dropped(qtbot: QtBot) -> None:
    late = Rows(late=True)
    model = RowTableModel(COLUMNS, late)
    model.set_keys([1])
    keys, deliver = late.late[0]
    model.set_keys([2])
    deliver({1: [Cell("alt")], 2: [Cell("falsch")]})
    assert model.index(0, 0).data() == ""
    late.late[1][1](late.rows([2]))
    assert model.index(0, 0).data() == "Kind 2"
    assert keys == [1]


def test_invalidated_rows_are_fetched_again(qtbot: QtBot, table: RowTable, rows: Rows) -> None:
    table.rows.set_keys([1, 2])
    rows.asked.clear()
    table.rows.invalidate([2])
    qtbot.waitUntil(lambda: rows.asked == [2])
    assert table.rows.index(1, 0).data() == "Kind 2"


def test_selection_survives_a_new_order(table: RowTable) -> None:
    table.rows.set_keys([1, 2, 3])
    table.select_key(2)
    table.rows.set_groups([Group("A", (3, 1)), Group("B", (2,))])
    assert table.current_key() == 2


def test_selection_survives_an_absence(table: RowTable) -> None:
    table.rows.set_keys([1, 2, 3])
    table.select_key(2)
    table.rows.set_keys([1])
    table.rows.set_keys([1, 2])
    assert table.current_key() == 2


def test_enter_opens(qtbot: QtBot, table: RowTable) -> None:
    table.rows.set_keys([7])
    table.select_first()
    with qtbot.waitSignal(table.key_opened) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args == [7]


def test_space_marks_and_copy_is_a_wish_for_the_marked(qtbot: QtBot, table: RowTable) -> None:
    """Nothing reaches the clipboard that nobody has noted."""
    QGuiApplication.clipboard().setText("von vorher")
    table.rows.set_keys([1, 2, 3])
    for key in (1, 3):
        table.select_key(key)
        press(table, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.copy_wanted) as wanted:
        press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [[1, 3]]
    assert QGuiApplication.clipboard().text() == "von vorher"


def test_all_rows_are_selected_by_one_key(table: RowTable) -> None:
    table.rows.set_groups([Group("A", (1, 2)), Group("B", (3,))])
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_keys() == [1, 2, 3]


def test_letters_go_to_the_search_line(qtbot: QtBot, table: RowTable) -> None:
    table.rows.set_keys([1])
    table.select_first()
    with qtbot.waitSignal(table.typed) as typed:
        type_text(table, "ü")
    assert typed.args == ["ü"]


def test_group_folds_with_keys_and_keeps_its_heading(table: RowTable) -> None:
    table.rows.set_groups([Group("Grundschule", (1, 2)), Group("Sek II", (3,))])
    table.setCurrentIndex(table.rows.index(0, 0))
    press(table, Qt.Key.Key_Left)
    assert table.rows.rowCount() == 3
    assert table.rows.group_at(0) == Group("Grundschule", (1, 2))
    press(table, Qt.Key.Key_Right)
    assert table.rows.rowCount() == 5


def test_rows_have_fixed_heights(table: RowTable) -> None:
    table.rows.set_groups([Group("Grundschule", (1, 2))])
    assert [table.rowHeight(row) for row in range(3)] == [34, 31, 31]


def test_sorting_is_a_wish_that_turns_round(qtbot: QtBot, table: RowTable) -> None:
    head = table.head
    with qtbot.waitSignal(table.rows.sort_wanted) as first:
        head.sectionClicked.emit(1)
    assert first.args == ["age", False, False]
    table.rows.set_heads([("age", False)], ())
    with qtbot.waitSignal(table.rows.sort_wanted) as second:
        head.sectionClicked.emit(1)
    assert second.args == ["age", True, False]
    with qtbot.assertNotEmitted(table.rows.sort_wanted):
        head.sectionClicked.emit(2)


@pytest.fixture
def head(table: RowTable) -> RowHead:
    table.head.let_arrange()
    table.rows.set_keys([1, 2])
    table.head.setFocus()
    return table.head


def test_heads_are_led_by_keys(qtbot: QtBot, table: RowTable, head: RowHead) -> None:
    press(head, Qt.Key.Key_Right)
    assert head.current_name() == "age"
    with qtbot.waitSignal(table.rows.sort_wanted) as sorted_:
        press(head, Qt.Key.Key_Return)
    assert sorted_.args == ["age", False, False]
    with qtbot.waitSignal(table.rows.sort_wanted) as behind:
        press(head, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert behind.args == ["age", False, True]
    with qtbot.waitSignal(head.filter_wanted) as narrowed:
        press(head, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert narrowed.args == ["age"]
    with qtbot.waitSignal(head.move_wanted) as moved:
        press(head, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["age", -1]
    with qtbot.waitSignal(head.hide_wanted) as hidden:
        press(head, Qt.Key.Key_Delete)
    assert hidden.args == ["age"]
    with qtbot.waitSignal(head.width_chosen) as wider:
        type_text(head, "+")
    assert wider.args == ["age", table.horizontalHeader().sectionSize(1) + STEP]
    press(head, Qt.Key.Key_End)
    assert head.current_name() == "x"
    press(head, Qt.Key.Key_Home)
    assert head.current_name() == "name"


def test_a_head_says_how_it_is_sorted_and_filtered(table: RowTable) -> None:
    def said(section: int) -> object:
        return table.rows.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)

    assert said(1) == "Alter"
    table.rows.set_heads([("age", True)], {"age"})
    assert said(1) == "Alter, absteigend sortiert, gefiltert"
    table.rows.set_heads([("name", False), ("age", True)], ())
    assert (said(0), said(1)) == (
        "Kind, aufsteigend sortiert, 1. Kriterium",
        "Alter, absteigend sortiert, 2. Kriterium",
    )


def test_other_columns_fetch_their_rows_anew(table: RowTable, rows: Rows) -> None:
    table.rows.set_keys([1, 2])
    table.select_key(2)
    rows.asked.clear()
    table.set_columns([COLUMNS[1], COLUMNS[0]])
    table.grab()
    assert table.current_key() == 2
    assert table.rows.headerData(0, Qt.Orientation.Horizontal) == "Alter"


def test_a_dragged_column_is_a_wish_and_the_head_stays_in_order(qtbot: QtBot, table: RowTable, head: RowHead) -> None:
    with qtbot.waitSignal(head.move_wanted) as moved:
        head.moveSection(0, 2)
    assert moved.args == ["name", 2]
    assert [head.logicalIndex(place) for place in range(3)] == [0, 1, 2]


def test_screen_reader_gets_the_whole_cell(table: RowTable) -> None:
    table.rows.set_keys([1])
    assert table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Kind 1 اسم"
    assert isinstance(table.rows.index(0, 0).data(CELL_ROLE), Cell)


def test_keys_added_behind_move_nothing(table: RowTable, rows: Rows, qtmodeltester: ModelTester) -> None:
    table.rows.set_keys([1, 2, 3])
    table.select_key(2)
    table.rows.add_keys([4, 5])
    assert (table.rows.shown_keys(), table.current_key()) == ([1, 2, 3, 4, 5], 2)
    assert table.rows.row_of(5) == 4
    table.rows.cell(4, 0)
    table.rows.fold(Group("", ()))
    table.rows.fold(Group("", ()))
    assert table.rows.shown_keys() == [1, 2, 3, 4, 5]
    qtmodeltester.check(table.rows)


@pytest.mark.requirement("U42", figure="50,000 rows: only those in sight are read, at once and after a leap to the end")
def test_of_tens_of_thousands_only_those_in_sight_are_read(table: RowTable, rows: Rows) -> None:
    most = 80
    table.rows.set_groups([Group("", tuple(range(50_000)))])
    table.select_first()
    table.grab()
    QCoreApplication.processEvents()  # rows are asked for once what is drawn is known
    assert 0 < len(rows.asked) <= most
    rows.asked.clear()
    table.select_key(49_999)
    table.grab()
    QCoreApplication.processEvents()  # rows are asked for once what is drawn is known
    assert 49_999 in rows.asked
    assert len(rows.asked) <= most

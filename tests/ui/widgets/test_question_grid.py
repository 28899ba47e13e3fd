"""The grid of questions, with the keyboard alone."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiberatung.ui.widgets.grid_model import GridModel
from kiberatung.ui.widgets.grid_values import (
    AnswerKey,
    CellState,
    GridCell,
    GridColumn,
    GridRow,
    GridSection,
    GridWord,
)
from kiberatung.ui.widgets.question_grid import QuestionGrid
from tests.support.typing_keys import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ANSWERS = [
    AnswerKey("unknown", "unbekannt", "circle-question-mark", "U"),
    AnswerKey("refused", "verweigert", "hand", "V"),
]


class Answers:
    """Two children below a common column; first names have no common answer."""

    def __init__(self) -> None:
        self.cells: dict[tuple[Hashable, Hashable], GridCell] = {}

    def grid_lines(self) -> Sequence[GridSection | GridRow]:
        return [GridSection("p", "Person", "0 von 2"), GridRow("family", "Familienname"), GridRow("given", "Vornamen")]

    def grid_columns(self) -> Sequence[GridColumn]:
        return [GridColumn("common", "Gemeinsam"), GridColumn("omar", "Omar", "11 J."), GridColumn("lina", "Lina")]

    def grid_cell(self, row: Hashable, column: Hashable) -> GridCell:
        if (row, column) == ("given", "common"):
            return GridCell(CellState.NOT_APPLICABLE)
        own = self.cells.get((row, column))
        if own is None and column != "common" and (row, "common") in self.cells:
            return GridCell(CellState.INHERITED)
        return own or GridCell(CellState.OPEN)

    def text_to_edit(self, row: Hashable, column: Hashable) -> str:
        cell = self.grid_cell(row, column)
        return cell.text if cell.state == CellState.VALUE else ""

    def words_for(self, row: Hashable, column: Hashable) -> Sequence[GridWord]:
        return [GridWord("Arabisch", "العربية ara"), GridWord("Aramäisch")] if column == "lina" else []

    def put_text(self, row: Hashable, column: Hashable, text: str) -> None:
        self.cells.pop((row, column), None)
        if text:
            warning = "Ungewöhnlich kurz." if len(text) == 1 else ""
            self.cells[row, column] = GridCell(CellState.VALUE, text, warning=warning, is_wrong=text == "?")

    def put_answer(self, row: Hashable, column: Hashable, answer: Hashable) -> None:
        self.cells[row, column] = GridCell(CellState.ANSWER, str(answer))

    def copy_from_left(self, row: Hashable, column: Hashable) -> bool:
        keys = [held.key for held in self.grid_columns()]
        left = self.cells.get((row, keys[keys.index(column) - 1]))
        if left is not None:
            self.cells[row, column] = replace(left, to_confirm=True)
        return left is not None

    def confirm(self, row: Hashable, column: Hashable) -> None:
        self.cells[row, column] = replace(self.cells[row, column], to_confirm=False)


@pytest.fixture
def source() -> Answers:
    return Answers()


@pytest.fixture
def grid(qtbot: QtBot, source: Answers) -> QuestionGrid:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = QuestionGrid("Aufnahme", source, ANSWERS, is_scan=lambda text: "<<" in text)
    column.addWidget(QLineEdit())
    column.addWidget(made)
    column.addWidget(QLineEdit(objectName="after"))
    window.resize(900, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.enter("family", "common")
    made.window_kept = window  # type: ignore[attr-defined]  # or Python throws it away
    return made


def test_model_keeps_qts_rules(qtmodeltester: ModelTester, source: Answers) -> None:
    qtmodeltester.check(GridModel(source))


def test_typing_a_column_and_on_to_the_next(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Khatib\t")
    assert grid.current_keys() == ("family", "omar"), "the cell that does not apply is passed by"
    type_text(grid, "\tÖmär\t")
    assert source.cells["given", "omar"].text == "Ömär"
    assert grid.current_keys() == ("family", "lina")
    assert source.grid_cell("family", "lina").state == CellState.INHERITED


def test_typing_overrides_what_is_inherited(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Khatib\t")
    type_text(grid, "Darwish\t")
    assert source.grid_cell("family", "omar").text == "Darwish"
    assert source.grid_cell("family", "lina").state == CellState.INHERITED


def test_back_up_the_column(grid: QuestionGrid) -> None:
    grid.enter("given", "omar")
    press(grid, Qt.Key.Key_Backtab)
    assert grid.current_keys() == ("family", "omar")


def test_neighbour_with_control(grid: QuestionGrid) -> None:
    press(grid, Qt.Key.Key_Right, CONTROL)
    assert grid.current_keys() == ("family", "omar")
    press(grid, Qt.Key.Key_Left, CONTROL)
    assert grid.current_keys() == ("family", "common")


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_U, "unknown"), (Qt.Key.Key_V, "refused")])
def test_answers_without_a_value(grid: QuestionGrid, source: Answers, key: Qt.Key, answer: str) -> None:
    grid.enter("given", "lina")
    press(grid, key, ALT)
    assert source.cells["given", "lina"] == GridCell(CellState.ANSWER, answer)


def test_answer_while_typing_is_stored_behind_the_text(grid: QuestionGrid, source: Answers) -> None:
    told: list[str] = []
    put_text = source.put_text
    source.put_text = lambda row, column, text: (told.append(text), put_text(row, column, text))  # type: ignore[method-assign]
    grid.enter("given", "omar")
    type_text(grid, "viell")
    press(grid, Qt.Key.Key_U, ALT)
    assert told == ["viell"], "so that it can be taken back"
    assert source.cells["given", "omar"].state == CellState.ANSWER


def test_another_alt_letter_leaves_the_cell_with_its_text(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Khatib")
    QTest.keyClick(grid.window().focusWidget(), Qt.Key.Key_K, ALT)
    assert source.cells["family", "common"].text == "Al-Khatib"


def test_enter_goes_on_to_the_next_open_question(grid: QuestionGrid, source: Answers) -> None:
    source.cells["given", "omar"] = GridCell(CellState.VALUE, "Omar")
    type_text(grid, "Al-Khatib\n")
    assert grid.current_keys() == ("given", "lina"), "what is inherited or answered is passed by"


def test_enter_stays_at_what_could_not_be_read(grid: QuestionGrid) -> None:
    grid.enter("given", "omar")
    type_text(grid, "?\n")
    assert grid.current_keys() == ("given", "omar")


def test_a_copy_from_the_left_is_marked_until_it_is_confirmed(grid: QuestionGrid, source: Answers) -> None:
    source.cells["given", "omar"] = GridCell(CellState.VALUE, "Omar")
    grid.enter("given", "lina")
    press(grid, Qt.Key.Key_D, CONTROL)
    assert source.cells["given", "lina"] == GridCell(CellState.VALUE, "Omar", to_confirm=True)
    press(grid, Qt.Key.Key_Return, CONTROL)
    assert not source.cells["given", "lina"].to_confirm


def test_one_key_wants_a_column(qtbot: QtBot, grid: QuestionGrid) -> None:
    with qtbot.waitSignal(grid.column_wanted):
        press(grid, Qt.Key.Key_Insert)


@pytest.mark.parametrize("end", ["\n", "\t"])
def test_a_scan_fills_no_cell(qtbot: QtBot, grid: QuestionGrid, source: Answers, end: str) -> None:
    with qtbot.waitSignal(grid.scanned) as scanned:
        type_text(grid, "P<SYRAL<KHATIB<<OMAR" + end)
    assert scanned.args == ["P<SYRAL<KHATIB<<OMAR"]
    assert source.cells == {}
    assert grid.current_keys() == ("family", "common")


@pytest.mark.parametrize("is_typing", [False, True])
def test_a_scan_may_be_pasted(qtbot: QtBot, grid: QuestionGrid, source: Answers, *, is_typing: bool) -> None:
    QGuiApplication.clipboard().setText("P<SYR\r\nAL<<OMAR")
    if is_typing:
        type_text(grid, "A")
    with qtbot.waitSignal(grid.scanned) as scanned:
        press(grid, Qt.Key.Key_V, CONTROL)
    assert scanned.args == ["P<SYR\r\nAL<<OMAR"]
    assert source.cells == {}


def test_any_other_text_is_pasted_into_the_cell(grid: QuestionGrid, source: Answers) -> None:
    QGuiApplication.clipboard().setText(" Al-Khatib\n")
    press(grid, Qt.Key.Key_V, CONTROL)
    type_text(grid, "\n")
    assert source.cells["family", "common"].text == "Al-Khatib"


def test_typing_goes_on_when_a_column_comes(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Kha")
    grid.reload()
    type_text(grid, "tib\n")
    assert source.cells["family", "common"].text == "Al-Khatib"


def test_typing_goes_on_when_values_are_read_again(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Kha")
    grid.refresh()
    type_text(grid, "tib\n")
    assert source.cells["family", "common"].text == "Al-Khatib"


@pytest.mark.parametrize("spelling", ["arabi", "ARA", "العربية"])
def test_words_are_found_by_any_spelling(grid: QuestionGrid, spelling: str) -> None:
    grid.enter("family", "lina")
    press(grid, Qt.Key.Key_F2)
    editor = grid.window().focusWidget()
    assert isinstance(editor, QLineEdit)
    completer = editor.completer()
    assert completer is not None
    completer.setCompletionPrefix(spelling)
    assert completer.currentCompletion() == "Arabisch"


@pytest.mark.parametrize("marked", [False, True])
def test_enter_in_the_open_list_ends_the_cell_at_once(grid: QuestionGrid, source: Answers, *, marked: bool) -> None:
    grid.enter("family", "lina")
    type_text(grid, "Ara")
    editor = grid.window().focusWidget()
    assert isinstance(editor, QLineEdit)
    completer = editor.completer()
    assert completer is not None
    completer.complete()
    popup = completer.popup()
    assert popup is not None
    if marked:
        popup.setCurrentIndex(completer.completionModel().index(1, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert source.cells["family", "lina"].text == ("Aramäisch" if marked else "Ara")


def test_escape_keeps_the_old_value(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Khatib\n")
    grid.enter("family", "common")
    type_text(grid, "Falsch")
    press(grid, Qt.Key.Key_Escape)
    assert source.cells["family", "common"].text == "Al-Khatib"


def test_delete_empties(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "Al-Khatib\n")
    grid.enter("family", "common")
    press(grid, Qt.Key.Key_Delete)
    assert ("family", "common") not in source.cells


def test_delete_leaves_alone_what_is_not_asked(grid: QuestionGrid, source: Answers) -> None:
    """The arrow keys go through such cells too."""
    source.cells["given", "common"] = kept = GridCell(CellState.VALUE, "Omar")
    grid.enter("family", "common")
    press(grid, Qt.Key.Key_Down)
    assert grid.current_keys() == ("given", "common")
    press(grid, Qt.Key.Key_Delete)
    assert source.cells["given", "common"] is kept


def test_arabic_is_taken_as_typed(grid: QuestionGrid, source: Answers) -> None:
    type_text(grid, "الخطيب\t")
    assert source.cells["family", "common"].text == "الخطيب"


def test_control_tab_leaves(qtbot: QtBot, grid: QuestionGrid) -> None:
    with qtbot.waitSignal(grid.left_grid) as left:
        press(grid, Qt.Key.Key_Tab, CONTROL)
    assert left.args == [True]
    assert grid.window().focusWidget().objectName() == "after"


def test_tab_at_the_end_leaves(qtbot: QtBot, grid: QuestionGrid) -> None:
    grid.enter("given", "lina")
    with qtbot.waitSignal(grid.left_grid):
        press(grid, Qt.Key.Key_Tab)


def test_warning_takes_room_and_enter_asks(qtbot: QtBot, grid: QuestionGrid) -> None:
    grid.enter("given", "omar")
    type_text(grid, "X\n")
    grid.enter("given", "omar")
    assert grid.rowHeight(2) > grid.rowHeight(1)
    with qtbot.waitSignal(grid.warning_chosen) as chosen:
        press(grid, Qt.Key.Key_Return)
    assert chosen.args == ["given", "omar"]


def test_help_for_the_field(qtbot: QtBot, grid: QuestionGrid) -> None:
    with qtbot.waitSignal(grid.help_wanted) as wanted:
        press(grid, Qt.Key.Key_F1)
    assert wanted.args == ["family"]


def test_editor_has_a_name_and_its_words(grid: QuestionGrid) -> None:
    grid.enter("family", "lina")
    press(grid, Qt.Key.Key_F2)
    editor = grid.window().focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "Lina: Familienname"
    assert editor.completer() is not None


def test_section_is_found(grid: QuestionGrid) -> None:
    grid.show_section("p")
    assert grid.current_keys() == ("family", "common")


def test_empty_cell_is_spoken(grid: QuestionGrid) -> None:
    index = grid.grid.index_of("family", "omar")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "leer"

"""A grid whose rows are questions and whose columns are the common answers and those who inherit them."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import GRID_ROW_HEIGHT, TABLE_HEAD_HEIGHT
from kiberatung.ui.widgets.grid_delegate import KEYS_OF_THE_GRID, GridDelegate, is_alt_letter
from kiberatung.ui.widgets.grid_head import GridHead
from kiberatung.ui.widgets.grid_model import GridModel
from kiberatung.ui.widgets.grid_values import AnswerKey, GridSection, GridSource

_Index = QModelIndex | QPersistentModelIndex
_QUESTION_WIDTH = 200
_LEAST_COLUMN_WIDTH = 160
_WARNING_ROW_HEIGHT = 46
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class QuestionGrid(QTableView):
    """Typing answers; Enter stores and goes on to the next open question, Tab to the next one of all.

    Strg+←/→ the neighbour · Strg+D the answer of the neighbour at the left · Enter confirms what was carried
    over · Alt+letter an answer without a value · F2 edit · Esc back · Entf empties ·
    Einfg wants a column more · F1 help
    `is_scan` tells a text that belongs elsewhere, as the zone of a passport: it is passed on and fills no cell.
    """

    cell_entered = Signal(object, object)  # row key, column key
    warning_chosen = Signal(object, object)
    help_wanted = Signal(object)  # row key
    left_grid = Signal(bool)  # forwards
    cell_typed = Signal(object, object, str)  # row key, column key, what is in the open editor
    cell_left = Signal()  # its editor is closed
    column_wanted = Signal()
    scanned = Signal(str)

    def __init__(
        self,
        name: str,
        source: GridSource,
        answers: Sequence[AnswerKey] = (),
        is_scan: Callable[[str], bool] = lambda _text: False,
    ) -> None:
        super().__init__()
        self._is_scan = is_scan
        self.setAccessibleName(name)
        self.grid = GridModel(source, self)
        self._answers = {answer.letter.upper(): answer.key for answer in answers}
        self._build()
        self.setModel(self.grid)
        self._lay_out()
        self.grid.modelReset.connect(self._lay_out)
        self.grid.dataChanged.connect(self._set_heights)
        theme.theme_changed.connect(self._lay_out)

    def _build(self) -> None:
        delegate = GridDelegate(self, self._moved_by, self.currentIndex, self._is_scan)
        delegate.typed.connect(self.cell_typed)
        delegate.scanned.connect(self.scanned)
        delegate.entered.connect(self.go_on)
        delegate.closeEditor.connect(lambda *_editor: self.cell_left.emit())
        self.setItemDelegate(delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(GridHead(self, self.grid))

    def _lay_out(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(px(TABLE_HEAD_HEIGHT))
        head.setMinimumSectionSize(px(_LEAST_COLUMN_WIDTH))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(0, px(_QUESTION_WIDTH))
        self.clearSpans()
        for row, line in enumerate(self.grid.lines):
            if isinstance(line, GridSection) and self.grid.columns:
                self.setSpan(row, 0, 1, len(self.grid.columns) + 1)
        self._set_heights()

    def _set_heights(self) -> None:
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(px(GRID_ROW_HEIGHT))
        for number in range(len(self.grid.lines)):
            indexes = (self.grid.index(number, column) for column in range(1, len(self.grid.columns) + 1))
            warned = any(cell is not None and cell.warning for cell in map(self.grid.cell_at, indexes))
            rows.resizeSection(number, px(_WARNING_ROW_HEIGHT if warned else GRID_ROW_HEIGHT))

    # where the cursor is

    def enter(self, row: Hashable, column: Hashable) -> None:
        """Put the cursor into this cell."""
        index = self.grid.index_of(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_into(self, row: str, column: str, text: str) -> None:
        """Open the editor of this cell with a text; keys as text. Nothing happens when the cell is gone."""
        for index in self._path():
            keys = self.grid.keys_at(index)
            if keys is not None and (str(keys[0]), str(keys[1])) == (row, column):
                self.enter(*keys)
                self.edit(index)
                editor = self._open_editor()
                if editor is not None:
                    editor.setText(text)
                    editor.textEdited.emit(text)
                return

    def _open_editor(self) -> QLineEdit | None:
        editor = self.indexWidget(self.currentIndex())
        return editor if isinstance(editor, QLineEdit) else None

    def enter_first(self) -> None:
        """Put the cursor into the first cell that takes an answer, unless it is in one already."""
        if self.grid.keys_at(self.currentIndex()) is None:
            path = self._path()
            if path:
                self.setCurrentIndex(path[0])

    def current_keys(self) -> tuple[Hashable, Hashable] | None:
        return self.grid.keys_at(self.currentIndex())

    def show_section(self, section: Hashable) -> None:
        """Scroll to a heading and enter its first cell in the current column."""
        column = max(self.currentIndex().column(), 1)
        for number, line in enumerate(self.grid.lines):
            if isinstance(line, GridSection) and line.key == section:
                self.scrollTo(self.grid.index(number, 0), QAbstractItemView.ScrollHint.PositionAtTop)
                below = [index for index in self._path() if index.row() > number]
                same = [index for index in below if index.column() == column]
                if same or below:
                    self.setCurrentIndex((same or below)[0])
                return

    def refresh(self) -> None:
        """Values have changed: read them again."""
        self.grid.refresh()

    def reload(self) -> None:
        """Rows or columns have changed: read them again and stay in the cell, also with what is being typed."""
        keys, editor = self.current_keys(), self._open_editor()
        typed = editor.text() if editor is not None else None
        self.grid.reload()
        if keys is not None:
            self.setCurrentIndex(self.grid.index_of(*keys))
            if typed is not None:
                self.type_into(str(keys[0]), str(keys[1]), typed)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        keys = self.grid.keys_at(current)
        if keys is not None:
            self.cell_entered.emit(*keys)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """The cursor stays in the grid, also in a window that is not in front."""
        had_cursor = self.window().focusWidget() is editor
        super().closeEditor(editor, hint)
        if had_cursor:
            self.setFocus()

    # keys

    def event(self, event: QEvent) -> bool:
        """Tab stays inside the grid, and the grid's own keys beat those of the menus."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_own(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._moved_by(event):
                return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self._answer_of(event) is not None or (with_control and event.key() in KEYS_OF_THE_GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open_or_warn()
        elif event.key() == Qt.Key.Key_Delete:
            keys = self.current_keys()
            if keys is not None and self.grid.takes_input(self.currentIndex()):
                self.grid.source.put_text(*keys, "")
                self.grid.refresh()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif not self._moved_by(event):
            super().keyPressEvent(event)

    def _open_or_warn(self) -> None:
        cell, keys = self.grid.cell_at(self.currentIndex()), self.current_keys()
        if cell is not None and cell.to_confirm:
            self._confirm()
        elif cell is not None and cell.warning and keys is not None:
            self.warning_chosen.emit(*keys)
        elif self.grid.takes_input(self.currentIndex()):
            self.edit(self.currentIndex())

    def _paste(self, text: str) -> None:
        keys = self.current_keys()
        if self._is_scan(text):
            self.scanned.emit(text)
        elif keys is not None and text:
            self.type_into(str(keys[0]), str(keys[1]), " ".join(text.split()))

    def _moved_by(self, event: QKeyEvent) -> bool:
        """Whether the key was a move or an answer; open editors ask this too, after their text is stored."""
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        backwards = key == Qt.Key.Key_Backtab or bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._tab(backwards=backwards, leave=control)
            return True
        if key in _ENTER and control:
            self._confirm()
            return True
        if key == Qt.Key.Key_Insert and not held:
            self.column_wanted.emit()
            return True
        return self._control_key(key) if control else self._asks_help(key) or self._gives_answer(event)

    def _control_key(self, key: int) -> bool:
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._to_neighbour(1 if key == Qt.Key.Key_Right else -1)
            return True
        if key == Qt.Key.Key_D:
            self._copy_from_left()
            return True
        return False

    def _copy_from_left(self) -> None:
        keys = self.current_keys()
        if keys is not None and self.grid.takes_input(self.currentIndex()):
            copied = self.grid.source.copy_from_left(*keys)
            self.grid.refresh()
            if copied:
                self.go_on()

    def _confirm(self) -> None:
        keys = self.current_keys()
        if keys is not None:
            self.grid.source.confirm(*keys)
            self.grid.refresh()
            self.go_on()

    def go_on(self) -> None:
        """To the next open question; not away from a text that could not be read."""
        here = self.grid.cell_at(self.currentIndex())
        target = self.grid.next_open(self.currentIndex())
        if target.isValid() and not (here is not None and here.is_wrong):
            self.setCurrentIndex(target)

    def _asks_help(self, key: int) -> bool:
        keys = self.current_keys()
        if key != Qt.Key.Key_F1 or keys is None:
            return False
        self.help_wanted.emit(keys[0])
        return True

    def _gives_answer(self, event: QKeyEvent) -> bool:
        answer, keys = self._answer_of(event), self.current_keys()
        if answer is None or keys is None or not self.grid.takes_input(self.currentIndex()):
            return False
        self.give_answer(answer)
        return True

    def give_answer(self, answer: Hashable) -> None:
        """Put an answer without a value into the current cell and go on."""
        keys = self.current_keys()
        if keys is not None and self.grid.takes_input(self.currentIndex()):
            self.grid.source.put_answer(*keys, answer)
            self.grid.refresh()
            self.go_on()

    def _answer_of(self, event: QKeyEvent) -> Hashable | None:
        return self._answers.get(chr(event.key())) if is_alt_letter(event) else None

    # moves

    def _path(self) -> list[QModelIndex]:
        """Every cell that takes an answer, down the columns one after the other."""
        cells = (
            self.grid.index(row, column)
            for column in range(1, len(self.grid.columns) + 1)
            for row in range(len(self.grid.lines))
        )
        return [index for index in cells if self.grid.takes_input(index)]

    def _tab(self, *, backwards: bool, leave: bool) -> None:
        path = self._path()
        here = [n for n, index in enumerate(path) if index == self.currentIndex()]
        target = (here[0] + (-1 if backwards else 1)) if here else 0
        if leave or not path or not 0 <= target < len(path):
            self.left_grid.emit(not backwards)
            self.focusNextPrevChild(not backwards)
        else:
            self.setCurrentIndex(path[target])

    def _to_neighbour(self, by: int) -> None:
        column = self.currentIndex().column() + by
        while 1 <= column <= len(self.grid.columns):
            index = self.grid.index(self.currentIndex().row(), column)
            if self.grid.takes_input(index):
                self.setCurrentIndex(index)
                return
            column += by

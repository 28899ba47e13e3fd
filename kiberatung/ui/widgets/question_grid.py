"""A grid whose rows are questions and whose columns are the common answers and those who inherit them."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from kiberatung.ui.theme.live import colour, px, theme
from kiberatung.ui.theme.tokens import GRID_ROW_HEIGHT, TABLE_HEAD_HEIGHT
from kiberatung.ui.widgets.grid_delegate import GridDelegate
from kiberatung.ui.widgets.grid_model import GridModel
from kiberatung.ui.widgets.grid_values import AnswerKey, GridSection, GridSource
from kiberatung.ui.widgets.painting import draw_text

_Index = QModelIndex | QPersistentModelIndex
_QUESTION_WIDTH = 200
_LEAST_COLUMN_WIDTH = 160
_WARNING_ROW_HEIGHT = 46


class QuestionGrid(QTableView):
    """Tab goes down the column and on to the next; Strg+←/→ the neighbour; Alt+letter an answer without a value."""

    cell_entered = Signal(object, object)  # row key, column key
    warning_chosen = Signal(object, object)
    help_wanted = Signal(object)  # row key
    left_grid = Signal(bool)  # forwards
    cell_typed = Signal(object, object, str)  # row key, column key, what is in the open editor
    cell_left = Signal()  # its editor is closed

    def __init__(self, name: str, source: GridSource, answers: Sequence[AnswerKey] = ()) -> None:
        super().__init__()
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
        delegate = GridDelegate(self, self._moved_by, self.currentIndex)
        delegate.typed.connect(self.cell_typed)
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
        self.setHorizontalHeader(_GridHead(self))

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
                editor = next((field for field in self.findChildren(QLineEdit) if field.property("cell")), None)
                if editor is not None:
                    editor.setText(text)
                    editor.textEdited.emit(text)
                return

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
        """Rows or columns have changed: read them again and stay in the cell."""
        keys = self.current_keys()
        self.grid.reload()
        if keys is not None:
            self.setCurrentIndex(self.grid.index_of(*keys))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        keys = self.grid.keys_at(current)
        if keys is not None:
            self.cell_entered.emit(*keys)

    # keys

    def event(self, event: QEvent) -> bool:
        """Tab stays inside the grid and Alt letters of the answers beat those of the menus."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._answer_of(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._moved_by(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_or_warn()
        elif event.key() == Qt.Key.Key_Delete:
            keys = self.current_keys()
            if keys is not None:
                self.grid.source.put_text(*keys, "")
                self.grid.refresh()
        elif not self._moved_by(event):
            super().keyPressEvent(event)

    def _open_or_warn(self) -> None:
        cell, keys = self.grid.cell_at(self.currentIndex()), self.current_keys()
        if cell is not None and cell.warning and keys is not None:
            self.warning_chosen.emit(*keys)
        else:
            self.edit(self.currentIndex())

    def _moved_by(self, event: QKeyEvent) -> bool:
        """Whether the key was a move or an answer; open editors ask this too."""
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        backwards = key == Qt.Key.Key_Backtab or bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._tab(backwards=backwards, leave=control)
            return True
        if control and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._to_neighbour(1 if key == Qt.Key.Key_Right else -1)
            return True
        return self._asks_help(key) or self._gives_answer(event)

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
        """Put an answer without a value into the current cell."""
        keys = self.current_keys()
        if keys is not None and self.grid.takes_input(self.currentIndex()):
            self.grid.source.put_answer(*keys, answer)
            self.grid.refresh()

    def _answer_of(self, event: QKeyEvent) -> Hashable | None:
        if event.modifiers() != Qt.KeyboardModifier.AltModifier or event.key() > Qt.Key.Key_Z:
            return None
        return self._answers.get(chr(event.key()))

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


class _GridHead(QHeaderView):
    """Names of the columns; the one with the cursor in accent, underlined."""

    def __init__(self, grid: QuestionGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid_view = grid
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        columns = self._grid_view.grid.columns
        here = logicalIndex > 0 and self._grid_view.currentIndex().column() == logicalIndex
        area = rect.toRectF()
        painter.save()
        painter.fillRect(area, colour("bg"))
        room = area.adjusted(px(16) if logicalIndex == 0 else 12, 0, -6, 0)
        title = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        used = draw_text(painter, room, str(title), "bold", "accent" if here else "text")
        if logicalIndex > 0:
            draw_text(painter, room.adjusted(used + px(5), 0, 0, 0), columns[logicalIndex - 1].note, "body", "muted")
        painter.setPen(colour("hair"))
        painter.drawLine(area.topRight(), area.bottomRight())
        foot = 2 if here else 1
        painter.fillRect(area.adjusted(0, area.height() - foot, 0, 0), colour("accent" if here else "line"))
        painter.restore()

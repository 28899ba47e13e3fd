"""The view of the one table: rows of fixed height, groups that fold, keys that open, mark and copy."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import GROUP_ROW_HEIGHT, LIST_ROW_HEIGHT, TABLE_HEAD_HEIGHT
from kiberatung.ui.widgets.painting import draw_cell_ring
from kiberatung.ui.widgets.row_head import RowHead
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_painter import RowPainter
from kiberatung.ui.widgets.row_values import Column

_Index = QModelIndex | QPersistentModelIndex
LEAST_ROWS = 4


class RowTable(QTableView):
    """Enter opens, Leertaste marks, Strg+A selects all, letters go to whoever listens to `typed`.

    What is copied leaves the program, so Strg+C only says what is wanted: whoever owns the list notes it.
    """

    key_opened = Signal(object)
    current_moved = Signal(object)  # key or None
    marks_changed = Signal()
    copy_wanted = Signal(list)  # keys
    typed = Signal(str)

    def __init__(
        self, model: RowTableModel, name: str, row_height: int = LIST_ROW_HEIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = model
        self._painter = RowPainter(self, model)
        self._row_height = row_height
        self._kept: Hashable | None = None
        self._build()
        self.setModel(model)
        self._set_widths()
        self._apply_heights()
        model.modelAboutToBeReset.connect(self._keep_current)
        model.rows_replaced.connect(self._restore)
        theme.theme_changed.connect(self._apply_heights)
        self.doubleClicked.connect(self._open_index)
        self._restore()

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head = RowHead(self, self.rows)
        self.setHorizontalHeader(self.head)
        self.head.sort_clicked.connect(lambda section, behind: self.rows.want_order(section, behind=behind))

    def _set_widths(self) -> None:
        head, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for number, column in enumerate(self.rows.columns):
            head.setSectionResizeMode(number, mode.Stretch if column.stretch else mode.Interactive)
            head.resizeSection(number, px(column.width))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these in this order; where the cursor was in the heads, it stays on its column."""
        if tuple(columns) == self.rows.columns:
            return
        name = self.head.current_name()
        self.rows.set_columns(columns)
        self._set_widths()
        self.head.go_to(name)

    def _apply_heights(self) -> None:
        self.verticalHeader().setMinimumSectionSize(px(24))
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self.horizontalHeader().setFixedHeight(px(TABLE_HEAD_HEIGHT))
        for row in self.rows.group_rows():
            self.verticalHeader().resizeSection(row, px(GROUP_ROW_HEIGHT))

    # selection is never lost

    def _keep_current(self) -> None:
        here = self.current_key()
        self._kept = self._kept if here is None else here

    def _restore(self) -> None:
        self.clearSpans()
        for row in self.rows.group_rows():
            self.setSpan(row, 0, 1, max(len(self.rows.columns), 2))
        self._apply_heights()
        row_kept = self.rows.row_of(self._kept) if self._kept is not None else None
        if row_kept is not None:
            self.setCurrentIndex(self.rows.index(row_kept, 0))
        elif self.current_key() is None:
            self.current_moved.emit(None)

    def minimumSizeHint(self) -> QSize:
        """The head and four rows: with fewer nobody finds anything."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(px(200), px(TABLE_HEAD_HEIGHT) + LEAST_ROWS * px(self._row_height) + bar)

    def current_key(self) -> Hashable | None:
        return self.rows.key_at(self.currentIndex().row())

    def select_key(self, key: Hashable) -> bool:
        """Move to this record; False when the list does not hold it."""
        row = self.rows.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self.rows.index(row, 0))
        self.scrollTo(self.rows.index(row, 0))
        return True

    def select_first(self) -> None:
        """Put the cursor on the first record unless there is one already."""
        first = self.rows.first_key() if self.current_key() is None else None
        if first is not None:
            self.select_key(first)

    def chosen_keys(self) -> list[Hashable]:
        """The marked records, else the selected ones, in the order shown."""
        if self.rows.marked:
            return [key for key in self.rows.shown_keys() if key in self.rows.marked]
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [key for key in map(self.rows.key_at, numbers) if key is not None]

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        key = self.rows.key_at(current.row())
        if key is not None:
            self._kept = key
        self.current_moved.emit(key)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        group = self.rows.group_at(row)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(self.chosen_keys())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_index(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self._mark_current()
        elif group is not None and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            if self.rows.is_folded(group) == (key == Qt.Key.Key_Right):
                self._fold(row)
        elif _is_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        group = self.rows.group_at(row)
        if group is not None and group.foldable:
            self._fold(row)
        else:
            super().mousePressEvent(event)

    def _mark_current(self) -> None:
        key = self.current_key()
        if key is not None:
            self.rows.mark(key)
            self.marks_changed.emit()

    def _open_index(self, index: QModelIndex) -> None:
        group = self.rows.group_at(index.row())
        key = self.rows.key_at(index.row())
        if group is not None and group.foldable:
            self._fold(index.row())
        elif key is not None:
            self.key_opened.emit(key)

    def _fold(self, row: int) -> None:
        group = self.rows.group_at(row)
        if group is None or not group.foldable:
            return
        self.rows.fold(group)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.currentIndex().row()
            ring = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
            draw_cell_ring(painter, ring.toRectF())
        painter.end()


def _is_letter(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())

"""A list of history entries with whole texts; only what is in sight is laid out."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from kiberatung.services.family_history import HistoryEntry
from kiberatung.ui.family.history.entry_words import DayLine, EntryLine, Line
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px, theme
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_hairline, draw_text, laid_out
from kiberatung.ui.widgets.runs import Run

_Index = QModelIndex | QPersistentModelIndex
_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_LEFT, _RIGHT, _DAY_HEIGHT = 36, 8, 40


class EntryModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _LINE_ROLE:
            return line
        spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return line.spoken() if spoken else None


class EntryList(QListView):
    """↑ and ↓ walk through the entries, Strg+C copies the current one."""

    copy_wanted = Signal(str)
    entry_chosen = Signal(object)  # HistoryEntry, or None on the heading of a day

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("own_ring", True)
        self.setAccessibleName(name)
        self.entries = EntryModel()
        self.setModel(self.entries)
        self.setItemDelegate(_EntryDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.theme_changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The cursor stays at its step when that is still there."""
        here = self.current_entry()
        self.entries.set_lines(lines)
        same = [
            row
            for row, line in enumerate(self.entries.lines)
            if here is not None and isinstance(line, EntryLine) and line.entry.change_id == here.change_id
        ]
        if same:
            self.setCurrentIndex(self.entries.index(same[0]))

    def current_entry(self) -> HistoryEntry | None:
        row = self.currentIndex().row()
        line = self.entries.lines[row] if 0 <= row < len(self.entries.lines) else None
        return line.entry if isinstance(line, EntryLine) else None

    def choose_first(self) -> None:
        """Where nothing is chosen yet, the newest entry."""
        if self.current_entry() is None:
            rows = (row for row, line in enumerate(self.entries.lines) if isinstance(line, EntryLine))
            self.setCurrentIndex(self.entries.index(next(rows, -1)))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.entry_chosen.emit(self.current_entry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and current.isValid():
            self.copy_wanted.emit(self.entries.lines[current.row()].spoken())
        else:
            super().keyPressEvent(event)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, view: EntryList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(_LINE_ROLE)
        width = self._list.viewport().width()
        if isinstance(line, DayLine):
            return QSize(width, px(_DAY_HEIGHT))
        return QSize(width, round(sum(_heights(line, width))) + px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, DayLine):
            draw_text(painter, rect.adjusted(0, px(8), 0, 0), line.title, "bold")
            draw_hairline(painter, rect)
        else:
            _draw_entry(painter, rect, line)
        if self._list.hasFocus() and self._list.currentIndex().row() == index.row():
            draw_cell_ring(painter, rect)
        painter.restore()


def _heights(line: EntryLine, width: float) -> tuple[float, float, float]:
    room = width - px(_LEFT) - px(_RIGHT)
    title = laid_out(line.runs, "bold", room).boundingRect().height()
    text = laid_out((Run(line.text),), "body", room).boundingRect().height() if line.text else 0.0
    return title, text, float(px(18))


def _draw_entry(painter: QPainter, rect: QRectF, line: EntryLine) -> None:
    circle = QRectF(rect.left() + 1, rect.top() + px(8), px(24), px(24))
    painter.setPen(QPen(colour("hair"), 1))
    painter.drawEllipse(circle)
    inset = (circle.width() - px(14)) / 2
    draw_icon(painter, line.icon, circle.adjusted(inset, inset, -inset, -inset), "muted")
    left, top, room = rect.left() + px(_LEFT), rect.top() + px(8), rect.width() - px(_LEFT) - px(_RIGHT)
    title, text, small = _heights(line, rect.width())
    laid_out(line.runs, "bold", room).draw(painter, QPointF(left, top))
    if line.text:
        laid_out((Run(line.text),), "body", room).draw(painter, QPointF(left, top + title))
    draw_text(painter, QRectF(left, top + title + text, room, small), line.small, "small", "muted")

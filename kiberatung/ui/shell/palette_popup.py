"""The answers under the search line at the top, in a list that leaves the cursor in the line."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.protocols import FoundEntry
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px
from kiberatung.ui.widgets.painting import draw_text

_Index = QModelIndex | QPersistentModelIndex
_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


class _Answers(QAbstractListModel):
    """Headings (plain texts) and entries in one list."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str | FoundEntry] = []

    def show_lines(self, lines: Sequence[str | FoundEntry]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == _ENTRY_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line if isinstance(line, str) else f"{line.title} {line.original} {line.note}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def step(self, row: int, by: int) -> int:
        """The next entry from `row` in this direction, or `row` itself at the end."""
        target = row + by
        while 0 <= target < len(self.lines):
            if not isinstance(self.lines[target], str):
                return target
            target += by
        return row


class _AnswerDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(px(200), px(26 if isinstance(index.data(_ENTRY_ROLE), str) else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        line = index.data(_ENTRY_ROLE)
        painter.save()
        if isinstance(line, str):
            draw_text(painter, rect.adjusted(12, 0, -12, 0), line, "small_strong", "muted")
        elif isinstance(line, FoundEntry):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                painter.fillRect(rect, colour("soft"))
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colour("accent"))
            side = px(16)
            place = QRectF(rect.left() + 12, rect.center().y() - side / 2, side, side)
            draw_icon(painter, line.icon, place, "accent" if chosen else "muted")
            room = rect.adjusted(12 + side + 8, 0, -12, 0)
            note = draw_text(painter, room, line.note, "small", "muted", right=True)
            used = draw_text(painter, room.adjusted(0, 0, -note - 12, 0), line.title, "strong")
            draw_text(painter, room.adjusted(used + 6, 0, -note - 12, 0), line.original, "body", "muted")
        painter.restore()


class AnswerPopup(QFrame):
    """The answers under the line; the cursor stays in the line."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._answers = _Answers()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies below is not painted again at each key
        self.list = QListView()
        self.list.setProperty("popup", True)
        self.list.setAccessibleName(_("Gefunden"))
        self.list.setModel(self._answers)
        self.list.setItemDelegate(_AnswerDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def show_below(self, line: QWidget) -> None:
        heights = [self.list.sizeHintForRow(row) for row in range(len(self._answers.lines))]
        width = max(line.width(), px(480))
        corner = line.mapTo(self._window, QPoint(line.width() - width, line.height() + 4))
        room = self._window.height() - corner.y() - 8
        self.setGeometry(max(corner.x(), 8), corner.y(), width, min(sum(heights) + 12, room))
        if not self.isVisible():
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), colour("raised"))

    def set_lines(self, lines: Sequence[str | FoundEntry]) -> None:
        self._answers.show_lines(lines)

    def step(self, by: int) -> None:
        """Choose the next or previous entry, passing by the headings."""
        self.choose(self._answers.step(self.row(), by))

    def choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._answers.index(row))

    def row(self) -> int:
        return self.list.currentIndex().row()

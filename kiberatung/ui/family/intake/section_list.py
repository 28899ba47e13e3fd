"""The sections of the intake at the left, with a check mark where every question has an answer."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from kiberatung.basics.texts import _
from kiberatung.ui.family.intake.presenter import SectionLine
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_text

_Index = QModelIndex | QPersistentModelIndex
_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 32


class SectionModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[SectionLine, ...] = ()

    def set_lines(self, lines: Sequence[SectionLine]) -> None:
        same = [line.key for line in lines] == [line.key for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = tuple(lines)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("vollständig") if line.is_complete else _("unvollständig")
            return f"{line.title}, {line.note}, {state}"
        return None


class SectionList(QListView):
    """↑ and ↓ go to a section, as a click does."""

    section_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._sections = SectionModel()
        self._wanted: Hashable = None
        self.setModel(self._sections)
        self.setItemDelegate(_SectionDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_lines(self, lines: Sequence[SectionLine]) -> None:
        self._sections.set_lines(lines)
        self.set_current(self._wanted)

    def set_current(self, key: Hashable) -> None:
        """Mark a section without going there: the cursor is in it already."""
        self._wanted = key
        rows = [number for number, line in enumerate(self._sections.lines) if line.key == key]
        if rows and rows[0] != self.currentIndex().row():
            self.blockSignals(True)
            self.setCurrentIndex(self._sections.index(rows[0]))
            self.blockSignals(False)
            self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self._wanted = self._sections.lines[current.row()].key
            self.section_chosen.emit(self._wanted)

    def sizeHint(self) -> QSize:
        return QSize(px(208), px(_ROW_HEIGHT) * max(self._sections.rowCount(), 1) + px(16))


class _SectionDelegate(QStyledItemDelegate):
    def __init__(self, view: SectionList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(px(160), px(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE_ROLE)
        here = self._list.currentIndex().row() == index.row()
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft"))
            painter.drawRoundedRect(rect, 6, 6)
        side = px(14)
        if line.is_complete:
            top = rect.center().y() - side / 2
            draw_icon(painter, "check", QRectF(rect.left() + px(8), top, side, side), "ok")
        room = rect.adjusted(px(30), 0, -px(8), 0)
        note = metrics("small").horizontalAdvance(line.note) + px(6)
        role, tone = ("bold", "accent") if here else ("body", "text")
        draw_text(painter, room.adjusted(0, 0, -note, 0), line.title, role, tone)
        draw_text(painter, room, line.note, "small", "muted", right=True)
        if here and self._list.hasFocus():
            draw_cell_ring(painter, rect)
        painter.restore()

"""Paints the cells of the one table: text with original script, second line, status, bar, level, group heading."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.theme.tokens import SELECTION_BAR_WIDTH
from kiberatung.ui.widgets.painting import (
    draw_cell_ring,
    draw_hairline,
    draw_level,
    draw_status,
    draw_text,
)
from kiberatung.ui.widgets.row_model import CELL_ROLE, GROUP_ROLE, MARKED_ROLE, RowTableModel
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Group

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 8
_WEIGHT_ROLES = {400: "body", 500: "strong", 600: "bold"}


class RowDelegate(QStyledItemDelegate):
    """Everything is plain text; colour always comes with a word."""

    first_margin = 24  # the first column stands on the page margin

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        group = index.data(GROUP_ROLE)
        selected = bool(state & QStyle.StateFlag.State_Selected) and group is None
        self._ground(painter, rect, index, selected=selected)
        if group is not None:
            self._group(painter, rect, group, index)
        else:
            self._cell(painter, rect, index)
        if group is not None and state & QStyle.StateFlag.State_HasFocus:
            draw_cell_ring(painter, rect)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(px(120), px(31))

    def _ground(self, painter: QPainter, rect: QRectF, index: _Index, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, colour("soft"))
        draw_hairline(painter, rect)
        if index.column() == 0 and (selected or index.data(MARKED_ROLE)):
            bar = QRectF(rect.left(), rect.top(), SELECTION_BAR_WIDTH, rect.height())
            painter.fillRect(bar, colour("accent" if selected else "line"))

    def _group(self, painter: QPainter, rect: QRectF, group: Group, index: _Index) -> None:
        model = index.model()
        left = rect.left() + self.first_margin
        if group.foldable:
            folded = isinstance(model, RowTableModel) and model.is_folded(group)
            side = px(14)
            place = QRectF(left, rect.center().y() - side / 2, side, side)
            draw_icon(painter, "chevron-right" if folded else "chevron-down", place, "text")
            left += px(22)
        room = rect.adjusted(left - rect.left(), 0, -_PADDING, 0)
        used = draw_text(painter, room, group.title, "bold")
        draw_text(painter, room.adjusted(used + px(8), 0, 0, 0), group.note, "body", "muted")

    def _cell(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        model = index.model()
        cell = index.data(CELL_ROLE)
        if not isinstance(model, RowTableModel) or not isinstance(cell, Cell):
            return
        column = model.columns[index.column()]
        room = rect.adjusted(self.first_margin if index.column() == 0 else _PADDING, 0, -_PADDING, 0)
        if index.column() == 0 and index.data(MARKED_ROLE):
            self._mark(painter, rect)
        if cell.second:
            line = (rect.height() - px(4)) / 2
            self._main_line(painter, QRectF(room.left(), room.top() + px(3), room.width(), line), cell, column)
            second = QRectF(room.left(), room.top() + px(1) + line, room.width(), line)
            draw_status(painter, second, cell.second_icon, cell.second, cell.second_tone, "small")
        else:
            self._main_line(painter, room, cell, column)

    def _mark(self, painter: QPainter, rect: QRectF) -> None:
        side = px(14)
        draw_icon(painter, "check", QRectF(rect.left() + 6, rect.center().y() - side / 2, side, side), "accent")

    def _main_line(self, painter: QPainter, rect: QRectF, cell: Cell, column: Column) -> None:
        role = _WEIGHT_ROLES[cell.weight]
        if column.kind == CellKind.STATUS or cell.icon:
            draw_status(painter, rect, cell.icon, cell.text, cell.tone, "strong" if cell.tone != "text" else role)
        elif column.kind == CellKind.BAR:
            _draw_bar(painter, rect, cell)
        elif column.kind == CellKind.LEVEL and cell.level is not None:
            used = draw_level(painter, rect, cell.level)
            draw_text(painter, rect.adjusted(used + px(5), 0, 0, 0), cell.text, role, cell.tone)
        elif column.align == "right":
            draw_text(painter, rect, cell.text, role, cell.tone, right=True)
        else:
            used = draw_text(painter, rect, cell.text, role, cell.tone)
            draw_text(painter, rect.adjusted(used + px(6), 0, 0, 0), cell.original, "body", "muted")


def _draw_bar(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    figure = metrics("body").horizontalAdvance("0000")
    place = QRectF(rect.left(), rect.top(), figure, rect.height())
    draw_text(painter, place, cell.text, "body", cell.tone, right=True)
    room = rect.adjusted(figure + px(8), 0, 0, 0)
    track = QRectF(room.left(), room.center().y() - px(3), max(room.width(), 0), px(6))
    painter.fillRect(track, colour("hover"))
    if cell.share:
        track.setWidth(track.width() * min(cell.share, 1.0))
        painter.fillRect(track, colour("accent"))

"""Paints the rows of the one table: text with original script, second line, status, bar, level, group heading.

All of it at once: Qt asks a delegate for each of two hundred cells, with a dozen questions to the style and the model
each, and the answer to a key typed would come twice as late.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.theme.tokens import SELECTION_BAR_WIDTH
from kiberatung.ui.widgets.painting import draw_hairline, draw_level, draw_status, draw_text
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column, Group

FIRST_MARGIN = 24
"""The first column stands on the page margin."""
PADDING = 8
_ROLES = {400: "body", 500: "strong", 600: "bold"}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    rect: QRectF
    is_chosen: bool


class RowPainter:
    """Everything is plain text; colour always comes with a word."""

    def __init__(self, table: QTableView, model: RowTableModel) -> None:
        self._table = table
        self._model = model

    def paint(self, painter: QPainter, area: QRect) -> None:
        head = self._table.horizontalHeader()
        shown = [place for place in map(head.logicalIndex, range(head.count())) if not head.isSectionHidden(place)]
        rows = self._rows(area, head.length())
        for row in rows:
            self._ground(painter, row)
        for place in shown:
            left, width = self._table.columnViewportPosition(place), self._table.columnWidth(place)
            if left <= area.right() and left + width > area.left():
                self._column(painter, place, QRect(left, area.top(), width, area.height()), rows)
        painter.setClipping(False)
        for row in rows:
            group = self._model.group_at(row.number)
            if group is not None:
                self._group(painter, row.rect, group)

    def _rows(self, area: QRect, width: int) -> list[_Row]:
        table = self._table
        first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
        if first < 0:
            return []
        left = -table.horizontalScrollBar().value()
        chosen, found = table.selectionModel(), []
        for number in range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1):
            rect = QRectF(left, table.rowViewportPosition(number), width, table.rowHeight(number))
            found.append(_Row(number, rect, chosen.isSelected(self._model.index(number, 0))))
        return found

    def _ground(self, painter: QPainter, row: _Row) -> None:
        is_chosen = row.is_chosen and self._model.group_at(row.number) is None
        if is_chosen:
            painter.fillRect(row.rect, colour("soft"))
        draw_hairline(painter, row.rect)
        if is_chosen or self._is_marked(row):
            bar = QRectF(row.rect.left(), row.rect.top(), SELECTION_BAR_WIDTH, row.rect.height())
            painter.fillRect(bar, colour("accent" if is_chosen else "line"))

    def _is_marked(self, row: _Row) -> bool:
        return bool(self._model.marked) and self._model.key_at(row.number) in self._model.marked

    def _group(self, painter: QPainter, rect: QRectF, group: Group) -> None:
        left = FIRST_MARGIN
        if group.foldable:
            side = px(14)
            place = QRectF(rect.left() + left, rect.center().y() - side / 2, side, side)
            draw_icon(painter, "chevron-right" if self._model.is_folded(group) else "chevron-down", place, "text")
            left += px(22)
        room = rect.adjusted(left, 0, -PADDING, 0)
        used = draw_text(painter, room, group.title, "bold")
        draw_text(painter, room.adjusted(used + px(8), 0, 0, 0), group.note, "body", "muted")

    def _column(self, painter: QPainter, place: int, strip: QRect, rows: Sequence[_Row]) -> None:
        painter.setClipRect(strip)
        column = self._model.columns[place]
        margin = FIRST_MARGIN if place == 0 else PADDING
        for row in rows:
            if self._model.group_at(row.number) is not None:
                continue
            room = QRectF(strip.left() + margin, row.rect.top(), strip.width() - margin - PADDING, row.rect.height())
            if place == 0 and self._is_marked(row):
                _draw_mark(painter, room)
            _draw_cell(painter, room, self._model.cell(row.number, place), column)


def _draw_mark(painter: QPainter, room: QRectF) -> None:
    side = px(14)
    left = room.left() - FIRST_MARGIN + 6
    draw_icon(painter, "check", QRectF(left, room.center().y() - side / 2, side, side), "accent")


def _draw_cell(painter: QPainter, room: QRectF, cell: Cell, column: Column) -> None:
    if not cell.second:
        _draw_main_line(painter, room, cell, column)
        return
    line = (room.height() - px(4)) / 2
    _draw_main_line(painter, QRectF(room.left(), room.top() + px(3), room.width(), line), cell, column)
    second = QRectF(room.left(), room.top() + px(1) + line, room.width(), line)
    draw_status(painter, second, cell.second_icon, cell.second, cell.second_tone, "small")


def _draw_main_line(painter: QPainter, rect: QRectF, cell: Cell, column: Column) -> None:
    role = _ROLES[cell.weight]
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
        if cell.original:
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

"""The view of what leaves the house: every value in full, wrapped; headings over their items; names stay in sight."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kiberatung.basics.texts import _
from kiberatung.services.handovers.contents import CellState, ContentCell
from kiberatung.services.handovers.previewing import HandoverPreview, PreviewChild
from kiberatung.ui.handovers.content_model import CELL_ROLE, LINE_ROLE, ContentLine, ContentModel
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px, theme
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_hairline, laid_out
from kiberatung.ui.widgets.runs import Run

_Index = QModelIndex | QPersistentModelIndex
_TITLE_WIDTH, _CHILD_WIDTH = 144, 132
_ROW_HEIGHT, _HEADING_HEIGHT = 29, 33
_PADDING, _AIR = 8, 5
_TONES = {
    CellState.GIVEN: "text",
    CellState.MISSING: "warn",
    CellState.NONE: "muted",
    CellState.HELD_BACK: "muted",
}


class ContentTable(QTableView):
    """The columns share the room while there is enough, else they scroll behind the titles."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Das verlässt das Haus"))
        self.content = ContentModel()
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_ChildHead(self))
        self.setVerticalHeader(_TitleHead(self))
        self.setModel(self.content)
        self.setProperty("ground", "surface")
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self._name_corner()
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.theme_changed.connect(self._fit)

    def _name_corner(self) -> None:
        """Qt makes the corner a button; it does nothing here, but a screen reader finds it."""
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(_("Angabe"))

    def set_preview(self, preview: HandoverPreview | None) -> None:
        """The place in the table is kept: a choice changes the values, not what is looked at."""
        place = (self.verticalScrollBar().value(), self.horizontalScrollBar().value())
        self.content.set_preview(preview)
        self._fit()
        self.verticalScrollBar().setValue(place[0])
        self.horizontalScrollBar().setValue(place[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = self.content.columnCount()
        self.verticalHeader().setFixedWidth(px(_TITLE_WIDTH))
        if not count:
            return
        width = max(px(_CHILD_WIDTH), self.viewport().width() // count)
        self.horizontalHeader().setDefaultSectionSize(width)
        heads = [_height(_head_runs(child), width, "bold") for child in self.content.children_shown]
        self.horizontalHeader().setFixedHeight(max([px(40), *heads]))
        for row, line in enumerate(self.content.lines):
            self.verticalHeader().resizeSection(row, _line_height(line, width))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            draw_cell_ring(QPainter(self.viewport()), QRectF(self.visualRect(self.currentIndex())))


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(CELL_ROLE)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected and cell is not None:
            painter.fillRect(rect, colour("soft"))
        draw_hairline(painter, rect)
        if isinstance(cell, ContentCell):
            _paint_cell(painter, rect, cell)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(px(_CHILD_WIDTH), px(_ROW_HEIGHT))


class _ChildHead(QHeaderView):
    """Names wrap; the original script stands behind, muted."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setMinimumSectionSize(px(60))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, colour("surface"))
        child = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, LINE_ROLE)
        if isinstance(child, PreviewChild):
            _paint_runs(painter, area, _head_runs(child), "bold")
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("line"))
        painter.restore()


class _TitleHead(QHeaderView):
    """What each row is; sections stand out by weight."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(px(20))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, colour("surface"))
        line = self.model().headerData(logicalIndex, Qt.Orientation.Vertical, LINE_ROLE)
        if isinstance(line, ContentLine):
            run = Run(line.title, 600) if line.is_heading else Run(line.title, tone="muted")
            _paint_runs(painter, area, (run,), "body", left=0)
        draw_hairline(painter, area)
        painter.restore()


def _paint_cell(painter: QPainter, rect: QRectF, cell: ContentCell) -> None:
    tone = _TONES[cell.state]
    if cell.state is not CellState.HELD_BACK:
        _paint_runs(painter, rect, (Run(cell.text, tone=tone),), "body")
        return
    side = px(14)
    draw_icon(painter, "minus", QRectF(rect.left() + _PADDING, rect.center().y() - side / 2, side, side), tone)
    _paint_runs(painter, rect, (Run(cell.text, tone=tone),), "body", left=_PADDING + side + px(6))


def _paint_runs(painter: QPainter, rect: QRectF, runs: tuple[Run, ...], role: str, left: float = _PADDING) -> None:
    room = rect.adjusted(left, 0, -_PADDING, 0)
    layout = laid_out(runs, role, room.width())
    painter.save()
    painter.setClipRect(rect)
    free = max(room.height() - layout.boundingRect().height(), 0.0)
    top = room.top() + (free / 2 if role == "body" else max(free - px(_AIR), 0.0))  # heads stand on their line
    layout.draw(painter, QPointF(room.left(), top))
    painter.restore()


def _head_runs(child: PreviewChild) -> tuple[Run, ...]:
    script = (Run("  "), Run(child.name_in_script, tone="muted", own_direction=True)) if child.name_in_script else ()
    return (Run(child.name, 600), *script)


def _line_height(line: ContentLine, width: int) -> int:
    if line.is_heading:
        return px(_HEADING_HEIGHT)
    texts = {cell.text for cell in line.cells}
    cells = [_height((Run(text),), width, "body") for text in texts]
    return max([px(_ROW_HEIGHT), _height((Run(line.title),), px(_TITLE_WIDTH), "body"), *cells])


def _height(runs: tuple[Run, ...], width: int, role: str) -> int:
    return round(laid_out(runs, role, width - 2 * _PADDING).boundingRect().height()) + 2 * _AIR

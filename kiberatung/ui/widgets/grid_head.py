"""The head of the grid of questions: whose column it is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from kiberatung.ui.theme.live import colour, px
from kiberatung.ui.widgets.grid_model import GridModel
from kiberatung.ui.widgets.painting import draw_text


class GridHead(QHeaderView):
    """Names of the columns; the one with the cursor in accent, underlined."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table, self._grid = view, model
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        columns = self._grid.columns
        here = logicalIndex > 0 and self._table.currentIndex().column() == logicalIndex
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

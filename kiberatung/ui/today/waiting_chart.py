"""How many wait in each part of school: bars with the long waits hatched, and the same as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.today.rows import BandLine
from kiberatung.ui.widgets.painting import draw_text

BAR_STEP, BAR_HEIGHT, LEGEND_HEIGHT = 28, 18, 28


class WaitingChart(QWidget):
    """The value stands at each bar; hatched is the part that waits longer than 50 days."""

    def __init__(self, bands: Sequence[BandLine], spoken: str) -> None:
        super().__init__()
        self._bands = tuple(bands)
        self._long = sum(band.long for band in self._bands)
        self.setAccessibleName(_("Warten nach Altersband"))
        self.setAccessibleDescription(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(BAR_STEP) * len(self._bands) + px(LEGEND_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = metrics("body")
        axis = max((words.horizontalAdvance(band.word) for band in self._bands), default=0.0) + px(12)
        values = max((self._value_width(band) for band in self._bands), default=0.0)
        room = max(self.width() - axis - values - px(8), px(24))
        most = max((band.waiting for band in self._bands), default=0) or 1
        for number, band in enumerate(self._bands):
            row = QRectF(0, number * px(BAR_STEP), self.width(), px(BAR_STEP))
            draw_text(painter, QRectF(0, row.top(), axis - px(8), row.height()), band.word)
            self._paint_bar(painter, row, band, axis, room / most)
        painter.fillRect(QRectF(axis - 1, 0, 1, len(self._bands) * px(BAR_STEP)), colour("line"))
        self._paint_legend(painter)

    def _paint_bar(self, painter: QPainter, row: QRectF, band: BandLine, axis: float, unit: float) -> None:
        top = row.center().y() - px(BAR_HEIGHT) / 2
        short = QRectF(axis, top, (band.waiting - band.long) * unit, px(BAR_HEIGHT))
        painter.fillRect(short, colour("accent"))
        long = QRectF(short.right(), top, band.long * unit, px(BAR_HEIGHT))
        if band.long:
            _hatch(painter, long)
        place = QRectF(long.right() + px(8), row.top(), self.width(), row.height())
        used = draw_text(painter, place, str(band.waiting), "bold")
        draw_text(painter, place.adjusted(used + px(6), 0, 0, 0), _of_these(band), "body", "muted")

    def _value_width(self, band: BandLine) -> float:
        figures = metrics("bold").horizontalAdvance(str(band.waiting))
        return figures + px(14) + metrics("body").horizontalAdvance(_of_these(band))

    def _paint_legend(self, painter: QPainter) -> None:
        top = len(self._bands) * px(BAR_STEP)
        side = px(12)
        row = QRectF(0, top + px(6), self.width(), px(LEGEND_HEIGHT) - px(6))
        box = QRectF(0, row.center().y() - side / 2, side, side)
        painter.fillRect(box, colour("accent"))
        used = draw_text(painter, row.adjusted(side + px(6), 0, 0, 0), _("bis 50 Tage"), "small", "muted")
        second = box.translated(side + used + px(22), 0)
        _hatch(painter, second)
        words = ngettext_(
            "länger als 50 Tage ({count} Kind)", "länger als 50 Tage ({count} Kinder)", self._long
        ).format(count=self._long)
        draw_text(painter, row.adjusted(second.right() + px(6), 0, 0, 0), words, "small", "muted")


def _of_these(band: BandLine) -> str:
    return _("davon {count} länger").format(count=band.long) if band.long else ""


def _hatch(painter: QPainter, rect: QRectF) -> None:
    painter.save()
    painter.setPen(QPen(colour("accent"), 1))
    painter.setBrush(QBrush(colour("accent"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()

"""The four-picture scale: an ear, a mouth, a book or a pencil, and beside it as many lines as there is language."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPen, QPixmap

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px

HIGHEST = 4
_LINES = (0.4, 0.6, 0.8, 1.0)
"""How long each further line is: more lines, longer ones."""
_RATIO = 1.7


def picture_width(height: float) -> float:
    return height * _RATIO


def draw_level_picture(painter: QPainter, rect: QRectF, icon: str, level: int) -> float:
    """Returns the width it took; level 0 leaves all lines empty."""
    height = rect.height()
    side = height * 0.72
    tone = "accent" if level else "muted"
    draw_icon(painter, icon, QRectF(rect.left(), rect.center().y() - side / 2, side, side), tone)
    left, room = rect.left() + side + height * 0.14, picture_width(height) - side - height * 0.14
    step = height / (HIGHEST + 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, share in enumerate(_LINES):
        is_there = number < level
        pen = QPen(colour(tone if is_there else "line"), max(px(2.4), 2) if is_there else 1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if not is_there:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        y = rect.top() + step * (number + 1)
        painter.drawLine(round(left), round(y), round(left + room * share), round(y))
    painter.restore()
    return picture_width(height)


class _PictureEngine(QIconEngine):
    """Asks for the colours each time it draws."""

    def __init__(self, icon: str, level: int) -> None:
        super().__init__()
        self._icon, self._level = icon, level

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        draw_level_picture(painter, QRectF(rect), self._icon, self._level)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _PictureEngine(self._icon, self._level)


def level_icon(icon: str, level: int) -> QIcon:
    """For a menu of the pictures."""
    return QIcon(_PictureEngine(icon, level))

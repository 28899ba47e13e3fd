"""Icons of the one set, drawn from the icon font in a token's colour: no picture files, sharp at every scale."""

from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QIconEngine, QPainter, QPixmap

from kiberatung.ui.theme.fonts import ICON_FAMILY
from kiberatung.ui.theme.icon_codes import ICON_CODES
from kiberatung.ui.theme.live import colour

BUTTON_ICON_SIZE = QSize(20, 16)  # under a style sheet Qt leaves only 4 px to the text; the glyph takes the left 16


def draw_icon(painter: QPainter, name: str, rect: QRectF, role: str = "text") -> None:
    """Draw the glyph in the square at the left of `rect`; an unknown name is a KeyError."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setFont(_font_of_size(max(1, round(side))))
    painter.setPen(colour(role))
    square = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, chr(ICON_CODES[name]))
    painter.restore()


@cache
def _font_of_size(pixels: int) -> QFont:
    found = QFont(ICON_FAMILY)
    found.setPixelSize(pixels)
    return found


class _FontIconEngine(QIconEngine):
    """Asks for the colour each time it draws, so a change of theme needs no new icons."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        role = "placeholder" if mode == QIcon.Mode.Disabled else self._role
        draw_icon(painter, self._name, QRectF(rect), role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _FontIconEngine(self._name, self._role)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon `name` in the colour of `role`; an unknown name is a KeyError here, not while painting."""
    _ = ICON_CODES[name]
    return QIcon(_FontIconEngine(name, role))

"""A QR code on the screen: dark on the white of paper in every look, or no camera reads it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiberatung.ui.theme.live import colour, px

Squares = tuple[tuple[bool, ...], ...]
_QUIET = 4
"""Empty squares around (ISO/IEC 18004)."""


class SquaresPicture(QWidget):
    """Rows from above, True is dark; empty ones leave the paper white."""

    def __init__(self, name: str, side: int = 132) -> None:
        super().__init__()
        self._squares: Squares = ()
        self._side = side
        self.setAccessibleName(name)
        self.setFixedSize(QSize(px(side), px(side)))

    def set_squares(self, squares: Squares) -> None:
        self._squares = squares
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("paper"))
        if not self._squares:
            return
        count = len(self._squares) + 2 * _QUIET
        step = max(1, min(self.width(), self.height()) // count)
        edge = (self.width() - step * count) // 2 + step * _QUIET
        for y, row in enumerate(self._squares):
            for x, is_dark in enumerate(row):
                if is_dark:
                    painter.fillRect(QRectF(edge + x * step, edge + y * step, step, step), colour("ink"))

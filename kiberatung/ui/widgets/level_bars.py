"""A level as four rising bars and its word."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import metrics, px
from kiberatung.ui.widgets.painting import draw_level, draw_text


class LevelBars(QWidget):
    """`level` 0 to 4; the word always stands beside the bars."""

    def __init__(self, level: int, word: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(level, word)

    def set_level(self, level: int, word: str) -> None:
        self._level, self._word = level, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(33) + round(metrics("body").horizontalAdvance(self._word)) + 4, px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        used = draw_level(painter, rect, self._level)
        tone = "text" if self._level else "muted"
        draw_text(painter, rect.adjusted(used + px(5), 0, 0, 0), self._word, "body", tone)

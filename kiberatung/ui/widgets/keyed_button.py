"""A button that shows its key, as it is printed on the keyboard."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_text

_EDGE = 12


class KeyedButton(QPushButton):
    """Icon, word and key cap; the style draws the button, the rest is painted here."""

    def __init__(self, icon: str, word: str, keys: str = "", *, chrome: bool = False) -> None:
        super().__init__()
        self._icon, self._word, self._keys = icon, word, keys
        self._narrow = False
        self.setAccessibleName(word)
        self.setAutoDefault(False)
        if chrome:
            self.setProperty("chrome", True)

    def set_word(self, word: str) -> None:
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """The icon alone; the word stays its name and becomes its tool tip."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.setToolTip(self._word if narrow else "")
            self.updateGeometry()
            self.update()

    def word(self) -> str:
        return self._word

    def keys(self) -> str:
        """The key that does the same, as it is written on the cap."""
        return self._keys

    def _cap_width(self) -> float:
        return metrics("small").horizontalAdvance(self._keys) + px(10) if self._keys else 0.0

    def whole_width(self) -> int:
        """What it takes with its word."""
        step = "body" if self.property("chrome") else "strong"
        width = 2 * _EDGE + px(16) + px(8) + metrics(step).horizontalAdvance(self._word)
        return round(width + (px(8) + self._cap_width() if self._keys else 0)) + 2

    def sizeHint(self) -> QSize:
        return QSize(2 * _EDGE + px(16) if self._narrow else self.whole_width(), px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        tone = "text" if self.isEnabled() else "placeholder"
        side = px(16)
        draw_icon(painter, self._icon, QRectF(_EDGE, (self.height() - side) / 2, side, side), tone)
        if self._narrow:
            return
        step = "body" if self.property("chrome") else "strong"
        room = QRectF(_EDGE + side + px(8), 0, self.width(), self.height())
        used = draw_text(painter, room, self._word, step, tone)
        if self._keys:
            self._paint_cap(painter, room.left() + used + px(8), tone)

    def _paint_cap(self, painter: QPainter, left: float, tone: str) -> None:
        cap = QRectF(left + 0.5, (self.height() - px(18)) / 2 + 0.5, self._cap_width() - 1, px(18) - 1)
        painter.setPen(QPen(colour("hair"), 1))
        painter.setBrush(colour("bg"))
        painter.drawRoundedRect(cap, 4, 4)
        draw_text(painter, cap.adjusted(px(5), 0, 0, 0), self._keys, "small", tone)

"""A state as icon and word: bare in lines, on its ground as a tag in heads."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import colour, metrics, px, theme
from kiberatung.ui.theme.tokens import SMALL_RADIUS, TAG_HEIGHT, Scheme
from kiberatung.ui.widgets.painting import draw_status

_PADDING = 8


class StatusLabel(QWidget):
    """`tone` is danger, warn, ok, info, muted or accent; `filled` makes it a tag."""

    def __init__(
        self, icon: str = "", word: str = "", tone: str = "muted", *, filled: bool = False, role: str = ""
    ) -> None:
        super().__init__()
        self._filled = filled
        self._role = role or ("small_strong" if filled else "strong" if tone != "muted" else "body")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(icon, word, tone)

    def set_status(self, icon: str, word: str, tone: str) -> None:
        self._icon, self._word, self._tone = icon, word, tone
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._word

    def sizeHint(self) -> QSize:
        width = metrics(self._role).horizontalAdvance(self._word) + 2
        width += px(14) + px(5) if self._icon else 0
        return QSize(round(width + (2 * _PADDING if self._filled else 0)), px(TAG_HEIGHT if self._filled else 20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._filled:
            self._fill(painter, rect)
            rect = rect.adjusted(_PADDING, 0, -_PADDING + 2, 0)
        draw_status(painter, rect, self._icon, self._word, self._tone, self._role)

    def _fill(self, painter: QPainter, rect: QRectF) -> None:
        has_ground = self._tone in {"danger", "warn", "ok", "info"}
        ground = f"{self._tone}_bg" if has_ground else "soft" if self._tone == "accent" else "stale_bg"
        bordered = theme.scheme == Scheme.HIGH_CONTRAST
        painter.setPen(QPen(colour(self._tone if bordered else ground), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), SMALL_RADIUS, SMALL_RADIUS)


def tag(icon: str, word: str, tone: str) -> StatusLabel:
    """A state on its ground, 24 high; few of them: protected address, draft, state in a head."""
    return StatusLabel(icon, word, tone, filled=True)

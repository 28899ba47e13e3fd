"""An empty view: what will be here, and up to three ways to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, px
from kiberatung.ui.theme.tokens import SMALL_RADIUS
from kiberatung.ui.widgets.sentence_row import share_width
from kiberatung.ui.widgets.text import button, label, line


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin: what it is, what it takes, and the deed."""

    icon: str
    title: str
    text: str
    deed: str
    call: Callable[[], object]


class EmptyState(QWidget):
    """Heading, one sentence, the ways as rows; the first way is the primary one."""

    def __init__(self, heading: str, text: str, ways: Sequence[Way] = ()) -> None:
        super().__init__()
        self.setMaximumWidth(px(656))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(label(heading, "h1"))
        layout.addWidget(label(text, "reading", "muted", wrap=True))
        layout.addSpacing(20)
        self.deeds = [button(way.deed, way.call, kind="plain" if n else "primary") for n, way in enumerate(ways)]
        for way, deed in zip(ways, self.deeds, strict=True):
            deed.setAccessibleDescription(f"{way.title}. {way.text}")
            layout.addWidget(line())
            layout.addWidget(_row(way, deed))
        if ways:
            layout.addWidget(line())
        share_width(self.deeds)
        layout.addStretch(1)


def _row(way: Way, deed: QWidget) -> QFrame:
    row = QFrame()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 16, 4, 16)
    layout.setSpacing(20)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(way.title, "h3"))
    words.addWidget(label(way.text, tone="muted", wrap=True))
    layout.addWidget(_Picture(way.icon), 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(words, 1)
    layout.addWidget(deed, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


class _Picture(QWidget):
    """The icon on its soft square."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(px(40), px(40)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soft"))
        painter.drawRoundedRect(QRectF(self.rect()), SMALL_RADIUS, SMALL_RADIUS)
        edge = px(10)
        draw_icon(painter, self._icon, QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), "accent")

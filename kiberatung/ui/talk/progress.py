"""The bar of progress: one piece for each question of the part that is asked now."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.talk.order import StepState
from kiberatung.ui.talk.shown import Segment
from kiberatung.ui.theme.live import colour, px

_GAP = 3


class ProgressBar(QWidget):
    """Filled: answered. Half as high: skipped. A dot below: to be asked again. The current one is thicker."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: tuple[Segment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        self._segments = tuple(segments)
        done = sum(one.state is StepState.ANSWERED for one in segments)
        self.setAccessibleName(_("{done} von {count} beantwortet").format(done=done, count=len(segments)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._segments:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - _GAP * (len(self._segments) - 1)) / len(self._segments)
        for number, segment in enumerate(self._segments):
            self._draw(painter, segment, number * (width + _GAP), width)

    def _draw(self, painter: QPainter, segment: Segment, left: float, width: float) -> None:
        height = px(5) if segment.is_current else px(3)
        middle = px(5)
        tone = "accent" if segment.state is StepState.ANSWERED or segment.is_current else "hair"
        if segment.state is StepState.SKIPPED and not segment.is_current:
            tone, height = "line", max(1, px(3) // 2)
        painter.fillRect(QRectF(left, middle - height / 2, width, height), colour(tone))
        if segment.to_ask_again:
            dot = px(4)
            painter.setBrush(colour("warn"))
            painter.setPen(colour("warn"))
            painter.drawEllipse(QRectF(left + width / 2 - dot / 2, px(9), dot, dot))

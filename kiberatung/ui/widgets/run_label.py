"""A paragraph of plain text with bold and muted pieces, wrapped to its width."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.paragraph import Paragraph
from kiberatung.ui.widgets.runs import Run, plain


class RunLabel(QWidget):
    """Painted from runs: no markup is ever interpreted, so a name may hold any sign."""

    def __init__(self, runs: Sequence[Run] = (), role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        self._paragraph = Paragraph(runs, self._role)
        self.setAccessibleName(plain(self._paragraph.runs))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return plain(self._paragraph.runs)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._paragraph.height(width)

    def sizeHint(self) -> QSize:
        width = min(round(max(self._paragraph.width(), 1)), px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never higher than its one line: beside others a layout gives no more than that."""
        width = self._paragraph.width()
        return QSize(min(px(120), round(width) + 1), min(px(20), self.heightForWidth(ceil(width))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._paragraph.at(self.width())
        top = max((self.height() - layout.boundingRect().height()) / 2, 0.0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        layout.draw(painter, QPointF(0, top))

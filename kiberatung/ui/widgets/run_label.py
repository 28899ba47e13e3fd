"""A paragraph of plain text with bold and muted pieces, wrapped to its width."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.painting import laid_out
from kiberatung.ui.widgets.runs import Run, plain


class RunLabel(QWidget):
    """Painted from runs: no markup is ever interpreted, so a name may hold any sign."""

    def __init__(self, runs: Sequence[Run] = (), role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs, self._role = tuple(runs), role
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        self._runs = tuple(runs)
        self.setAccessibleName(plain(self._runs))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return plain(self._runs)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(laid_out(self._runs, self._role, width).boundingRect().height() + 0.49)

    def sizeHint(self) -> QSize:
        natural = laid_out(self._runs, self._role, 10_000.0).boundingRect()
        width = min(round(max(self._natural_width(), 1)), px(560))
        return QSize(width, self.heightForWidth(width) if width else round(natural.height()))

    def minimumSizeHint(self) -> QSize:
        """Never higher than its one line: beside others a layout gives no more than that."""
        return QSize(min(px(120), round(self._natural_width()) + 1), min(px(20), self.heightForWidth(10_000)))

    def _natural_width(self) -> float:
        layout = laid_out(self._runs, self._role, 10_000.0)
        return max((layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())), default=0.0) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = laid_out(self._runs, self._role, self.width())
        top = max((self.height() - layout.boundingRect().height()) / 2, 0.0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        layout.draw(painter, QPointF(0, top))

"""The figures of the answer between two lines: since, until, part, grade, and who is responsible."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px, theme
from kiberatung.ui.widgets.painting import draw_text

_GAP, _LINE = 16, 60


@dataclass(frozen=True, slots=True)
class Figure:
    title: str
    value: str
    tone: str = "text"
    icon: str = ""

    def width(self) -> float:
        icon = px(21) if self.icon else 0
        value = icon + metrics("h2").horizontalAdvance(self.value)
        return max(metrics("small").horizontalAdvance(self.title), value) + 2


class Figures(QWidget):
    """As many beside each other as have room, the rest below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._figures: tuple[Figure, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.theme_changed.connect(self.updateGeometry)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        self._figures = tuple(figures)
        self.setAccessibleDescription("\n".join(f"{one.title}: {one.value}" for one in self._figures))
        self.setVisible(bool(self._figures))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(_LINE) * len(self._lines(width)) + 1

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.heightForWidth(max(self.width(), px(300))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(_LINE))

    def _lines(self, width: float) -> list[list[Figure]]:
        lines: list[list[Figure]] = [[]]
        used = 0.0
        for figure in self._figures:
            needed = figure.width() + 2 * px(_GAP)
            if lines[-1] and used + needed > width:
                lines.append([])
                used = 0.0
            lines[-1].append(figure)
            used += needed
        return lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), colour("hair"))
        for number, figures in enumerate(self._lines(self.width())):
            top = number * px(_LINE)
            self._paint_line(painter, figures, top)
            painter.fillRect(QRectF(0, top + px(_LINE), self.width(), 1), colour("hair"))

    def _paint_line(self, painter: QPainter, figures: Sequence[Figure], top: int) -> None:
        spare = max(self.width() - sum(one.width() + 2 * px(_GAP) for one in figures), 0.0) / max(len(figures), 1)
        left = 0.0
        for number, figure in enumerate(figures):
            if number:
                painter.fillRect(QRectF(left, top + px(8), 1, px(_LINE - 16)), colour("hair"))
                left += px(_GAP)
            width = figure.width()
            draw_text(painter, QRectF(left, top + px(8), width, px(18)), figure.title, "small", "muted")
            inner = left
            if figure.icon:
                draw_icon(painter, figure.icon, QRectF(left, top + px(31), px(16), px(16)), figure.tone)
                inner += px(21)
            room = max(min(width - (inner - left), self.width() - inner), 1.0)
            draw_text(painter, QRectF(inner, top + px(27), room, px(24)), figure.value, "h2", figure.tone)
            left += width + px(_GAP) + spare

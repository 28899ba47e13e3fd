"""The facts of one child, painted: as labels they would be half of all parts of the page, laid out at each opening."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.services.child_facts import Fact, Tone
from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import metrics, px, theme
from kiberatung.ui.widgets.painting import draw_text
from kiberatung.ui.widgets.paragraph import Paragraph
from kiberatung.ui.widgets.runs import Run

TONES = {
    Tone.OK: ("circle-check", "ok"),
    Tone.CHECK: ("triangle-alert", "warn"),
    Tone.OVERDUE: ("circle-alert", "danger"),
    Tone.NEUTRAL: ("", "text"),
}
_LABELS, _LEAST_VALUES, _GAP, _BETWEEN, _LINE, _ICON = 76, 120, 16, 5, 20, 14


@dataclass(frozen=True, slots=True)
class _Row:
    fact: Fact
    icon: str
    tone: str
    value: Paragraph
    detail: Paragraph | None

    def spoken(self) -> str:
        words = f"{self.fact.label}: {self.fact.value}"
        return f"{words} ({self.fact.detail})" if self.fact.detail else words

    def inset(self) -> int:
        return px(_ICON) + px(5) + 2 if self.icon else 0

    def heights(self, room: float) -> tuple[int, int]:
        """Of the value and of the smaller line below it."""
        value = max(self.value.height(room - self.inset()), px(_LINE) if self.icon else 0)
        return value, self.detail.height(room) if self.detail is not None else 0


class FactRows(QWidget):
    """Label at the left, value and a smaller line at the right, both wrapped; the same as text for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._heights: dict[tuple[int, float], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, name: str, facts: Sequence[Fact]) -> None:
        self._rows = [_row(fact) for fact in facts]
        self._heights.clear()
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(self.as_list()))
        self.updateGeometry()
        self.update()

    def as_list(self) -> list[str]:
        """One line a fact: the equal of the picture for who cannot see it."""
        return [row.spoken() for row in self._rows]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        asked = width, theme.text_scale
        if asked not in self._heights:
            room = width - self._left()
            heights = [sum(row.heights(room)) for row in self._rows]
            self._heights[asked] = sum(heights) + px(_BETWEEN) * max(len(heights) - 1, 0)
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + px(_LEAST_VALUES), px(_LINE) * len(self._rows))

    def _left(self) -> int:
        """Where the values begin."""
        widths = (metrics("body").horizontalAdvance(row.fact.label) for row in self._rows)
        return max(px(_LABELS), round(max(widths, default=0.0)) + 1) + _GAP

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        left, top = self._left(), 0
        room = self.width() - left
        for row in self._rows:
            value, detail = row.heights(room)
            line = QRectF(0, top, left - _GAP, px(_LINE) if row.icon else metrics("body").lineSpacing())
            draw_text(painter, line, row.fact.label, "body", "muted")
            _draw_value(painter, QRectF(left, top, room, value), row)
            if row.detail is not None:
                row.detail.at(room).draw(painter, QPointF(left, top + value))
            top += value + detail + px(_BETWEEN)


def _row(fact: Fact) -> _Row:
    icon, tone = TONES[fact.tone]
    value = Paragraph((Run(fact.value, tone=tone),), "strong" if icon else "body")
    detail = Paragraph((Run(fact.detail, tone="muted"),), "small") if fact.detail else None
    return _Row(fact, icon, tone, value, detail)


def _draw_value(painter: QPainter, room: QRectF, row: _Row) -> None:
    side, inset = px(_ICON), row.inset()
    if row.icon:
        draw_icon(painter, row.icon, QRectF(room.left(), room.top() + (px(_LINE) - side) / 2, side, side), row.tone)
    text = row.value.at(room.width() - inset)
    one_line = text.lineCount() == 1
    top = room.top() + (room.height() - text.boundingRect().height()) / 2 if one_line else room.top()
    text.draw(painter, QPointF(room.left() + inset, top))

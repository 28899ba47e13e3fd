"""The way of a piece of work as painted steps: done, now, later."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, metrics, px, theme
from kiberatung.ui.widgets.painting import draw_text


class StepState(Enum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """A word, its state, and up to two small lines such as date and person; `spoken_state` for the screen reader."""

    word: str
    state: StepState
    first_note: str = ""
    second_note: str = ""
    spoken_state: str = ""

    def spoken(self) -> str:
        return ", ".join(part for part in (self.word, self.spoken_state, self.first_note, self.second_note) if part)


class StepList(QWidget):
    """Painted; the same as text is the widget's accessible description and `as_list`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._steps: tuple[Step, ...] = ()
        self._needed: dict[float, tuple[int, ...]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_steps(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self._needed.clear()
        self.setAccessibleDescription("; ".join(self.as_list()))
        self.updateGeometry()
        self.update()

    def as_list(self) -> list[str]:
        """One line a step: the equal of the picture for who cannot see it."""
        return [step.spoken() for step in self._steps]

    def sizeHint(self) -> QSize:
        return QSize(px(102) * max(len(self._steps), 1), px(82))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_pitch(), px(82))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self._steps) // self._in_a_line(width)) if self._steps else 1
        return px(82) * lines

    def _least(self) -> tuple[int, ...]:
        """What each step needs so that its word is not cut."""
        scale = theme.text_scale
        if scale not in self._needed:
            words = (metrics("bold").horizontalAdvance(step.word) for step in self._steps)
            self._needed[scale] = tuple(max(px(70), round(word) + px(12)) for word in words)
        return self._needed[scale]

    def _least_pitch(self) -> int:
        return max(self._least(), default=px(70))

    def _in_a_line(self, width: int) -> int:
        """All while long words may take from short ones, else as many as have room; the rest goes on in the next."""
        if sum(self._least()) <= width:
            return len(self._steps)
        return max(1, min(width // self._least_pitch(), len(self._steps)))

    def _pitches(self, count: int) -> list[float]:
        """Equal where that is enough for the longest word, else each what it needs and its share of what is left."""
        equal = self.width() / count
        if equal >= self._least_pitch() or count < len(self._steps):
            return [min(equal, float(max(px(140), self._least_pitch())))] * len(self._steps)
        least = self._least()
        share = (self.width() - sum(least)) / count
        return [needed + share for needed in least]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = self._in_a_line(self.width())
        pitches = self._pitches(count)
        for number, step in enumerate(self._steps):
            left, top = sum(pitches[number - number % count : number]), number // count * px(82)
            pitch = pitches[number]
            if number + 1 < len(self._steps):
                reached = step.state == StepState.DONE
                painter.setPen(QPen(colour("accent" if reached else "hair"), 1.5))
                painter.drawLine(QPointF(left + px(20), top + px(11)), QPointF(left + pitch, top + px(11)))
            _draw_circle(painter, QRectF(left + 1, top + 1, px(20), px(20)), step.state)
            _draw_words(painter, QRectF(left, top + px(26), pitch - px(8), px(56)), step)


def _draw_circle(painter: QPainter, circle: QRectF, state: StepState) -> None:
    painter.setPen(QPen(colour("line" if state == StepState.LATER else "accent"), 1.5))
    painter.setBrush(colour("accent" if state == StepState.DONE else "surface"))
    painter.drawEllipse(circle)
    if state == StepState.DONE:
        draw_icon(painter, "check", circle.adjusted(4, 4, -4, -4), "on_accent")
    elif state == StepState.NOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(circle.adjusted(6, 6, -6, -6))


def _draw_words(painter: QPainter, room: QRectF, step: Step) -> None:
    tone = {StepState.DONE: "text", StepState.NOW: "accent", StepState.LATER: "muted"}[step.state]
    role = "body" if step.state == StepState.LATER else "bold"
    draw_text(painter, QRectF(room.left(), room.top(), room.width(), px(20)), step.word, role, tone)
    for number, note in enumerate((step.first_note, step.second_note)):
        place = QRectF(room.left(), room.top() + px(20) + number * px(16), room.width(), px(16))
        draw_text(painter, place, note, "small", "muted")

"""Spans of time on a line of years, with their gaps hatched and figures below."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_text

Edge = Literal["start", "end"]
_TONES = {"accent": ("soft", "accent"), "info": ("info_bg", "info"), "ok": ("ok_bg", "ok"), "gap": ("surface", "hair")}
_GRIP = 8
_DAYS_A_MONTH = 30.44
_NARROW_SPAN = 64


@dataclass(frozen=True, slots=True)
class Tick:
    """One year of the line: where it begins, its name, and the figure below (`full`, `half` or a dash)."""

    begins_on: date
    name: str
    mark: str = ""
    mark_kind: Literal["full", "half", "none"] = "none"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; a gap is hatched and cannot be moved."""

    key: Hashable
    begins_on: date
    ends_on: date
    title: str
    note: str = ""
    tone: Literal["accent", "info", "ok", "gap"] = "info"

    def spoken(self) -> str:
        """For the list that is the equal of the picture."""
        words = f"{self.title}, {self.note}" if self.note else self.title
        return f"{words}: {self.begins_on:%m.%Y}–{self.ends_on:%m.%Y}"


class SpanLine(QWidget):
    """←/→ move the chosen edge by a month, with Umschalt by a year; Pos1/Ende choose the edge, ↑/↓ the span."""

    span_chosen = Signal(object)
    edge_moved = Signal(object, str, int)  # key, "start" or "end", months
    remove_wanted = Signal(object)
    add_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ticks: tuple[Tick, ...] = ()
        self._spans: tuple[Span, ...] = ()
        self._chosen: Hashable | None = None
        self._edge: Edge = "end"
        self._ends_on = date(2000, 1, 1)
        self._reference: tuple[date, str] | None = None
        self._drag: tuple[Hashable, Edge, float] | None = None

    def set_content(
        self, ticks: Sequence[Tick], ends_on: date, spans: Sequence[Span], reference: tuple[date, str] | None = None
    ) -> None:
        """Years, the end of the last one, spans, and the day of reference with its word."""
        self._ticks, self._spans, self._ends_on, self._reference = tuple(ticks), tuple(spans), ends_on, reference
        if self._chosen not in {span.key for span in self._movable()}:
            self._chosen = None
        self.setAccessibleDescription("; ".join(self.as_list()))
        self.update()

    def as_list(self) -> list[str]:
        return [span.spoken() for span in self._spans]

    def chosen(self) -> Hashable | None:
        return self._chosen

    def choose(self, key: Hashable | None) -> None:
        """Show a span as chosen without saying so."""
        self._chosen = key
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(700), px(146))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), px(146))

    # geometry

    def _movable(self) -> list[Span]:
        return [span for span in self._spans if span.tone != "gap"]

    def _x(self, day: date) -> float:
        if not self._ticks:
            return 0.0
        first = self._ticks[0].begins_on
        whole = max((self._ends_on - first).days, 1)
        return 1 + (self.width() - 2) * (day - first).days / whole

    def _box(self, span: Span) -> QRectF:
        left = self._x(span.begins_on)
        return QRectF(left, px(28), max(self._x(span.ends_on) - left, 4.0), px(64))

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tick, following in zip(self._ticks, [*(t.begins_on for t in self._ticks[1:]), self._ends_on], strict=False):
            self._paint_tick(painter, tick, following)
        for span in self._spans:
            self._paint_span(painter, span)
        if self._reference is not None:
            self._paint_reference(painter, *self._reference)
        if self.hasFocus() and self._chosen is None:
            draw_cell_ring(painter, QRectF(self.rect()))

    def _paint_tick(self, painter: QPainter, tick: Tick, following: date) -> None:
        left, right = self._x(tick.begins_on), self._x(following)
        painter.setPen(QPen(colour("hair"), 1))
        painter.drawLine(QPointF(left, px(22)), QPointF(left, self.height()))
        _centred(painter, QRectF(left, 0, right - left, px(20)), tick.name, "small", "muted")
        middle = QPointF((left + right) / 2, px(120))
        if tick.mark_kind != "none":
            pen = QPen(colour("accent" if tick.mark_kind == "full" else "line"), 1)
            pen.setStyle(Qt.PenStyle.SolidLine if tick.mark_kind == "full" else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(colour("accent") if tick.mark_kind == "full" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, px(11), px(11))
        tone = "on_accent" if tick.mark_kind == "full" else "muted"
        _centred(painter, QRectF(left, px(108), right - left, px(24)), tick.mark or "–", "small_strong", tone)

    def _paint_span(self, painter: QPainter, span: Span) -> None:
        box = self._box(span)
        ground, edge = _TONES[span.tone]
        if span.tone == "gap":
            painter.fillRect(box, QBrush(colour("hair"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour("hair"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.setBrush(colour(ground))
        painter.setPen(QPen(colour(edge), 1))
        if span.tone != "gap":
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if span.key == self._chosen and span.tone != "gap":
            self._paint_choice(painter, box)
        self._paint_words(painter, span, box)

    def _paint_choice(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        grip = box.left() + 5 if self._edge == "start" else box.right() - 8
        for offset in (0, 3):
            painter.drawLine(QPointF(grip + offset, box.center().y() - 8), QPointF(grip + offset, box.center().y() + 8))
        if self.hasFocus():
            draw_cell_ring(painter, box.adjusted(-4, -4, 4, 4))

    def _paint_words(self, painter: QPainter, span: Span, box: QRectF) -> None:
        narrow = box.width() < px(_NARROW_SPAN) and span.tone != "gap"
        room = box.adjusted(px(16), 0, -px(12), 0)
        if narrow:  # the words stand beside the box when the years go on
            room = QRectF(box.right() + 6, box.top(), self.width() - box.right() - 6, box.height())
        title = QRectF(room.left(), box.top() + px(12), room.width(), px(20))
        note = QRectF(room.left(), box.top() + px(32), room.width(), px(18))
        if span.tone != "gap":
            draw_text(painter, title, span.title, "bold")
            draw_text(painter, note, span.note, "small", "muted")
            return
        widest = max(_width(span.title, "body"), _width(span.note, "small")) + px(12)
        if widest > box.width():
            return  # too narrow for words; the list that is the equal of the picture has them
        width = min(widest, box.width() - 2)
        ground = QRectF(box.center().x() - width / 2, box.top() + px(10), width, px(42))
        painter.fillRect(ground, colour("surface"))
        _centred(painter, QRectF(ground.left(), title.top(), width, px(20)), span.title, "body", "text")
        _centred(painter, QRectF(ground.left(), note.top(), width, px(18)), span.note, "small", "muted")

    def _paint_reference(self, painter: QPainter, day: date, word: str) -> None:
        x = self._x(day)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(QPointF(x, px(94)), QPointF(x, self.height()))
        draw_text(painter, QRectF(x + 6, px(110), self.width() - x, px(20)), word, "small_strong", "accent")

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._edge = "start" if key == Qt.Key.Key_Home else "end"
            self.update()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif self._chosen is not None and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self._chosen)
        elif self._chosen is not None and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            months = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.edge_moved.emit(self._chosen, self._edge, months if key == Qt.Key.Key_Right else -months)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        keys = [span.key for span in self._movable()]
        if not keys:
            return
        place = keys.index(self._chosen) + by if self._chosen in keys else 0
        self._choose_and_say(keys[max(0, min(place, len(keys) - 1))])

    def _choose_and_say(self, key: Hashable) -> None:
        self.choose(key)
        self.span_chosen.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        for span in self._movable():
            box = self._box(span)
            if box.adjusted(-_GRIP, 0, _GRIP, 0).contains(place):
                self._choose_and_say(span.key)
                if abs(place.x() - box.left()) <= _GRIP:
                    self._edge = "start"
                    self._drag = (span.key, "start", place.x())
                elif abs(place.x() - box.right()) <= _GRIP:
                    self._edge = "end"
                    self._drag = (span.key, "end", place.x())
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        key, edge, began = self._drag
        self._drag = None
        days = (event.position().x() - began) * max((self._ends_on - self._ticks[0].begins_on).days, 1) / self.width()
        months = round(days / _DAYS_A_MONTH)
        if months:
            self.edge_moved.emit(key, edge, months)


def _width(text: str, step: str) -> float:
    return metrics(step).horizontalAdvance(text)


def _centred(painter: QPainter, rect: QRectF, text: str, role: str, tone: str) -> None:
    width = min(_width(text, role) + 1, rect.width())
    place = QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())
    draw_text(painter, place, text, role, tone)

"""Spans of time on a line of years, drawn, moved and stretched by mouse or keys."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.plain_tip import plain_tip
from kiberatung.ui.widgets.span_paint import Shown, paint_line
from kiberatung.ui.widgets.span_scale import (
    BAND_HEIGHT,
    BAND_TOP,
    Edge,
    LineContent,
    Scale,
    Span,
    Tick,
    month_begin,
    month_end,
    months_between,
)

__all__ = ["Edge", "Span", "SpanLine", "Tick"]

_GRIP = 8
_SHORTEST_DRAG = 4
_HEIGHT = 170


@dataclass(frozen=True, slots=True)
class _Drag:
    """What the mouse holds: an edge, a whole span, or the begin of one that is being drawn."""

    key: Hashable | None
    edge: Edge | None
    began: float
    now: float

    @property
    def is_real(self) -> bool:
        return abs(self.now - self.began) >= _SHORTEST_DRAG


class SpanLine(QWidget):
    """←/→ move the chosen edge by a month, with Umschalt by a year, with Strg the whole span.

    Pos1/Ende choose the edge, ↑/↓ the span, Einfg asks for a new one, Entf for its removal. With the mouse an edge is
    pulled, a span moved, and a new one drawn on free ground; Esc lets go.
    """

    span_chosen = Signal(object)
    edge_moved = Signal(object, str, int)  # key, "start" or "end", months
    span_moved = Signal(object, int)  # key, months
    span_drawn = Signal(date, date)
    remove_wanted = Signal(object)
    add_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._content = LineContent()
        self._chosen: Hashable | None = None
        self._edge: Edge = "end"
        self._drag: _Drag | None = None

    def set_content(
        self,
        ticks: Sequence[Tick],
        ends_on: date,
        spans: Sequence[Span],
        reference: tuple[date, str] | None = None,
        birthdays: Sequence[tuple[date, str]] = (),
    ) -> None:
        """Years, the end of the last one, spans, the day of reference with its word, and the ages."""
        known = self._content.span(self._chosen)
        begins_on = birthdays[0][0] if birthdays else ticks[0].begins_on if ticks else ends_on
        begins_on = min((begins_on, *(span.begins_on for span in spans)))  # typed before the birth it is still seen
        self._content = LineContent(tuple(ticks), begins_on, ends_on, tuple(spans), tuple(birthdays), reference)
        if self._content.span(self._chosen) is None:
            self._chosen = None
        self.setAccessibleDescription("; ".join(self.as_list()))
        self._say_if_other(known)
        self.update()

    def as_list(self) -> list[str]:
        return [span.spoken() for span in self._content.spans]

    def chosen(self) -> Hashable | None:
        return self._chosen

    def choose(self, key: Hashable | None) -> None:
        """Show a span as chosen without saying so."""
        self._chosen = key
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(700), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), px(_HEIGHT))

    def _say_if_other(self, known: Span | None) -> None:
        now = self._content.span(self._chosen)
        if self.hasFocus() and now is not None and known is not None and now.spoken() != known.spoken():
            announce(self, now.spoken())

    def _scale(self) -> Scale:
        return Scale(self._content.begins_on, self._content.ends_on, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._content.ticks:
            return  # nobody is shown yet
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = Shown(self._content, self._scale(), self._chosen, self._edge, self._held(), self.hasFocus())
        paint_line(painter, self.rect(), shown)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._edge = "start" if key == Qt.Key.Key_Home else "end"
            self.update()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        elif self._chosen is not None and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self._chosen)
        elif self._chosen is not None and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._move_by_key(event)
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        months = 12 if held & Qt.KeyboardModifier.ShiftModifier else 1
        months = months if event.key() == Qt.Key.Key_Right else -months
        if held & Qt.KeyboardModifier.ControlModifier:
            self.span_moved.emit(self._chosen, months)
        else:
            self.edge_moved.emit(self._chosen, self._edge, months)

    def _step(self, by: int) -> None:
        keys = [span.key for span in self._content.movable()]
        if not keys:
            return
        place = keys.index(self._chosen) + by if self._chosen in keys else 0
        self._choose_and_say(keys[max(0, min(place, len(keys) - 1))])

    def _choose_and_say(self, key: Hashable) -> None:
        self.choose(key)
        span = self._content.span(key)
        if span is not None:
            announce(self, span.spoken())
        self.span_chosen.emit(key)

    # mouse

    def _under(self, place: QPointF) -> tuple[Span, Edge | None] | None:
        """The span there, and the edge of it when the place is near one."""
        scale = self._scale()
        for span in self._content.movable():
            box = scale.box(span.begins_on, span.ends_on)
            if box.adjusted(-_GRIP, 0, _GRIP, 0).contains(place):
                if abs(place.x() - box.left()) <= _GRIP:
                    return span, "start"
                return span, "end" if abs(place.x() - box.right()) <= _GRIP else None
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.button() != Qt.MouseButton.LeftButton or not self._content.ticks:
            return
        found = self._under(place)
        if found is not None:
            span, edge = found
            self._edge = edge or self._edge
            self._drag = _Drag(span.key, edge, place.x(), place.x())
            self._choose_and_say(span.key)
        elif px(BAND_TOP) <= place.y() <= px(BAND_TOP + BAND_HEIGHT):
            self._drag = _Drag(None, None, place.x(), place.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._drag is not None:
            self._drag = replace(self._drag, now=place.x())
            self.update()
            return
        found = self._under(place)
        in_band = px(BAND_TOP) <= place.y() <= px(BAND_TOP + BAND_HEIGHT)
        free = Qt.CursorShape.CrossCursor if in_band else Qt.CursorShape.ArrowCursor
        held = Qt.CursorShape.SizeHorCursor if found and found[1] else Qt.CursorShape.OpenHandCursor
        self.setCursor(held if found else free)
        self.setToolTip(plain_tip(found[0].spoken()) if found else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        drag = replace(self._drag, now=event.position().x())
        self._let_go()
        if not drag.is_real:
            return
        if drag.key is None:
            self.span_drawn.emit(*self._drawn(drag))
        elif months := self._months(drag):
            if drag.edge is None:
                self.span_moved.emit(drag.key, months)
            else:
                self.edge_moved.emit(drag.key, drag.edge, months)

    def _let_go(self) -> None:
        self._drag = None
        self.update()

    def _months(self, drag: _Drag) -> int:
        scale = self._scale()
        return months_between(scale.day(drag.began), scale.day(drag.now))

    def _drawn(self, drag: _Drag) -> tuple[date, date]:
        """Whole months, none after the day of reference."""
        scale = self._scale()
        first, last = sorted((scale.day(drag.began), scale.day(drag.now)))
        latest = self._content.reference[0] if self._content.reference else self._content.ends_on
        return month_begin(min(first, latest)), month_end(min(last, latest))

    def _held(self) -> tuple[date, date] | None:
        """What would be there if the mouse let go now."""
        drag = self._drag
        if drag is None or not drag.is_real:
            return None
        span = self._content.span(drag.key)
        if span is None:
            return self._drawn(drag)
        months = self._months(drag)
        first = month_begin(span.begins_on, months) if drag.edge != "end" else span.begins_on
        last = month_end(span.ends_on, months) if drag.edge != "start" else span.ends_on
        return (first, last) if first <= last else (span.begins_on, span.ends_on)

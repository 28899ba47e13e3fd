"""How a line of years looks: school years and ages above, spans and gaps, the figures of the years below."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_cell_ring, draw_text
from kiberatung.ui.widgets.span_scale import BAND_HEIGHT, BAND_TOP, Edge, LineContent, Scale, Span, Tick, thinned

_TONES = {"accent": ("soft", "accent"), "info": ("info_bg", "info"), "ok": ("ok_bg", "ok"), "gap": ("surface", "hair")}
_NARROW_SPAN = 64
_YEARS_HEIGHT, _AGES_TOP, _AGES_HEIGHT = 20, 22, 20
_MARKS_MIDDLE, _MARK_RADIUS = 132, 11


@dataclass(frozen=True, slots=True)
class Shown:
    """What is painted: the content, where it lies, what is chosen, and what the mouse holds."""

    content: LineContent
    scale: Scale
    chosen: Hashable | None
    edge: Edge
    held: tuple[date, date] | None
    has_focus: bool


def paint_line(painter: QPainter, rect: QRect, shown: Shown) -> None:
    _paint_years(painter, rect, shown)
    _paint_ages(painter, shown)
    for span in shown.content.spans:
        _paint_span(painter, span, shown)
    if shown.content.reference is not None:
        _paint_reference(painter, rect, shown, *shown.content.reference)
    if shown.held is not None:
        _paint_held(painter, rect, shown.scale, *shown.held)
    if shown.has_focus and shown.chosen is None:
        draw_cell_ring(painter, QRectF(rect))


def _paint_years(painter: QPainter, rect: QRect, shown: Shown) -> None:
    ticks, scale = shown.content.ticks, shown.scale
    ends = [*(tick.begins_on for tick in ticks[1:]), shown.content.ends_on]
    pitch = rect.width() / max(len(ticks), 1)
    every = thinned([_width(tick.name, "small") for tick in ticks], pitch)
    every_mark = thinned([px(2 * _MARK_RADIUS)], pitch)
    for number, (tick, following) in enumerate(zip(ticks, ends, strict=True)):
        from_end = len(ticks) - 1 - number
        left, right = scale.x(max(tick.begins_on, scale.begins_on)), scale.x(following)
        painter.setPen(QPen(colour("hair"), 1))
        painter.drawLine(QPointF(left, px(_YEARS_HEIGHT)), QPointF(left, rect.height()))
        is_cut = number == 0 and right - left < pitch / 2
        if from_end % every == 0 and not is_cut:
            half = _width(tick.name, "small") / 2
            middle = min(max((left + right) / 2, half + 1), scale.width - half - 1)
            _centred(painter, QRectF(middle, 0, 0, px(_YEARS_HEIGHT)), tick.name, "small", "muted")
        if every_mark == 1 or (tick.mark_kind == "full" and from_end % every_mark == 0):
            _paint_mark(painter, tick, (left + right) / 2)


def _paint_mark(painter: QPainter, tick: Tick, x: float) -> None:
    if tick.mark_kind == "before":
        return
    middle = QPointF(x, px(_MARKS_MIDDLE))
    if tick.mark_kind != "none":
        pen = QPen(colour("accent" if tick.mark_kind == "full" else "line"), 1)
        pen.setStyle(Qt.PenStyle.SolidLine if tick.mark_kind == "full" else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("accent") if tick.mark_kind == "full" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, px(_MARK_RADIUS), px(_MARK_RADIUS))
    tone = "on_accent" if tick.mark_kind == "full" else "muted"
    place = QRectF(x, px(_MARKS_MIDDLE - 12), 0, px(24))
    _centred(painter, place, tick.mark or "–", "small_strong", tone)


def _paint_ages(painter: QPainter, shown: Shown) -> None:
    """A small stroke at each birthday, with the age where there is room for it."""
    birthdays, scale = shown.content.birthdays, shown.scale
    if not birthdays:
        return
    pitch = scale.x(birthdays[-1][0]) - scale.x(birthdays[0][0])
    every = thinned([_width(age, "small") for _day, age in birthdays], pitch / max(len(birthdays) - 1, 1))
    for number, (day, age) in enumerate(birthdays):
        x = scale.x(day)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(x, px(_AGES_TOP + _AGES_HEIGHT)), QPointF(x, px(BAND_TOP)))
        if number % every == 0:
            half = _width(age, "small") / 2
            place = QRectF(min(max(x, half + 1), scale.width - half - 1), px(_AGES_TOP), 0, px(_AGES_HEIGHT))
            _centred(painter, place, age, "small", "text")


def _paint_span(painter: QPainter, span: Span, shown: Shown) -> None:
    box = shown.scale.box(span.begins_on, span.ends_on)
    ground, edge = _TONES[span.tone]
    painter.setPen(QPen(colour(edge), 1))
    if span.tone == "gap":
        painter.fillRect(box, QBrush(colour("hair"), Qt.BrushStyle.BDiagPattern))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if span.key == shown.chosen:
            _paint_choice(painter, box, shown)
    _paint_words(painter, span, box, shown)


def _paint_choice(painter: QPainter, box: QRectF, shown: Shown) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
    grip = box.left() + 5 if shown.edge == "start" else box.right() - 8
    for offset in (0, 3):
        painter.drawLine(QPointF(grip + offset, box.center().y() - 8), QPointF(grip + offset, box.center().y() + 8))
    if shown.has_focus:
        draw_cell_ring(painter, box.adjusted(-4, -4, 4, 4))


def _paint_words(painter: QPainter, span: Span, box: QRectF, shown: Shown) -> None:
    title_top, note_top = box.top() + px(10), box.top() + px(30)
    if span.tone == "gap":
        _paint_gap_words(painter, span, box, title_top, note_top)
        return
    room = box.adjusted(px(14), 0, -px(12), 0)
    if box.width() < px(_NARROW_SPAN):
        room = _room_behind(span, box, shown)
        if max(_width(span.title, "bold"), _width(span.note, "small")) > room.width():
            return  # no piece of a name; the tool tip and the fields have all of it
    draw_text(painter, QRectF(room.left(), title_top, room.width(), px(20)), span.title, "bold")
    draw_text(painter, QRectF(room.left(), note_top, room.width(), px(18)), span.note, "small", "muted")


def _room_behind(span: Span, box: QRectF, shown: Shown) -> QRectF:
    """The words stand beside a narrow box, as far as nothing else begins there."""
    others = [shown.scale.x(one.begins_on) for one in shown.content.spans if one.begins_on >= span.ends_on]
    right = min(others, default=shown.scale.width)
    return QRectF(box.right() + 6, box.top(), max(right - box.right() - 8, 0.0), box.height())


def _paint_gap_words(painter: QPainter, span: Span, box: QRectF, title_top: float, note_top: float) -> None:
    """As much as has room: both, the title alone, or nothing; the rows below the line have all of it."""
    title, note = _width(span.title, "body"), _width(span.note, "small")
    room = box.width() - px(10)
    if title > room:
        return
    with_note = note <= room
    top = title_top if with_note else box.center().y() - px(10)
    width = max(title, note if with_note else 0.0) + px(8)
    height = px(44) if with_note else px(24)
    ground = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    painter.fillRect(ground, colour("surface"))
    _centred(painter, QRectF(box.center().x(), top, 0, px(20)), span.title, "body", "text")
    if with_note:
        _centred(painter, QRectF(box.center().x(), note_top, 0, px(18)), span.note, "small", "muted")


def _paint_reference(painter: QPainter, rect: QRect, shown: Shown, day: date, word: str) -> None:
    x = shown.scale.x(day)
    painter.setPen(QPen(colour("accent"), 2))
    painter.drawLine(QPointF(x, px(BAND_TOP + BAND_HEIGHT + 2)), QPointF(x, rect.height()))
    width = _width(word, "small_strong")
    behind = x + 6 + width < rect.width()
    place = QRectF(x + 6 if behind else x - 6 - width, px(_MARKS_MIDDLE + 14), width + 2, px(20))
    draw_text(painter, place, word, "small_strong", "accent")


def _paint_held(painter: QPainter, rect: QRect, scale: Scale, begins_on: date, ends_on: date) -> None:
    """What would be there, with its months above."""
    box = scale.box(begins_on, ends_on)
    pen = QPen(colour("accent"), 2)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
    words = f"{begins_on:%m.%Y} – {ends_on:%m.%Y}"
    width = _width(words, "small_strong") + px(16)
    left = min(max(box.center().x() - width / 2, 0.0), rect.width() - width)
    tag = QRectF(left, px(BAND_TOP - 26), width, px(22))
    painter.setPen(QPen(colour("accent"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(tag, 4, 4)
    _centred(painter, QRectF(tag.center().x(), tag.top(), 0, tag.height()), words, "small_strong", "accent")


def _width(text: str, step: str) -> float:
    return metrics(step).horizontalAdvance(text)


def _centred(painter: QPainter, around: QRectF, text: str, role: str, tone: str) -> None:
    """The text around the left edge of the rectangle; its width plays no part."""
    width = _width(text, role) + 1
    draw_text(painter, QRectF(around.left() - width / 2, around.top(), width, around.height()), text, role, tone)

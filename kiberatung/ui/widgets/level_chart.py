"""How several skills rise over time: one small field of steps each, with every level written at its point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiberatung.ui.theme.live import colour, metrics, px
from kiberatung.ui.widgets.painting import draw_text

_FIELD_HEIGHT, _GAP = 140, 16
_NARROWEST = 150
_HEAD, _FOOT = 34, 20
_DOT = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A level found on a day; `level` counts from 0 for nothing to the highest of the scale."""

    day: date
    level: int
    word: str
    mark: str = ""
    """A shorter word to write at the point."""


@dataclass(frozen=True, slots=True)
class Course:
    """One skill over time, oldest first."""

    title: str
    points: tuple[Point, ...]

    def spoken(self, nothing: str) -> str:
        words = ", ".join(f"{point.day:%d.%m.%Y} {point.word}" for point in self.points)
        return f"{self.title}: {words or nothing}"


class LevelChart(QWidget):
    """Fields side by side, below each other when there is no room; the table beside it holds the same."""

    def __init__(self, name: str, levels: Sequence[str], nothing: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._levels, self._nothing = tuple(levels), nothing
        self._courses: tuple[Course, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_courses(self, courses: Sequence[Course]) -> None:
        self._courses = tuple(courses)
        self.setAccessibleDescription("; ".join(self.as_list()))
        self.updateGeometry()
        self.update()

    def as_list(self) -> list[str]:
        return [course.spoken(self._nothing) for course in self._courses]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        abreast = self._abreast(width)
        rows = -(-len(self._courses) // abreast) if self._courses else 0
        return rows * px(_FIELD_HEIGHT) + max(rows - 1, 0) * px(_GAP)

    def sizeHint(self) -> QSize:
        return QSize(px(700), self.heightForWidth(px(700)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), px(_FIELD_HEIGHT))

    def _abreast(self, width: int) -> int:
        """All, half of them, or one beside the other."""
        count = max(len(self._courses), 1)
        fitting = max(1, (width + px(_GAP)) // px(_NARROWEST + _GAP))
        return next((number for number in (count, -(-count // 2), 1) if number <= fitting), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        abreast = self._abreast(self.width())
        width = (self.width() - px(_GAP) * (abreast - 1)) / abreast
        days = [point.day for course in self._courses for point in course.points]
        for number, course in enumerate(self._courses):
            row, column = divmod(number, abreast)
            left, top = column * (width + px(_GAP)), row * px(_FIELD_HEIGHT + _GAP)
            self._paint_course(painter, QRectF(left, top, width, px(_FIELD_HEIGHT)), course, days)

    def _paint_course(self, painter: QPainter, place: QRectF, course: Course, days: list[date]) -> None:
        draw_text(painter, QRectF(place.left(), place.top(), place.width(), px(20)), course.title, "strong")
        margin = max((metrics("small").horizontalAdvance(word) for word in self._levels), default=0) + px(6)
        field = place.adjusted(margin, px(_HEAD), -px(6), -px(_FOOT))
        self._paint_levels(painter, place, field)
        if not course.points:
            draw_text(painter, field.adjusted(px(6), 0, 0, 0), self._nothing, "small", "muted")
            return
        places = [self._place(field, point, min(days), max(days)) for point in course.points]
        painter.setPen(QPen(colour("accent"), 2))
        for one, other in pairwise(places):
            painter.drawPolyline([one, QPointF(other.x(), one.y()), other])
        self._paint_points(painter, place, course.points, places)

    def _paint_levels(self, painter: QPainter, place: QRectF, field: QRectF) -> None:
        """Every level as a hairline; its name where there is room for it."""
        pitch = field.height() / max(len(self._levels) - 1, 1)
        every = 1 if pitch >= metrics("small").height() else 2
        for number, word in enumerate(self._levels):
            y = field.bottom() - number * pitch
            painter.setPen(QPen(colour("hair"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            if number % every == 0:
                draw_text(painter, QRectF(place.left(), y - px(8), field.left(), px(16)), word, "small", "muted")

    def _place(self, field: QRectF, point: Point, first: date, last: date) -> QPointF:
        whole = (last - first).days
        share = (point.day - first).days / whole if whole else 0.5
        room = field.adjusted(px(10), 0, -px(14), 0)
        pitch = field.height() / max(len(self._levels) - 1, 1)
        return QPointF(room.left() + room.width() * share, field.bottom() - point.level * pitch)

    def _paint_points(self, painter: QPainter, place: QRectF, points: tuple[Point, ...], places: list[QPointF]) -> None:
        painter.setPen(QPen(colour("surface"), 1))
        painter.setBrush(colour("accent"))
        for spot in places:
            painter.drawEllipse(spot, px(_DOT), px(_DOT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        newest, spot = points[-1], places[-1]
        word = newest.mark or newest.word
        width = metrics("small_strong").horizontalAdvance(word)
        above = QRectF(min(spot.x() - width / 2, place.right() - width), spot.y() - px(21), width + 1, px(16))
        painter.fillRect(above, colour("surface"))
        draw_text(painter, above, word, "small_strong", "accent")
        for point, left in ((points[0], True), (newest, False)):
            text = f"{point.day:%m.%Y}"
            foot = QRectF(place.left() + px(30), place.bottom() - px(16), place.width() - px(36), px(16))
            if left or len(points) > 1:
                draw_text(painter, foot, text, "small", "muted", right=not left)

"""What stands on a line of years, and where a day lies on it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QRectF

from kiberatung.ui.theme.live import px

Edge = Literal["start", "end"]
_NARROWEST_BOX = 4.0
BAND_TOP, BAND_HEIGHT = 48, 60
"""Of the spans, below the years and the ages."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One year of the line: where it begins, its name, and the figure below (`full`, `half`, a dash, or nothing)."""

    begins_on: date
    name: str
    mark: str = ""
    mark_kind: Literal["full", "half", "none", "before"] = "none"


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


@dataclass(frozen=True, slots=True)
class LineContent:
    """Everything on the line; `birthdays` with the age each brings."""

    ticks: tuple[Tick, ...] = ()
    begins_on: date = date(1999, 1, 1)
    ends_on: date = date(2000, 1, 1)
    spans: tuple[Span, ...] = ()
    birthdays: tuple[tuple[date, str], ...] = ()
    reference: tuple[date, str] | None = None

    def movable(self) -> list[Span]:
        return [span for span in self.spans if span.tone != "gap"]

    def span(self, key: Hashable | None) -> Span | None:
        return next((span for span in self.movable() if span.key == key), None)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days and pixels of a line that is `width` pixels wide."""

    begins_on: date
    ends_on: date
    width: float

    @property
    def _days(self) -> int:
        return max((self.ends_on - self.begins_on).days, 1)

    def x(self, day: date) -> float:
        return 1 + (self.width - 2) * (day - self.begins_on).days / self._days

    def day(self, x: float) -> date:
        """The nearest day that is on the line."""
        days = round((x - 1) * self._days / max(self.width - 2, 1.0))
        return self.begins_on + timedelta(days=min(max(days, 0), self._days))

    def box(self, begins_on: date, ends_on: date) -> QRectF:
        left = self.x(begins_on)
        return QRectF(left, px(BAND_TOP), max(self.x(ends_on) - left, _NARROWEST_BOX), px(BAND_HEIGHT))


def months_between(first: date, second: date) -> int:
    """Whole months from the first day to the second, to the nearer one."""
    days_of_month = 30.44
    return round((second - first).days / days_of_month)


def month_begin(day: date, months: int = 0) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_end(day: date, months: int = 0) -> date:
    return month_begin(day, months + 1) - timedelta(days=1)


def thinned(widths: Sequence[float], pitch: float) -> int:
    """Every how many-th of equally spaced words has room beside its neighbours."""
    widest = max(widths, default=0.0)
    step = 1
    while pitch > 0 and step * pitch < widest + px(8):
        step += 1
    return step

"""The way through schools so far: spans by country, with gaps between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId

SchoolingSpanId = NewType("SchoolingSpanId", UUID)

MONTHS_OF_YEAR = 12
MONTHS_OF_SCHOOL_YEAR = 10
MONTHS_OF_SHORT_GAP = 3


class SchoolingKind(StrEnum):
    KINDERGARTEN = "kindergarten"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    UPPER_SECONDARY = "upper_secondary"
    VOCATIONAL = "vocational"
    RELIGIOUS = "religious"
    HOME = "home"
    ONLINE = "online"
    CAMP = "camp"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolingSpan:
    """From the first to the last day; people mostly know months, then the first of the month stands for it."""

    id: SchoolingSpanId
    version: int = 0
    child_id: ChildId
    country: str
    """Key of the Statistisches Bundesamt."""
    started_on: date
    ended_on: date | None = None
    kind: SchoolingKind = SchoolingKind.PRIMARY
    last_grade: int | None = None
    language: str = ""
    certificate: str = ""
    regular: bool | None = None


@dataclass(frozen=True, slots=True)
class SchoolingGap:
    started_on: date
    ended_on: date


def completed_years(spans: Iterable[SchoolingSpan], as_of: date) -> int:
    """School years finished in all spans but kindergarten: ten months and more count as a year.

    Spans with at most three months between them are one time of schooling, as the summer holidays of one country or
    the way into another; overlapping ones count once. Both numbers are our reading of a school year.
    """
    total = 0
    for first, last in _times_of_schooling(spans, as_of):
        years, rest = divmod(last - first, MONTHS_OF_YEAR)
        total += years + (rest >= MONTHS_OF_SCHOOL_YEAR)
    return total


def gaps(spans: Iterable[SchoolingSpan], as_of: date) -> list[SchoolingGap]:
    """Times of more than three months without school between the first span and `as_of`."""
    ordered = sorted((span for span in spans if span.kind is not SchoolingKind.KINDERGARTEN), key=_start)
    found: list[SchoolingGap] = []
    reached = ordered[0].started_on if ordered else as_of
    for span in ordered:
        if (span.started_on - reached).days > 92:
            found.append(SchoolingGap(reached, span.started_on))
        reached = max(reached, span.ended_on or as_of)
    if ordered and (as_of - reached).days > 92:
        found.append(SchoolingGap(reached, as_of))
    return found


def _start(span: SchoolingSpan) -> date:
    return span.started_on


def _times_of_schooling(spans: Iterable[SchoolingSpan], as_of: date) -> list[tuple[int, int]]:
    """First month and the month after the last, counted from the year 0."""
    times: list[tuple[int, int]] = []
    for span in sorted((span for span in spans if span.kind is not SchoolingKind.KINDERGARTEN), key=_start):
        first, last = _month(span.started_on), _month_after(span.ended_on or as_of)
        if times and first - times[-1][1] <= MONTHS_OF_SHORT_GAP:
            times[-1] = (times[-1][0], max(times[-1][1], last))
        else:
            times.append((first, last))
    return times


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _month_after(day: date) -> int:
    """An end on the first of a month leaves that month out."""
    return _month(day) + (day.day > 1)

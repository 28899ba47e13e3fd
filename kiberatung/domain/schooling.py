"""The way through schools so far: spans by country, with gaps between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId

SchoolingSpanId = NewType("SchoolingSpanId", UUID)


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

    Overlapping spans count once. The rule of ten months is our reading of a school year without its holidays.
    """
    months: set[int] = set()
    for span in spans:
        if span.kind is not SchoolingKind.KINDERGARTEN:
            months.update(_months(span.started_on, span.ended_on or as_of))
    years, rest = divmod(len(months), 12)
    return years + (rest >= 10)


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


def _months(first: date, last: date) -> range:
    return range(first.year * 12 + first.month, last.year * 12 + last.month + (last.day > 1))

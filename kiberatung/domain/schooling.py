"""The way through schools so far: spans by country, with gaps between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId

SchoolingSpanId = NewType("SchoolingSpanId", UUID)

GERMANY = "000"
"""Key of the Statistisches Bundesamt."""

MONTHS_OF_YEAR = 12
MONTHS_OF_SCHOOL_YEAR = 10
MONTHS_OF_SHORT_SCHOOL_YEAR = 9
"""From September to May, or from March to November."""
MONTHS_OF_SHORT_GAP = 3
DAYS_OF_SHORT_GAP = 92
SHORT_OVERLAP = timedelta(days=31)
ONE_DAY = timedelta(days=1)
DAYS_OF_MONTH = 30.44


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


class CertificateState(StrEnum):
    """What there is of a certificate: seen by somebody of the office, told of, or none."""

    SEEN = "seen"
    TOLD = "told"
    NONE = "none"


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
    """Its name, as „Klasse 7“."""
    certificate_state: CertificateState | None = None
    regular: bool | None = None


@dataclass(frozen=True, slots=True)
class SchoolingGap:
    """From the last day of school to the next first one, or to today."""

    started_on: date
    ended_on: date

    @property
    def first_day(self) -> date:
        """The first day without school."""
        return self.started_on + ONE_DAY

    @property
    def last_day(self) -> date:
        return self.ended_on - ONE_DAY

    @property
    def months(self) -> int:
        return round((self.ended_on - self.started_on).days / DAYS_OF_MONTH)


def completed_years(spans: Iterable[SchoolingSpan], as_of: date) -> int:
    """School years finished in all spans but kindergarten: ten months and more count as a year.

    Abroad nine are enough where the visit has ended, as many states teach from September to May. Spans with at most
    three months between them are one time of schooling, as the summer holidays of one country or the way into
    another; overlapping ones count once. All these numbers are our reading of a school year.
    """
    total = 0
    for first, last, is_short in _times_of_schooling(spans, as_of):
        years, rest = divmod(last - first, MONTHS_OF_YEAR)
        total += years + (rest >= (MONTHS_OF_SHORT_SCHOOL_YEAR if is_short else MONTHS_OF_SCHOOL_YEAR))
    return total


def gaps(spans: Iterable[SchoolingSpan], as_of: date, expected_from: date | None = None) -> list[SchoolingGap]:
    """Times of more than three months without school up to `as_of`.

    They are looked for from the first span on, or from `expected_from` when school could have begun earlier.
    """
    ordered = sorted((span for span in spans if span.kind is not SchoolingKind.KINDERGARTEN), key=_start)
    first = min((span.started_on for span in ordered), default=as_of)
    reached = first if expected_from is None else min(first, expected_from - ONE_DAY)
    found: list[SchoolingGap] = []
    for begins, ends in (*((span.started_on, span.ended_on or as_of) for span in ordered), (as_of, as_of)):
        if (begins - reached).days > DAYS_OF_SHORT_GAP:
            found.append(SchoolingGap(reached, begins))
        reached = max(reached, ends)
    return found


def overlapping(span: SchoolingSpan, others: Iterable[SchoolingSpan], as_of: date) -> SchoolingSpan | None:
    """The first of the others with which it shares more than a month; lessons at a screen may stand beside a school."""
    for other in sorted((one for one in others if one.id != span.id), key=_start):
        first = max(span.started_on, other.started_on)
        last = min(span.ended_on or as_of, other.ended_on or as_of)
        if last - first > SHORT_OVERLAP and SchoolingKind.ONLINE not in (span.kind, other.kind):
            return other
    return None


def years_taught_in(language: str, spans: Iterable[SchoolingSpan], as_of: date) -> int:
    """School years finished in lessons in this language (ISO 639-3)."""
    return completed_years((span for span in spans if span.language == language), as_of)


def _start(span: SchoolingSpan) -> date:
    return span.started_on


def _times_of_schooling(spans: Iterable[SchoolingSpan], as_of: date) -> list[tuple[int, int, bool]]:
    """First month and the month after the last, counted from the year 0; whether the last year may be a short one."""
    times: list[tuple[int, int, bool]] = []
    for span in sorted((span for span in spans if span.kind is not SchoolingKind.KINDERGARTEN), key=_start):
        first, last = _month(span.started_on), _month_after(span.ended_on or as_of)
        is_short = span.country != GERMANY and span.ended_on is not None
        if times and first - times[-1][1] <= MONTHS_OF_SHORT_GAP:
            begun, ended, was_short = times[-1]
            times[-1] = (begun, max(ended, last), is_short if last > ended else was_short)
        else:
            times.append((first, last, is_short))
    return times


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _month_after(day: date) -> int:
    """An end on the first of a month leaves that month out."""
    return _month(day) + (day.day > 1)

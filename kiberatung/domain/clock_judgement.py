"""Whether the machine's clock can be believed: the sequence of the log leads, time only informs (R57).

Trust grows entry by entry. One that is earlier than what is trusted, or more than a year later, was written by a wrong
clock and moves nothing; so a store that was used for a day with the year 2036 does not make 2036 credible. After a true
pause of more than a year a person says that the clock is right, and the log keeps that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

TOLERANCE = timedelta(hours=1)
"""Clocks are set, and drift; the log is kept in UTC, so that summer time and journeys move nothing."""
LONGEST_PAUSE = timedelta(days=366)


class ClockState(StrEnum):
    PLAUSIBLE = "plausible"
    BEFORE_RELEASE = "before_release"
    BEHIND_LOG = "behind_log"
    FAR_AHEAD = "far_ahead"


@dataclass(frozen=True, slots=True)
class LogMoment:
    """When an entry of the log was written, in its sequence; `confirmed`: a person said that this time is right."""

    at: datetime
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ClockJudgement:
    """`trusted` is the newest moment of the log that can be believed, None in an empty one."""

    state: ClockState
    now: datetime
    trusted: datetime | None

    @property
    def is_plausible(self) -> bool:
        return self.state is ClockState.PLAUSIBLE


def judge_clock(now: datetime, entries: Iterable[LogMoment], released_on: date) -> ClockJudgement:
    """`entries` in their sequence; `released_on` is the day this program was made."""
    trusted = newest_trusted(entries)
    return ClockJudgement(_state(now, trusted, released_on), now, trusted)


def newest_trusted(entries: Iterable[LogMoment]) -> datetime | None:
    trusted: datetime | None = None
    for entry in entries:
        if trusted is None or entry.confirmed or timedelta(0) < entry.at - trusted <= LONGEST_PAUSE:
            trusted = entry.at
    return trusted


def _state(now: datetime, trusted: datetime | None, released_on: date) -> ClockState:
    if now < datetime.combine(released_on, time(), UTC):
        return ClockState.BEFORE_RELEASE
    if trusted is not None and now < trusted - TOLERANCE:
        return ClockState.BEHIND_LOG
    if trusted is not None and now > trusted + LONGEST_PAUSE:
        return ClockState.FAR_AHEAD
    return ClockState.PLAUSIBLE

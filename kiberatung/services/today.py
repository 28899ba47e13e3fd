"""The page of the day: talks, due work, who waits longest; behind it waiting by age, and what changed meanwhile."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from kiberatung.basics.german_time import german_time, moment_of
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.office import Office
from kiberatung.services.age_bands import ALWAYS_SHOWN, KNOWN_BANDS, AgeBand, born_until_of_bands
from kiberatung.services.desk import Desk
from kiberatung.services.due_work import DueList, due_work
from kiberatung.services.permissions import READING, use_case
from kiberatung.services.read_models import ChildRow, HistoryLine, ListQuery, UpcomingAppointment

LONG_WAIT = timedelta(days=50)
SHOWN_WAITING = 5
LOOK_BACK = timedelta(days=30)
_CHANGES_READ = 100


class Standing(StrEnum):
    """A talk of the day, seen from now."""

    HELD = "held"
    NO_SHOW = "no_show"
    OVER = "over"
    """Its time is past, and nobody wrote whether it took place."""
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Talk:
    appointment: UpcomingAppointment
    starts_at: datetime
    """As the clock on the wall shows it."""
    ends_at: datetime
    language: str
    """As a word; empty when no interpreter is needed."""
    standing: Standing

    @property
    def lacks_interpreter(self) -> bool:
        return bool(self.language) and not self.appointment.interpreter


@dataclass(frozen=True, slots=True)
class BandCount:
    """Children without a place; `long` of them wait longer than `LONG_WAIT`."""

    band: AgeBand
    waiting: int
    long: int


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """What others did since the own last day, alike deeds of one person and day together."""

    since: date
    lines: tuple[tuple[HistoryLine, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the day begins with."""

    now: datetime
    talks: tuple[Talk, ...]
    due: DueList
    longest_waiting: tuple[ChildRow, ...]
    is_empty: bool
    is_practice: bool


@dataclass(frozen=True, slots=True)
class Background:
    """What can come a moment later: it counts over all children."""

    bands: tuple[BandCount, ...]
    changes: ChangesSince

    @property
    def waiting(self) -> int:
        return sum(count.waiting for count in self.bands)


@use_case(allowed=READING)
def read_today(desk: Desk) -> Today:
    with desk.reading() as records:
        due, longest_waiting = due_work(desk, records), tuple(desk.lists.oldest_waiting(SHOWN_WAITING))
        return Today(
            now=german_time(desk.clock.now()),
            talks=tuple(talk for talk in talks_of_day(desk, desk.today) if not talk.appointment.is_hidden),
            due=due,
            longest_waiting=longest_waiting,
            is_empty=not (due.work or longest_waiting) and _is_empty(desk),
            is_practice=any(office.is_practice for office in records.find(Office)),
        )


@use_case(allowed=READING)
def read_background(desk: Desk) -> Background:
    return Background(tuple(waiting_by_band(desk)), _changes(desk))


def talks_of_day(desk: Desk, day: date) -> tuple[Talk, ...]:
    first = moment_of(day, time())
    found = desk.lists.appointments_between(first, moment_of(day + timedelta(days=1), time()))
    talks, next_is_known = [], False
    for appointment in found:
        talk = _talk(desk, appointment)
        if talk.standing is Standing.LATER and not (next_is_known or appointment.is_hidden):
            talk, next_is_known = replace(talk, standing=Standing.NEXT), True
        talks.append(talk)
    return tuple(talks)


def waiting_by_band(desk: Desk) -> list[BandCount]:
    """The spans of the count begin with the eldest, the bands with the youngest."""
    counted = desk.lists.count_waiting(born_until_of_bands(desk.today), desk.today - LONG_WAIT)
    found = {
        band: BandCount(band, one.waiting, one.long)
        for one in counted
        for band in [AgeBand.UNKNOWN if one.place is None else KNOWN_BANDS[-1 - one.place]]
    }
    return [found.get(band, BandCount(band, 0, 0)) for band in AgeBand if band in found or band in ALWAYS_SHOWN]


def _talk(desk: Desk, appointment: UpcomingAppointment) -> Talk:
    starts_at = german_time(appointment.starts_at)
    ends_at = starts_at + timedelta(minutes=appointment.minutes)
    language = desk.words.language(appointment.language) if appointment.language else ""
    return Talk(appointment, starts_at, ends_at, language, _standing(desk, appointment, ends_at))


def _standing(desk: Desk, appointment: UpcomingAppointment, ends_at: datetime) -> Standing:
    if appointment.state == AppointmentState.HELD:
        return Standing.HELD
    if appointment.state == AppointmentState.NO_SHOW:
        return Standing.NO_SHOW
    return Standing.OVER if ends_at <= desk.clock.now() else Standing.LATER


def _changes(desk: Desk) -> ChangesSince:
    lines = desk.lists.changed_since(desk.clock.now() - LOOK_BACK, _CHANGES_READ)
    own = [_day(line) for line in lines if line.who == desk.account.name and _day(line) < desk.today]
    since = max(own, default=desk.today - timedelta(days=1))
    others = [line for line in lines if line.who != desk.account.name and _day(line) > since and not line.undone]
    alike = Counter((line.what, line.who, _day(line)) for line in others)
    newest: dict[tuple[str, str, date], HistoryLine] = {}
    for line in others:
        newest.setdefault((line.what, line.who, _day(line)), line)
    return ChangesSince(since, tuple((line, alike[key]) for key, line in newest.items()))


def _day(line: HistoryLine) -> date:
    return german_time(line.changed_at).date()


def _is_empty(desk: Desk) -> bool:
    counted = any(count.children for count in desk.lists.state_counts())
    return not counted and not desk.lists.family_ids(ListQuery())

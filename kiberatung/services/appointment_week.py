"""The week's talks with their interpreters, free times for a new talk, and who of the pool could interpret."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiberatung.basics.german_time import german_time, moment_of
from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState
from kiberatung.domain.interpreters import (
    BookingState,
    Interpreter,
    InterpreterBooking,
    InterpreterId,
    InterpreterKind,
)
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, READING, use_case
from kiberatung.services.ports import Records
from kiberatung.services.today import Talk, talks_of_day

WORKDAYS = 5
FIRST_START, LAST_END = time(9), time(16)
STEP = timedelta(minutes=30)
NOON = time(12)
SEARCHED_DAYS = 28
_COMING = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
_STANDING = (BookingState.ASKED, BookingState.CONFIRMED, BookingState.DONE)


@dataclass(frozen=True, slots=True)
class BookingShown:
    interpreter_id: InterpreterId
    name: str
    kind: InterpreterKind
    state: BookingState


@dataclass(frozen=True, slots=True)
class WeekEntry:
    talk: Talk
    bookings: tuple[BookingShown, ...]

    @property
    def appointment_id(self) -> AppointmentId:
        return AppointmentId(self.talk.appointment.appointment_id)


@dataclass(frozen=True, slots=True)
class Week:
    monday: date
    entries: tuple[WeekEntry, ...]

    @property
    def without_interpreter(self) -> int:
        return sum(1 for entry in self.entries if entry.talk.lacks_interpreter)


@dataclass(frozen=True, slots=True)
class InterpreterOffer:
    """One of the pool for a talk; `is_busy`: booked for another talk at that time."""

    interpreter: Interpreter
    is_busy: bool


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@use_case(allowed=READING)
def read_week(desk: Desk, monday: date) -> Week:
    """Monday to Friday; a talk planned for the weekend is shown too, so that none is lost from sight."""
    talks = [talk for shift in range(7) for talk in talks_of_day(desk, monday + timedelta(days=shift))]
    with desk.reading() as records:
        bookings = _bookings(records, [AppointmentId(talk.appointment.appointment_id) for talk in talks])
    entries = tuple(
        WeekEntry(talk, tuple(bookings.get(AppointmentId(talk.appointment.appointment_id), ()))) for talk in talks
    )
    return Week(monday, entries)


@use_case(allowed=OFFICE)
def free_starts(desk: Desk, first_day: date, minutes: int, at_most: int = 6) -> list[datetime]:
    """Local times at which the own account has no other talk: one in the morning and one after noon of each workday."""
    with desk.reading() as records:
        busy = [
            (one.starts_at, one.starts_at + timedelta(minutes=one.minutes))
            for state in _COMING
            for one in records.find(Appointment, counsellor_id=desk.account.id, state=state)
        ]
    found: list[datetime] = []
    for shift in range(SEARCHED_DAYS):
        day = first_day + timedelta(days=shift)
        if day.weekday() < WORKDAYS:
            found += _starts_of_day(desk, day, timedelta(minutes=minutes), busy)
    return found[:at_most]


@use_case(allowed=OFFICE)
def interpreters_for(desk: Desk, language: str, starts_at: datetime, minutes: int) -> list[InterpreterOffer]:
    """Active people of the pool who speak it (all when `language` is empty): free before busy, professional first."""
    with desk.reading() as records:
        pool = [one for one in records.find(Interpreter, active=True) if not language or language in one.languages]
    busy = desk.lists.busy_interpreters(starts_at, starts_at + timedelta(minutes=minutes))
    offers = [InterpreterOffer(one, one.id in busy) for one in pool]
    return sorted(
        offers,
        key=lambda offer: (
            offer.is_busy,
            offer.interpreter.kind is not InterpreterKind.PROFESSIONAL,
            offer.interpreter.name.casefold(),
        ),
    )


@use_case(allowed=READING)
def interpreter_pool(desk: Desk) -> list[Interpreter]:
    """Everybody, those no longer active last."""
    with desk.reading() as records:
        return sorted(records.find(Interpreter), key=lambda one: (not one.active, one.name.casefold()))


def _starts_of_day(
    desk: Desk, day: date, length: timedelta, busy: list[tuple[datetime, datetime]]
) -> Iterator[datetime]:
    morning, afternoon = None, None
    start, end = moment_of(day, FIRST_START), moment_of(day, LAST_END)
    while start + length <= end:
        is_free = all(start + length <= begins or start >= ends for begins, ends in busy)
        if is_free and start > desk.clock.now():
            local = german_time(start)
            if local.time() < NOON:
                morning = morning or local
            else:
                afternoon = afternoon or local
        start += STEP
    yield from (found for found in (morning, afternoon) if found is not None)


def _bookings(records: Records, ids: list[AppointmentId]) -> dict[AppointmentId, list[BookingShown]]:
    found: dict[AppointmentId, list[BookingShown]] = {}
    if not ids:
        return found
    bookings = [one for one in records.find(InterpreterBooking, appointment_id=ids) if one.state in _STANDING]
    people = {one.id: one for one in records.find(Interpreter, id=[booking.interpreter_id for booking in bookings])}
    for booking in bookings:
        person = people.get(booking.interpreter_id)
        if person is not None:
            shown = BookingShown(person.id, person.name, person.kind, booking.state)
            found.setdefault(booking.appointment_id, []).append(shown)
    return found

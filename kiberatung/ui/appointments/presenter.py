"""Leads the week: which week and talk is shown, what is planned, who interprets, what became of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Protocol, TypeVar

from kiberatung.basics.german_time import german_time, moment_of
from kiberatung.basics.texts import _
from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.interpreters import BookingState, InterpreterId
from kiberatung.services.appointment_week import (
    InterpreterOffer,
    Week,
    WeekEntry,
    free_starts,
    interpreters_for,
    monday_of,
    read_week,
)
from kiberatung.services.appointments import (
    AppointmentWish,
    ConsultationRecord,
    book_interpreter,
    hold_consultation,
    move_appointment,
    plan_appointment,
    set_appointment_state,
)
from kiberatung.services.desk import Desk
from kiberatung.services.read_models import SearchHit
from kiberatung.ui.protocols import Shell, TaskOptions

_TIME = re.compile(r"^\s*(\d{1,2})(?:[:.,hH ]?(\d{2}))?\s*(?:Uhr)?\s*$", re.IGNORECASE)
USUAL_MINUTES = 60
FOUND_AT_MOST = 6
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Planned:
    """For whom a talk is planned; `moved` is the talk that gets another time instead of a new one."""

    family_id: FamilyId
    name: str
    case_number: str
    language: str
    starts: tuple[datetime, ...]
    moved: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class TypedTalk:
    day: date | None
    at: str
    minutes: str
    room: str


class AppointmentsView(Protocol):
    def show_week(self, week: Week) -> None: ...

    def select(self, appointment_id: AppointmentId) -> None: ...

    def show_talk(self, entry: WeekEntry | None, offers: Sequence[InterpreterOffer]) -> None: ...

    def show_planning(self, planned: Planned) -> None: ...

    def show_found(self, hits: Sequence[SearchHit]) -> None: ...

    def show_refusal(self, text: str) -> None: ...

    def close_planning(self) -> None: ...


def read_time(text: str) -> time | None:
    """Typed as 9, 9:30, 9.30, 930 or 9 Uhr; None when it is no time of day."""
    match = _TIME.match(text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return time(int(match[1]), int(match[2] or 0))


class AppointmentsPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: AppointmentsView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self.monday = monday_of(desk.today)
        self._week: Week | None = None
        self._wanted: AppointmentId | None = None
        self._entry: WeekEntry | None = None

    # the week

    def open_week(self, day: date | None = None) -> None:
        self.monday = monday_of(day or self._desk.today)
        self.reload()

    def open_appointment(self, appointment_id: AppointmentId) -> None:
        def go(appointment: Appointment) -> None:
            self._wanted = appointment_id
            self.open_week(german_time(appointment.starts_at).date())

        self._shell.run_task(lambda: self._appointment(appointment_id), go)

    def step(self, weeks: int) -> None:
        self.open_week(self.monday + timedelta(weeks=weeks))

    def reload(self) -> None:
        monday = self.monday
        self._shell.run_task(
            lambda: read_week(self._desk, monday), self._show_week, options=TaskOptions(key="appointments-week")
        )

    def choose(self, appointment_id: object) -> None:
        entries = self._week.entries if self._week else ()
        self._entry = next((entry for entry in entries if entry.appointment_id == appointment_id), None)
        if self._entry is None:
            self._view.show_talk(None, ())
            return
        entry = self._entry
        one = entry.talk.appointment
        self._shell.run_task(
            lambda: interpreters_for(self._desk, one.language, one.starts_at, one.minutes),
            partial(self._view.show_talk, entry),
            options=TaskOptions(key="appointments-offers"),
        )

    # the talk

    def set_state(self, entry: WeekEntry, state: AppointmentState) -> None:
        """A talk that took place also becomes a consultation: with its language and who interpreted."""
        if state is not AppointmentState.HELD:
            self._do(lambda: set_appointment_state(self._desk, entry.appointment_id, state))
            return
        one = entry.talk.appointment
        record = ConsultationRecord(minutes=one.minutes, language=one.language, interpreted_by=one.interpreter)
        self._do(lambda: hold_consultation(self._desk, one.family_id, record, entry.appointment_id))

    def book(self, entry: WeekEntry, interpreter_id: InterpreterId, state: BookingState) -> None:
        self._do(lambda: book_interpreter(self._desk, entry.appointment_id, interpreter_id, state))

    def write_invitation(self, entry: WeekEntry) -> None:
        self._shell.navigate("family", family_id=entry.talk.appointment.family_id, tab="letters")

    def open_family(self, entry: WeekEntry) -> None:
        self._shell.navigate("family", family_id=entry.talk.appointment.family_id)

    def open_row(self, appointment_id: object) -> None:
        self.choose(appointment_id)
        if self._entry is not None:
            self.open_family(self._entry)

    # planning

    def plan_for(self, family_id: FamilyId) -> None:
        self._shell.run_task(lambda: self._planned(family_id, None), self._view.show_planning)

    def move(self, entry: WeekEntry) -> None:
        family_id = FamilyId(entry.talk.appointment.family_id)
        self._shell.run_task(lambda: self._planned(family_id, entry.appointment_id), self._view.show_planning)

    def seek_family(self, text: str) -> None:
        if not text.strip():
            self._view.show_found(())
            return
        self._shell.run_task(
            lambda: self._found(text), self._view.show_found, options=TaskOptions(key="appointments-family")
        )

    def save(self, planned: Planned, typed: TypedTalk) -> None:
        at = read_time(typed.at)
        if typed.day is None or at is None or not typed.minutes.strip().isdecimal():
            self._view.show_refusal(_("Tag, Uhrzeit oder Dauer fehlt. Der Termin ist noch nicht gespeichert."))
            return
        wish = AppointmentWish(
            starts_at=moment_of(typed.day, at), minutes=int(typed.minutes.strip()), place=typed.room.strip()
        )

        def work() -> Appointment:
            if planned.moved is not None:
                return move_appointment(self._desk, planned.moved, wish)
            return plan_appointment(self._desk, planned.family_id, wish)

        self._shell.run_task(work, self._saved, self._refuse)

    def _saved(self, appointment: Appointment) -> None:
        self._view.close_planning()
        self._wanted = appointment.id
        self._shell.show_notice(
            _("Der Termin ist gespeichert."),
            _("Die Familie weiß noch nichts davon."),
            "ok",
            _("Einladung schreiben"),
            lambda: self._shell.navigate("family", family_id=appointment.family_id, tab="letters"),
        )
        self.open_week(german_time(appointment.starts_at).date())

    def _refuse(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_refusal(str(fault))
        else:
            self._shell.show_fault(fault)

    # reading

    def _show_week(self, week: Week) -> None:
        self._week = week
        self._view.show_week(week)
        if self._wanted is not None:
            self._view.select(self._wanted)
            self._wanted = None

    def _do(self, deed: Callable[[], Result]) -> None:
        self._shell.run_task(deed, lambda _result: self.reload())

    def _appointment(self, appointment_id: AppointmentId) -> Appointment:
        with self._desk.reading() as records:
            return records.get(Appointment, appointment_id)

    def _planned(self, family_id: FamilyId, moved: AppointmentId | None) -> Planned:
        with self._desk.reading() as records:
            family = records.get(Family, family_id)
        language = family.interpreter_language
        return Planned(
            family.id,
            family.family_name or _("ohne Namen"),
            family.case_number,
            self._desk.words.language(language) if language else "",
            tuple(free_starts(self._desk, self._desk.today, USUAL_MINUTES)),
            moved,
        )

    def _found(self, text: str) -> list[SearchHit]:
        """One line for each family."""
        hits: dict[FamilyId, SearchHit] = {}
        for hit in self._desk.lists.search(text, 2 * FOUND_AT_MOST):
            hits.setdefault(hit.family_id, hit)
        return list(hits.values())[:FOUND_AT_MOST]

"""Appointments: planned, moved, held or not; the interpreter for them; the consultation that took place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kiberatung.basics.texts import N_, _
from kiberatung.domain.appointments import (
    Appointment,
    AppointmentId,
    AppointmentState,
    Consultation,
    ConsultationId,
    ConsultationKind,
)
from kiberatung.domain.cases import CaseState
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.interpreters import (
    BookingState,
    Interpreter,
    InterpreterBooking,
    InterpreterBookingId,
    InterpreterId,
    InterpreterKind,
)
from kiberatung.services.cases import move_family
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case

_BOOKED: dict[BookingState, Callable[[], str]] = {
    BookingState.ASKED: lambda: _("Sprachmittlung angefragt"),
    BookingState.CONFIRMED: lambda: _("Sprachmittlung bestätigt"),
    BookingState.DECLINED: lambda: _("Absage der Sprachmittlung eingetragen"),
    BookingState.DONE: lambda: _("Einsatz der Sprachmittlung eingetragen"),
    BookingState.CANCELLED: lambda: _("Sprachmittlung abbestellt"),
}
LONGEST_TALK = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentWish:
    starts_at: datetime
    """In UTC."""
    minutes: int = 60
    place: str = ""
    remark: str = ""


@use_case(allowed=OFFICE)
def plan_appointment(desk: Desk, family_id: FamilyId, wish: AppointmentWish) -> Appointment:
    _require_possible(desk, wish)
    with desk.changing(N_("Termin vereinbart"), family_id) as work:
        family = work.get(Family, family_id)
        missed = work.find(Appointment, family_id=family_id, state=AppointmentState.NO_SHOW)
        appointment = work.put(
            Appointment(
                id=AppointmentId(desk.identifiers.next()),
                family_id=family_id,
                starts_at=wish.starts_at,
                minutes=wish.minutes,
                place=wish.place,
                counsellor_id=family.counsellor_id or desk.account.id,
                language=family.interpreter_language,
                invitation_number=len(missed) + 1,
                remark=wish.remark,
            )
        )
        move_family(desk, work, family_id, CaseState.INVITED)
        work.commit()
    return appointment


@use_case(allowed=OFFICE)
def move_appointment(desk: Desk, appointment_id: AppointmentId, wish: AppointmentWish) -> Appointment:
    """To another time: what was confirmed for the old one is open again; bookings stay and are to be asked anew."""
    _require_possible(desk, wish)
    with desk.reading() as records:
        family_id = records.get(Appointment, appointment_id).family_id
    with desk.changing(N_("Termin verschoben"), family_id) as work:
        appointment = work.get(Appointment, appointment_id)
        appointment = work.put(
            replace(
                appointment,
                starts_at=wish.starts_at,
                minutes=wish.minutes,
                place=wish.place,
                remark=wish.remark or appointment.remark,
                state=AppointmentState.PLANNED,
            )
        )
        for booking in work.find(InterpreterBooking, appointment_id=appointment_id, state=BookingState.CONFIRMED):
            work.put(replace(booking, state=BookingState.ASKED))
        work.commit()
    return appointment


@use_case(allowed=OFFICE)
def set_appointment_state(desk: Desk, appointment_id: AppointmentId, state: AppointmentState) -> Appointment:
    """Confirmed, not appeared or cancelled; `hold_consultation` is for those that took place."""
    with desk.reading() as records:
        family_id = records.get(Appointment, appointment_id).family_id
    with desk.changing(N_("Stand des Termins geändert"), family_id) as work:
        appointment = work.put(replace(work.get(Appointment, appointment_id), state=state))
        if state is AppointmentState.CONFIRMED:
            move_family(desk, work, family_id, CaseState.APPOINTMENT)
        work.commit()
    return appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRecord:
    """What was explained, in which language, by whom interpreted."""

    minutes: int | None = None
    language: str = ""
    interpreted_by: str = ""
    topics: tuple[str, ...] = ()
    kind: ConsultationKind = ConsultationKind.FIRST


@use_case(allowed=OFFICE)
def hold_consultation(
    desk: Desk, family_id: FamilyId, record: ConsultationRecord, appointment_id: AppointmentId | None = None
) -> Consultation:
    with desk.changing(N_("Beratung abgeschlossen"), family_id) as work:
        if appointment_id is not None:
            work.put(replace(work.get(Appointment, appointment_id), state=AppointmentState.HELD))
        consultation = work.put(
            Consultation(
                id=ConsultationId(desk.identifiers.next()),
                family_id=family_id,
                appointment_id=appointment_id,
                kind=record.kind,
                held_on=desk.today,
                minutes=record.minutes,
                language=record.language,
                interpreted_by=record.interpreted_by,
                topics=record.topics,
                counsellor_id=desk.account.id,
            )
        )
        move_family(desk, work, family_id, CaseState.COUNSELLED)
        work.commit()
    return consultation


@use_case(allowed=OFFICE)
def add_interpreter(
    desk: Desk, name: str, languages: tuple[str, ...], kind: InterpreterKind = InterpreterKind.LAY
) -> Interpreter:
    _require_usable(name, languages)
    with desk.changing(N_("Sprachmittlung aufgenommen")) as work:
        interpreter = work.put(
            Interpreter(id=InterpreterId(desk.identifiers.next()), name=name.strip(), kind=kind, languages=languages)
        )
        work.commit()
    return interpreter


@use_case(allowed=OFFICE)
def new_interpreter(desk: Desk) -> Interpreter:
    """Not stored yet; `put_interpreter` does."""
    return Interpreter(id=InterpreterId(desk.identifiers.next()), name="")


@use_case(allowed=OFFICE)
def put_interpreter(desk: Desk, interpreter: Interpreter) -> Interpreter:
    """Into the pool, or changed in it."""
    _require_usable(interpreter.name, interpreter.languages)
    is_new = interpreter.version == 0
    what = _("Sprachmittlung aufgenommen") if is_new else _("Angaben zur Sprachmittlung geändert")
    with desk.changing(what) as work:
        interpreter = work.put(replace(interpreter, name=interpreter.name.strip()))
        work.commit()
    return interpreter


@use_case(allowed=OFFICE)
def book_interpreter(
    desk: Desk, appointment_id: AppointmentId, interpreter_id: InterpreterId, state: BookingState = BookingState.ASKED
) -> InterpreterBooking:
    """One booking for each appointment and interpreter: asking again changes it."""
    with desk.reading() as records:
        family_id = records.get(Appointment, appointment_id).family_id
    with desk.changing(_BOOKED[state](), family_id) as work:
        earlier = work.find(InterpreterBooking, appointment_id=appointment_id, interpreter_id=interpreter_id)
        booking = (
            replace(earlier[0], state=state)
            if earlier
            else InterpreterBooking(
                id=InterpreterBookingId(desk.identifiers.next()),
                appointment_id=appointment_id,
                interpreter_id=interpreter_id,
                state=state,
            )
        )
        booking = work.put(booking)
        work.commit()
    return booking


def _require_possible(desk: Desk, wish: AppointmentWish) -> None:
    if wish.starts_at < desk.clock.now():
        raise DomainError(
            _("Der Termin läge in der Vergangenheit und wurde nicht gespeichert."), _("Prüfen Sie Tag und Uhrzeit.")
        )
    if not 0 < wish.minutes <= LONGEST_TALK:
        raise DomainError(
            _("Die Dauer des Termins passt nicht. Er wurde nicht gespeichert."),
            _("Tragen Sie 1 bis {most} Minuten ein.").format(most=LONGEST_TALK),
        )


def _require_usable(name: str, languages: tuple[str, ...]) -> None:
    if not name.strip():
        raise DomainError(_("Der Name fehlt. Es wurde nichts gespeichert."), _("Tragen Sie den Namen ein."))
    if not languages:
        raise DomainError(
            _("Es ist keine Sprache angegeben. Es wurde nichts gespeichert."),
            _("Wählen Sie mindestens eine Sprache, damit die Person gefunden wird."),
        )

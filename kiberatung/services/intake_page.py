"""What the intake shows beside the answers, and its end: the consultation that took place."""

from dataclasses import dataclass

from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState, Consultation
from kiberatung.domain.cases import CaseState
from kiberatung.domain.consents import Consent
from kiberatung.domain.families import FamilyId
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterBooking
from kiberatung.services.answer_warnings import Surroundings, read_surroundings
from kiberatung.services.appointments import ConsultationRecord, hold_consultation
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.permissions import OFFICE, reads_file, use_case
from kiberatung.services.ports import Records

_COMING = (AppointmentState.PLANNED, AppointmentState.CONFIRMED)
_STANDING = (BookingState.CONFIRMED, BookingState.DONE, BookingState.ASKED)


@dataclass(frozen=True, slots=True)
class IntakePage:
    """`language` and `interpreter` are those of the talk: of its appointment, else of the family."""

    file: FamilyFile
    consents: tuple[Consent, ...]
    appointment_id: AppointmentId | None
    language: str
    interpreter: str
    surroundings: Surroundings

    @property
    def is_finished(self) -> bool:
        return all(not case.is_open or case.state.order >= CaseState.COUNSELLED.order for case in self.file.cases)


@reads_file()
def intake_page(desk: Desk, family_id: FamilyId) -> IntakePage:
    with desk.reading() as records:
        file = read_family(records, family_id)
        consents = tuple(records.find(Consent, family_id=family_id))
        coming = records.find(Appointment, family_id=family_id, state=_COMING)
        appointment = max(coming, key=lambda one: one.starts_at, default=None)
        interpreter = interpreter_of(records, appointment) if appointment else ""
        around = read_surroundings(desk, records, file)
    language = (appointment.language if appointment else "") or file.family.interpreter_language
    return IntakePage(file, consents, appointment.id if appointment else None, language, interpreter, around)


@use_case(allowed=OFFICE)
def finish_intake(desk: Desk, family_id: FamilyId) -> Consultation:
    """The talk took place today, at the newest appointment if one stands, in its language and with its interpreter."""
    page = intake_page(desk, family_id)
    record = ConsultationRecord(language=page.language, interpreted_by=page.interpreter)
    return hold_consultation(desk, family_id, record, page.appointment_id)


def interpreter_of(records: Records, appointment: Appointment) -> str:
    """The name of the one confirmed, else of the one asked; empty without a booking."""
    bookings = records.find(InterpreterBooking, appointment_id=appointment.id)
    standing = sorted((one for one in bookings if one.state in _STANDING), key=lambda one: _STANDING.index(one.state))
    return records.get(Interpreter, standing[0].interpreter_id).name if standing else ""

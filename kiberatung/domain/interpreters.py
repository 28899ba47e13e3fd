"""The pool of interpreters and their bookings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.appointments import AppointmentId

InterpreterId = NewType("InterpreterId", UUID)
InterpreterBookingId = NewType("InterpreterBookingId", UUID)


class InterpreterKind(StrEnum):
    """Lay interpreters must not be used for talks with legal or medical consequences (DOMAIN 3.2)."""

    LAY = "lay"
    PROFESSIONAL = "professional"
    COMPANION = "companion"
    PHONE = "phone"


class BookingState(StrEnum):
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    id: InterpreterId
    version: int = 0
    name: str
    kind: InterpreterKind = InterpreterKind.LAY
    languages: tuple[str, ...] = ()
    """ISO 639-3."""
    dialects: str = ""
    gender: str = ""
    phone: str = ""
    email: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpreterBooking:
    id: InterpreterBookingId
    version: int = 0
    appointment_id: AppointmentId
    interpreter_id: InterpreterId
    state: BookingState = BookingState.ASKED
    minutes: int | None = None

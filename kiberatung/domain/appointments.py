"""Appointments and what became of them, and the consultation that took place."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId

AppointmentId = NewType("AppointmentId", UUID)
ConsultationId = NewType("ConsultationId", UUID)


class AppointmentState(StrEnum):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class ConsultationKind(StrEnum):
    FIRST = "first"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    id: AppointmentId
    version: int = 0
    family_id: FamilyId
    starts_at: datetime
    """In UTC."""
    minutes: int = 60
    place: str = ""
    counsellor_id: AccountId | None = None
    language: str = ""
    state: AppointmentState = AppointmentState.PLANNED
    invitation_number: int = 1
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """What was explained, when, in which language and by whom interpreted (PRODUCT 4)."""

    id: ConsultationId
    version: int = 0
    family_id: FamilyId
    appointment_id: AppointmentId | None = None
    kind: ConsultationKind = ConsultationKind.FIRST
    held_on: date
    minutes: int | None = None
    language: str = ""
    interpreted_by: str = ""
    topics: tuple[str, ...] = ()
    counsellor_id: AccountId | None = None

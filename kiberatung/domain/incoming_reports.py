"""The report by which an office, a school or the family itself makes a child known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.families import FamilyId

IncomingReportId = NewType("IncomingReportId", UUID)


class ReportingOffice(StrEnum):
    MELDEBEHOERDE = "meldebehoerde"
    AUSLAENDERBEHOERDE = "auslaenderbehoerde"
    SOZIALAMT = "sozialamt"
    JUGENDAMT = "jugendamt"
    SCHULVERWALTUNG = "schulverwaltung"
    SCHOOL = "school"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingReport:
    id: IncomingReportId
    version: int = 0
    family_id: FamilyId
    office: ReportingOffice = ReportingOffice.OTHER
    reported_by: str = ""
    reference: str = ""
    received_on: date
    text: str = ""

"""Consent of the family to pass data on, and its withdrawal (Art. 6, 7 and 9 DSGVO)."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.families import FamilyId
from kiberatung.domain.handovers import RecipientKind

ConsentId = NewType("ConsentId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    id: ConsentId
    version: int = 0
    family_id: FamilyId
    recipients: tuple[RecipientKind, ...]
    given_on: date
    given_by: str = ""
    language: str = ""
    interpreted_by: str = ""
    withdrawn_on: date | None = None

    def covers(self, recipient: RecipientKind, day: date) -> bool:
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        return recipient in self.recipients and self.given_on <= day and not withdrawn

"""Emergency access: a person opens a family that is not theirs to see, for one day and with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId

EmergencyAccessId = NewType("EmergencyAccessId", UUID)

SHORTEST_REASON = 10
"""Letters and digits; fewer say nothing (R39)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyAccess:
    """Ends with its day; head or data protection officer look through it afterwards."""

    id: EmergencyAccessId
    version: int = 0
    family_id: FamilyId
    account_id: AccountId
    reason: str
    opened_at: datetime
    valid_on: date
    seen_by: AccountId | None = None
    seen_at: datetime | None = None


def says_why(reason: str) -> bool:
    return sum(character.isalnum() for character in reason) >= SHORTEST_REASON

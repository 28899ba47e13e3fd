"""Four eyes: what one account asks for and another grants, once and for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId

ApprovalId = NewType("ApprovalId", UUID)

VALID_FOR = timedelta(days=14)
"""From asking to using; own measure of the program, no rule of law."""
MOST_WITHOUT_APPROVAL = 50
"""Persons that one account may let leave the house at once (R44)."""


class ApprovalKind(StrEnum):
    FINAL_ERASURE = "final_erasure"
    MERGE = "merge"
    BULK_EXPORT = "bulk_export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """`subject` says for what alone it holds: a family, or the fingerprint of the children that leave."""

    id: ApprovalId
    version: int = 0
    purpose: ApprovalKind
    subject: str
    family_id: FamilyId | None = None
    """Of the family it is about, with which it goes when that is erased."""
    persons: int = 0
    kind_of_reason: str = ""
    """Where it was chosen from a list: of a final erasure the value of an `ErasureReason`."""
    reason: str
    asked_by: AccountId
    asked_at: datetime
    granted_by: AccountId | None = None
    granted_at: datetime | None = None
    used_at: datetime | None = None

    def is_alive(self, now: datetime) -> bool:
        return self.used_at is None and now < self.asked_at + VALID_FOR

    def is_usable(self, now: datetime) -> bool:
        return self.is_alive(now) and self.granted_by not in (None, self.asked_by)

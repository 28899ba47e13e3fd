"""What left the office: to whom, about whom, on which legal basis, and the answer."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId

HandoverId = NewType("HandoverId", UUID)


class RecipientKind(StrEnum):
    SCHULAMT = "schulamt"
    BEZIRKSREGIERUNG = "bezirksregierung"
    GESUNDHEITSAMT = "gesundheitsamt"
    SCHULTRAEGER = "schultraeger"
    SCHOOL = "school"
    KI = "ki"


class HandoverAnswer(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """An entry of the register; it keeps identifiers and counts, not a second copy of the data."""

    id: HandoverId
    version: int = 0
    number: str
    """As Uebergabe-2026-118: also the name of the file, which names no child."""
    recipient_kind: RecipientKind
    recipient_name: str
    child_ids: tuple[UUID, ...]
    purpose: str
    legal_basis: str
    format: str
    encrypted: bool = True
    plain_reason: str = ""
    item_count: int = 0
    sha256: str = ""
    created_at: datetime
    account_id: AccountId | None = None
    answer: HandoverAnswer = HandoverAnswer.OPEN
    answered_on: date | None = None
    answer_reason: str = ""

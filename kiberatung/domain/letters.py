"""The register of letters: which were made for whom, in which language, and whether they were given out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

LetterId = NewType("LetterId", UUID)


class LetterKind(StrEnum):
    INVITATION = "invitation"
    SCHULPFLICHT_INFORMATION = "schulpflicht_information"
    RECOMMENDATION = "recommendation"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    id: LetterId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    kind: LetterKind
    language: str
    created_at: datetime
    sent_on: date | None = None
    account_id: AccountId | None = None

"""Notes on a family and things to come back to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

NoteId = NewType("NoteId", UUID)
FollowUpId = NewType("FollowUpId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    id: NoteId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    text: str
    written_at: datetime
    account_id: AccountId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    id: FollowUpId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    due_on: date
    text: str
    done_on: date | None = None

"""What a change is: the one mechanism behind history, undo, audit and merge."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId

ChangeId = NewType("ChangeId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One deed of one person: one transaction."""

    id: ChangeId
    what: str
    """A German sentence without names, as „Antwort eingetragen“."""
    account_id: AccountId | None
    changed_at: datetime
    family_id: FamilyId | None = None
    undoes: ChangeId | None = None
    undoable: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one record before and after; `old` and `new` are JSON texts, None where there was nothing."""

    change_id: ChangeId
    kind: str
    """Table of the record."""
    record_id: UUID
    field: str
    old: str | None
    new: str | None

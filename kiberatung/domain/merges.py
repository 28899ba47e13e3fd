"""The trace of a merge: into which family, which one went with it, and by which change."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

MergeId = NewType("MergeId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Goes again when the merge is taken back. Letters out there still carry the number of the family that went."""

    id: MergeId
    version: int = 0
    family_id: FamilyId
    """The one that stays."""
    gone_family_id: FamilyId | None = None
    """None when only a child of it was merged, and it stays with its other children."""
    gone_case_number: str = ""
    child_ids: tuple[ChildId, ...] = ()
    """The children that took another one in."""
    change_id: UUID
    merged_at: datetime
    account_id: AccountId | None = None

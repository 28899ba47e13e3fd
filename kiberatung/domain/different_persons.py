"""„Nicht dieselbe Person“: two children who look alike, and of whom somebody knows that they are two."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId

DifferentPersonsId = NewType("DifferentPersonsId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferentPersons:
    """One for each pair: `child_id` is the lesser of the two identifiers (`in_order`)."""

    id: DifferentPersonsId
    version: int = 0
    child_id: ChildId
    other_id: ChildId
    marked_at: datetime
    account_id: AccountId | None = None
    reason: str = ""


def in_order(child_id: ChildId, other_id: ChildId) -> tuple[ChildId, ChildId]:
    """So that a pair is found whichever of the two is asked about."""
    return (child_id, other_id) if child_id < other_id else (other_id, child_id)

"""What was typed into a form and is not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.families import FamilyId

LEFT_LIST = "list"
"""Before the colon of a place: how a list was left. Kept like a draft, of each account and never in the log."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One for each account and place; `place` says where it was typed in a key without names, as „note:<family>“."""

    account_id: AccountId
    place: str
    values: Mapping[str, str]
    """Field by field, as typed."""
    kept_at: datetime
    family_id: FamilyId | None = None

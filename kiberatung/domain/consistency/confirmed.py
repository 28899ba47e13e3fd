"""A doubt that somebody looked at and found right: it is not raised again for the same values."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

ConfirmedDoubtId = NewType("ConfirmedDoubtId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedDoubt:
    """`rule` and `about` as in `consistency.doubt.Doubt`."""

    id: ConfirmedDoubtId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    rule: str
    about: str
    confirmed_on: date
    account_id: AccountId | None = None

    @property
    def key(self) -> tuple[str, ChildId | None, str]:
        return self.rule, self.child_id, self.about

"""A text of law that the office has changed or added, in place of the one that comes with the program."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId

LawCopyId = NewType("LawCopyId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawCopy:
    """One for each `name`; `text` is the whole file, checked before it was taken in."""

    id: LawCopyId
    version: int = 0
    name: str
    text: str
    taken_in_on: date
    account_id: AccountId | None = None

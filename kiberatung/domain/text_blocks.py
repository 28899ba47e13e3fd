"""Sentences that are written again and again, called up by a short word."""

from dataclasses import dataclass
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId

TextBlockId = NewType("TextBlockId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """Of the office when `account_id` is None, else of that account alone."""

    id: TextBlockId
    version: int = 0
    account_id: AccountId | None = None
    word: str
    title: str
    text: str
    """With fields in braces; empty when a block that comes with the program is not wanted."""

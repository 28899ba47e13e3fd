"""A talk in two languages: who interpreted, and what was marked at its questions."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

TalkId = NewType("TalkId", UUID)
TalkMarkId = NewType("TalkMarkId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One for each day and family; the answers themselves stand in the family and its children."""

    id: TalkId
    version: int = 0
    family_id: FamilyId
    held_on: date
    interpreter: str = ""
    """Empty: nobody interprets."""
    keeps_confidence: bool | None = None
    """Whether the interpreter has declared confidentiality; None without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkMark:
    """What is kept at one question beside its answer; `child_id` is None for what the whole family was asked."""

    id: TalkMarkId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    field: str
    to_ask_again: bool = False
    skipped: bool = False
    note: str = ""

"""The Lernstand of a child: what was seen in which domain, with which instrument, and why somebody says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.schools import GermanSupport

AssessmentId = NewType("AssessmentId", UUID)
AssessmentEntryId = NewType("AssessmentEntryId", UUID)


class AssessmentDomain(StrEnum):
    """In the order of the page. `SUPPORT` is a hint for the school, never a diagnosis (DOMAIN 6.1)."""

    BIOGRAPHY = "biography"
    MATHEMATICS = "mathematics"
    LITERACY = "literacy"
    GERMAN = "german"
    FOREIGN_LANGUAGES = "foreign_languages"
    INTERESTS = "interests"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class ItemLevel:
    """Keys of an instrument: what was looked at, and how far the child is."""

    item: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentEntry:
    """One look at one domain on one day; `reason` says what was seen and is never empty."""

    id: AssessmentEntryId
    version: int = 0
    child_id: ChildId
    domain: AssessmentDomain
    instrument: str
    instrument_state: str = ""
    """Day of the wording the keys of `levels` belong to."""
    assessed_on: date
    account_id: AccountId | None = None
    levels: tuple[ItemLevel, ...] = ()
    reason: str

    def level_of(self, item: str) -> str:
        """Empty when this item was not looked at."""
        return next((one.level for one in self.levels if one.item == item), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The whole in words: `remark` is the text for the recommendation, kept as it was typed."""

    id: AssessmentId
    version: int = 0
    child_id: ChildId
    assessed_on: date
    account_id: AccountId | None = None
    grade: int | None = None
    """Grade that fits; from 11 on Sekundarstufe II."""
    schulformen: tuple[str, ...] = ()
    german_support: GermanSupport | None = None
    literacy_course: bool = False
    strengths: str = ""
    remark: str = ""

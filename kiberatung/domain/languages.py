"""What a child can do in each language, and which scripts it reads and writes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId

LanguageSkillId = NewType("LanguageSkillId", UUID)
ScriptLiteracyId = NewType("ScriptLiteracyId", UUID)


class LanguageRole(StrEnum):
    FIRST = "first"
    FAMILY = "family"
    SCHOOL = "school"
    FOREIGN = "foreign"
    GERMAN = "german"


class SkillLevel(StrEnum):
    """Five steps as a counsellor would say them: noch nicht, wenig, etwas, gut, sicher."""

    NOT_YET = "not_yet"
    LITTLE = "little"
    SOME = "some"
    GOOD = "good"
    SURE = "sure"


class Literacy(StrEnum):
    NONE = "none"
    LETTERS = "letters"
    SLOW = "slow"
    FLUENT = "fluent"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSkill:
    id: LanguageSkillId
    version: int = 0
    child_id: ChildId
    position: int = 0
    language: str
    """ISO 639-3."""
    role: LanguageRole = LanguageRole.FIRST
    understands: SkillLevel | None = None
    speaks: SkillLevel | None = None
    reads: SkillLevel | None = None
    writes: SkillLevel | None = None
    schooled_in: bool | None = None
    with_siblings: bool | None = None
    """Spoken with brothers and sisters."""
    years_taught: int | None = None
    """School years taught in it, as told; the spans of schooling may say more exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptLiteracy:
    id: ScriptLiteracyId
    version: int = 0
    child_id: ChildId
    script: str
    """ISO 15924, as Latn, Arab, Cyrl, Ethi."""
    literacy: Literacy = Literacy.NONE
    years_taught: int | None = None
    """School years in which it was read and written."""

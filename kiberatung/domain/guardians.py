"""Who has custody of the child, or acts for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.families import FamilyId

GuardianId = NewType("GuardianId", UUID)


class GuardianKind(StrEnum):
    MOTHER = "mother"
    FATHER = "father"
    OTHER_RELATIVE = "other_relative"
    LEGAL_GUARDIAN = "legal_guardian"
    JUGENDAMT = "jugendamt"
    FACILITY = "facility"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    id: GuardianId
    version: int = 0
    family_id: FamilyId
    position: int = 0
    kind: GuardianKind = GuardianKind.OTHER
    family_name: str = ""
    given_names: str = ""
    name_in_script: str = ""
    date_of_birth: date | None = None
    country_of_birth: str | None = None
    languages: tuple[str, ...] = ()
    """ISO 639-3."""
    phone: str = ""
    email: str = ""
    has_custody: bool | None = None
    lives_with_children: bool | None = None

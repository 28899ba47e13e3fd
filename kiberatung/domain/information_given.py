"""What a family was told or given: about what, in which language, by whom interpreted, and who has confirmed it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterId, LetterKind

GivenInformationId = NewType("GivenInformationId", UUID)


class InformationTopic(StrEnum):
    """What an Erstberatung is about (DOMAIN 3.2, 5), and how the own data are dealt with (Art. 13 DSGVO)."""

    SCHULPFLICHT = "schulpflicht"
    SCHOOL_SYSTEM = "school_system"
    GERMAN_SUPPORT = "german_support"
    QUALIFICATIONS = "qualifications"
    ADMISSION = "admission"
    HEALTH_CHECK = "health_check"
    RIGHTS_AND_DUTIES = "rights_and_duties"
    DATA_PROTECTION = "data_protection"


class Confirmation(StrEnum):
    NONE = "none"
    ORAL = "oral"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenInformation:
    """In words, or on paper when `letter_kind` is there; `child_id` is None where it was about the whole family."""

    id: GivenInformationId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    given_on: date
    topics: tuple[InformationTopic, ...] = ()
    language: str = ""
    """Spoken, ISO 639-3; empty where only paper was given."""
    interpreted_by: str = ""
    letter_kind: LetterKind | None = None
    sheet_language: str = ""
    """BCP 47, of the second column of the paper."""
    sheet_version: str = ""
    """Of its wording in both languages: equal texts have equal versions."""
    letter_id: LetterId | None = None
    """The paper itself is kept with its letter (`SentSheet`)."""
    confirmation: Confirmation = Confirmation.NONE
    confirmed_by: str = ""
    account_id: AccountId | None = None

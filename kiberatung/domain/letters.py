"""The register of letters: which were made for whom, in which language, and whether they were given out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

LetterId = NewType("LetterId", UUID)
SentSheetId = NewType("SentSheetId", UUID)


class LetterKind(StrEnum):
    """In the order of the work (DOMAIN 3.4)."""

    INVITATION = "invitation"
    SECOND_INVITATION = "second_invitation"
    CONFIRMATION = "confirmation"
    REMINDER = "reminder"
    INTERPRETER_ORDER = "interpreter_order"
    PRIVACY_NOTICE = "privacy_notice"
    CONSENT = "consent"
    SCHULPFLICHT_INFORMATION = "schulpflicht_information"
    SCHOOL_SYSTEM = "school_system"
    PICTURE_PAGE = "picture_page"
    RECOMMENDATION = "recommendation"
    HEALTH_OFFICE_NOTE = "health_office_note"
    HANDOVER_LETTER = "handover_letter"
    PLACE_REQUEST = "place_request"
    ASSIGNMENT_REQUEST = "assignment_request"
    PLACEMENT = "placement"
    FOLLOW_UP = "follow_up"
    SCHOOL_CERTIFICATE = "school_certificate"
    DELETION_CONFIRMATION = "deletion_confirmation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    id: LetterId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    kind: LetterKind
    language: str
    created_at: datetime
    sent_on: date | None = None
    account_id: AccountId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSheet:
    """What stood on a letter that was given out; apart from the register, which is read as a whole."""

    id: SentSheetId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId | None = None
    letter_id: LetterId
    wording_version: str = ""
    """Of its texts in both languages: equal texts have equal versions."""
    sheet: str = ""
    """Everything on the paper, packed; `services.letters.kept_sheets` reads it."""
    digest: str = ""
    """SHA-256 of the printed pages, by which a reprint is known to be the same."""

"""What an office has made of the texts for families: its own German wording, and translations it wrote or had read."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId

OfficeWordingId = NewType("OfficeWordingId", UUID)
OfficeTranslationId = NewType("OfficeTranslationId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWording:
    """The office's German for one variant of one paragraph: `letter`, `part` and `condition` say which.

    `shipped` is what stood there in the program when the office decided for its own words: once the program brings
    another text, both are shown.
    """

    id: OfficeWordingId
    version: int = 0
    letter: str
    """A kind of letter, or „shared“."""
    part: str
    condition: str = ""
    text: str
    shipped: str
    edited_on: date
    account_id: AccountId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTranslation:
    """One German line in one language, as the office prints it; it holds for exactly this German line.

    `reviewed_by` is the person who read it and speaks the language; empty for a draft.
    """

    id: OfficeTranslationId
    version: int = 0
    language: str
    """BCP 47."""
    german: str
    text: str
    shipped: str = ""
    """The translation of the program at that time; empty when it had none."""
    reviewed_by: str = ""
    reviewed_on: date | None = None
    edited_on: date
    account_id: AccountId | None = None

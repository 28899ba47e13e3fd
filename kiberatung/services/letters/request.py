"""What is asked for when a letter is prepared, and what comes back."""

from dataclasses import dataclass

from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Detail, LetterSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRequest:
    kind: LetterKind
    family_id: FamilyId
    child_id: ChildId | None = None
    language: str = GERMAN


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """Not yet printed, nothing is stored. `warnings` are whole sentences, `facts` what the text rests on.

    `wording_version` is that of its texts in both languages.
    """

    request: LetterRequest
    sheet: LetterSheet
    warnings: tuple[str, ...]
    facts: tuple[Detail, ...]
    wording_version: str = ""

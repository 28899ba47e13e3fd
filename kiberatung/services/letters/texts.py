"""All wording in all languages, as one value that is read once."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiberatung.domain.letters import LetterKind
from kiberatung.services.letters.languages import FamilyLanguages
from kiberatung.services.letters.wording import Wording


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """`shared` holds salutation, closing and the mark of unreviewed translations."""

    wordings: Mapping[LetterKind, Wording]
    shared: Wording
    languages: FamilyLanguages

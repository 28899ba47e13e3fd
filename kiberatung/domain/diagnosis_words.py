"""Words of a diagnosis in a text: the counselling notes what it saw, health is for others (DOMAIN 6.1)."""

import re
from collections.abc import Iterable

from kiberatung.domain.instruments import DiagnosisWord

_ICD = re.compile(r"\b(?:[A-Z]\d{2}\.\d{1,2}|F\d{2})\b")
"""A key of the international classification of diseases, as F90.0 or F81; A1 and B2 stay levels, B12 stays a room."""
_ICD_INSTEAD = "was das Kind braucht, ohne Schlüssel"


def diagnosis_words_in(text: str, words: Iterable[DiagnosisWord]) -> tuple[DiagnosisWord, ...]:
    """Each once, in the order of the list; whole words, in any writing of capitals."""
    found = [word for word in words if _pattern(word).search(text)]
    keys = [DiagnosisWord(key, _ICD_INSTEAD) for key in dict.fromkeys(_ICD.findall(text))]
    return (*found, *keys)


def _pattern(word: DiagnosisWord) -> re.Pattern[str]:
    end = r"\w*" if word.beginning else r"\b"
    return re.compile(rf"\b{re.escape(word.word)}{end}", re.IGNORECASE)

"""Rules for passphrases: how long one must be, how strong one is, and how long to wait after wrong ones.

A passphrase is taken in NFC and whole: the same however a keyboard composed its letters, and never cut off (R30).
"""

from enum import Enum, auto
from unicodedata import normalize

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault

SHORTEST = 12
"""Characters: long rather than odd (OWASP ASVS 5.0, 6.2)."""
WAITS = (0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 30)
"""Seconds after so many wrong entries, the last for all that follow (TRUST-AND-UX R26)."""
_WORDS_FOR_GOOD, _WORDS_FOR_VERY_GOOD = 4, 6
_LETTERS_FOR_GOOD, _LETTERS_FOR_VERY_GOOD = 16, 20
_FEWEST_DIFFERENT = 6


class WrongPassphrase(DomainError):
    """`wait_seconds` must pass before the next one is looked at."""

    def __init__(self, message: str, next_step: str = "", wait_seconds: int = 0) -> None:
        super().__init__(message, next_step)
        self.wait_seconds = wait_seconds


class TooSoon(WrongPassphrase):
    """Nothing was looked at: the time after earlier wrong entries has not passed yet."""


class MissingKeyslots(EnvironmentFault):
    """The file beside the store is gone; it may come back from the sheet with the recovery key (R29)."""


class Strength(Enum):
    """How hard somebody would have to try who has the file; an estimate by length and repetition alone."""

    TOO_SHORT = auto()
    WEAK = auto()
    GOOD = auto()
    VERY_GOOD = auto()


def check_passphrase(passphrase: str) -> None:
    if strength_of(passphrase) is Strength.TOO_SHORT:
        raise DomainError(
            _("Die Passphrase ist kürzer als zwölf Zeichen. Es wurde nichts angelegt."),
            _("Nehmen Sie zum Beispiel vier bis sechs Wörter."),
        )


def strength_of(passphrase: str) -> Strength:
    plain = normalize("NFC", passphrase)
    if len(plain) < SHORTEST:
        return Strength.TOO_SHORT
    words = {word.casefold() for word in plain.split() if len(word) > 2}
    different = len(set(plain.casefold()))
    if different < _FEWEST_DIFFERENT:
        return Strength.WEAK
    if len(words) >= _WORDS_FOR_VERY_GOOD or (len(words) <= 1 and len(plain) >= _LETTERS_FOR_VERY_GOOD):
        return Strength.VERY_GOOD if different > 2 * _FEWEST_DIFFERENT else Strength.GOOD
    if len(words) >= _WORDS_FOR_GOOD or len(plain) >= _LETTERS_FOR_GOOD:
        return Strength.GOOD
    return Strength.WEAK


def strength_words(strength: Strength) -> str:
    return {
        Strength.TOO_SHORT: _("Noch zu kurz: Es fehlen Zeichen bis zwölf."),
        Strength.WEAK: _("Erlaubt, aber leicht zu erraten. Nehmen Sie noch ein Wort dazu."),
        Strength.GOOD: _("Gut: Das errät niemand, der Sie kennt."),
        Strength.VERY_GOOD: _("Sehr gut: Das errät auch kein Rechner."),
    }[strength]


def seconds_to_wait(wrong: int) -> int:
    return WAITS[min(wrong, len(WAITS) - 1)]

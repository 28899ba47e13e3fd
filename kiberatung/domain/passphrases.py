"""Rules for passphrases: how long one must be, and how long to wait after wrong ones."""

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError

SHORTEST = 12
"""Characters: long rather than odd (OWASP ASVS 5.0, 6.2)."""
WAITS = (0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 30)
"""Seconds after so many wrong entries, the last for all that follow (TRUST-AND-UX R26)."""


def check_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise DomainError(
            _("Die Passphrase ist kürzer als zwölf Zeichen. Es wurde nichts angelegt."),
            _("Nehmen Sie zum Beispiel vier bis sechs Wörter."),
        )


def seconds_to_wait(wrong: int) -> int:
    return WAITS[min(wrong, len(WAITS) - 1)]

"""Passphrases to be said on the phone: six words of an own list of at least 2,048, eleven bits each."""

from pathlib import Path
from random import Random

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault

WORDS_IN_A_PASSPHRASE = 6
FEWEST_WORDS = 2048


def load_words(file: Path) -> tuple[str, ...]:
    """Raises `EnvironmentFault` when the list is missing or too short to be safe."""
    try:
        words = tuple(dict.fromkeys(file.read_text("utf-8").split()))
    except OSError as fault:
        raise _incomplete() from fault
    if len(words) < FEWEST_WORDS:
        raise _incomplete()
    return words


class WordPassphrases:
    """`chance` must come from the operating system (`random.SystemRandom`) outside of tests and the practice town."""

    def __init__(self, words: tuple[str, ...], chance: Random) -> None:
        self._words = words
        self._chance = chance

    def next(self) -> str:
        return " ".join(self._chance.choice(self._words) for _word in range(WORDS_IN_A_PASSPHRASE))


def _incomplete() -> EnvironmentFault:
    return EnvironmentFault(
        _("Die Wörterliste für Passphrasen fehlt oder ist unvollständig. Es hat nichts das Haus verlassen."),
        _("Installieren Sie das Programm neu."),
    )

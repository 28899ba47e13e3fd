"""What is told while a store of an older version is brought to that of this program, in the window and in lines."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _


class Stage(Enum):
    BACKUP = auto()
    TABLES = auto()
    SEARCH = auto()
    CHECK = auto()


@dataclass(frozen=True, slots=True)
class Upgrading:
    """How far it is; `done` of `whole` families while the search entries are written anew."""

    stage: Stage
    done: int = 0
    whole: int = 0


Tell = Callable[[Upgrading], None]
"""Called between two steps; what it raises ends the upgrade, and the store stays as it was."""


def tell_nobody(_told: Upgrading) -> None:
    """Where nobody waits for it: small stores, and copies of them."""


def headline() -> str:
    return _("Der Bestand wird auf den neuen Stand gebracht")


def sentence(told: Upgrading) -> str:
    if told.stage is Stage.BACKUP:
        return _(
            "Eine ältere Fassung des Programms hat ihn geschrieben. Zuerst wird eine Sicherung gemacht und geprüft."
        )
    if told.stage is Stage.TABLES:
        return _("Eine geprüfte Sicherung ist gemacht. Die Tabellen werden umgestellt.")
    if told.stage is Stage.SEARCH:
        words = _("Eine geprüfte Sicherung ist gemacht. Die Suche wird neu angelegt: {done} von {whole} Familien.")
        return words.format(done=grouped(told.done), whole=grouped(told.whole))
    return _("Die Suche ist angelegt. Alles wird noch einmal geprüft.")


def reassurance() -> str:
    return _("Es geht von selbst weiter. Wird das Programm vorher beendet, bleibt der Bestand, wie er war.")

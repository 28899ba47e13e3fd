"""Keys that a person has given to commands: what is refused and why, how a key is written in German."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiberatung.basics.texts import _


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A command and its keys in German; without an identifier the key cannot be changed."""

    identifier: str
    words: str
    keys: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class KeyGroup:
    title: str
    lines: tuple[KeyLine, ...]


class KeysPort(Protocol):
    """Kept with the settings of this workplace; an empty text means that the command has no key."""

    def load(self) -> Mapping[str, str]: ...

    def save(self, keys: Mapping[str, str]) -> None:
        """Raises `EnvironmentFault`; the keys hold until the program closes all the same."""
        ...

    def printed(self, groups: Sequence[KeyGroup]) -> bytes:
        """The list of keys as pages; off the main thread."""
        ...


_WORDS = (
    ("Ctrl", "Strg"),
    ("Shift", "Umschalt"),
    ("Del", "Entf"),
    ("Ins", "Einfg"),
    ("PgUp", "Bild auf"),
    ("PgDown", "Bild ab"),
    ("Home", "Pos1"),
    ("Space", "Leertaste"),
    ("Return", "Eingabe"),
    ("Backspace", "Rücktaste"),
)

_TAKEN = """
Ctrl+C Ctrl+X Ctrl+V Ctrl+A Ctrl+Left Ctrl+Right Ctrl+Home Ctrl+End Ctrl+Backspace Ctrl+Space Ctrl+Tab Ctrl+Return
Ctrl+Shift+Left Ctrl+Shift+Right Shift+Home Shift+End Shift+Ins Ctrl+Ins Shift+Del Ctrl+Del Alt+F4 Alt+Tab
Ctrl+Alt+Del Ctrl+Esc F10 Alt+Space
"""
_OF_THE_FIELDS = frozenset(_TAKEN.split())
"""What text fields, tables and the system understand already."""
_ALONE = frozenset(f"F{number}" for number in range(2, 13)) - {"F10"}
_LEAST_PARTS = 2


def german_keys(keys: Sequence[str]) -> str:
    return ", ".join(german_key(key) for key in keys)


def german_key(key: str) -> str:
    """„Ctrl+Shift+N“ → „Strg+Umschalt+N“."""
    parts = key.replace("++", "+Plus").split("+")
    words = dict(_WORDS)
    return "+".join("+" if part == "Plus" else words.get(part, part) for part in parts)


def fault_of(key: str) -> str:
    """Why a key cannot be given at all; empty when it can."""
    if key in _OF_THE_FIELDS:
        return _("{key} gehört den Textfeldern oder dem Betriebssystem. Wählen Sie eine andere Taste.").format(
            key=german_key(key)
        )
    parts = key.replace("++", "+Plus").split("+")
    if parts[0] == "Alt" and len(parts) == _LEAST_PARTS and parts[1].isalpha() and len(parts[1]) == 1:
        return _("Alt mit einem Buchstaben öffnet Menüs und Schaltflächen. Nehmen Sie Strg dazu.")
    is_held = len(parts) >= _LEAST_PARTS and parts[0] in {"Ctrl", "Alt", "Meta"}
    if key in _ALONE or is_held or (parts[0] == "Shift" and parts[-1] in _ALONE):
        return ""
    return _("Eine Taste allein ist zum Schreiben da. Halten Sie Strg oder Alt dazu, oder nehmen Sie F2 bis F12.")

"""Which characters a name may have after DIN 91379, and what to say about one that it may not."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from kiberatung.basics.texts import _
from kiberatung.domain.names.graphemes import letters_of
from kiberatung.domain.names.listed_letters import ALLOWED, LATIN_SEQUENCES

DataType = Literal["A", "B", "C", "D", "E"]
_SEQUENCE_MARKS = frozenset(mark for sequence in LATIN_SEQUENCES for mark in sequence[1:])
_NO_SHAPE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class NameFinding:
    """One character the standard does not list; `position` counts letters as seen, from 1."""

    character: str
    code_points: tuple[str, ...]
    position: int
    refused: bool
    message: str


def normalise_name(text: str) -> str:
    """NFC, no blank at the ends, single spaces inside; no mark and no letter is ever dropped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def check_name(text: str, datatype: DataType = "A") -> list[NameFinding]:
    """What DIN 91379 does not allow in this data type.

    Type A only warns: XSchule carries names as type C, and a name the family bears is never turned away. What no
    reader can see (control characters, unassigned code points) is refused in every type.
    """
    allowed = ALLOWED[datatype]
    letters = enumerate(letters_of(unicodedata.normalize("NFC", text)), start=1)
    return [_finding(letter, place, datatype) for place, letter in letters if letter not in allowed]


def _finding(letter: str, position: int, datatype: DataType) -> NameFinding:
    offender = _offender(letter, datatype)
    refused = datatype != "A" or any(unicodedata.category(char) in _NO_SHAPE for char in offender)
    code_points = tuple(f"U+{ord(char):04X}" for char in offender)
    message = _("Stelle {position}: {what} gehört nicht zu den Zeichen der DIN 91379, Typ {datatype}.").format(
        position=position, what=_describe(offender, code_points), datatype=datatype
    )
    return NameFinding(offender, code_points, position, refused, message)


def _offender(letter: str, datatype: DataType) -> str:
    """The single unlisted character inside a letter, or the whole letter when only the combination is unlisted."""
    foreign = [char for char in letter if char not in ALLOWED[datatype] and char not in _SEQUENCE_MARKS]
    return foreign[0] if len(foreign) == 1 else letter


def _describe(offender: str, code_points: tuple[str, ...]) -> str:
    codes = " ".join(code_points)
    category = unicodedata.category(offender[0])
    if category in _NO_SHAPE:
        return _("das {kind} {codes}").format(kind=_shapeless_kind(category), codes=codes)
    return _("{kind} „{character}“ ({codes})").format(kind=_visible_kind(offender), character=offender, codes=codes)


def _shapeless_kind(category: str) -> str:
    if category in {"Cc", "Zl", "Zp"}:
        return _("Steuerzeichen")
    if category == "Cf":
        return _("unsichtbare Zeichen")
    return _("nicht vergebene Zeichen")


def _visible_kind(offender: str) -> str:
    category = unicodedata.category(offender[0])
    if category == "Nd":
        return _("die Ziffer")
    if category.startswith("L"):
        return _letter_kind(offender[0])
    if category.startswith("M"):
        return _("das Zusatzzeichen ohne Buchstaben")
    return _("das Zeichen")


def _letter_kind(letter: str) -> str:
    words = {
        "CYRILLIC": _("der kyrillische Buchstabe"),
        "GREEK": _("der griechische Buchstabe"),
        "ARABIC": _("der arabische Buchstabe"),
        "HEBREW": _("der hebräische Buchstabe"),
        "ETHIOPIC": _("der äthiopische Buchstabe"),
        "CJK": _("das chinesische Schriftzeichen"),
    }
    return words.get(unicodedata.name(letter, "").partition(" ")[0], _("der Buchstabe"))

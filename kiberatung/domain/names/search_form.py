"""The search form of a name: A–Z and spaces; Latin letters after DIN 91379, other scripts after own tables."""

import re
import unicodedata
from collections.abc import Callable

from kiberatung.domain.names import scripts

Romanise = Callable[[str], str]

# Letters whose search form is not their base letter (DIN 91379, column "suchform").
_OWN_FORMS = {
    "Æ": "AE", "Ǽ": "AE", "Ǣ": "AE", "Ø": "OE", "Ǿ": "OE", "Œ": "OE", "ẞ": "SS", "ß": "SS", "Þ": "TH", "Ð": "D",
    "Đ": "D", "Ħ": "H", "ı": "I", "Ĳ": "IJ", "ĸ": "K", "Ŀ": "L", "Ł": "L", "ŉ": "N", "Ŋ": "N", "Ŧ": "T", "Ƈ": "C",
    "Ə": "E", "Ɨ": "I", "Ʒ": "Z", "Ǯ": "Z", "Ǥ": "G",
}  # fmt: skip
_APART = frozenset(" \t\r\n\u00a0-‐‑–—.,;:/\\·_&+()[]")  # what separates the parts of a name
_UMLAUT_VOWELS = frozenset("AOU")
_DIAERESIS = "\u0308"
_RING = "\u030a"
# Dot below stands before the diaeresis in NFC, so these three pairs never become one character.
_DOTTED_UMLAUTS = {"Ạ" + _DIAERESIS: "Ä", "Ọ" + _DIAERESIS: "Ö", "Ụ" + _DIAERESIS: "Ü"}
_OTHER_SCRIPTS = re.compile("[\u0530-\u1dbf\u2c80-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff]+")
# Romanisers write Chinese syllables as „ChenWei“: two parts of the name.
_LETTER_CASE_EDGE = re.compile(r"(?<=[a-z])(?=[A-Z])")


class _LatinTable(dict[int, str]):
    """Answers `str.translate` and remembers: the form of each Latin letter is worked out once, others are dropped."""

    def __init__(self, *, umlauts_with_e: bool) -> None:
        super().__init__()
        self._umlauts_with_e = umlauts_with_e

    def __missing__(self, code: int) -> str:
        form = self._form(chr(code))
        self[code] = form
        return form

    def _form(self, char: str) -> str:
        if char in _APART:
            return " "
        own = _OWN_FORMS.get(char) or _OWN_FORMS.get(char.upper())
        if own is not None:
            return own if self._umlauts_with_e or own not in {"AE", "OE"} or char in "ÆæŒœǼǽǢǣ" else own[0]
        return self._base_form(char)

    def _base_form(self, char: str) -> str:
        decomposed = unicodedata.normalize("NFD", char)
        letter, marks = decomposed[0].upper(), decomposed[1:]
        if not ("A" <= letter <= "Z" and letter.isascii()):
            return ""
        if self._umlauts_with_e and letter in _UMLAUT_VOWELS and _DIAERESIS in marks:
            return letter + "E"
        if self._umlauts_with_e and letter == "A" and _RING in marks:
            return "AA"
        return letter


_WITH_E = _LatinTable(umlauts_with_e=True)
_WITHOUT_E = _LatinTable(umlauts_with_e=False)


def search_form(text: str, romanise: Romanise | None = None) -> str:
    """Upper-case A–Z with single spaces; „Müller“ → MUELLER.

    `romanise` writes scripts without an own table (Ethiopic, Chinese, Hangul …) in Latin letters; without it they
    fall out.
    """
    return _in_latin(text, romanise, _WITH_E)


def plain_form(text: str, romanise: Romanise | None = None) -> str:
    """As the search form, but umlauts lose their dots („Müller“ → MULLER), as abroad and on old keyboards."""
    return _in_latin(text, romanise, _WITHOUT_E)


def _in_latin(text: str, romanise: Romanise | None, table: _LatinTable) -> str:
    if not text.isascii():
        text = _romanised(unicodedata.normalize("NFC", text), romanise)
    return " ".join(text.translate(table).split())


def _romanised(text: str, romanise: Romanise | None) -> str:
    if scripts.ARABIC.search(text):
        text = scripts.romanise_arabic(text)
    if scripts.CYRILLIC.search(text):
        text = scripts.romanise_cyrillic(text.upper())
    if scripts.GREEK.search(text):
        text = scripts.romanise_greek(_without_accents(text.upper()))
    if _DIAERESIS in text:
        for pair, umlaut in _DOTTED_UMLAUTS.items():
            text = text.upper().replace(pair, umlaut)
    if romanise is not None:
        text = _OTHER_SCRIPTS.sub(lambda run: _LETTER_CASE_EDGE.sub(" ", romanise(run[0])), text)
    return text


def _without_accents(capitals: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", capitals) if not unicodedata.combining(c))

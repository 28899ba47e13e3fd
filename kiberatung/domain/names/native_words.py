"""Words in Greek, Hebrew, Armenian, Georgian, Ethiopic, Indian and Korean letters: which Latin spellings each can have.

A pattern instead of one romanisation, because the same name comes romanised by several rules: by that of the passport,
by ear of a German, a French or a Turkish office, or with the letters a keyboard had.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kiberatung.domain.names import letter_tables as tables

_FIRST_INDIC, _AFTER_INDIC, _INDIC_BLOCK, _TAMIL = 0x0900, 0x0D80, 0x80, 0x0B80
_ETHIOPIC = 0x1200
_HANGUL = 0xAC00
_DOUBLED = frozenset("ABDFKLMNPRSTIE")
_NOTHING = "~"
_FINAL_FORMS = str.maketrans("ךםןףץ", "כמנפצ")
_HEBREW_VOWEL = "[AEIOU]{0,2}"
_HEBREW_SELF_SOUNDING = frozenset("אעוי")
_SCRIPTS = re.compile(
    "(?P<greek>[\u0370-\u03ff\u1f00-\u1fff])|(?P<hebrew>[\u0590-\u05ff])|(?P<armenian>[\u0530-\u058f])"
    "|(?P<georgian>[\u10a0-\u10ff\u1c90-\u1cbf])|(?P<ethiopic>[\u1200-\u135a])|(?P<indic>[\u0900-\u0d7f])"
    "|(?P<hangul>[\uac00-\ud7a3])"
)

Sounds = Iterator[str]
"""Each a choice of spellings as in the tables, or a pattern in brackets that adds nothing to the chief spelling."""


@dataclass(frozen=True, slots=True)
class NativeWord:
    """`form` is the chief Latin spelling in capitals; `letters` the word without marks that keyboards leave out."""

    form: str
    letters: str
    spellings: re.Pattern[str]
    script: str

    @property
    def writes_vowels(self) -> bool:
        return self.script != "hebrew"


@lru_cache(maxsize=8192)
def native_word(raw: str) -> NativeWord | None:
    """None for words in other scripts."""
    found = _SCRIPTS.search(raw)
    if found is None or found.lastgroup is None:
        return None
    letters = _plain(raw, found.lastgroup)
    sounds = list(_READERS[found.lastgroup](letters))
    form = "".join(_chief(sound) for sound in sounds)
    return NativeWord(form, letters, re.compile("".join(map(_pattern, sounds))), found.lastgroup) if form else None


def _plain(raw: str, script: str) -> str:
    """Marks of Indian scripts and Hangul are letters; elsewhere they are accents and points."""
    if script in {"indic", "hangul", "ethiopic"}:
        return unicodedata.normalize("NFC", raw)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", raw) if not unicodedata.combining(sign))
    return bare.lower().translate(_FINAL_FORMS)


def _chief(sound: str) -> str:
    first = "A" if sound == _HEBREW_VOWEL else sound.split("|", 1)[0]
    if first.startswith("["):
        return ""
    return "" if first == _NOTHING else first


def _pattern(sound: str) -> str:
    if sound.startswith("["):
        return sound
    choices = sound.split("|")
    choice = "|".join(sorted((one for one in choices if one != _NOTHING), key=len, reverse=True))
    if choice in _DOUBLED:
        choice = f"{choice}{choice}?"
    return f"(?:{choice}){'?' if _NOTHING in choices else ''}"


def _from_table(table: tables.Spellings, letters: str) -> Sounds:
    """Digraphs before single letters; what the table does not know is left out."""
    place = 0
    while place < len(letters):
        width = 2 if letters[place : place + 2] in table else 1
        sound = table.get(letters[place : place + width])
        if sound is not None:
            yield sound
        place += width


def _greek(letters: str) -> Sounds:
    return _from_table(tables.GREEK, letters)


def _armenian(letters: str) -> Sounds:
    return _from_table(tables.ARMENIAN, letters)


def _georgian(letters: str) -> Sounds:
    return _from_table(tables.GEORGIAN, letters)


def _hebrew(letters: str) -> Sounds:
    """Vowels are written in part: between two consonants any may stand, a written one must be heard."""
    known = [letter for letter in letters if letter in tables.HEBREW]
    for place, letter in enumerate(known):
        is_first, is_last = place == 0, place == len(known) - 1
        before = known[place - 1] if place else letter
        special = (tables.HEBREW_FIRST if is_first else tables.HEBREW_LAST if is_last else {}).get(letter)
        sounds_alone = letter in _HEBREW_SELF_SOUNDING or (is_last and special)
        if not is_first and not sounds_alone and before not in _HEBREW_SELF_SOUNDING - {"ו", "י"}:
            yield _HEBREW_VOWEL
        if letter in "וי" and not is_first:
            yield "[AEO]?"
        yield special or tables.HEBREW[letter]


def _ethiopic(letters: str) -> Sounds:
    for letter in letters:
        row, order = divmod(ord(letter) - _ETHIOPIC, 8)
        if 0 <= row < len(tables.ETHIOPIC_ROWS):
            consonant = tables.ETHIOPIC_ROWS[row]
            if consonant == _NOTHING:
                yield tables.ETHIOPIC_ALONE[order]
            else:
                yield consonant
                yield tables.ETHIOPIC_VOWELS[order]


def _indic(letters: str) -> Sounds:
    """A consonant has a short a of its own, often unheard, unless a sign for another vowel or for none follows."""
    signs = [divmod(ord(sign) - _FIRST_INDIC, _INDIC_BLOCK) for sign in letters if _is_indic(sign)]
    tamil = (_TAMIL - _FIRST_INDIC) // _INDIC_BLOCK
    for place, (block, offset) in enumerate(signs):
        after = [one[1] for one in signs[place + 1 : place + 3]]
        consonant = tables.TAMIL_CONSONANTS.get(offset) if block == tamil else None
        consonant = consonant or tables.INDIC_CONSONANTS.get(offset)
        if consonant is None:
            yield from _indic_sign(offset, swallowed=block == tamil and bool(after))
        elif after != [tables.INDIC_SILENT, offset]:  # doubled: written once
            yield consonant
            if after[:1] != [tables.INDIC_SILENT] and not _is_vowel_sign(after[:1]):
                yield "A|O|E|~" if after else "~|A"


def _is_indic(sign: str) -> bool:
    return _FIRST_INDIC <= ord(sign) < _AFTER_INDIC and sign != "\u093c"


def _is_vowel_sign(after: list[int]) -> bool:
    return bool(after) and after[0] in tables.INDIC_SIGNS


def _indic_sign(offset: int, *, swallowed: bool) -> Sounds:
    sound = tables.INDIC_SIGNS.get(offset) or tables.INDIC_VOWELS.get(offset) or tables.INDIC_ENDINGS.get(offset)
    if sound:
        yield f"{sound}|{_NOTHING}" if swallowed and offset in {0x3F, 0x41} else sound


def _hangul(letters: str) -> Sounds:
    if letters in tables.HANGUL_FAMILY_NAMES:
        yield tables.HANGUL_FAMILY_NAMES[letters]
        return
    for letter in letters:
        if "\uac00" <= letter <= "\ud7a3":
            rest, last = divmod(ord(letter) - _HANGUL, 28)
            first, vowel = divmod(rest, 21)
            yield tables.HANGUL_FIRST[first]
            yield tables.HANGUL_VOWELS[vowel]
            yield tables.HANGUL_LAST[last]


_READERS = {
    "greek": _greek, "hebrew": _hebrew, "armenian": _armenian, "georgian": _georgian,
    "ethiopic": _ethiopic, "indic": _indic, "hangul": _hangul,
}  # fmt: skip

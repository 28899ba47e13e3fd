"""How a name sounds: Kölner Phonetik, and one key per language by whose rules a spelling may have been written."""

import re

_COLOGNE_PLAIN = {"L": "5", "R": "7", "H": ""} | {
    letter: code
    for letters, code in (
        ("AEIJOUY", "0"),
        ("BP", "1"),
        ("DT", "2"),
        ("FVW", "3"),
        ("GKQ", "4"),
        ("MN", "6"),
        ("SZ", "8"),
    )
    for letter in letters
}


def cologne_code(word: str) -> str:
    """Kölner Phonetik (Postel 1969) of one word in search form; „MUELLER“ and „MULLER“ give 657."""
    codes = "".join(_cologne_letter(word, place) for place in range(len(word)))
    squeezed = re.sub(r"(.)\1+", r"\1", codes)
    return squeezed[:1] + squeezed[1:].replace("0", "")


def _cologne_letter(word: str, place: int) -> str:
    letter = word[place]
    before = word[place - 1] if place else ""
    after = word[place + 1 : place + 2]
    if letter == "P" and after == "H":
        return "3"
    if letter in "DT" and after and after in "CSZ":
        return "8"
    if letter == "X":
        return "8" if before and before in "CKQ" else "48"
    if letter == "C":
        return _cologne_c(before, after)
    return _COLOGNE_PLAIN[letter]


def _cologne_c(before: str, after: str) -> str:
    if not before:
        return "4" if after and after in "AHKLOQRUX" else "8"
    if before in "SZ":
        return "8"
    return "4" if after and after in "AHKOQUX" else "8"


# Small letters stand for one sound each, however an office spells it: c = tsch, x = sch, j = dsch.
_SHARED_RULES = (
    ("SHCH|SCHTSCH|STSCH|CHTCH", "xc"),
    ("TSCH|TCH|TSH", "c"),
    ("DSCH|DZH|DJ|XH", "j"),
    ("SCH|SH|ZH", "x"),
    ("KH", "H"),
    ("CK|Q", "K"),
    ("GH", "G"),
    ("DH", "D"),
    ("PH", "F"),
    ("TH|DT", "T"),
    ("TZ|TS|Z", "S"),
    ("W", "V"),
    ("OFF?$", "OV"),
    ("EFF?$", "EV"),
)
# Letters that other languages read otherwise; the rules of one language at a time go over the whole word.
_READINGS = (
    (("CH", "c"), ("J", "j")),  # English
    (("CH", "H"), ("J", "I"), ("X", "H")),  # German; x as in Kurdish and Somali
    (("CH", "x"), ("J", "x")),  # French
    (("CH", "c"), ("C", "j"), ("J", "x"), ("X", "H")),  # Turkish, Kurdish
    (("CH", "K"), ("J", "I"), ("j", "D"), ("^C(?=[AIU])", "")),  # Ethiopic, Serbian passports; Somali c is unheard
)
_LATE_RULES = (
    ("C(?=[EIY])", "S"),
    ("C", "K"),
    ("X", "KS"),
    ("Y", "I"),
    ("^I+E", "E"),
    ("OU|OO", "U"),
    ("EE|IE(?![AEIOU])", "I"),
    (r"(.)\1+", r"\1"),
    ("(?<=[AEIOU])H$", ""),
)
# Endings that are one in several languages: Persian -eh and -a, -uddin in all its spellings.
_ENDINGS = ((re.compile("(?<=[^AEIOU])EH$"), "A"), (re.compile("(?<=[A-Z])[AEU]?D+[IE]+NE?$"), "DIN"))

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _compiled(rules: tuple[tuple[str, str], ...]) -> _Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)


_SHARED = _compiled(_SHARED_RULES)
_BY_LANGUAGE = tuple(_compiled(rules + _LATE_RULES) for rules in _READINGS)
_READ_DIFFERENTLY = re.compile("[CJXj]")


def sound_keys(word: str) -> frozenset[str]:
    """What a word in search form may sound like; two spellings of one name share at least one key.

    „SHEVCHENKO“ and „SCHEWTSCHENKO“ meet, and so do „YUSUF“, „JUSUF“ and „YOUSUF“.
    """
    shared = {_apply(_SHARED, written) for written in (word, word.replace("GH", "Q"))}  # Persian writes both for one
    endings = shared.union(ending.sub(sound, one) for one in shared for ending, sound in _ENDINGS)
    languages = _BY_LANGUAGE if any(map(_READ_DIFFERENTLY.search, shared)) else _BY_LANGUAGE[:1]
    return frozenset(_apply(rules, word) for rules in languages for word in endings)


def _apply(rules: _Rules, word: str) -> str:
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word


_VOWELS_THEN_CONSONANT = re.compile("([AEIOU]*)([^AEIOU]|$)")
_VOWEL_CLASS = {"AI": "D", "EI": "D", "AU": "W", "AO": "W", "AE": "A"}
# Vowels that romanisations exchange: e/a, e/i, o/u, ei/i …; a/i, a/o and a/u tell names apart (Jamal, Jamil).
_EXCHANGED = frozenset(map(frozenset, ("AE", "EI", "OU", "DI", "DE", "WO", "WU")))


def vowels_agree(first: str, second: str) -> bool:
    """Whether two sound keys have the same consonants and only vowels that transcriptions commonly exchange."""
    first_parts = _VOWELS_THEN_CONSONANT.findall(first)
    second_parts = _VOWELS_THEN_CONSONANT.findall(second)
    if [consonant for _vowels, consonant in first_parts] != [consonant for _vowels, consonant in second_parts]:
        return False
    return all(
        _exchangeable(one, other, inside=place > 0 and bool(consonant))
        for place, ((one, consonant), (other, _same)) in enumerate(zip(first_parts, second_parts, strict=True))
    )


def _exchangeable(one: str, other: str, *, inside: bool) -> bool:
    one, other = _VOWEL_CLASS.get(one, one), _VOWEL_CLASS.get(other, other)
    if one == other:
        return True
    if not one or not other:  # a short vowel written by one and not by the other (Fatma, Fatima)
        return inside and (one or other) in {"A", "E", "I", "O", "U"}
    return frozenset((one, other)) in _EXCHANGED and inside

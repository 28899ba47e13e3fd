"""Names in Arabic letters: the key of their consonants, and the Latin spellings each written word can have."""

import re
from functools import lru_cache

from kiberatung.domain.names.scripts import ARABIC_LETTERS, strip_arabic_marks

_SAME_LETTERS = str.maketrans("أإآٱىيكةھہۀ", "ااااییکهههه")
_ARTICLE = "ال"


def plain_arabic(text: str) -> str:
    """One letter for each group that keyboards exchange (hamza carriers, Arabic and Persian yeh and kaf, final heh)."""
    letters = strip_arabic_marks(text).translate(_SAME_LETTERS)
    return "".join(letter for letter in letters if letter in ARABIC_LETTERS)


def without_article(word: str) -> str:
    """„الخطیب“ → „خطیب“; a short word keeps its first letters, they may belong to it."""
    return word[2:] if word.startswith(_ARTICLE) and len(word) >= 5 else word


# Letter → how Latin writers spell it (English, French, German, Turkish habits). Vowel letters stand below.
_CONSONANTS = {
    "ب": "B|P", "ت": "TH?", "ث": "TH|T|S", "ج": "DSCH|DZH|DJ|J|G|C|DZ", "ح": "CH|KH|H", "خ": "KH|CH|H|X|K", "د": "DH?",
    "ذ": "DH|D|Z|TH", "ر": "R", "ز": "Z|S", "س": "SS|S|C|Z", "ش": "SCH|SH|CH|S", "ص": "SS|S|C|Z", "ض": "DH|DZ|D|Z",
    "ط": "T", "ظ": "ZH|Z|DH|TH|D", "غ": "GH|G|RH|Q", "ف": "PH|F|V", "ق": "GH|Q|K|C|G", "ک": "K|C|Q", "ل": "L", "م": "M",
    "ن": "N", "پ": "P", "چ": "TSCH|TCH|CH|C", "ژ": "ZH|SCH|J|Z", "گ": "GH?", "ٹ": "T", "ڈ": "D", "ڑ": "R", "ں": "N",
    "ټ": "T", "ډ": "D", "ړ": "R", "ږ": "G|ZH|J", "ښ": "SH|KH|X|SCH", "ڼ": "N", "ځ": "DZ|Z", "څ": "TS|S", "ګ": "G",
    "ڤ": "V|W", "ڕ": "R", "ڵ": "L",
}  # fmt: skip
_SHORT_VOWEL = "(?:OU|[AEIOUY])?"
_LONG_I = "[AE]?(?:J|[IYE]+)[AEIOU]?"
_LONG_U = "[AEO]?[UOWV]+[AEIOU]?"
_VOWEL_LETTERS = {
    "ا": "(?:A+|E)", "ی": _LONG_I, "و": _LONG_U, "ع": "[AEIOU]*", "ء": "[AEIOU]*", "ئ": "[AEIOUY]*", "ؤ": "[AEIOU]*",
    "ے": "[AE]?[EIY]+", "ې": "[EIY]+", "ۍ": "[AE]?[IYE]+", "ۆ": "[OU]+", "ێ": "[EIY]+", "ە": "[AE]",
}  # fmt: skip
_FIRST_LETTERS = {
    "ا": "[AEIOUY]*", "ی": "(?:Y|J|I|E|DJ)+[AEIOU]*", "و": "(?:OU|W|V|U|O)[AEIOU]*", "ع": "[AEIOUY]*",
}  # fmt: skip


@lru_cache(maxsize=4096)
def spellings_of(word: str) -> re.Pattern[str]:
    """The Latin search forms a word of plain Arabic letters can stand for.

    Written vowels must be heard („حسین“ is Hussein, never Hassan), unwritten ones must be short.
    """
    pieces = [_FIRST_LETTERS.get(word[:1]) or _sound(word[:1], last=len(word) == 1)]
    for place in range(1, len(word)):
        before, letter = word[place - 1], word[place]
        if before not in _VOWEL_LETTERS and letter not in _VOWEL_LETTERS:
            pieces.append(_SHORT_VOWEL)
        pieces.append(_sound(letter, last=place == len(word) - 1))
    return re.compile("".join(pieces))


def _sound(letter: str, *, last: bool) -> str:
    if letter == "ه":
        return "[AE]?[HT]?[AE]?H?" if last else "H"
    if last and letter == "ا":
        return "(?:AH?|E)"
    if last and letter == "ی":
        return "(?:A+|[AE]?[IYEJ]+)"
    return _VOWEL_LETTERS.get(letter) or f"(?:{_CONSONANTS.get(letter, '')}){{1,2}}"

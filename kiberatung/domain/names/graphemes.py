"""Letters as a reader sees them: splitting, counting and cutting without tearing marks from their letters."""

import unicodedata
from collections.abc import Iterator

_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_NON_JOINER = "\u200c"
_DOUBLE_MARKS = frozenset(map(chr, range(0x035C, 0x0363)))  # join the letter before and the letter after
_HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)


def _continues(char: str, cluster: str) -> bool:
    """Whether `char` belongs to the letter begun by `cluster` (extended grapheme clusters of UAX #29, in short)."""
    if unicodedata.category(char) in {"Mn", "Mc", "Me"} or char in {_ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER}:
        return unicodedata.category(cluster[0]) != "Cc"
    if ord(char) in _HANGUL_VOWELS_AND_FINALS:
        return 0x1100 <= ord(cluster[0]) < 0x1200
    if cluster[-1] == _ZERO_WIDTH_JOINER:
        return unicodedata.category(char) == "So"
    return cluster[-1] in _DOUBLE_MARKS and char.isalpha()


def letters_of(text: str) -> Iterator[str]:
    """The letters of a text; „K͟h“ counts as one, as in DIN 91379, and so does a letter with several marks."""
    cluster = ""
    for char in text:
        if cluster and _continues(char, cluster):
            cluster += char
            continue
        if cluster:
            yield cluster
        cluster = char
    if cluster:
        yield cluster


def count_letters(text: str) -> int:
    """Length limits count in letters seen by the user, not in code units."""
    return len(text) if text.isascii() else sum(1 for _letter in letters_of(text))


def cut_to_letters(text: str, limit: int) -> str:
    """At most `limit` letters from the beginning; a letter keeps all its marks."""
    if count_letters(text) <= limit:
        return text
    kept = [letter for _place, letter in zip(range(limit), letters_of(text), strict=False)]
    return "".join(kept)

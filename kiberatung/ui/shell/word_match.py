"""How well a few typed words mean an action: German words, half words, umlauts written as ae, typing errors."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiberatung.domain.names.distance import is_one_slip, jaro_winkler

NOT_FOUND = 1000

_SAID_BESIDE = """
ich will moechte wie kann man wo ist sind eine einen einem einer ein der die das den dem des zu zum zur mit in im ins
auf fuer und an am ans von mir mich mein meine bitte wir was machen
"""
_FILLERS = frozenset(_SAID_BESIDE.split())
_EXACT, _BEGINS, _INSIDE, _MISTYPED = 0, 1, 3, 5
_OF_A_SYNONYM = 1
_SHORTEST_INSIDE, _SHORTEST_MISTYPED, _LONG = 3, 4, 8
_NEAR = 0.95
_LEAST_SHARE = 0.75
"""With m = l1 letters in common Jaro is (2 + l1 / l2) / 3 at most, and Winkler takes off 0.4 of what lacks to 1."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Of a title or of synonyms; `text` is for all likenesses that need no comparing word by word."""

    text: str
    by_first_letter: Mapping[str, tuple[str, ...]]
    count: int


def rank(text: str, title: str, synonyms: Sequence[str]) -> int:
    """0 is the title itself; every word that is not a filler must mean a word of the title or of a synonym."""
    typed = _typed(text)
    sought = [word for word in typed if word not in _FILLERS] or typed
    if not sought:
        return NOT_FOUND
    if folded(title).startswith(" ".join(typed)):
        return 0
    of_title, of_synonyms = _words_of(title), _words_of(" ".join(synonyms))
    points = 0
    for word in sought:
        found = _points(word, of_title, of_synonyms)
        if found == NOT_FOUND:
            return NOT_FOUND
        points += found
    return 1 + 2 * points + _left_over(sought, of_title)


def _left_over(sought: Sequence[str], of_title: _Words) -> int:
    """Of two titles that fit alike the one that says little else comes first."""
    return min(max(of_title.count - len(sought), 0), 1)


def _points(word: str, of_title: _Words, of_synonyms: _Words) -> int:
    in_title, in_synonyms = _likeness(word, of_title), _likeness(word, of_synonyms)
    return min(in_title, in_synonyms + _OF_A_SYNONYM if in_synonyms < NOT_FOUND else NOT_FOUND)


def _likeness(word: str, words: _Words) -> int:
    """To the word that is most like it."""
    if f" {word} " in words.text:
        return _EXACT
    if f" {word}" in words.text:
        return _BEGINS
    if len(word) >= _SHORTEST_INSIDE and word in words.text:
        return _INSIDE
    others = words.by_first_letter.get(word[:1], ())
    return _MISTYPED if any(_is_mistyped(word, other) for other in others) else NOT_FOUND


@lru_cache(maxsize=4096)
def _is_mistyped(word: str, other: str) -> bool:
    """One slip in a word, more in a long one; also in the beginning of a word that is not typed to its end."""
    if len(word) < _SHORTEST_MISTYPED:
        return False
    beginnings = {other[:length] for length in (len(word) - 1, len(word), len(word) + 1)}
    if len(word) >= _LONG and any(_is_near(word, part) for part in {other, *beginnings}):
        return True
    return any(is_one_slip(word, part) for part in beginnings)


def _is_near(word: str, other: str) -> bool:
    """Where one has too many letters more, no likeness of the rest brings the nearness that is asked for."""
    shorter, longer = sorted((len(word), len(other)))
    return shorter >= _LEAST_SHARE * longer and jaro_winkler(word, other) >= _NEAR


@lru_cache(maxsize=8)
def _typed(text: str) -> list[str]:
    return folded(text).split()


@lru_cache(maxsize=1024)
def _words_of(text: str) -> _Words:
    """Of what the program says, which is asked for at each key typed."""
    words = folded(text).split()
    by_first_letter: dict[str, tuple[str, ...]] = {}
    for word in dict.fromkeys(words):
        by_first_letter[word[:1]] = (*by_first_letter.get(word[:1], ()), word)
    return _Words(f" {' '.join(words)} ", by_first_letter, len(words))


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    flat = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters)

"""How well a few typed words mean an action: German words, half words, umlauts written as ae, typing errors."""

import unicodedata
from collections.abc import Sequence

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


def rank(text: str, title: str, synonyms: Sequence[str]) -> int:
    """0 is the title itself; every word that is not a filler must mean a word of the title or of a synonym."""
    typed = folded(text).split()
    sought = [word for word in typed if word not in _FILLERS] or typed
    whole = folded(title)
    if not sought:
        return NOT_FOUND
    if whole.startswith(" ".join(typed)):
        return 0
    of_title = whole.split()
    of_synonyms = folded(" ".join(synonyms)).split()
    points = [_points(word, of_title, of_synonyms) for word in sought]
    return NOT_FOUND if NOT_FOUND in points else 1 + 2 * sum(points) + _left_over(sought, of_title)


def _left_over(sought: Sequence[str], of_title: Sequence[str]) -> int:
    """Of two titles that fit alike the one that says little else comes first."""
    return min(max(len(of_title) - len(sought), 0), 1)


def _points(word: str, of_title: Sequence[str], of_synonyms: Sequence[str]) -> int:
    in_title = min((_likeness(word, other) for other in of_title), default=NOT_FOUND)
    in_synonyms = min((_likeness(word, other) for other in of_synonyms), default=NOT_FOUND)
    return min(in_title, in_synonyms + _OF_A_SYNONYM if in_synonyms < NOT_FOUND else NOT_FOUND)


def _likeness(word: str, other: str) -> int:
    if word == other:
        return _EXACT
    if other.startswith(word):
        return _BEGINS
    if len(word) >= _SHORTEST_INSIDE and word in other:
        return _INSIDE
    return _MISTYPED if _is_mistyped(word, other) else NOT_FOUND


def _is_mistyped(word: str, other: str) -> bool:
    """One slip in a word, more in a long one; also in the beginning of a word that is not typed to its end."""
    if len(word) < _SHORTEST_MISTYPED or word[:1] != other[:1]:
        return False
    beginnings = [other[:length] for length in (len(word) - 1, len(word), len(word) + 1)]
    is_near = len(word) >= _LONG and max(jaro_winkler(word, part) for part in (other, *beginnings)) >= _NEAR
    return is_near or any(is_one_slip(word, part) for part in (other, *beginnings) if part)


def folded(text: str) -> str:
    flat = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters)

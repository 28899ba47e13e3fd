"""Keys under which a name can be found in another spelling, for the index of the store."""

from functools import lru_cache
from itertools import combinations

from kiberatung.domain.names.consonants import consonant_keys
from kiberatung.domain.names.parts import NamePart, parts_of
from kiberatung.domain.names.search_form import Romanise, plain_form, search_form
from kiberatung.domain.names.sounds import cologne_code

PHONETIC = "#"  # marks Kölner Phonetik, e.g. #657
CONSONANTS = "="  # marks the bare consonants, e.g. =MMD
PAIR = "&"  # marks the consonants of two parts of one name in any order, e.g. &LX+MMD
_MOST_PARTS = 6
"""Of a name for which pairs are made; seven parts would have 21."""


def search_keys(name: str, romanise: Romanise | None = None) -> frozenset[str]:
    """All keys of a name: the whole with „ä“ as „ae“ and as „a“, each part so, its sound and its bare consonants.

    Two spellings of one name share at least one key with a mark in front, or a word; different names may as well:
    the keys find candidates, `compare_names` decides.
    """
    keys = {search_form(name, romanise), plain_form(name, romanise)}
    for part in parts_of(name, romanise):
        keys |= _keys_of(part)
    return frozenset(keys - {"", PHONETIC, CONSONANTS})


def pair_keys(name: str, romanise: Romanise | None = None) -> frozenset[str]:
    """One look-up for a person: whoever shares two parts of the name, in whatever order, spelling or script."""
    known = [_consonants(part) for part in parts_of(name, romanise)[:_MOST_PARTS]]
    pairs = (tuple(sorted((a, b))) for one, other in combinations(known, 2) for a in one for b in other)
    return frozenset(PAIR + "+".join(pair) for pair in pairs if any(pair))


def _keys_of(part: NamePart) -> set[str]:
    words = _words(part)
    phonetic = {PHONETIC + cologne_code(word) for word in words} if part.sounds else set()
    return words | phonetic | {CONSONANTS + key for key in _consonants(part)}


@lru_cache(maxsize=8192)
def _consonants(part: NamePart) -> frozenset[str]:
    """Remembered: the same part of a name has one object, and stands in the names of many."""
    return frozenset[str]().union(*map(consonant_keys, _words(part)))


def _words(part: NamePart) -> set[str]:
    return set(part.loose) | set(part.forms)

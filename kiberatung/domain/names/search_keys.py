"""Keys under which a name can be found in another spelling, for the index of the store."""

from kiberatung.domain.names.arabic import consonant_key
from kiberatung.domain.names.parts import NamePart, parts_of
from kiberatung.domain.names.search_form import Romanise, plain_form, search_form
from kiberatung.domain.names.sounds import cologne_code

PHONETIC = "#"  # marks Kölner Phonetik, e.g. #657
CONSONANTS = "="  # marks the bare consonants, e.g. =MMD


def search_keys(name: str, romanise: Romanise | None = None) -> frozenset[str]:
    """All keys of a name: the whole with „ä“ as „ae“ and as „a“, each part so, its sound and its bare consonants.

    Two spellings of one name share at least one key with a mark in front, or a word; different names may as well:
    the keys find candidates, `compare_names` decides.
    """
    keys = {search_form(name, romanise), plain_form(name, romanise)}
    for part in parts_of(name, romanise):
        keys |= _keys_of(part)
    return frozenset(keys - {"", PHONETIC, CONSONANTS})


def _keys_of(part: NamePart) -> set[str]:
    words = part.loose | set(part.forms)
    phonetic = set() if part.arabic else {PHONETIC + cologne_code(word) for word in words}
    return set(words) | phonetic | {CONSONANTS + consonant_key(word) for word in words}

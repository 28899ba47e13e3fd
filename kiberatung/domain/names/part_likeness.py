"""How alike two parts of a name are, and by which kind of difference."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from kiberatung.domain.names.distance import differing_parts, is_one_slip, jaro_winkler
from kiberatung.domain.names.parts import NamePart
from kiberatung.domain.names.sounds import vowels_agree


class Difference(Enum):
    """From none to a different name; the order is that of the doubt."""

    NONE = auto()
    UMLAUT = auto()
    SPELLING = auto()
    CUT = auto()
    SLIP = auto()
    OTHER_NAME = auto()


@dataclass(frozen=True, slots=True)
class PartLikeness:
    score: float
    difference: Difference


# The scores multiply over the parts of a name and 0.85 is „the same“ (likeness.SAME_FROM). From that follow the
# weights: any number of listed spellings may meet (0.98 to the fourth is 0.92), two guesses by rule may (0.93² = 0.86),
# a slip of the finger only beside parts that are equal or nearly so (0.88 × 0.97 = 0.85, 0.88² = 0.77).
_EQUAL = PartLikeness(1.0, Difference.NONE)
_UMLAUT = PartLikeness(0.99, Difference.UMLAUT)
_SAME_NAME = PartLikeness(0.98, Difference.SPELLING)
_SOUNDS_EQUAL = PartLikeness(0.97, Difference.SPELLING)
_VOWELS_EXCHANGED = PartLikeness(0.93, Difference.SPELLING)
_SLIP = PartLikeness(0.88, Difference.SLIP)
CUT_OFF = PartLikeness(0.95, Difference.CUT)
_MOST_OF_OTHERS = 0.8  # nearness of letters alone never reaches what counts as the same
_SHORTEST_FOR_RULES = 5  # in shorter names every letter carries meaning (Ali, Adi, Alia)
_VOWELS = frozenset("AEIOU")
_LONG_NAME = 7  # from here on the first and last letter may be a slip as well


@lru_cache(maxsize=16384)
def compare_parts(first: NamePart, second: NamePart) -> PartLikeness:
    if first is second or first.raw.casefold() == second.raw.casefold():
        return _EQUAL
    if first.form and first.form == second.form and first.native == second.native:
        return _EQUAL
    if first.family is not None and second.family is not None:
        return _SAME_NAME if first.family == second.family else _other_name(first, second)
    if _is_spelling_of(first, second) or _is_spelling_of(second, first):
        return _SAME_NAME
    if first.sounds and second.sounds:
        return _in_latin(first, second)
    return _SLIP if is_likely_slip(first.native, second.native) else _other_name(first, second)


def _is_spelling_of(latin: NamePart, native: NamePart) -> bool:
    return native.spellings is not None and any(map(native.spellings.fullmatch, latin.loose))


def _in_latin(first: NamePart, second: NamePart) -> PartLikeness:
    if not first.form or not second.form:
        return PartLikeness(0.0, Difference.OTHER_NAME)
    if not first.loose.isdisjoint(second.loose):
        return _UMLAUT if len(first.forms) == len(second.forms) == 1 else _SAME_NAME
    if not first.sounds.isdisjoint(second.sounds):
        return _SOUNDS_EQUAL
    if min(len(first.form), len(second.form)) >= _SHORTEST_FOR_RULES and _some_vowels_agree(first, second):
        return _VOWELS_EXCHANGED
    return _SLIP if is_likely_slip(first.form, second.form) else _other_name(first, second)


def _some_vowels_agree(first: NamePart, second: NamePart) -> bool:
    return any(vowels_agree(one, other) for one in first.sounds for other in second.sounds)


def is_likely_slip(first: str, second: str) -> bool:
    """One wrong letter that is more likely a slip than another name.

    At the end a vowel tells man from woman (Karim, Karima), a letter put in front makes another name (Amir, Samir),
    and in a short name so does another vowel (Marko, Mirko) or any other first or last letter. Two neighbours swapped
    make no other name in a long one.
    """
    longer = max(len(first), len(second))
    if longer < _SHORTEST_FOR_RULES or not is_one_slip(first, second):
        return False
    start, first_rest, second_rest = differing_parts(first, second)
    at_end = start + max(len(first_rest), len(second_rest)) >= longer
    vowels = _VOWELS & {*first_rest, *second_rest}
    if longer >= _LONG_NAME:
        if len(first_rest) == 2:
            return start > 0
        return not (at_end and vowels) and (start > 0 or len(first_rest) == len(second_rest))
    vowel_replaced = first_rest in _VOWELS and second_rest in _VOWELS
    return start > 0 and not at_end and not vowel_replaced


def _other_name(first: NamePart, second: NamePart) -> PartLikeness:
    nearness = jaro_winkler(first.form, second.form) if first.form and second.form else 0.0
    return PartLikeness(_MOST_OF_OTHERS * nearness, Difference.OTHER_NAME)

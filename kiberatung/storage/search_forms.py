"""What of a person goes into the search: names as written, their search forms, keys of sound, numbers and days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from unicodedata import category

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.names.search_form import plain_form, search_form

_LONGEST_TYPED = 200
"""Letters of a search that are looked at; no name and no number is longer."""
_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")


@dataclass(frozen=True, slots=True)
class SearchForms:
    sort_name: str
    names: str
    forms: str
    words: frozenset[str]


def romanise(text: str) -> str:
    """Scripts without an own table, in Latin letters."""
    from anyascii import anyascii  # noqa: PLC0415 - only for the scripts that need it

    return str(anyascii(text))


def of_child(child: Child, family: Family) -> SearchForms:
    names = (child.family_name, child.given_names, child.birth_name, child.name_in_script)
    return _forms(names, (family.case_number, family.reference, _day_text(child.date_of_birth)))


def of_guardian(guardian: Guardian, family: Family) -> SearchForms:
    names = (guardian.family_name, guardian.given_names, guardian.name_in_script)
    return _forms(names, (family.case_number, _day_text(guardian.date_of_birth)))


def of_family(family: Family, former_numbers: Iterable[str] = ()) -> SearchForms:
    """`former_numbers`: of families that went into it; their letters are still out there."""
    return _forms((family.family_name, family.name_in_script), (family.case_number, family.reference, *former_numbers))


def query_tokens(text: str) -> list[str]:
    """What was typed, token by token, in the form it has in the index: names in search form, days as dd.mm.yyyy."""
    tokens: list[str] = []
    for word in _typed(text).split():
        if any(character.isdigit() for character in word):
            tokens.append(number_form(word))
        else:
            tokens += search_form(word, romanise).split()
    return [token for token in tokens if token]


def _typed(text: str) -> str:
    """Controls and halves of surrogate pairs come from a clipboard, not from a keyboard; no index can hold them."""
    return "".join(" " if category(sign) in {"Cc", "Cs"} else sign for sign in text[:_LONGEST_TYPED])


def number_form(word: str) -> str:
    """Case numbers and days, however they were typed."""
    if match := _ISO_DAY.match(word):
        year, month, day = match.groups()
        return f"{day}.{month}.{year}"
    if match := _DAY.match(word):
        day, month, year = match.groups()
        return f"{day:0>2}.{month:0>2}.{year}"
    return word.upper()


def sort_name(*names: str) -> str:
    return search_form(" ".join(filter(None, names)), romanise)


def _forms(names: Iterable[str], numbers: Iterable[str]) -> SearchForms:
    from kiberatung.domain.names.search_keys import pair_keys  # noqa: PLC0415 - only who is written needs it

    written = [name for name in names if name.strip()]
    words = frozenset[str]().union(*map(_spelled, written))
    shown_numbers = [number.upper() for number in numbers if number.strip()]
    single = {part for word in words for part in word.split()}
    keys = frozenset[str]().union(*map(_single_keys, written))
    keys |= pair_keys(" ".join(written[:2]), romanise)
    for name in written[2:]:
        keys |= pair_keys(name, romanise)
    return SearchForms(
        sort_name=sort_name(*written[:2]),
        names=" / ".join(written),
        forms=" " + " ".join([*sorted(words), *shown_numbers]) + " ",
        words=frozenset(single | keys | set(shown_numbers)) - {""},
    )


@lru_cache(maxsize=8192)
def _spelled(name: str) -> frozenset[str]:
    """Remembered, as the keys are: a family has one name for all of its persons, and the index is made for all."""
    return frozenset({search_form(name, romanise), plain_form(name, romanise)})


@lru_cache(maxsize=8192)
def _single_keys(name: str) -> frozenset[str]:
    from kiberatung.domain.names.search_keys import search_keys  # noqa: PLC0415 - only who is written needs it

    return frozenset(key for key in search_keys(name, romanise) if " " not in key)


def _day_text(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""

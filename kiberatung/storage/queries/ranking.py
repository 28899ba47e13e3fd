"""How well a person fits what was typed, and why in words. Pure functions over names and search forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kiberatung.basics.texts import N_, _
from kiberatung.domain.names.likeness import NameLikeness
from kiberatung.domain.names.part_likeness import Difference, PartLikeness, compare_parts
from kiberatung.domain.names.parts import NamePart, parts_of
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import (
    Sameness,
    compare_persons,
    discounted_for_common_name,
    weigh_sameness,
)
from kiberatung.storage.search_forms import romanise

NEAR_ENOUGH = 0.74
"""Below it two parts are different names; a slip and a half still reaches it."""
SIMILAR_FROM = 0.6
_MANY = 10_000
"""Where one has the very day, whoever has only a like one is somebody else."""
_DAY_LENGTH = len("31.12.2026")
_NOTHING = PartLikeness(0.0, Difference.OTHER_NAME)


@dataclass(frozen=True, slots=True)
class SoughtPart:
    """A part of a name that was typed, with its forms as they stand in an entry: as a word, and as its beginning."""

    part: NamePart
    words: tuple[str, ...]
    beginnings: tuple[str, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchLine:
    """What was typed: parts of names, and numbers or days."""

    parts: tuple[SoughtPart, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    score: float
    why: str


_EQUAL = (1.0, N_("Name stimmt überein"))
_BEGINS = (0.96, N_("Name beginnt so"))
_INSIDE = (0.86, N_("im Namen enthalten"))
_REASONS = {
    Difference.NONE: N_("Name stimmt überein"),
    Difference.UMLAUT: N_("bis auf Umlaute gleich"),
    Difference.SPELLING: N_("andere Schreibweise desselben Namens"),
    Difference.CUT: N_("Name ist abgeschnitten"),
    Difference.SLIP: N_("ein Buchstabe weicht ab"),
    Difference.OTHER_NAME: N_("ähnlich geschrieben"),
}


def search_line(text: str, tokens: list[str]) -> SearchLine:
    words = [word for word in text.split() if not any(character.isdigit() for character in word)]
    numbers = tuple(token for token in tokens if any(character.isdigit() for character in token))
    return SearchLine(tuple(map(_sought, parts_of(" ".join(words), romanise))), numbers)


def _sought(part: NamePart) -> SoughtPart:
    forms = tuple(filter(None, part.forms))
    words, beginnings = (tuple(f" {form}{end}" for form in forms) for end in (" ", ""))
    return SoughtPart(part, words, beginnings, tuple(form for form in forms if len(form) > 2))


def fit_of(line: SearchLine, names: str, forms: str) -> Fit | None:
    """None when one part of the line fits nowhere; the least fitting part gives the reason.

    Looked at are hundreds of entries for each key typed.
    """
    if any(number not in forms for number in line.numbers):
        return None
    least = (1.0, _number_reason(line.numbers[0])) if line.numbers else None
    product, candidates = 1.0, parts_of(names, romanise)
    for part in line.parts:
        found = _best(part, candidates, forms)
        if found[0] < NEAR_ENOUGH:
            return None
        product *= found[0]
        least = found if least is None or found[0] < least[0] else least
    if least is None:
        return None
    unasked = max(0, len(candidates) - len(line.parts))
    return Fit(round(max(0.0, product - 0.005 * min(unasked, 6)), 4), _(least[1]))


def likely(person: Person, known: Iterable[tuple[UUID, Person]]) -> dict[UUID, Fit]:
    """Who of these may be the same child; the evidence is weighed in `domain.names.same_person`."""
    sought = Person(
        person.family_name,
        person.given_names,
        person.name_in_script,
        person.date_of_birth,
        person.sex,
        person.siblings,
    )
    names: dict[tuple[str, str, str], NameLikeness] = {}
    weighed: dict[UUID, Sameness] = {}
    for identifier, other in known:
        spelled = (other.family_name, other.given_names, other.name_in_script)
        if spelled not in names:  # of a common name there are hundreds
            names[spelled] = compare_persons(sought, other, romanise)
        weighed[identifier] = weigh_sameness(sought, other, romanise, names=names[spelled])
    is_there = any(same.possible and not same.by_chance for same in weighed.values())
    namesakes = _MANY if is_there else sum(same.names_alike for same in weighed.values()) - 1
    told = ((key, discounted_for_common_name(same, namesakes)) for key, same in weighed.items())
    return {key: Fit(same.score, same.reason) for key, same in told if same.score >= SIMILAR_FROM}


def _best(sought: SoughtPart, candidates: tuple[NamePart, ...], forms: str) -> tuple[float, str]:
    """The score and its reason, in the source language."""
    if any(map(forms.__contains__, sought.words)):
        return _EQUAL
    if any(map(forms.__contains__, sought.beginnings)):
        return _BEGINS  # most keys typed end here: no need to compare
    likenesses = (compare_parts(sought.part, candidate) for candidate in candidates)
    best = max(likenesses, key=_likeness_score, default=_NOTHING)
    if best.score < _INSIDE[0] and any(map(forms.__contains__, sought.inside)):
        return _INSIDE
    return best.score, _REASONS[best.difference]


def _number_reason(number: str) -> str:
    if len(number) == _DAY_LENGTH and number.count(".") == 2:
        return N_("Geburtsdatum stimmt überein")
    return N_("Nummer stimmt überein")


def _likeness_score(likeness: PartLikeness) -> float:
    return likeness.score

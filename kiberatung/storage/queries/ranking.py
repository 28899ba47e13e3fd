"""How well a person fits what was typed, and why in words. Pure functions over names and search forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.names.likeness import NameLikeness
from kiberatung.domain.names.part_likeness import Difference, PartLikeness, compare_parts
from kiberatung.domain.names.parts import NamePart, parts_of
from kiberatung.domain.names.same_person import (
    Person,
    Sameness,
    compare_persons,
    discounted_for_common_name,
    weigh_sameness,
)
from kiberatung.services.read_models import PersonLikeness
from kiberatung.storage.search_forms import romanise

NEAR_ENOUGH = 0.74
"""Below it two parts are different names; a slip and a half still reaches it."""
SIMILAR_FROM = 0.6
_MANY = 10_000
"""Where one has the very day, whoever has only a like one is somebody else."""
_DAY_LENGTH = len("31.12.2026")
_NOTHING = PartLikeness(0.0, Difference.OTHER_NAME)


@dataclass(frozen=True, slots=True)
class SearchLine:
    """What was typed: parts of names, and numbers or days."""

    parts: tuple[NamePart, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    score: float
    why: str


def search_line(text: str, tokens: list[str]) -> SearchLine:
    words = [word for word in text.split() if not any(character.isdigit() for character in word)]
    numbers = tuple(token for token in tokens if any(character.isdigit() for character in token))
    return SearchLine(parts_of(" ".join(words), romanise), numbers)


def fit_of(line: SearchLine, names: str, forms: str) -> Fit | None:
    """None when one part of the line fits nowhere; the least fitting part gives the reason."""
    if any(number not in forms for number in line.numbers):
        return None
    fits = [Fit(1.0, _number_reason(number)) for number in line.numbers]
    candidates = parts_of(names, romanise)
    for part in line.parts:
        best = _best(part, candidates, forms)
        if best.score < NEAR_ENOUGH:
            return None
        fits.append(best)
    if not fits:
        return None
    product = 1.0
    for fit in fits:
        product *= fit.score
    unasked = max(0, len(candidates) - len(line.parts))
    return Fit(round(max(0.0, product - 0.005 * min(unasked, 6)), 4), min(fits, key=_score).why)


def likely(person: PersonLikeness, known: Iterable[tuple[UUID, Person]]) -> dict[UUID, Fit]:
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


def _best(part: NamePart, candidates: tuple[NamePart, ...], forms: str) -> Fit:
    if any(f" {form} " in forms for form in part.forms if form):
        return Fit(1.0, _("Name stimmt überein"))
    if any(f" {form}" in forms for form in part.forms if form):
        return Fit(0.96, _("Name beginnt so"))  # most keys typed end here: no need to compare
    best = max((compare_parts(part, candidate) for candidate in candidates), key=_likeness_score, default=_NOTHING)
    if best.score < 0.86 and any(len(form) > 2 and form in forms for form in part.forms):
        return Fit(0.86, _("im Namen enthalten"))
    return Fit(best.score, _reason(best.difference))


def _reason(difference: Difference) -> str:
    return {
        Difference.NONE: _("Name stimmt überein"),
        Difference.UMLAUT: _("bis auf Umlaute gleich"),
        Difference.SPELLING: _("andere Schreibweise desselben Namens"),
        Difference.CUT: _("Name ist abgeschnitten"),
        Difference.SLIP: _("ein Buchstabe weicht ab"),
        Difference.OTHER_NAME: _("ähnlich geschrieben"),
    }[difference]


def _number_reason(number: str) -> str:
    if len(number) == _DAY_LENGTH and number.count(".") == 2:
        return _("Geburtsdatum stimmt überein")
    return _("Nummer stimmt überein")


def _score(fit: Fit) -> float:
    return fit.score


def _likeness_score(likeness: PartLikeness) -> float:
    return likeness.score

"""How well a person fits what was typed, and why in words. Pure functions over names and search forms."""

from dataclasses import dataclass
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.names.likeness import compare_names
from kiberatung.domain.names.part_likeness import Difference, PartLikeness, compare_parts
from kiberatung.domain.names.parts import NamePart, parts_of
from kiberatung.services.read_models import PersonLikeness
from kiberatung.storage.search_forms import romanise

NEAR_ENOUGH = 0.74
"""Below it two parts are different names; a slip and a half still reaches it."""
SIMILAR_FROM = 0.6
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


@dataclass(frozen=True, slots=True)
class KnownPerson:
    family_name: str
    given_names: str
    name_in_script: str
    date_of_birth: date | None


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


def likeness_of(person: PersonLikeness, known: KnownPerson) -> Fit | None:
    """Whether both may be one child: names first, the birthday confirms or speaks against it."""
    names = compare_names(_full(person), _full(known), romanise)
    score, why = names.score, names.reason
    if person.name_in_script and known.name_in_script:
        script = compare_names(person.name_in_script, known.name_in_script, romanise)
        if script.score > score:
            score, why = script.score, script.reason
    factor, day_reason = _day_factor(person.date_of_birth, known.date_of_birth)
    score = round(score * factor, 4)
    return Fit(score, f"{why} {day_reason}".strip()) if score >= SIMILAR_FROM else None


def _best(part: NamePart, candidates: tuple[NamePart, ...], forms: str) -> Fit:
    if any(f" {form} " in forms for form in part.forms if form):
        return Fit(1.0, _("Name stimmt überein"))
    best = max((compare_parts(part, candidate) for candidate in candidates), key=_likeness_score, default=_NOTHING)
    if best.score < 0.96 and any(f" {form}" in forms for form in part.forms if form):
        return Fit(0.96, _("Name beginnt so"))
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


def _day_factor(first: date | None, second: date | None) -> tuple[float, str]:
    if first is None or second is None:
        return 0.9, _("Ein Geburtsdatum fehlt.")
    if first == second:
        return 1.0, _("Das Geburtsdatum stimmt überein.")
    if (first.year, first.month, first.day) == (second.year, second.day, second.month):
        return 0.95, _("Tag und Monat der Geburt sind vertauscht.")
    same = (first.year == second.year) + (first.month == second.month) + (first.day == second.day)
    if same == 2:
        return 0.9, _("Das Geburtsdatum weicht in einer Angabe ab.")
    return 0.7, _("Das Geburtsdatum ist ein anderes.")


def _full(person: PersonLikeness | KnownPerson) -> str:
    return f"{person.family_name} {person.given_names}"


def _score(fit: Fit) -> float:
    return fit.score


def _likeness_score(likeness: PartLikeness) -> float:
    return likeness.score

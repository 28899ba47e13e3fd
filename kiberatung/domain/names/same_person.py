"""Whether two entries may be one child: the only place that decides it, for hints, imports and comparisons."""

from dataclasses import dataclass, replace
from datetime import date

from kiberatung.basics.texts import _
from kiberatung.domain.children import Sex
from kiberatung.domain.names.distance import differing_parts
from kiberatung.domain.names.likeness import NameLikeness, compare_names
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.search_form import Romanise

POSSIBLE_FROM = 0.85
_SURELY_ALIKE = 0.975
_MORE_SAME_DAY = 1.15
_MORE_SAME_SIBLING = 1.25
_LESS_OTHER_SEX = 0.85
_STRANGERS_BORNE = 0.1
_BELOW_POSSIBLE = 0.84
# Strangers of one name that agree by chance, from a school population of thirteen birth years of which every eighth
# child is registered with 1 January: the same year, one of 26 neighbouring days, any day.
_CHANCE_OF_YEAR, _CHANCE_OF_DIGIT = 1 / 13, 26 / (13 * 365)
_CHANCE_OF_NEW_YEAR = _CHANCE_OF_YEAR / 8


@dataclass(frozen=True, slots=True)
class Sameness:
    """`score` from 0 to 1, `possible` from `POSSIBLE_FROM`; `reason` says in German what speaks for and against."""

    score: float
    possible: bool
    reason: str
    names_alike: bool = False
    by_chance: float = 0.0
    """How many of a hundred strangers of that name would fit as well, divided by a hundred."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    factor: float
    reason: str = ""
    by_chance: float = 0.0


def weigh_sameness(
    one: Person, other: Person, romanise: Romanise | None = None, *, names: NameLikeness | None = None
) -> Sameness:
    """Names first, then every further fact multiplies the score; a hint from 0.85 on, never a decision.

    - Names: the likeness of both full names in any order, in Latin letters, in the own script, or across
      (`compare_names`). A part that is another name (siblings, twins) leaves less than 0.8, and no day lifts that.
    - Day of birth: the same day lifts names that differ by slips (× 1.15); as a 1 January it lifts nothing and asks for
      names that are alike (× 0.95), because it stands for „unknown“ in many papers. Swapped day and month × 0.95, one
      wrong digit × 0.92, a 1 January against another day of that year × 0.89, a missing day × 0.9: they ask for the
      names to be the more alike. Any other day × 0.7: then it is another person of that name.
    - A sibling of the same name in both families × 1.25, which outweighs a wrong day of birth; another sex × 0.85.
    - Not weighed: the address and the language. Homes for refugees give hundreds the same ones, and whoever comes twice
      mostly comes from another town.

    `names` is their likeness where it is known already, from `compare_persons`.
    """
    names = names or compare_persons(one, other, romanise)
    facts = [_day_evidence(one.date_of_birth, other.date_of_birth, names), _sex_evidence(one.sex, other.sex)]
    if names.same:
        facts.append(_sibling_evidence(one, other, romanise))
    score = names.score
    for fact in facts:
        score *= fact.factor
    score = round(min(1.0, score), 4)
    reason = " ".join(filter(None, (names.reason, *(fact.reason for fact in facts))))
    return Sameness(score, score >= POSSIBLE_FROM, reason, names.same, facts[0].by_chance)


def discounted_for_common_name(same: Sameness, namesakes: int) -> Sameness:
    """In a store with many of that name a weak agreement of the days of birth says nothing: then it is no hint.

    `namesakes` are the others whose names are alike too. Where more than a tenth of a stranger is expected to fit by
    chance, the hint falls below the threshold; a name that is borne once or twice keeps it.
    """
    if not same.possible or namesakes * same.by_chance <= _STRANGERS_BORNE:
        return same
    reason = f"{same.reason} " + _("Den Namen tragen im Bestand mehrere.")
    return replace(same, score=min(same.score, _BELOW_POSSIBLE), possible=False, reason=reason)


def compare_persons(one: Person, other: Person, romanise: Romanise | None = None) -> NameLikeness:
    """The first that is surely alike, else the best of all ways in which the names are written."""
    best = NameLikeness(0.0, same=False, reason=_("Ein Name fehlt."))
    for first in _ways_to_write(one):
        for second in _ways_to_write(other):
            likeness = compare_names(first, second, romanise)
            if likeness.score > best.score or not best.score:
                best = likeness
            if best.score >= _SURELY_ALIKE:
                return best
    return best


def _ways_to_write(person: Person) -> list[str]:
    return [name for name in (f"{person.family_name} {person.given_names}".strip(), person.name_in_script) if name]


def _day_evidence(one: date | None, other: date | None, names: NameLikeness) -> _Evidence:
    if one is None or other is None:
        return _Evidence(0.9, _("Ein Geburtsdatum fehlt."), by_chance=1.0)
    if one == other:
        return _same_day(one, names)
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return _Evidence(0.95, _("Tag und Monat der Geburt sind vertauscht."))
    if one.year == other.year and (_is_guess(one) or _is_guess(other)):
        reason = _("Das Geburtsjahr stimmt überein; der 1. Januar ist oft geschätzt.")
        return _Evidence(0.89, reason, _CHANCE_OF_YEAR if _is_guess(one) else _CHANCE_OF_NEW_YEAR)
    if not (_is_guess(one) or _is_guess(other)) and _is_wrong_digit(one, other):
        return _Evidence(0.92, _("Das Geburtsdatum weicht in einer Ziffer ab."), _CHANCE_OF_DIGIT)
    return _Evidence(0.7, _("Das Geburtsdatum ist ein anderes."))


def _same_day(day: date, names: NameLikeness) -> _Evidence:
    if _is_guess(day):
        reason = _("Beide sind am 1. Januar {year} geboren; das ist oft geschätzt.").format(year=day.year)
        return _Evidence(0.95, reason, _CHANCE_OF_NEW_YEAR)
    factor = 1.0 if names.has_other_part else _MORE_SAME_DAY
    return _Evidence(factor, _("Das Geburtsdatum stimmt überein."))


def _is_guess(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _is_wrong_digit(one: date, other: date) -> bool:
    """One digit is another, or two neighbours are swapped."""
    _start, first, second = differing_parts(f"{one:%d%m%Y}", f"{other:%d%m%Y}")
    return len(first) == 1 or (len(first) == 2 and first == second[::-1])


def _sex_evidence(one: Sex | None, other: Sex | None) -> _Evidence:
    if {one, other} == {Sex.MALE, Sex.FEMALE}:
        return _Evidence(_LESS_OTHER_SEX, _("Das Geschlecht ist ein anderes."))
    return _Evidence(1.0)


def _sibling_evidence(one: Person, other: Person, romanise: Romanise | None) -> _Evidence:
    shared = (
        name
        for name in one.siblings
        for known in other.siblings
        if name.strip() and known.strip() and compare_names(name, known, romanise).same
    )
    name = next(shared, None)
    if name is None:
        return _Evidence(1.0)
    return _Evidence(_MORE_SAME_SIBLING, _("Auch ein Geschwister heißt „{name}“.").format(name=name))

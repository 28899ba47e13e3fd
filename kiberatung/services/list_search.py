"""What a typed search in a list means: towns, states, languages, waiting time and age; the rest is a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from kiberatung.basics.texts import _
from kiberatung.domain.cases import CaseState
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.labels import choices_of
from kiberatung.services.read_models import ListQuery

_WAITING = re.compile(
    r"\b(?:wartet|warten)\b(?:\s+auf\s+(?:einen\s+)?(?:schul)?platz\b)?"
    r"(?:\s*(?:>|über|mehr\s+als|seit|länger\s+als)?\s*(?P<days>\d{1,4})(?!\d)(?:\s*tagen?\b)?)?"
    r"(?:\s*>)?",
    re.IGNORECASE,
)
_AGE_FROM = re.compile(r"\bab\s+(?P<years>\d{1,2})(?!\d)(?:\s+jahren?)?\b", re.IGNORECASE)
_AGE_UNTIL = re.compile(r"\bbis\s+(?P<years>\d{1,2})(?!\d)(?:\s+jahren?)?\b", re.IGNORECASE)
_NO_APPOINTMENT = re.compile(r"\bohne\s+termin\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")

Narrow = Callable[[ListQuery], ListQuery]


@dataclass(frozen=True, slots=True)
class Understood:
    """One part of the search as it was understood; `without` is the text with this part taken out."""

    key: str
    field: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class ListSearch:
    query: ListQuery
    understood: tuple[Understood, ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    key: str
    field: str
    value: str
    narrow: Narrow


@dataclass(frozen=True, slots=True)
class _Find:
    start: int
    end: int
    meaning: _Meaning


def understand_search(
    text: str, base: ListQuery, words: CatalogueWords, towns: Sequence[str], today: date
) -> ListSearch:
    """`base` is what the view shows anyway; every find narrows it further, what is left is sought as a name."""
    finds = _without_overlap([*_measures(text, today), *_words(text, words, towns)])
    query, rest = base, text
    for meaning in {find.meaning.key: find.meaning for find in finds}.values():
        query = meaning.narrow(query)
    for find in reversed(finds):
        rest = f"{rest[: find.start]} {rest[find.end :]}"
    understood = {find.meaning.key: _understood(text, find.meaning, finds) for find in finds}
    return ListSearch(replace(query, name=_squeezed(rest)), tuple(understood.values()))


def last_born(today: date, years: int) -> date:
    """The latest day of birth of those who have completed so many years of life; see `age_on` for 29 February."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)


def _understood(text: str, meaning: _Meaning, finds: list[_Find]) -> Understood:
    """Said twice, a part is taken out twice."""
    without = text
    for find in reversed([find for find in finds if find.meaning.key == meaning.key]):
        without = f"{without[: find.start]} {without[find.end :]}"
    return Understood(meaning.key, meaning.field, meaning.value, _squeezed(without))


def _measures(text: str, today: date) -> Iterator[_Find]:
    for match in _WAITING.finditer(text):
        yield _Find(*match.span(), _waiting(match["days"], today))
    for match in _AGE_FROM.finditer(text):
        years = int(match["years"])
        narrow = partial(replace, born_before=last_born(today, years) + timedelta(days=1))
        yield _Find(*match.span(), _Meaning("from", _("Alter"), _("ab {years}").format(years=years), narrow))
    for match in _AGE_UNTIL.finditer(text):
        years = int(match["years"])
        narrow = partial(replace, born_after=last_born(today, years + 1))
        yield _Find(*match.span(), _Meaning("until", _("Alter"), _("bis {years}").format(years=years), narrow))
    for match in _NO_APPOINTMENT.finditer(text):
        narrow = partial(replace, without_appointment=True)
        yield _Find(*match.span(), _Meaning("appointment", _("Termin"), _("keiner"), narrow))


def _waiting(days: str | None, today: date) -> _Meaning:
    if days is None:
        return _Meaning("waiting", _("Wartet"), _("auf Platz"), partial(replace, only_waiting=True))
    before = today - timedelta(days=int(days))
    narrow = partial(replace, only_waiting=True, reported_before=before)
    return _Meaning("waiting", _("Wartet"), _("über {days} Tage").format(days=int(days)), narrow)


def _words(text: str, words: CatalogueWords, towns: Sequence[str]) -> Iterator[_Find]:
    """Looks up every run of words: a pattern for each of several hundred names would be too slow for each key."""
    vocabulary = _vocabulary(words, towns)
    longest = max(map(len, vocabulary))
    found = list(_WORD.finditer(text))
    for first in range(len(found)):
        for last in range(first, min(first + longest, len(found))):
            phrase = tuple(match[0].casefold() for match in found[first : last + 1])
            if phrase in vocabulary:
                yield _Find(found[first].start(), found[last].end(), vocabulary[phrase])


def _vocabulary(words: CatalogueWords, towns: Sequence[str]) -> dict[tuple[str, ...], _Meaning]:
    meanings = [_Meaning(f"town {town}", _("Ort"), town, partial(_add, "towns", town)) for town in towns]
    meanings += [
        _Meaning(f"language {key}", _("Sprache"), word, partial(_add, "languages", key))
        for key, word in words.languages.items()
    ]
    meanings += [
        _Meaning(f"state {state}", _("Stand"), word, partial(_add, "states", state))
        for state, word in choices_of(CaseState)
    ]
    found: dict[tuple[str, ...], _Meaning] = {}
    for meaning in meanings:
        found.setdefault(tuple(_WORD.findall(meaning.value.casefold())), meaning)
    return found


def _add(field: str, value: object, query: ListQuery) -> ListQuery:
    changed: dict[str, tuple[object, ...]] = {field: (*getattr(query, field), value)}
    return replace(query, **changed)  # type: ignore[arg-type]  # the field holds values of this kind


def _without_overlap(finds: list[_Find]) -> list[_Find]:
    """The longer find wins where two cover the same words."""
    kept: list[_Find] = []
    for find in sorted(finds, key=lambda find: (find.start - find.end, find.start)):
        if all(find.end <= other.start or find.start >= other.end for other in kept):
            kept.append(find)
    return sorted(kept, key=lambda find: find.start)


def _squeezed(text: str) -> str:
    return " ".join(text.split())

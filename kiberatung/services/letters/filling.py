"""Puts values into wording, in German and in the family's language at once."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.values import Bilingual, Direction

_FIELD = re.compile(r"\{([a-z_]+)\}")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Word:
    """A German word that is translated, unlike a name."""

    german: str


@dataclass(frozen=True, slots=True)
class WeekdayAndDay:
    day: date


@dataclass(frozen=True, slots=True)
class Words:
    """German words in a row, each of them translated."""

    germans: tuple[str, ...]


FieldValue = str | tuple[str, ...] | date | datetime | Word | Words | WeekdayAndDay
"""A tuple is a list of names; each of them keeps its own direction."""
FieldValues = Mapping[str, FieldValue]


class Filler:
    """Writes both columns of one letter from the same values."""

    def __init__(self, german: FamilyLanguage, family: FamilyLanguage, values: FieldValues) -> None:
        self._german = german
        self._family = family
        self._values = values

    def fill(self, text: str) -> Bilingual:
        german = self._written(text, self._german)
        if self._family.tag == GERMAN:
            return Bilingual(german, "", reviewed=True)
        found = self._family.find(text)
        if found is None:
            return Bilingual(german, outdated=self._family.is_outdated(text))
        translated = self._written(found.text, self._family)
        return Bilingual(german, translated, found.reviewed, found.review, found.version)

    def _written(self, text: str, language: FamilyLanguage) -> str:
        return _FIELD.sub(lambda match: _shown(self._value(match[1]), language), text)

    def _value(self, field: str) -> FieldValue:
        if field not in self._values:
            raise DomainError(
                _(
                    "Im Wortlaut steht das Feld „{field}“, zu dem es hier keine Angabe gibt. Es wurde nichts gedruckt."
                ).format(field=field),
                _("Nehmen Sie das Feld in den Einstellungen unter „Texte der Schreiben“ aus diesem Absatz."),
            )
        return self._values[field]


def _shown(value: FieldValue, language: FamilyLanguage) -> str:
    match value:
        case Word(german):
            return _word(german, language)
        case Words(germans):
            return _comma(language).join(_word(german, language) for german in germans)
        case WeekdayAndDay(day):
            return language.day_with_weekday(day)
        case datetime():
            return isolated(language.clock_time(value), language.direction)
        case date():
            return isolated(language.day(value), language.direction)
        case tuple():
            return _comma(language).join(isolated(name, language.direction) for name in value)
    return isolated(value, language.direction)


def _word(german: str, language: FamilyLanguage) -> str:
    found = language.find(german)
    return found.text if found else german


def _comma(language: FamilyLanguage) -> str:
    return "، " if language.direction is Direction.RIGHT_TO_LEFT else ", "


def isolated(text: str, around: Direction) -> str:
    """A name or number keeps its own order whatever stands around it (TRUST-AND-UX U58)."""
    if around is Direction.LEFT_TO_RIGHT and not has_right_to_left(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)

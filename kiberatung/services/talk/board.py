"""The languages on the board for pointing: those the families of the office speak most, then those it has
interpreters for, then those of this family's countries.

A language is shown by its own name in its own script and never by a flag: a flag is a state. Arabic is spoken in more
than twenty, Kurdish and Romanes have none, and some people fled from the one that would stand for them here.
"""

from collections import Counter
from dataclasses import dataclass

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.interpreters import Interpreter
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.permissions import OFFICE, reads_file
from kiberatung.services.read_models import ListQuery
from kiberatung.services.talk.languages import TalkLanguages

OFTEN_SPOKEN = (
    "ara", "ukr", "tur", "rus", "ron", "bul", "pol", "sqi", "pes", "prs", "kmr", "ckb", "eng", "fra", "spa",
    "pus", "tir", "som", "srp", "bos", "hrv", "mkd", "rom", "hun", "ita", "ell", "por", "urd", "hin", "pan",
    "ben", "tam", "vie", "zho", "tha", "aze", "hye", "kat", "che", "amh", "orm", "swa", "aii", "hau", "ful",
)  # fmt: skip
"""ISO 639-3, about as often as families with them come into the counselling of North Rhine-Westphalia."""
SPOKEN_FIRST = INTERPRETED_FIRST = 12
GERMANY = "DE"
"""Says nothing about what a family speaks that needs a board."""


@dataclass(frozen=True, slots=True)
class BoardLanguage:
    """`own_name` in its own script; empty where it is not known."""

    key: str
    own_name: str
    german: str


@dataclass(frozen=True, slots=True)
class LanguageBoard:
    """`near` are offered at once, `further` only to a search."""

    near: tuple[BoardLanguage, ...]
    further: tuple[BoardLanguage, ...]

    def found(self, text: str) -> tuple[BoardLanguage, ...]:
        """All whose own or German name contains the text; without a text those that are near."""
        sought = text.strip().casefold()
        if not sought:
            return self.near
        every = (*self.near, *self.further)
        return tuple(one for one in every if sought in one.german.casefold() or sought in one.own_name.casefold())


@reads_file(OFFICE)
def language_board(desk: Desk, family_id: FamilyId, languages: TalkLanguages) -> LanguageBoard:
    with desk.reading() as records:
        pool = [one for one in records.find(Interpreter) if one.active]
        file = read_family(records, family_id)
    interpreted = Counter(language for one in pool for language in one.languages)
    spoken = _spoken_here(desk)
    words = desk.words.languages
    order = (
        *spoken[:SPOKEN_FIRST],
        *(language for language, _count in interpreted.most_common(INTERPRETED_FIRST)),
        *_of_countries(desk, file, languages),
        *OFTEN_SPOKEN,
        *spoken,
    )
    near = dict.fromkeys(key for key in order if key in words and key != "deu")
    rest = sorted((key for key in words if key not in near and key != "deu"), key=lambda key: words[key])
    return LanguageBoard(
        tuple(BoardLanguage(key, languages.own_name(key), words[key]) for key in near),
        tuple(BoardLanguage(key, languages.own_name(key), words[key]) for key in rest),
    )


def _spoken_here(desk: Desk) -> list[str]:
    """What the families of the office speak at home, the most frequent first."""
    families = desk.lists.family_facts(ListQuery(), ("language",))
    return [language for language, _count in Counter(one.language for one in families).most_common() if language]


def _of_countries(desk: Desk, file: FamilyFile, languages: TalkLanguages) -> list[str]:
    """Of the nationalities and the countries of birth that are known, as ISO 639-3."""
    people: tuple[Family | Child, ...] = (file.family, *file.children)
    keys = [key for one in people for key in (*one.nationalities, one.country_of_birth) if key]
    states = [state for key in dict.fromkeys(keys) if (state := desk.catalogues.nationality(key))]
    codes = [code for state in states if state.alpha2 != GERMANY for code in languages.spoken_in(state.alpha2)]
    found = ((code, desk.catalogues.language_by_iso(code)) for code in codes)
    return [language.iso639_3 if language else code for code, language in found]

"""Which language the questions are shown in, and the names of languages and countries in it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.letter_languages import tag_for
from kiberatung.domain.office_texts import OfficeTranslation
from kiberatung.services.desk import Desk
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.office_texts import OfficeLanguage
from kiberatung.services.permissions import OFFICE, use_case


class TalkLanguage(FamilyLanguage, Protocol):
    def country_name(self, alpha2: str) -> str:
        """Empty where it is not known."""

    def language_name(self, iso639: str) -> str:
        """Empty where it is not known."""


class TalkLanguages(Protocol):
    """The outer ring reads catalogues and names."""

    def tags(self) -> tuple[str, ...]:
        """German first."""

    def get(self, tag: str) -> TalkLanguage:
        """Raises `DomainError` for a language without a catalogue."""

    def own_name(self, iso639: str) -> str:
        """What the language calls itself, in its own script; empty where it is not known."""

    def spoken_in(self, alpha2: str) -> Sequence[str]:
        """ISO 639-1 or 639-3 of the languages of a country, most speakers first."""


class OfficeTalkLanguage(OfficeLanguage):
    """Fulfils `TalkLanguage`."""

    def __init__(self, shipped: TalkLanguage, translations: Mapping[str, OfficeTranslation]) -> None:
        super().__init__(shipped, translations, {})
        self._names = shipped

    def country_name(self, alpha2: str) -> str:
        return self._names.country_name(alpha2)

    def language_name(self, iso639: str) -> str:
        return self._names.language_name(iso639)


@use_case(allowed=OFFICE)
def translation_at_work(desk: Desk, languages: TalkLanguages, tag: str) -> TalkLanguage:
    """With what the office has translated itself or had read."""
    with desk.reading() as records:
        own = {one.german: one for one in records.find(OfficeTranslation, language=tag)}
    shipped = languages.get(tag)
    return OfficeTalkLanguage(shipped, own) if own else shipped


def tag_of(language: str, tags: Sequence[str], catalogues: Catalogues) -> str:
    """The catalogue (BCP 47) in which somebody reads who speaks `language` (ISO 639-3); German where there is none."""
    found = catalogues.language_by_iso(language)
    tag = tag_for(language) or (found.iso639_1 if found else language)
    return tag if tag in tags else GERMAN


def first_tag(languages: Sequence[str], tags: Sequence[str], catalogues: Catalogues) -> str:
    """Of the first of these languages that has questions."""
    found = (tag_of(language, tags, catalogues) for language in languages if language)
    return next((tag for tag in found if tag != GERMAN), GERMAN)

"""Names of languages and countries in the languages of the families: from the Unicode locale data, through Babel."""

# ruff: noqa: PLC0415 - Babel is loaded at the first family language, not at start-up

from collections.abc import Sequence
from pathlib import Path

from kiberatung.documents.family_languages import CATALOGUE, CatalogueLanguage, CatalogueLanguages
from kiberatung.services.letters.languages import GERMAN

OWN_NAMES = {
    "acm": "العربية العراقية",
    "aii": "Sureth",
    "apc": "العربية الشامية",
    "ary": "الدارجة المغربية",
    "arz": "العربية المصرية",
    "ava": "магӀарул мацӀ",
    "ckb": "کوردیی ناوەندی (سۆرانی)",
    "cnr": "crnogorski",
    "kmr": "Kurmancî",
    "kur": "Kurdî",
    "prs": "دری",
    "rom": "Romani čhib",
    "srp": "српски / srpski",
    "tgl": "Tagalog",
    "twi": "Twi",
}
"""Where the locale data has no name, or one that adds a country or a script in brackets."""
SPOKEN_AT_MOST = 3
"""Of one country: a board is to be read at a glance."""


class SpokenLanguage(CatalogueLanguage):
    """Fulfils `services.talk.languages.TalkLanguage`."""

    def country_name(self, alpha2: str) -> str:
        return str(self._locale.territories.get(alpha2.upper(), ""))

    def language_name(self, iso639: str) -> str:
        names = self._locale.languages
        known = OWN_NAMES.get(iso639, "") if iso639 == self.tag else ""
        return known or str(names.get(_short(iso639)) or names.get(iso639, ""))


class SpokenLanguages:
    """Fulfils `services.talk.languages.TalkLanguages`."""

    def __init__(self, folder: Path) -> None:
        self._catalogues = CatalogueLanguages(folder)
        files = {tag: folder / tag / CATALOGUE if tag != GERMAN else None for tag in self._catalogues.tags()}
        self._languages = {tag: SpokenLanguage(tag, file) for tag, file in files.items()}

    def tags(self) -> tuple[str, ...]:
        return self._catalogues.tags()

    def get(self, tag: str) -> SpokenLanguage:
        return self._languages[self._catalogues.get(tag).tag]

    def own_name(self, iso639: str) -> str:
        from babel import Locale, UnknownLocaleError

        if iso639 in OWN_NAMES:
            return OWN_NAMES[iso639]
        try:
            locale = Locale.parse(_short(iso639))
        except (UnknownLocaleError, ValueError):
            return ""
        return str(locale.languages.get(locale.language, ""))

    def spoken_in(self, alpha2: str) -> Sequence[str]:
        from babel.languages import get_territory_language_info

        found = get_territory_language_info(alpha2.upper())
        many = sorted(found, key=lambda tag: -float(found[tag]["population_percent"] or 0))
        return tuple(dict.fromkeys(tag.partition("_")[0] for tag in many[:SPOKEN_AT_MOST]))


def _short(iso639: str) -> str:
    """ISO 639-1 where there is one: the locale data names its languages by the shortest code."""
    from babel.core import get_global

    aliases = get_global("language_aliases")
    return str(aliases.get(iso639, iso639))

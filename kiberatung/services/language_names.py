"""Languages to choose from: by their German name, by what they call themselves, and by their codes."""

from dataclasses import dataclass
from functools import cache

from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.services.catalogue_words import words_of


@dataclass(frozen=True, slots=True)
class LanguageName:
    """`search` holds everything else it is found by."""

    code: str
    name: str
    own_name: str
    search: str


@cache
def language_names(catalogues: Catalogues) -> tuple[LanguageName, ...]:
    """Those of the school statistics and of counselling first, then the rarer ones, each by name."""
    words = words_of(catalogues)
    named = sorted(catalogues.named_languages, key=lambda language: language.code not in words.languages)
    return tuple(
        LanguageName(
            language.code,
            words.language(language.code),
            language.own_name,
            " ".join((language.code, language.iso639_1, language.own_name, words.spellings.get(language.code, ""))),
        )
        for language in named
    )


@cache
def _own_names(catalogues: Catalogues) -> dict[str, str]:
    return {language.code: language.own_name for language in catalogues.named_languages}


def own_name(catalogues: Catalogues, code: str) -> str:
    """What the language calls itself, in its own script; empty where it is not known."""
    return _own_names(catalogues).get(code, "")

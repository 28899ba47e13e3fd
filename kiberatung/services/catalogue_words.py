"""Words for keys and keys for words: countries, languages, school forms, religions."""

from functools import cache, cached_property
from unicodedata import combining, normalize

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.keys import KeyCatalogue
from kiberatung.domain.letter_languages import LETTER_LANGUAGES

# Spoken in the talks, but without a key of their own in the school statistics (FORMATS 5): ISO 639-3 inside,
# mapped to a statistics key only when a file leaves. German like the official tables beside them: the words of the
# catalogues go on paper too, and one object serves screens of every language.
FURTHER_LANGUAGES: dict[str, str] = {
    "ckb": "Sorani",
    "kmr": "Kurmandschi",
    "prs": "Dari",
    "rom": "Romanes",
    "apc": "Arabisch (levantinisch)",
    "acm": "Arabisch (irakisch)",
    "arz": "Arabisch (ägyptisch)",
    "ary": "Arabisch (marokkanisch)",
    "aii": "Aramäisch",
    "cnr": "Montenegrinisch",
    "yue": "Kantonesisch",
}


def letter_language_word(tag: str) -> str:
    """The tag itself where there is no word for it."""
    return _(LETTER_LANGUAGES[tag].name) if tag in LETTER_LANGUAGES else tag


def language_pair(tag: str) -> str:
    """„Deutsch | Arabisch“: the order of the columns on the page."""
    word = letter_language_word(tag)
    return word if tag == "de" else _("Deutsch | {language}").format(language=word)


class CatalogueWords:
    """Both ways between what people say and what is stored; built once, answers from dictionaries."""

    def __init__(self, catalogues: Catalogues) -> None:
        self.catalogues = catalogues
        self.languages = {language.iso639_3: language.text for language in catalogues.languages if language.iso639_1}
        self.languages.update(FURTHER_LANGUAGES)
        self.countries = {
            state.key: state.search_text for state in catalogues.nationalities if state.valid_until is None
        }
        self.religions = {entry.key: entry.text for entry in catalogues.keys(KeyCatalogue.RELIGION)}
        self.schulformen = {entry.key: entry.text for entry in catalogues.keys(KeyCatalogue.SCHULFORM)}
        self._languages_by_word = _by_word(self.languages)
        self._languages_by_word.update((key, key) for key in self.languages)
        for language in catalogues.languages:
            if language.iso639_1:
                self._languages_by_word.setdefault(language.iso639_1, language.iso639_3)
        self._countries_by_word = _by_word(self.countries)
        self.spellings: dict[str, str] = {}
        self._add_country_spellings()
        self._add_further_names()

    def language(self, key: str) -> str:
        """The German name, or the key itself where there is none."""
        return self.languages.get(key) or self._rarer_languages.get(key, key)

    @cached_property
    def _rarer_languages(self) -> dict[str, str]:
        """Of ISO 639-3, without a key in the school statistics."""
        named = self.catalogues.named_languages
        return {language.code: language.name for language in named if language.code not in self.languages}

    def country(self, key: str) -> str:
        if key in self.countries:
            return self.countries[key]
        past = self.catalogues.nationality(key)
        return past.search_text if past else key

    def find_language(self, text: str) -> str | None:
        """Those of the school statistics first; a rarer one is found by its whole name or its code."""
        found = _find(self._languages_by_word, text)
        if found is None and not _finds(self._languages_by_word, text):
            rarer = _by_word(self._rarer_languages) | {key: key for key in self._rarer_languages}
            found = rarer.get(folded(text))
        return found

    def knows_language(self, key: str) -> bool:
        return key in self.languages or key in self._rarer_languages

    def find_country(self, text: str) -> str | None:
        return _find(self._countries_by_word, text)

    def meant_countries(self, text: str) -> list[str]:
        """In German, when several begin so."""
        return sorted(self.country(key) for key in _finds(self._countries_by_word, text))

    def meant_languages(self, text: str) -> list[str]:
        return sorted(self.language(key) for key in _finds(self._languages_by_word, text))

    def find_religion(self, text: str) -> str | None:
        return _find(_by_word(self.religions), text)

    def find_schulform(self, text: str) -> str | None:
        by_word = _by_word(self.schulformen)
        by_word.update((folded(key), key) for key in self.schulformen)
        return _find(by_word, text)

    def _add_country_spellings(self) -> None:
        for state in self.catalogues.nationalities:
            if state.valid_until is None:
                for word in (state.state, state.adjective, state.alpha3, state.key):
                    self._countries_by_word.setdefault(folded(word), state.key)

    def _add_further_names(self) -> None:
        """`spellings` holds them by key, for lists that are searched while typing."""
        states = {state.alpha3: state.key for state in self.catalogues.nationalities if state.valid_until is None}
        for further in self.catalogues.further_names:
            is_state = further.kind == "staat"
            key = states.get(further.key) if is_state else further.key
            by_word = self._countries_by_word if is_state else self._languages_by_word
            if key is not None:
                self.spellings[key] = " ".join((further.key, *further.words))
                for word in further.words:
                    by_word.setdefault(folded(word), key)


@cache
def words_of(catalogues: Catalogues) -> CatalogueWords:
    """One for each collection: the collection never changes."""
    return CatalogueWords(catalogues)


def folded(text: str) -> str:
    """Without capitals, marks above and below letters, and the umlauts: „Tuerkei“, „Turkei“ and „Türkei“ are one."""
    plain = text.strip().casefold().replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))


def _by_word(words: dict[str, str]) -> dict[str, str]:
    return {folded(text): key for key, text in words.items()}


def _find(by_word: dict[str, str], text: str) -> str | None:
    """The exact word, else the only one that begins so: a guess between several would be an invented answer."""
    found = _finds(by_word, text)
    return found[0] if len(found) == 1 else None


def _finds(by_word: dict[str, str], text: str) -> list[str]:
    text = folded(text)
    if text in by_word:
        return [by_word[text]]
    return sorted({key for word, key in by_word.items() if word.startswith(text)}) if len(text) >= 3 else []

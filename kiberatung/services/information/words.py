"""What a family was told or given, in words: on the page, and in the history."""

from collections.abc import Mapping

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.information_given import Confirmation, GivenInformation
from kiberatung.services.catalogue_words import letter_language_word
from kiberatung.services.labels import label_of


def information_title(given: GivenInformation) -> str:
    """The paper, or the topics talked about."""
    if given.letter_kind is not None:
        return label_of(given.letter_kind)
    return ", ".join(label_of(topic) for topic in given.topics)


def information_way(given: GivenInformation, languages: Mapping[str, str]) -> str:
    """As „mündlich auf Arabisch, gedolmetscht von Samira Nasser“."""
    if given.letter_kind is not None:
        is_german = given.sheet_language in ("", "de")
        words = _("Blatt, Deutsch") if is_german else _("Blatt, Deutsch und {language}")
        words = words.format(language=letter_language_word(given.sheet_language))
        with_version = _("{sheet}, Fassung {version}").format(sheet=words, version=given.sheet_version)
        return with_version if given.sheet_version else words
    language = languages.get(given.language, given.language)
    if given.interpreted_by:
        return _("mündlich auf {language}, gedolmetscht von {name}").format(
            language=language, name=given.interpreted_by
        )
    return _("mündlich auf {language}, ohne Sprachmittlung").format(language=language)


def confirmation_words(given: GivenInformation) -> str:
    word = label_of(given.confirmation)
    if given.confirmation is Confirmation.NONE:
        return word
    return _("{confirmed} von {name}").format(confirmed=word, name=given.confirmed_by)


def explained_words(given: GivenInformation | None, languages: Mapping[str, str]) -> str:
    if given is None:
        return _("Noch nicht als erklärt eingetragen.")
    way = information_way(given, languages)
    return _("am {date}, {way}").format(date=write_date(given.given_on), way=way)


def information_words(given: GivenInformation, languages: Mapping[str, str]) -> str:
    """All of it in one line, for the history."""
    parts = [information_title(given), information_way(given, languages)]
    if given.confirmation is not Confirmation.NONE:
        parts.append(confirmation_words(given))
    return ", ".join(parts)

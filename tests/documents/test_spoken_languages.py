"""Names of languages and countries in the languages of the families."""

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Direction
from tests.services.talk.talks import LANGUAGES


def test_german_first_and_unknown_ones_are_refused() -> None:
    assert LANGUAGES.tags()[0] == GERMAN
    with pytest.raises(DomainError):
        LANGUAGES.get("xx")


@pytest.mark.parametrize(
    ("language", "own_name"),
    [("tur", "Türkçe"), ("kmr", "Kurmancî"), ("apc", "العربية الشامية"), ("sqi", "shqip"), ("qqq", ""), ("ipk", "")],
)
def test_own_names(language: str, own_name: str) -> None:
    assert LANGUAGES.own_name(language) == own_name


def test_names_in_arabic() -> None:
    arabic = LANGUAGES.get("ar")
    assert arabic.direction is Direction.RIGHT_TO_LEFT
    assert (arabic.country_name("SY"), arabic.country_name("")) == ("سوريا", "")
    assert (arabic.language_name("ukr"), arabic.language_name("qqq")) == ("الأوكرانية", "")


def test_languages_of_a_country_by_their_speakers() -> None:
    assert set(LANGUAGES.spoken_in("SY")) == {"apc", "ar", "ku"}
    assert LANGUAGES.spoken_in("UA")[0] == "uk"
    assert LANGUAGES.spoken_in("") == ()

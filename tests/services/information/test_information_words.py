"""What a family was told or given reads as a sentence part, on the page and in the history."""

from dataclasses import replace
from typing import Any

from kiberatung.domain.families import FamilyId
from kiberatung.domain.information_given import Confirmation, GivenInformation, GivenInformationId, InformationTopic
from kiberatung.domain.letters import LetterKind
from kiberatung.services.information.words import (
    confirmation_words,
    explained_words,
    information_title,
    information_way,
    information_words,
)
from tests.support.builders import IDENTIFIERS
from tests.support.desks import TODAY

LANGUAGES = {"apc": "Arabisch (levantinisch)", "deu": "Deutsch"}


def given(**more: Any) -> GivenInformation:
    known: dict[str, Any] = {"given_on": TODAY, "topics": (InformationTopic.SCHULPFLICHT,), "language": "apc"}
    return GivenInformation(
        id=GivenInformationId(IDENTIFIERS.next()), family_id=FamilyId(IDENTIFIERS.next()), **(known | more)
    )


def test_what_was_told_says_language_and_interpreter() -> None:
    assert explained_words(None, LANGUAGES) == "Noch nicht als erklärt eingetragen."
    told = given(interpreted_by="Samira Nasser")
    assert explained_words(told, LANGUAGES) == (
        "am 23.11.2026, mündlich auf Arabisch (levantinisch), gedolmetscht von Samira Nasser"
    )
    assert information_way(given(language="deu"), LANGUAGES) == ("mündlich auf Deutsch, ohne Sprachmittlung")
    assert information_title(told) == "Schulpflicht"


def test_what_was_given_on_paper_says_its_languages_and_version() -> None:
    paper = given(letter_kind=LetterKind.SCHULPFLICHT_INFORMATION, sheet_language="ar", sheet_version="1234-abcd")
    assert information_title(paper) == "Information zur Schulpflicht"
    assert information_way(paper, LANGUAGES) == "Blatt, Deutsch und Arabisch, Fassung 1234-abcd"
    german = replace(paper, sheet_language="de", sheet_version="")
    assert information_way(german, LANGUAGES) == "Blatt, Deutsch"


def test_a_confirmation_says_by_whom() -> None:
    assert confirmation_words(given()) == "nicht bestätigt"
    signed = given(confirmation=Confirmation.SIGNED, confirmed_by="Rania Darwish")
    assert confirmation_words(signed) == "unterschrieben von Rania Darwish"


def test_the_history_tells_all_of_it_in_one_line() -> None:
    told = given(interpreted_by="Samira Nasser", confirmation=Confirmation.ORAL, confirmed_by="Rania")
    assert information_words(told, LANGUAGES) == (
        "Schulpflicht, mündlich auf Arabisch (levantinisch), gedolmetscht von Samira Nasser, "
        "mündlich bestätigt von Rania"
    )
    assert information_words(given(language="deu"), LANGUAGES).endswith("ohne Sprachmittlung")

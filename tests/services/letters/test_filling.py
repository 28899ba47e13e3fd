"""Both columns from the same values: names stay, words are translated, order of signs is kept."""

from datetime import date

import pytest

from kiberatung.services.letters.filling import FieldValue, Filler, WeekdayAndDay, Word, isolated
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Direction
from tests.services.letters.paper_desk import TEXTS

DAY = date(2026, 12, 14)


def filled(tag: str, text: str, **values: FieldValue) -> tuple[str, str]:
    both = Filler(TEXTS.languages.get(GERMAN), TEXTS.languages.get(tag), values).fill(text)
    return both.german, both.translated


def test_words_are_translated_and_names_are_not() -> None:
    german, turkish = filled("tr", "Guten Tag {addressee},", addressee="Schulamt")
    assert (german, turkish) == ("Guten Tag Schulamt,", "Merhaba Schulamt,")
    german, turkish = filled("tr", "Guten Tag {addressee},", addressee=Word("Schulamt"))
    assert (german, turkish) == ("Guten Tag Schulamt,", "Merhaba Okul dairesi (Schulamt),")


def test_word_without_translation_stays_german() -> None:
    assert filled("tr", "Guten Tag {addressee},", addressee=Word("Amt"))[1] == "Merhaba Amt,"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "الاثنين، 14.12.2026"), ("uk", "понеділок, 14.12.2026"), ("tr", "14.12.2026 Pazartesi")],
)
def test_weekday_in_the_language_of_the_family(tag: str, expected: str) -> None:
    german, translated = filled(tag, "Der erste Schultag: {starts_on}.", starts_on=WeekdayAndDay(DAY))
    assert german == "Der erste Schultag: Montag, 14.12.2026."
    assert expected in translated


def test_values_are_never_fields_themselves() -> None:
    assert filled("tr", "Guten Tag {addressee},", addressee="{child}")[0] == "Guten Tag {child},"


def test_list_of_names_isolates_each() -> None:
    _german, arabic = filled("ar", "Guten Tag {addressee},", addressee=("Omar", "Lina"))
    assert "\u2068Omar\u2069، \u2068Lina\u2069" in arabic


@pytest.mark.parametrize(
    ("name", "around", "expected"),
    [
        ("Omar", Direction.LEFT_TO_RIGHT, "Omar"),
        ("عمر", Direction.LEFT_TO_RIGHT, "\u2068عمر\u2069"),
        ("Omar", Direction.RIGHT_TO_LEFT, "\u2068Omar\u2069"),
    ],
)
def test_isolates(name: str, around: Direction, expected: str) -> None:
    assert isolated(name, around) == expected

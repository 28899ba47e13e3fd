"""What people type becomes a value, and a value becomes what stands in the cell."""

from datetime import date

import pytest

from kiberatung.domain.children import DateCertainty, GermanLevel, Sex
from kiberatung.domain.errors import DomainError
from kiberatung.services.answer_texts import AnswerTexts, BirthDate
from kiberatung.services.catalogue_words import words_of
from kiberatung.services.questions import BY_FIELD, QUESTIONS
from tests.support.desks import TODAY, real_catalogues

TEXTS = AnswerTexts(words_of(real_catalogues()))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("street", " Lange Straße ", "Lange Straße"),
        ("name_in_script", "الخطيب", "الخطيب"),
        ("arrived_in_germany_on", "9.3.14", date(2014, 3, 9)),
        ("arrived_in_germany_on", "180826", date(2026, 8, 18)),
        ("date_of_birth", "03.2014", BirthDate(date(2014, 3, 1), DateCertainty.MONTH)),
        ("date_of_birth", "2014", BirthDate(date(2014, 1, 1), DateCertainty.YEAR)),
        ("date_of_birth", "010127", BirthDate(date(1927, 1, 1))),
        ("years_of_schooling", "0", 0),
        ("measles_proof", "j", True),
        ("measles_proof", "Nein", False),
        ("sex", "w", Sex.FEMALE),
        ("german_level", "a1", GermanLevel.A1),
        ("german_level", "noch keines", GermanLevel.NONE),
        ("country_of_birth", "syrien", "475"),
        ("country_of_birth", "SYR", "475"),
        ("nationalities", "Syrien; Türkei", ("475", "163")),
        ("nationalities", "Syrien, Korea, Republik", ("475", "467")),
        ("nationalities", "Kongo, Demokratische Republik, Kongo", ("246", "245")),
        ("nationalities", "Syrien, Syrien", ("475",)),
        ("home_languages", "Arabisch, Kurmandschi", ("ara", "kmr")),
        ("interpreter_language", "Sorani", "ckb"),
        ("letter_language", "ukrainisch", "uk"),
        ("wished_schulform", "ge", "GE"),
    ],
)
def test_reading(field: str, text: str, value: object) -> None:
    assert TEXTS.read(BY_FIELD[field], text, TODAY) == value


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("arrived_in_germany_on", "31.02.2026", "31.02.2026"),
        ("arrived_in_germany_on", "gestern", "kein Datum"),
        ("arrived_in_germany_on", "08.2026", "keinen Tag"),
        ("years_of_schooling", "vier", "keine ganze Zahl"),
        ("years_of_schooling", "-1", "keine ganze Zahl"),
        ("years_of_schooling", "1000", "keine ganze Zahl"),
        ("measles_proof", "vielleicht", "weder ja noch nein"),
        ("sex", "x", "keiner oder zu mehreren"),
        ("german_level", "b", "keiner oder zu mehreren"),
        ("country_of_birth", "Atlantis", "keiner oder zu mehreren"),
        ("home_languages", "Arabisch, Klingonisch", "keiner oder zu mehreren"),
        ("letter_language", "Latein", "keiner oder zu mehreren"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(field: str, text: str, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        TEXTS.read(BY_FIELD[field], text, TODAY)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)
def test_an_emptied_cell_is_empty_again(question: object) -> None:
    value = TEXTS.read(question, "  ", TODAY)  # type: ignore[arg-type]  # parametrised
    assert value in (None, "", (), "de")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)
def test_every_word_offered_is_understood(question: object) -> None:
    for word in TEXTS.choices(question):  # type: ignore[arg-type]  # parametrised
        value = TEXTS.read(question, word, TODAY)  # type: ignore[arg-type]  # parametrised
        assert TEXTS.write(question, value) == word  # type: ignore[arg-type]  # parametrised


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("date_of_birth", BirthDate(date(2014, 3, 1), DateCertainty.MONTH), "03.2014"),
        ("date_of_birth", BirthDate(date(2014, 3, 9), DateCertainty.FICTIVE), "09.03.2014 geschätzt"),
        ("home_languages", ("ara", "kmr"), "Arabisch, Kurmandschi"),
        ("home_languages", (), ""),
        ("country_of_birth", None, ""),
        ("years_of_schooling", 0, "0"),
        ("measles_proof", False, "nein"),
        ("home_languages", ("zzz",), "zzz"),
    ],
)
def test_writing(field: str, value: object, text: str) -> None:
    assert TEXTS.write(BY_FIELD[field], value) == text

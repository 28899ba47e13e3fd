"""Answers in both languages: dates, countries, languages, words and names."""

from datetime import date

import pytest

from kiberatung.domain.answers import NoValue
from kiberatung.domain.children import DateCertainty, GermanLevel
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.intake import Given, record_answer
from kiberatung.services.letters.filling import FIRST_STRONG_ISOLATE, POP_ISOLATE
from kiberatung.services.questions import BY_FIELD
from kiberatung.services.talk.order import steps_of
from tests.services.talk.talks import AtTheTable
from tests.support.desks import TODAY


def bare(text: str) -> str:
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")


@pytest.mark.parametrize(
    ("field", "value", "german", "arabic"),
    [
        ("nationalities", ("475", "163"), "Syrien, Türkei", "سوريا، تركيا"),
        ("country_of_birth", "475", "Syrien", "سوريا"),
        ("home_languages", ("tur", "apc"), "Türkisch, Arabisch (levantinisch)", "التركية، العربية"),
        ("letter_language", "de", "nur Deutsch", "الألمانية فقط"),
        ("letter_language", "tr", "Türkisch", "التركية"),
        ("religion", "KR", "katholisch", "كاثوليكية"),
        ("wished_schulform", "GY", "Gymnasium", "Gymnasium"),
        ("arrived_in_germany_on", date(2026, 9, 1), "01.09.2026", "01.09.2026"),
        ("date_of_birth", BirthDate(date(2014, 3, 1), DateCertainty.MONTH), "03.2014", "03.2014"),
        ("years_of_schooling", 7, "7", "7"),
        ("certificate_present", True, "ja", "نعم"),
        ("german_level", GermanLevel.A1, "einfache Sätze (A1)", "جمل بسيطة (A1)"),
        ("street", "Lindenweg", "Lindenweg", "Lindenweg"),
        ("street", NoValue.REFUSED, "Möchte ich nicht sagen", "لا أريد أن أجيب"),
    ],
)
def test_an_answer_in_both_languages(field: str, value: object, german: str, arabic: str) -> None:
    said = AtTheTable().speaker().value(BY_FIELD[field], value)
    assert (bare(said.german).casefold(), bare(said.translated)) == (german.casefold(), arabic)


def test_a_number_stays_in_order_in_an_arabic_line() -> None:
    said = AtTheTable().speaker().value(BY_FIELD["arrived_in_germany_on"], date(2026, 9, 1))
    assert said.translated == f"{FIRST_STRONG_ISOLATE}01.09.2026{POP_ISOLATE}"


def test_a_key_nobody_knows_stays_as_it_is() -> None:
    speaker = AtTheTable().speaker()
    assert bare(speaker.value(BY_FIELD["home_languages"], ("qqq",)).translated) == "qqq"
    assert bare(speaker.value(BY_FIELD["country_of_birth"], "zzz").translated) == "zzz"
    assert bare(speaker.value(BY_FIELD["religion"], "??").translated) == "??"


def test_the_answer_of_a_record() -> None:
    table = AtTheTable()
    speaker, question = table.speaker(), BY_FIELD["certificate_present"]
    assert speaker.answer(table.page().people[1][0], question).german == ""
    record_answer(table.desk, table.place("certificate_present"), Given(no_value=NoValue.UNKNOWN))
    assert speaker.answer(table.page().people[1][0], question).german == "Weiß ich nicht"
    table.answer("certificate_present", False)
    assert speaker.answer(table.page().people[1][0], question).german == "Nein"


def test_without_a_catalogue_everything_is_german() -> None:
    table = AtTheTable()
    speaker = table.speaker("de")
    step = steps_of(table.page().people, TODAY)[0]
    assert not speaker.has_two
    assert speaker.question(step, table.page().file.family).translated == ""
    assert speaker.value(BY_FIELD["street"], "Lindenweg").translated == ""


class TestNames:
    def test_in_its_own_script_without_the_family_name(self) -> None:
        table = AtTheTable()
        family, (yasmin, omar) = table.page().people
        assert table.speaker().name_of(yasmin, family).translated == "ياسمين"
        assert table.speaker().name_of(omar, family).translated == "Omar"
        assert table.speaker("tr").name_of(yasmin, family).translated == "Yasmin"

    def test_a_script_that_is_only_the_family_name_says_nothing(self) -> None:
        table = AtTheTable()
        table.answer("name_in_script", "الخطيب")
        family, (yasmin, _omar) = table.page().people
        assert table.speaker().name_of(yasmin, family).translated == "Yasmin"

    def test_a_child_without_a_name_has_a_number(self) -> None:
        table = AtTheTable()
        table.answer("given_names", "")
        family, (first, _omar) = table.page().people
        said = table.speaker("tr").name_of(first, family)
        assert (said.german, said.translated) == ("Kind 1", "1. çocuk")


def test_choices_are_those_of_the_question_and_two_without_a_value() -> None:
    speaker = AtTheTable().speaker()
    assert [one.value for one in speaker.choices(BY_FIELD["deferred"])] == [
        True,
        False,
        NoValue.UNKNOWN,
        NoValue.REFUSED,
    ]
    assert len(speaker.choices(BY_FIELD["residence_status"])) == 10
    assert [one.said.german for one in speaker.choices(BY_FIELD["street"])] == [
        "Weiß ich nicht",
        "Möchte ich nicht sagen",
    ]

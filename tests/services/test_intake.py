"""Answers of the intake: common and own, without a value, from a passport, and back again."""

from datetime import date
from typing import Any

import pytest

from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.children import Child, DateCertainty, Sex
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.mrz.reading import read_zone
from kiberatung.services.answer_counts import count_answers, sum_of
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, answer_of, apply_zone, follow_family, is_open, record_answer
from kiberatung.services.questions import BY_FIELD, Section
from kiberatung.services.undo import undo_last
from kiberatung.services.zone_answers import child_of_zone
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.zones import passport_zone

KEYS = {"SYR": "475"}


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def known(desk: Desk) -> FamilyBuilder:
    return a_family("Al-Khatib").with_child("Omar").with_child("Lina").stored_in(desk.store)


def child(desk: Desk, known: FamilyBuilder, number: int = 0) -> Child:
    with desk.reading() as records:
        return records.get(Child, known.children[number].id)


def source_of(record: Child, field: str) -> Source | None:
    mark = mark_of(record.marks, field)
    return mark.source if mark else None


def give(desk: Desk, known: FamilyBuilder, field: str, given: Given, number: int | None = None) -> None:
    child_id = None if number is None else known.children[number].id
    record_answer(desk, Place(known.family.id, field, child_id), given)


def test_a_common_answer_reaches_every_child_that_follows(desk: Desk, known: FamilyBuilder) -> None:
    give(desk, known, "place_of_birth", Given("Gaziantep"), 1)
    give(desk, known, "place_of_birth", Given("Aleppo", source=Source.OWN_WORDS))
    assert child(desk, known).place_of_birth == "Aleppo"
    assert source_of(child(desk, known), "place_of_birth") is Source.OWN_WORDS
    assert child(desk, known, 1).place_of_birth == "Gaziantep"
    assert child(desk, known, 1).own_fields == ("place_of_birth",)


def test_following_again_takes_the_common_answer(desk: Desk, known: FamilyBuilder) -> None:
    give(desk, known, "place_of_birth", Given("Aleppo"))
    give(desk, known, "place_of_birth", Given("Gaziantep"), 1)
    follow_family(desk, Place(known.family.id, "place_of_birth", known.children[1].id))
    assert child(desk, known, 1).place_of_birth == "Aleppo"
    assert child(desk, known, 1).own_fields == ()


@pytest.mark.parametrize("value", list(NoValue))
def test_an_answer_without_a_value_is_an_answer(desk: Desk, known: FamilyBuilder, value: NoValue) -> None:
    give(desk, known, "kindergarten_months", Given(no_value=value), 0)
    question = BY_FIELD["kindergarten_months"]
    assert child(desk, known).kindergarten_months is None
    assert not is_open(child(desk, known), question)
    assert is_open(child(desk, known, 1), question)


def test_a_value_takes_the_place_of_no_value(desk: Desk, known: FamilyBuilder) -> None:
    give(desk, known, "religion", Given(no_value=NoValue.REFUSED))
    give(desk, known, "religion", Given("IS"))
    assert child(desk, known).religion == "IS"
    assert child(desk, known).marks == ()


def test_no_value_empties_texts_and_lists(desk: Desk, known: FamilyBuilder) -> None:
    give(desk, known, "nationalities", Given(("475",)))
    give(desk, known, "nationalities", Given(no_value=NoValue.UNKNOWN))
    give(desk, known, "place_of_birth", Given(no_value=NoValue.UNKNOWN))
    assert child(desk, known).nationalities == ()
    assert child(desk, known).place_of_birth == ""


def test_zero_and_no_are_answers(desk: Desk, known: FamilyBuilder) -> None:
    give(desk, known, "years_of_schooling", Given(0), 0)
    give(desk, known, "measles_proof", Given(value=False), 0)
    omar = child(desk, known)
    assert not is_open(omar, BY_FIELD["years_of_schooling"])
    assert not is_open(omar, BY_FIELD["measles_proof"])


def test_a_birth_date_keeps_its_certainty(desk: Desk, known: FamilyBuilder) -> None:
    given = BirthDate(date(2014, 1, 1), DateCertainty.YEAR)
    give(desk, known, "date_of_birth", Given(given), 0)
    assert child(desk, known).date_of_birth_certainty is DateCertainty.YEAR
    assert answer_of(child(desk, known), BY_FIELD["date_of_birth"]) == given


def test_names_are_composed_and_never_cut(desk: Desk, known: FamilyBuilder) -> None:
    give(desk, known, "given_names", Given("  O\u0308mer   " + "Ā" * 120), 0)
    assert child(desk, known).given_names == "Ömer " + "Ā" * 120


@pytest.mark.parametrize(("field", "number"), [("street", 0), ("given_names", None)])
def test_a_question_in_the_wrong_column_is_refused(
    desk: Desk, known: FamilyBuilder, field: str, number: int | None
) -> None:
    with pytest.raises(DomainError, match="Spalte"):
        give(desk, known, field, Given("x"), number)


def test_only_shared_questions_are_followed(desk: Desk, known: FamilyBuilder) -> None:
    with pytest.raises(DomainError, match="gemeinsame"):
        follow_family(desk, Place(known.family.id, "given_names", known.children[0].id))
    with pytest.raises(DomainError, match="gemeinsame"):
        follow_family(desk, Place(known.family.id, "family_name"))


def test_each_answer_is_one_deed_that_can_be_undone(desk: Desk, known: FamilyBuilder) -> None:
    before = (child(desk, known), child(desk, known, 1))
    give(desk, known, "home_languages", Given(("ara",)))
    assert undo_last(desk).what == "Antwort eingetragen"
    after = (child(desk, known), child(desk, known, 1))
    assert [one.home_languages for one in after] == [one.home_languages for one in before]


class TestPassport:
    def take(self, desk: Desk, known: FamilyBuilder, zone: str, number: int = 0) -> tuple[str, ...]:
        return apply_zone(desk, known.children[number].id, read_zone(zone, TODAY, KEYS))

    def test_fills_and_names_the_fields(self, desk: Desk, known: FamilyBuilder) -> None:
        filled = self.take(desk, known, passport_zone("AL<KHATIB<<OMAR<SAMI"))
        omar = child(desk, known)
        assert filled == ("family_name", "given_names", "date_of_birth", "sex", "nationalities")
        assert (omar.given_names, omar.date_of_birth, omar.sex) == ("Omar Sami", date(2015, 5, 22), Sex.MALE)
        assert source_of(omar, "sex") is Source.PASSPORT

    def test_keeps_a_name_the_zone_cannot_write(self, desk: Desk) -> None:
        known = a_family("Öztürk").with_child("Müşerref").stored_in(desk.store)
        self.take(desk, known, passport_zone("OEZTUERK<<MUESERREF", state="TUR", sex="F"))
        assert (child(desk, known).family_name, child(desk, known).given_names) == ("Öztürk", "Müşerref")

    def test_what_the_family_says_too_stays_common(self, desk: Desk, known: FamilyBuilder) -> None:
        give(desk, known, "nationalities", Given(("475",)))
        self.take(desk, known, passport_zone("AL<KHATIB<<OMAR"))
        assert "nationalities" not in child(desk, known).own_fields
        self.take(desk, known, passport_zone("DARWISH<<LINA", sex="F"), 1)
        assert "family_name" in child(desk, known, 1).own_fields

    @pytest.mark.parametrize(
        ("born", "day", "certainty"),
        [("1505<<", date(2015, 5, 1), DateCertainty.MONTH), ("15<<<<", date(2015, 1, 1), DateCertainty.YEAR)],
    )
    def test_a_birthday_known_in_part(
        self, desk: Desk, known: FamilyBuilder, born: str, day: date, certainty: DateCertainty
    ) -> None:
        self.take(desk, known, passport_zone("AL<KHATIB<<OMAR", born))
        assert (child(desk, known).date_of_birth, child(desk, known).date_of_birth_certainty) == (day, certainty)

    def test_a_wholly_unknown_birthday_fills_nothing(self, desk: Desk, known: FamilyBuilder) -> None:
        assert "date_of_birth" not in self.take(desk, known, passport_zone("AL<KHATIB<<OMAR", "<<<<<<"))

    def test_one_undo_takes_all_back(self, desk: Desk, known: FamilyBuilder) -> None:
        before = child(desk, known)
        self.take(desk, known, passport_zone("DARWISH<<SAMI", "100101", sex="F"))
        undo_last(desk)
        after = child(desk, known)
        assert (after.family_name, after.given_names, after.date_of_birth, after.marks, after.own_fields) == (
            before.family_name,
            before.given_names,
            before.date_of_birth,
            before.marks,
            before.own_fields,
        )

    def test_whose_passport_it_is(self, known: FamilyBuilder) -> None:
        omar, lina = known.children
        reading = read_zone(passport_zone("AL<KHATIB<<LINA"), TODAY)
        other = read_zone(passport_zone("AL<KHATIB<<ZEYNEP"), TODAY)
        assert child_of_zone(known.children, reading, omar) == lina
        assert child_of_zone(known.children, other, omar) == omar
        assert child_of_zone(known.children, other, None) == omar
        assert child_of_zone((), reading, None) is None


def test_counts_know_common_and_own_questions(desk: Desk, known: FamilyBuilder) -> None:
    with desk.reading() as records:
        family = records.get(Family, known.family.id)
    counts = count_answers(family, [child(desk, known), child(desk, known, 1)])
    alone = count_answers(family, [])
    assert counts[Section.WISHES].asked == 6
    assert counts[Section.FAMILY].asked == alone[Section.FAMILY].asked == 10
    assert (alone[Section.ARRIVAL].asked, alone[Section.WISHES].asked) == (6, 0)
    assert sum_of(counts).asked == sum(count.asked for count in counts.values())
    assert alone[Section.WISHES].is_complete


def test_a_missing_child_is_told(desk: Desk, known: FamilyBuilder) -> None:
    gone: Any = known.family.id
    with pytest.raises(DomainError):
        record_answer(desk, Place(known.family.id, "sex", gone), Given(Sex.MALE))

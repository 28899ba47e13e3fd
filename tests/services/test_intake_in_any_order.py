"""An intake goes as the talk goes: in any order, with any names, begun with a name alone (TRUST-AND-UX U33 to U35)."""

import random
from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.children import Child, Sex
from kiberatung.domain.families import Family
from kiberatung.domain.notes import Note
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.families import FamilyFile, ReportedFamily, add_child, load_family, report_family
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.undo import undo_last
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.names_of_the_world import NAMES

ANSWERS: list[tuple[str, int | None, Given]] = [
    ("street", None, Given("Wilhelmstraße")),
    ("postcode", None, Given("48282")),
    ("phone", None, Given("02572 123456")),
    ("family_name", None, Given("Al-Khatib")),
    ("nationalities", None, Given(("475",))),
    ("home_languages", None, Given(("ara",))),
    ("home_languages", 1, Given(("ara", "tur"))),
    ("arrived_in_germany_on", None, Given(date(2026, 8, 18))),
    ("religion", None, Given(no_value=NoValue.REFUSED)),
    ("given_names", 0, Given("Omar")),
    ("given_names", 1, Given("Lina")),
    ("date_of_birth", 0, Given(BirthDate(date(2015, 5, 22)), source=Source.PASSPORT)),
    ("date_of_birth", 1, Given(no_value=NoValue.UNKNOWN)),
    ("sex", 0, Given(Sex.MALE)),
    ("kindergarten_months", 1, Given(no_value=NoValue.NOT_ASKED)),
    ("years_of_schooling", 0, Given(4)),
]


def told(order: list[tuple[str, int | None, Given]]) -> FamilyFile:
    desk = a_desk()
    known: FamilyBuilder = a_family("", town="").with_child("", date_of_birth=None).with_child("", date_of_birth=None)
    known.stored_in(desk.store)
    for field, number, given in order:
        child = None if number is None else known.children[number].id
        record_answer(desk, Place(known.family.id, field, child), given)
    return load_family(desk, known.family.id)


def comparable(file: FamilyFile) -> list[Family | Child]:
    """Without the order of the marks and the versions, which only count the steps."""
    return [
        replace(
            one,
            version=0,
            marks=tuple(sorted(one.marks, key=lambda mark: mark.field)),
            **({"own_fields": tuple(sorted(one.own_fields))} if isinstance(one, Child) else {}),
        )
        for one in (file.family, *file.children)
    ]


@pytest.mark.requirement("U34", figure="50 random orders, the same records")
def test_fifty_orders_give_the_same_records() -> None:
    first = told(ANSWERS)
    chance = random.Random(34)
    for _turn in range(50):
        order = chance.sample(ANSWERS, len(ANSWERS))
        assert [_facts(one) for one in comparable(told(order))] == [_facts(one) for one in comparable(first)]


def _facts(record: Family | Child) -> dict[str, object]:
    """Identifiers differ from store to store."""
    return {name: getattr(record, name) for name in record.__slots__ if name not in {"id", "family_id", "case_number"}}


@pytest.mark.requirement("U33", figure="one field is enough for the first save; three answers without a value")
def test_one_name_is_enough_and_no_value_is_an_answer() -> None:
    desk = a_desk()
    family_id = report_family(desk, ReportedFamily(family_name="Al-Khatib", given_names_of_children=()))
    child = load_family(desk, family_id).children[0]
    for field, answer in zip(("sex", "birth_name", "certificate_present"), NoValue, strict=False):
        record_answer(desk, Place(family_id, field, child.id), Given(no_value=answer))
    stored = load_family(desk, family_id).children[0]
    marks = [mark_of(stored.marks, field) for field in ("sex", "birth_name", "certificate_present")]
    assert [mark.no_value for mark in marks if mark] == [NoValue.UNKNOWN, NoValue.NOT_ASKED, NoValue.REFUSED]


@pytest.mark.requirement("U35", figure="80 names of 15 scripts, 1 to 5 parts, up to 120 characters")
def test_eighty_names_come_back_as_they_were_typed() -> None:
    desk = a_desk()
    known = a_family("").with_child("")
    known.stored_in(desk.store)
    assert len(NAMES) == 80
    assert max(map(len, NAMES)) == 120
    for name in NAMES:
        for field in ("family_name", "given_names", "name_in_script"):
            record_answer(desk, Place(known.family.id, field, known.children[0].id), Given(name))
        child = load_family(desk, known.family.id).children[0]
        assert (child.family_name, child.given_names, child.name_in_script) == (name, name, name)


class TestSiblings:
    def test_what_the_family_did_not_say_is_carried_over_and_marked(self) -> None:
        desk = a_desk()
        known = a_family("Al-Khatib", nationalities=()).with_child("Omar")
        known.stored_in(desk.store)
        place = Place(known.family.id, "nationalities", known.children[0].id)
        record_answer(desk, place, Given(("475",)))
        record_answer(desk, replace(place, field="unaccompanied"), Given(False))
        record_answer(desk, replace(place, field="place_of_birth"), Given("Aleppo"))
        lina = add_child(desk, known.family.id)
        assert (lina.family_name, lina.nationalities, lina.unaccompanied) == ("Al-Khatib", ("475",), False)
        assert lina.place_of_birth == ""
        assert [mark.source for mark in lina.marks] == [Source.SIBLING] * 2
        undo_last(desk)
        assert len(load_family(desk, known.family.id).children) == 1


class TestSurroundings:
    def test_a_postcode_of_one_town_brings_it(self) -> None:
        file = told([("postcode", None, Given("48282"))])
        assert file.family.town == "Emsdetten"
        assert told([("town", None, Given("Rheine")), ("postcode", None, Given("48282"))]).family.town == "Rheine"
        assert told([("postcode", None, Given("4828"))]).family.town == ""

    def test_a_date_of_another_calendar_leaves_a_note(self) -> None:
        desk = a_desk()
        known = a_family("Ahmadi").with_child("Sohrab")
        known.stored_in(desk.store)
        place = Place(known.family.id, "date_of_birth", known.children[0].id)
        record_answer(desk, place, Given(BirthDate(date(2015, 3, 9)), said="18.12.1393 (iranisch-afghanisch)"))
        with desk.reading() as records:
            texts = [note.text for note in records.find(Note, family_id=known.family.id)]
        assert texts == ["Geburtsdatum, genannt: 18.12.1393 (iranisch-afghanisch)"]

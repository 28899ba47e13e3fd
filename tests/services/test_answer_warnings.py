"""What stands out at a question, until somebody finds it right."""

from datetime import date

import pytest

from kiberatung.domain.children import Child
from kiberatung.domain.consistency.doubt import Doubt
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.answer_warnings import (
    Surroundings,
    doubts_by_cell,
    find_right,
    open_doubts,
    read_surroundings,
)
from kiberatung.services.desk import Desk
from kiberatung.services.families import load_family
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.undo import undo_last
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk

GUESSED = date(2015, 1, 1)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def doubts(desk: Desk, known: FamilyBuilder) -> tuple[Doubt, ...]:
    file = load_family(desk, known.family.id)
    with desk.reading() as records:
        around = read_surroundings(desk, records, file)
    return open_doubts(file.family, file.children, around, desk.today)


def test_a_doubt_stands_beside_its_question() -> None:
    known = a_family(postcode="4828").with_child(date_of_birth=GUESSED)
    found = doubts_by_cell(open_doubts(known.family, known.children, Surroundings(), TODAY))
    assert {cell: doubt.sentence for cell, doubt in found.items()} == {
        ("date_of_birth", known.children[0].id): "01.01. ist oft geschätzt.",
        ("postcode", None): "Fünf Ziffern erwartet.",
    }


def test_what_was_found_right_does_not_come_again(desk: Desk) -> None:
    known = a_family().with_child(date_of_birth=GUESSED).stored_in(desk.store)
    [doubt] = doubts(desk, known)
    find_right(desk, known.family.id, doubt)
    assert doubts(desk, known) == ()
    change_birthday(desk, known, date(2015, 3, 1))
    change_birthday(desk, known, GUESSED)
    assert doubts(desk, known) == ()


def test_another_value_asks_again(desk: Desk) -> None:
    known = a_family().with_child(date_of_birth=GUESSED).stored_in(desk.store)
    find_right(desk, known.family.id, doubts(desk, known)[0])
    change_birthday(desk, known, date(2014, 1, 1))
    assert len(doubts(desk, known)) == 1


def test_finding_right_is_taken_back_by_undo(desk: Desk) -> None:
    known = a_family().with_child(date_of_birth=GUESSED).stored_in(desk.store)
    find_right(desk, known.family.id, doubts(desk, known)[0])
    assert undo_last(desk).what == "Auffällige Angabe bestätigt"
    assert len(doubts(desk, known)) == 1


@pytest.mark.requirement("U39", figure="a doubtful answer is saved as it was given")
def test_no_doubt_keeps_an_answer_from_being_saved(desk: Desk) -> None:
    known = a_family().with_child(date_of_birth=None).stored_in(desk.store)
    change_birthday(desk, known, date(1990, 1, 1))
    with desk.reading() as records:
        assert records.get(Child, known.children[0].id).date_of_birth == date(1990, 1, 1)
    assert {doubt.rule for doubt in doubts(desk, known)} == {"born-on-first-of-january", "too-old-for-school"}


def change_birthday(desk: Desk, known: FamilyBuilder, day: date) -> None:
    place = Place(known.family.id, "date_of_birth", known.children[0].id)
    record_answer(desk, place, Given(BirthDate(day)))

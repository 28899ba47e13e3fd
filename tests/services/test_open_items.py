"""Everything that can be open for a family: each comes when it is missing, goes when it is done, and names its deed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.accounts import Role
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import Child
from kiberatung.domain.handovers import HandoverAnswer
from kiberatung.domain.interpreters import BookingState
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.domain.places import PlaceRequestState
from kiberatung.domain.schools import School
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.answer_warnings import find_right
from kiberatung.services.appointments import (
    AppointmentWish,
    add_interpreter,
    book_interpreter,
    plan_appointment,
    set_appointment_state,
)
from kiberatung.services.desk import Desk
from kiberatung.services.families import load_family
from kiberatung.services.handovers.registering import record_handover_answer
from kiberatung.services.open_items import Deed, OpenItem, doubles_of_family
from kiberatung.services.overview import overview_of
from kiberatung.services.places import PlaceAnswer, ask_place, record_answer
from tests.support.builders import FamilyBuilder, a_change, a_family
from tests.support.desks import TODAY, a_desk
from tests.support.handovers import a_handover

SETTLED: dict[str, Any] = {
    "residence_status": ResidenceStatus.THIRD_COUNTRY,
    "resident_since": date(2026, 10, 20),
    "years_of_schooling": 5,
    "measles_proof": True,
    "health_check_on": date(2026, 12, 3),
    "wished_schools": "nahe der Wohnung",
}
FAMILY = {"interpreter_language": "apc"}


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_child(desk: Desk, state: CaseState = CaseState.COUNSELLED, **more: Any) -> FamilyBuilder:
    family = a_family("Al-Khatib", **FAMILY).with_guardian("Rania")
    return family.with_child("Omar", state, **(SETTLED | more)).stored_in(desk.store)


def items(desk: Desk, known: FamilyBuilder) -> list[OpenItem]:
    return list(overview_of(desk, known.family.id).open_items)


def said(desk: Desk, known: FamilyBuilder) -> list[str]:
    return [item.sentence for item in items(desk, known)]


def the_item(desk: Desk, known: FamilyBuilder, beginning: str) -> OpenItem:
    return next(item for item in items(desk, known) if item.sentence.startswith(beginning))


# Talks


def test_the_next_talk_lacks_its_interpreter_until_one_is_booked(desk: Desk) -> None:
    known = a_child(desk, CaseState.INVITED)
    talk = plan_appointment(desk, known.family.id, AppointmentWish(starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC)))
    item = the_item(desk, known, "Für den Termin am 01.12.2026 fehlt die Sprachmittlung.")
    assert (item.deed, item.appointment_id, item.deed_text) == (Deed.APPOINTMENT, talk.id, "Sprachmittlung suchen")
    samira = add_interpreter(desk, "Samira Nasser", ("apc",))
    book_interpreter(desk, talk.id, samira.id)
    assert the_item(desk, known, "Die Sprachmittlung für den Termin am 01.12.2026 hat noch nicht zugesagt.")
    book_interpreter(desk, talk.id, samira.id, BookingState.CONFIRMED)
    assert not [item for item in items(desk, known) if item.deed is Deed.APPOINTMENT]


def test_a_past_talk_without_a_result_is_overdue() -> None:
    clock = FixedClock.on(TODAY)
    desk = a_desk(clock=clock)
    known = a_child(desk, CaseState.INVITED)
    talk = plan_appointment(desk, known.family.id, AppointmentWish(starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC)))
    desk = replace(desk, clock=FixedClock.on(date(2026, 12, 2)))
    item = the_item(desk, known, "Das Gespräch am 01.12.2026 ist noch ohne Ergebnis.")
    assert item.deed_text == "Ergebnis eintragen"
    set_appointment_state(desk, talk.id, AppointmentState.NO_SHOW)
    assert "Die Familie ist zu einem Termin nicht erschienen und hat keinen neuen." in said(desk, known)


# Who answers


def test_a_family_without_anybody_who_has_custody(desk: Desk) -> None:
    known = a_family(**FAMILY).with_child("Omar", CaseState.COUNSELLED, **SETTLED).stored_in(desk.store)
    assert "Es ist noch niemand eingetragen, der das Sorgerecht hat." in said(desk, known)
    assert "Es ist noch niemand eingetragen, der das Sorgerecht hat." not in said(desk, a_child(desk))


# What each child lacks


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"health_check_on": None}, "Omar: Die schulärztliche Untersuchung ist noch nicht angemeldet."),
        ({"wished_schools": ""}, "Omar: Nach dem Schulwunsch ist noch nicht gefragt."),
        ({"certificate_present": False}, "Omar: Das Zeugnis fehlt noch."),
        ({"measles_proof": None}, "Omar: Nach dem Masern-Nachweis ist noch nicht gefragt."),
        ({"measles_proof": False}, "Omar: Der Masern-Nachweis fehlt. Dem Schulplatz steht das nicht im Weg."),
    ],
)
def test_what_is_missing_is_said_and_only_then(desk: Desk, missing: dict[str, Any], sentence: str) -> None:
    assert sentence in said(desk, a_child(desk, **missing))
    assert sentence not in said(desk, a_child(desk))
    assert sentence not in said(desk, a_child(desk, CaseState.REPORTED, **missing))


def test_what_several_children_lack_is_said_once(desk: Desk) -> None:
    family = a_family(**FAMILY).with_guardian("Rania")
    for name in ("Yasmin", "Omar", "Lina"):
        family = family.with_child(name, CaseState.COUNSELLED, **(SETTLED | {"health_check_on": None}))
    known = family.stored_in(desk.store)
    found = [one for one in said(desk, known) if "Untersuchung" in one]
    assert found == ["Yasmin, Omar und Lina: Die schulärztliche Untersuchung ist noch nicht angemeldet."]


# Schulpflicht


def test_the_schulpflicht_lasts_without_a_place(desk: Desk) -> None:
    known = a_child(desk, resident_since=date(2026, 8, 24))
    assert "Omar ist seit 24.08.2026 schulpflichtig und hat noch keinen Schulplatz." in said(desk, known)
    assert not [one for one in said(desk, a_child(desk, CaseState.PLACED)) if "schulpflichtig" in one]


def test_the_eighteenth_birthday_comes(desk: Desk) -> None:
    known = a_child(desk, date_of_birth=date(2008, 12, 9))
    assert "Omar wird am 09.12.2026 18 Jahre alt." in said(desk, known)


# Places


def test_a_school_that_has_not_answered_and_one_that_declined(desk: Desk) -> None:
    known = a_child(desk, CaseState.RECOMMENDED)
    with desk.reading() as records:
        school = records.find(School)[0]
    request = ask_place(desk, known.children[0].id, school.number)
    waiting = the_item(desk, known, "Omar: ")
    asked = [item for item in items(desk, known) if "auf die Anfrage vom 23.11.2026" in item.sentence]
    assert waiting.child_id == known.children[0].id
    assert [item.deed for item in asked] == [Deed.RECOMMEND]
    record_answer(desk, request.id, PlaceAnswer(state=PlaceRequestState.DECLINED, reason="Die Gruppe ist voll."))
    assert [one for one in said(desk, known) if "hat abgelehnt. Ein anderer Platz ist noch nicht angefragt." in one]


def test_the_schulamt_has_not_answered(desk: Desk) -> None:
    known = a_child(desk, CaseState.HANDED_OVER)
    handover = a_handover(known.children[0].id)
    keep(desk, handover)
    item = the_item(desk, known, "Omar: Das Schulamt hat seit 05.10.2026 noch nicht geantwortet.")
    assert (item.deed, item.tone.value) == (Deed.HANDOVER_ANSWER, "check")
    record_handover_answer(desk, handover.id, HandoverAnswer.ACCEPTED)
    assert "05.10.2026" not in "".join(said(desk, known))


def test_a_place_is_told_and_begun(desk: Desk) -> None:
    known = a_child(desk, CaseState.PLACED)
    assert "Omar: Der Schulplatz steht fest. Die Familie weiß es noch nicht schriftlich." in said(desk, known)
    assert "Omar: Der erste Schultag ist noch nicht eingetragen." in said(desk, known)
    letter = Letter(
        id=LetterId(desk.identifiers.next()),
        family_id=known.family.id,
        kind=LetterKind.PLACEMENT,
        language="ar",
        created_at=desk.clock.now(),
    )
    keep(desk, letter)
    assert not [one for one in said(desk, known) if "schriftlich" in one]


# What stands out


def test_what_stands_out_is_open_until_it_is_found_right(desk: Desk) -> None:
    known = a_child(desk, date_of_birth=date(2015, 1, 1))
    item = the_item(desk, known, "Omar, Geburtsdatum: 01.01. ist oft geschätzt.")
    assert (item.deed, item.deed_text) == (Deed.INTAKE, "Angabe prüfen")
    assert item.doubt is not None
    find_right(desk, known.family.id, item.doubt)
    assert not [one for one in items(desk, known) if one.doubt]


def test_a_child_that_may_stand_twice(desk: Desk) -> None:
    known = a_child(desk)
    other = a_family("Al-Khatib", case_number="2026-0099").with_child("Omar").stored_in(desk.store)
    [item] = doubles_of_family(desk, load_family(desk, known.family.id))
    assert (item.deed, item.other_child_id) == (Deed.COMPARE, other.children[0].id)
    assert item.sentence.startswith("Omar steht vielleicht schon im Bestand: Fall 2026-0099.")


@pytest.mark.parametrize("role", [Role.ADMINISTRATION, Role.READER])
def test_whoever_may_not_compare_is_led_to_the_other_case(desk: Desk, role: Role) -> None:
    known = a_child(desk)
    other = a_family("Al-Khatib", case_number="2026-0099").with_child("Omar").stored_in(desk.store)
    [item] = doubles_of_family(a_desk(desk.store, role), load_family(desk, known.family.id))
    assert (item.deed, item.deed_text) == (Deed.LOOK, "Fall ansehen")
    assert (item.other_family_id, item.other_child_id) == (other.family.id, other.children[0].id)


def test_nothing_is_open_for_a_family_that_has_everything(desk: Desk) -> None:
    known = a_child(desk, CaseState.STARTED)
    assert said(desk, known) == []


def keep(desk: Desk, record: Any) -> None:
    with desk.store.changing(a_change("Angelegt", undoable=False)) as work:
        work.put(record)
        work.commit()


def test_children_of_a_closed_case_are_not_looked_for(desk: Desk) -> None:
    known = a_child(desk, CaseState.CLOSED)
    a_family("Al-Khatib").with_child("Omar").stored_in(desk.store)
    assert doubles_of_family(desk, load_family(desk, known.family.id)) == ()
    with desk.reading() as records:
        assert len(records.find(Child)) == 2

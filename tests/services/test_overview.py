"""The page of a family: its head, its steps, what is open, the children compared, the end of the intake."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.answers import NoValue
from kiberatung.domain.appointments import Appointment, AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import DateCertainty
from kiberatung.domain.errors import DomainError
from kiberatung.domain.guardians import GuardianKind
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.interpreters import BookingState
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.appointments import (
    AppointmentWish,
    add_interpreter,
    book_interpreter,
    plan_appointment,
    set_appointment_state,
)
from kiberatung.services.cases import set_case_state
from kiberatung.services.desk import Desk
from kiberatung.services.family_head import head_of
from kiberatung.services.family_history import by_day, gathered, history_of
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.intake_page import finish_intake, intake_page
from kiberatung.services.notes import finish_follow_up, plan_follow_up, record_consent, withdraw_consent, write_note
from kiberatung.services.open_items import Deed
from kiberatung.services.overview import overview_of
from kiberatung.services.undo import undo_last
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk

SETTLED: dict[str, Any] = {
    "residence_status": ResidenceStatus.THIRD_COUNTRY,
    "resident_since": date(2026, 10, 1),
    "years_of_schooling": 5,
}


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_known_family(desk: Desk, state: CaseState = CaseState.REPORTED) -> FamilyBuilder:
    family = a_family("Al-Khatib", name_in_script="الخطيب", home_languages=("ara",), street="Weg", house_number="1")
    family = family.with_child("Omar", state, **SETTLED).with_child("Lina", **SETTLED)
    return family.with_guardian("Rania", kind=GuardianKind.MOTHER).stored_in(desk.store)


def deeds(desk: Desk, known: FamilyBuilder) -> list[Deed]:
    return [item.deed for item in overview_of(desk, known.family.id).open_items]


def test_the_family_stands_where_its_last_child_stands(desk: Desk) -> None:
    known = a_known_family(desk, CaseState.RECOMMENDED)
    steps = overview_of(desk, known.family.id).steps
    assert len(steps) == 9
    assert [step.word for step in steps if step.is_now] == ["Gemeldet"]
    assert [step.detail for step in steps[:6]] == ["", "1 von 2", "1 von 2", "1 von 2", "1 von 2", ""]


def test_a_step_knows_its_day(desk: Desk) -> None:
    known = a_known_family(desk)
    set_case_state(desk, known.children[0].id, CaseState.COUNSELLED)
    step = overview_of(desk, known.family.id).steps[CaseState.COUNSELLED.order]
    assert step.reached_on == TODAY


def test_waiting_counts_from_the_report(desk: Desk) -> None:
    assert overview_of(desk, a_known_family(desk).family.id).waiting_days == (TODAY - date(2026, 9, 1)).days


def test_who_has_a_place_waits_no_longer(desk: Desk) -> None:
    known = a_family().with_child(state=CaseState.PLACED).stored_in(desk.store)
    assert overview_of(desk, known.family.id).waiting_days is None


def test_children_compare_in_seven_facts(desk: Desk) -> None:
    columns = overview_of(desk, a_known_family(desk).family.id).children
    labels = [[fact.label for fact in column.facts] for column in columns]
    assert labels[0] == labels[1]
    assert labels[0] == ["Schulpflicht", "Passt zu", "Schulbesuch", "Schrift", "Deutsch", "Wunsch", "Masern"]
    assert (columns[0].name, columns[0].age) == ("Omar", "11 Jahre, 12.03.2015")


class TestOpenItems:
    def test_an_appointment_is_missing(self, desk: Desk) -> None:
        known = a_known_family(desk)
        assert Deed.PLAN_APPOINTMENT in deeds(desk, known)
        plan_appointment(desk, known.family.id, AppointmentWish(starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC)))
        assert Deed.PLAN_APPOINTMENT not in deeds(desk, known)

    def test_a_follow_up_is_finished_by_its_own_deed(self, desk: Desk) -> None:
        known = a_known_family(desk)
        plan_follow_up(desk, known.family.id, date(2026, 11, 1), "Schule anrufen")
        item = overview_of(desk, known.family.id).open_items[0]
        assert (item.deed, item.sentence) == (Deed.FINISH_FOLLOW_UP, "01.11.2026: Schule anrufen")
        assert item.follow_up is not None
        finish_follow_up(desk, item.follow_up)
        assert Deed.FINISH_FOLLOW_UP not in deeds(desk, known)

    def test_consent_is_asked_for_after_the_talk(self, desk: Desk) -> None:
        known = a_family().with_child(state=CaseState.COUNSELLED, **SETTLED).stored_in(desk.store)
        assert Deed.CONSENT in deeds(desk, known)
        consent = record_consent(desk, known.family.id, (RecipientKind.SCHULAMT,))
        assert Deed.CONSENT not in deeds(desk, known)
        withdraw_consent(desk, consent)
        assert Deed.CONSENT in deeds(desk, known)

    @pytest.mark.parametrize(
        ("state", "deed"),
        [
            (CaseState.COUNSELLED, Deed.RECOMMEND),
            (CaseState.RECOMMENDED, Deed.HAND_OVER),
            (CaseState.PLACED, Deed.LETTER),
        ],
    )
    def test_the_next_deed_of_each_state(self, desk: Desk, state: CaseState, deed: Deed) -> None:
        known = a_family().with_child(state=state, **SETTLED).stored_in(desk.store)
        assert deed in deeds(desk, known)

    def test_a_missing_or_estimated_birthday(self, desk: Desk) -> None:
        family = (
            a_family().with_child("A", date_of_birth=None).with_child("B", date_of_birth=date(2016, 1, 1), **SETTLED)
        )
        family = family.with_child(
            "C", date_of_birth=date(2016, 1, 1), date_of_birth_certainty=DateCertainty.YEAR, **SETTLED
        )
        known = family.stored_in(desk.store)
        items = overview_of(desk, known.family.id).open_items
        asked = [item for item in items if item.deed is Deed.INTAKE and item.child_id is not None]
        assert [item.child_id for item in asked] == [known.children[0].id, known.children[1].id]

    def test_a_closed_case_asks_for_nothing(self, desk: Desk) -> None:
        known = a_family().with_child(state=CaseState.CLOSED, date_of_birth=None).stored_in(desk.store)
        assert deeds(desk, known) == []

    def test_an_empty_consent_is_refused(self, desk: Desk) -> None:
        with pytest.raises(DomainError, match="kein Empfänger"):
            record_consent(desk, a_known_family(desk).family.id, ())


def test_the_head_says_everything_before_the_talk(desk: Desk) -> None:
    known = a_known_family(desk)
    head = head_of(desk, known.family.id)
    assert (head.name, head.name_in_script, head.languages) == ("Al-Khatib", "الخطيب", "Arabisch")
    assert head.guardian is not None
    assert (head.guardian.kind, head.guardian.name) == ("Mutter", "Rania Al-Khatib")
    assert (head.address, head.interpreter) == ("Weg 1, Herford", "")
    assert head.answers.asked > head.answers.answered > 0
    assert head.next_deed is not None
    assert head.next_deed.deed is Deed.PLAN_APPOINTMENT


class TestEndOfIntake:
    def test_the_talk_took_place_at_its_appointment(self, desk: Desk) -> None:
        known = a_known_family(desk)
        record_answer(desk, Place(known.family.id, "interpreter_language"), Given("apc"))
        wish = AppointmentWish(starts_at=datetime(2026, 11, 23, 10, tzinfo=UTC))
        appointment = plan_appointment(desk, known.family.id, wish)
        asked = add_interpreter(desk, "Olena Kravets", ("apc",))
        confirmed = add_interpreter(desk, "Samira Nasser", ("apc",))
        book_interpreter(desk, appointment.id, confirmed.id, BookingState.CONFIRMED)
        book_interpreter(desk, appointment.id, asked.id, BookingState.ASKED)
        consultation = finish_intake(desk, known.family.id)
        assert (consultation.language, consultation.interpreted_by) == ("apc", "Samira Nasser")
        with desk.reading() as records:
            assert records.get(Appointment, appointment.id).state is AppointmentState.HELD
        assert intake_page(desk, known.family.id).is_finished

    def test_without_an_appointment_too(self, desk: Desk) -> None:
        known = a_known_family(desk)
        assert not intake_page(desk, known.family.id).is_finished
        assert finish_intake(desk, known.family.id).appointment_id is None
        assert {case.state for case in intake_page(desk, known.family.id).file.cases} == {CaseState.COUNSELLED}

    def test_a_cancelled_appointment_is_not_held(self, desk: Desk) -> None:
        known = a_known_family(desk)
        wish = AppointmentWish(starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC))
        appointment = plan_appointment(desk, known.family.id, wish)
        set_appointment_state(desk, appointment.id, AppointmentState.CANCELLED)
        assert finish_intake(desk, known.family.id).appointment_id is None


class TestHistory:
    def at(self, desk: Desk, hour: int) -> None:
        assert isinstance(desk.clock, FixedClock)
        desk.clock.moment = desk.clock.moment.replace(hour=hour)

    def test_newest_first_with_words_and_people(self, desk: Desk) -> None:
        known = a_known_family(desk)
        self.at(desk, 10)
        record_answer(desk, Place(known.family.id, "place_of_birth"), Given("Aleppo"))
        self.at(desk, 11)
        write_note(desk, known.family.id, "Rückruf vereinbart.\nMorgen.")
        note, answer = history_of(desk, known.family.id, 10)[:2]
        assert (note.text, note.is_note, note.who) == ("Rückruf vereinbart.\nMorgen.", True, "Anke Terhorst")
        assert (answer.what, answer.text) == ("Antwort eingetragen", "Geburtsort")
        assert f"{note.happened_at:%H:%M}" == "12:00"

    def test_undone_and_undo_are_told_apart(self, desk: Desk) -> None:
        known = a_known_family(desk)
        self.at(desk, 10)
        write_note(desk, known.family.id, "Falsche Familie.")
        self.at(desk, 11)
        undo_last(desk)
        undo, undone = history_of(desk, known.family.id, 10)[:2]
        assert (undo.what, undo.undone) == ("Zurückgenommen: Vermerk geschrieben", False)
        assert (undone.what, undone.undone) == ("Vermerk geschrieben", True)

    def test_days_and_equal_deeds(self, desk: Desk) -> None:
        known = a_known_family(desk)
        self.at(desk, 10)
        for field in ("street", "town"):
            record_answer(desk, Place(known.family.id, field), Given("Emsdetten"))
        entries = [one for one in history_of(desk, known.family.id, 10) if one.who]
        assert [entry.what for entry in gathered(entries)] == ["Antwort eingetragen (2-mal)"]
        assert next(gathered(entries)).text == "Straße, Ort"
        assert [(day.day, len(day.entries)) for day in by_day(entries)] == [(TODAY, 2)]

    def test_an_answer_without_a_value_has_words(self, desk: Desk) -> None:
        known = a_known_family(desk)
        record_answer(desk, Place(known.family.id, "religion"), Given(no_value=NoValue.REFUSED))
        assert "Art der Antwort" in [entry.text for entry in history_of(desk, known.family.id, 10)]


def test_an_empty_note_is_refused(desk: Desk) -> None:
    with pytest.raises(DomainError, match="Vermerk ist leer"):
        write_note(desk, a_known_family(desk).family.id, "  ")


def test_a_family_of_one_name_has_a_head(desk: Desk) -> None:
    known = a_family("").with_child("").stored_in(desk.store)
    assert head_of(desk, known.family.id).name == "ohne Namen"
    assert overview_of(desk, known.family.id).children[0].name == "Kind ohne Namen"

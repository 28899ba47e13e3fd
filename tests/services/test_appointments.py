"""Talks planned, moved, held or not; who interprets; free times."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from kiberatung.basics.german_time import german_time, moment_of
from kiberatung.domain.appointments import Appointment, AppointmentState, Consultation
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.interpreters import BookingState, Interpreter, InterpreterBooking, InterpreterKind
from kiberatung.services.appointment_week import free_starts, interpreters_for, monday_of, read_week
from kiberatung.services.appointments import (
    AppointmentWish,
    ConsultationRecord,
    add_interpreter,
    book_interpreter,
    hold_consultation,
    move_appointment,
    new_interpreter,
    plan_appointment,
    put_interpreter,
    set_appointment_state,
)
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.undo import undo_last
from tests.support.desks import TODAY, a_desk

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_reported_family(desk: Desk) -> FamilyId:
    return report_family(desk, ReportedFamily(family_name="Melnyk", given_names_of_children=("Sofiia", "Danylo")))


def planned(desk: Desk, family_id: FamilyId | None = None, at: time = time(10), day: date = TOMORROW) -> Appointment:
    wish = AppointmentWish(starts_at=moment_of(day, at), place="Raum 1")
    return plan_appointment(desk, family_id or a_reported_family(desk), wish)


def states(desk: Desk, family_id: FamilyId) -> set[CaseState]:
    with desk.reading() as records:
        return {case.state for case in records.find(Case, family_id=family_id)}


def test_planning_invites_all_children(desk: Desk) -> None:
    appointment = planned(desk)
    assert states(desk, appointment.family_id) == {CaseState.INVITED}
    assert appointment.counsellor_id == desk.account.id
    undo_last(desk)
    assert states(desk, appointment.family_id) == {CaseState.REPORTED}


@pytest.mark.parametrize("minutes", [0, -5, 481])
def test_impossible_lengths_are_refused(desk: Desk, minutes: int) -> None:
    with pytest.raises(DomainError, match="Dauer"):
        plan_appointment(
            desk, a_reported_family(desk), AppointmentWish(starts_at=moment_of(TOMORROW, time(9)), minutes=minutes)
        )


def test_the_past_is_refused(desk: Desk) -> None:
    with pytest.raises(DomainError, match="Vergangenheit"):
        planned(desk, day=TODAY - timedelta(days=1))


def test_missed_appointments_count_invitations(desk: Desk) -> None:
    first = planned(desk)
    set_appointment_state(desk, first.id, AppointmentState.NO_SHOW)
    assert planned(desk, first.family_id, time(12)).invitation_number == 2


def test_confirming_moves_the_cases_on(desk: Desk) -> None:
    appointment = planned(desk)
    set_appointment_state(desk, appointment.id, AppointmentState.CONFIRMED)
    assert states(desk, appointment.family_id) == {CaseState.APPOINTMENT}


def test_moving_opens_what_was_confirmed(desk: Desk) -> None:
    appointment = planned(desk)
    set_appointment_state(desk, appointment.id, AppointmentState.CONFIRMED)
    person = add_interpreter(desk, "Olena Kravets", ("ukr",))
    book_interpreter(desk, appointment.id, person.id, BookingState.CONFIRMED)
    wish = AppointmentWish(starts_at=moment_of(TOMORROW, time(14)), minutes=45, place="Raum 2")
    moved = move_appointment(desk, appointment.id, wish)
    assert (moved.state, moved.minutes, moved.place) == (AppointmentState.PLANNED, 45, "Raum 2")
    with desk.reading() as records:
        assert [one.state for one in records.find(InterpreterBooking)] == [BookingState.ASKED]


def test_a_talk_held_is_a_consultation(desk: Desk) -> None:
    appointment = planned(desk)
    hold_consultation(desk, appointment.family_id, ConsultationRecord(minutes=50, language="ukr"), appointment.id)
    with desk.reading() as records:
        assert records.get(Appointment, appointment.id).state is AppointmentState.HELD
        assert [one.minutes for one in records.find(Consultation)] == [50]
    assert states(desk, appointment.family_id) == {CaseState.COUNSELLED}


def test_asking_again_changes_the_booking(desk: Desk) -> None:
    appointment = planned(desk)
    person = add_interpreter(desk, " Olena Kravets ", ("ukr",))
    assert person.name == "Olena Kravets"
    book_interpreter(desk, appointment.id, person.id)
    book_interpreter(desk, appointment.id, person.id, BookingState.CONFIRMED)
    with desk.reading() as records:
        assert [one.state for one in records.find(InterpreterBooking)] == [BookingState.CONFIRMED]
    assert [line.what for line in desk.lists.history(appointment.family_id, 2)] == [
        "Sprachmittlung bestätigt",
        "Sprachmittlung angefragt",
    ]


@pytest.mark.parametrize(("name", "languages"), [("", ("ukr",)), ("  ", ("ukr",)), ("Olena", ())])
def test_nobody_without_name_or_language(desk: Desk, name: str, languages: tuple[str, ...]) -> None:
    with pytest.raises(DomainError):
        add_interpreter(desk, name, languages)
    with pytest.raises(DomainError):
        put_interpreter(desk, replace(new_interpreter(desk), name=name, languages=languages))


def test_people_of_the_pool_are_added_and_changed(desk: Desk) -> None:
    person = put_interpreter(desk, replace(new_interpreter(desk), name="Olena", languages=("ukr",)))
    put_interpreter(desk, replace(person, phone="05971 1234", active=False))
    with desk.reading() as records:
        assert [(one.phone, one.active) for one in records.find(Interpreter)] == [("05971 1234", False)]


def test_free_times_avoid_own_talks_and_weekends(desk: Desk) -> None:
    friday = date(2026, 11, 27)
    planned(desk, at=time(9), day=friday)
    starts = free_starts(desk, friday, 60, at_most=4)
    assert [f"{start:%d.%m. %H:%M}" for start in starts] == [
        "27.11. 10:00",
        "27.11. 12:00",
        "30.11. 09:00",
        "30.11. 12:00",
    ]


def test_today_only_later_times_are_free(desk: Desk) -> None:
    assert german_time(desk.clock.now()).time() == time(10)
    assert free_starts(desk, TODAY, 60, at_most=1)[0].time() == time(10, 30)


def test_offers_speak_the_language_professional_and_free_first(desk: Desk) -> None:
    appointment = planned(desk)
    lay = add_interpreter(desk, "Anna", ("ukr",))
    busy = add_interpreter(desk, "Bella", ("ukr",), InterpreterKind.PROFESSIONAL)
    learned = add_interpreter(desk, "Clara", ("ukr", "rus"), InterpreterKind.PROFESSIONAL)
    add_interpreter(desk, "Dana", ("tur",))
    book_interpreter(desk, appointment.id, busy.id)
    offers = interpreters_for(desk, "ukr", appointment.starts_at + timedelta(minutes=30), 60)
    assert [(one.interpreter.id, one.is_busy) for one in offers] == [
        (learned.id, False),
        (lay.id, False),
        (busy.id, True),
    ]


def test_week_shows_talks_with_their_people(desk: Desk) -> None:
    appointment = planned(desk)
    person = add_interpreter(desk, "Olena Kravets", ("ukr",))
    book_interpreter(desk, appointment.id, person.id, BookingState.DECLINED)
    week = read_week(desk, monday_of(TOMORROW))
    assert [(entry.appointment_id, entry.bookings) for entry in week.entries] == [(appointment.id, ())]
    book_interpreter(desk, appointment.id, person.id)
    assert [one.name for one in read_week(desk, monday_of(TOMORROW)).entries[0].bookings] == ["Olena Kravets"]
    assert read_week(desk, monday_of(TOMORROW) + timedelta(days=7)).entries == ()


@pytest.mark.parametrize(
    ("day", "hour"), [(date(2026, 7, 1), 7), (date(2026, 12, 1), 8), (date(2026, 10, 25), 8), (date(2026, 3, 29), 7)]
)
def test_typed_times_are_those_of_the_wall(day: date, hour: int) -> None:
    moment = moment_of(day, time(9))
    assert moment == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    assert german_time(moment).time() == time(9)

"""The page of the day: order of talks, due work, waiting, changes."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.german_time import moment_of
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.appointments import AppointmentState
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.services.age_bands import ALWAYS_SHOWN, AgeBand
from kiberatung.services.appointments import (
    AppointmentWish,
    ConsultationRecord,
    add_interpreter,
    book_interpreter,
    hold_consultation,
    plan_appointment,
    set_appointment_state,
)
from kiberatung.services.desk import Desk
from kiberatung.services.due_work import DueKind, due_work
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.notes import finish_follow_up, plan_follow_up
from kiberatung.services.today import Standing, read_background, read_today, waiting_by_band
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk
from tests.support.fakes import FakeStore


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def desk(store: FakeStore) -> Desk:
    return a_desk(store, clock=FixedClock.on(TODAY))


def a_known_family(desk: Desk, name: str = "Melnyk", reported_on: date = TODAY, language: str = "ukr") -> FamilyId:
    report = ReportedFamily(family_name=name, given_names_of_children=("Sofiia",), received_on=reported_on)
    family_id = report_family(desk, report)
    with desk.changing("Sprache eingetragen") as work:
        work.put(replace(work.get(Family, family_id), interpreter_language=language))
        work.commit()
    return family_id


def due(desk: Desk) -> list[tuple[DueKind, int]]:
    with desk.reading() as records:
        return [(work.kind, (TODAY - work.due_on).days) for work in due_work(desk, records).work]


def test_an_empty_store_is_empty(desk: Desk) -> None:
    today = read_today(desk)
    assert (today.is_empty, today.talks, today.due.all, today.is_practice) == (True, (), 0, False)
    assert [count.band for count in read_background(desk).bands] == list(ALWAYS_SHOWN)


def test_the_next_talk_is_the_first_that_is_not_over(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.moment = moment_of(TODAY, time(7))
    talks = [
        plan_appointment(desk, a_known_family(desk, str(hour)), AppointmentWish(starts_at=moment_of(TODAY, time(hour))))
        for hour in (8, 9, 10, 12, 13)
    ]
    hold_consultation(desk, talks[0].family_id, ConsultationRecord(), talks[0].id)
    set_appointment_state(desk, talks[3].id, AppointmentState.NO_SHOW)
    clock.moment = moment_of(TODAY, time(10, 30))
    shown = read_today(desk).talks
    assert [talk.standing for talk in shown] == [
        Standing.HELD,
        Standing.OVER,
        Standing.NEXT,
        Standing.NO_SHOW,
        Standing.LATER,
    ]
    assert [f"{talk.starts_at:%H:%M}–{talk.ends_at:%H:%M}" for talk in shown][:2] == ["08:00–09:00", "09:00–10:00"]


def test_a_missing_interpreter_is_seen(desk: Desk) -> None:
    at = AppointmentWish(starts_at=moment_of(TODAY, time(13)))
    with_language = plan_appointment(desk, a_known_family(desk), at)
    plan_appointment(desk, a_known_family(desk, language=""), at)
    assert [talk.lacks_interpreter for talk in read_today(desk).talks] == [True, False]
    book_interpreter(desk, with_language.id, add_interpreter(desk, "Olena", ("ukr",)).id)
    assert [talk.lacks_interpreter for talk in read_today(desk).talks] == [False, False]


def test_follow_ups_are_due_until_they_are_finished(desk: Desk) -> None:
    family_id = a_known_family(desk)
    first = plan_follow_up(desk, family_id, TODAY - timedelta(days=3), "Impfpass ansehen")
    plan_follow_up(desk, family_id, TODAY, "Schule anrufen")
    plan_follow_up(desk, family_id, TODAY + timedelta(days=15), "später")
    follow_ups = [item for item in due(desk) if item[0] is DueKind.FOLLOW_UP]
    assert follow_ups == [(DueKind.FOLLOW_UP, 3), (DueKind.FOLLOW_UP, 0)]
    finish_follow_up(desk, first)
    assert (DueKind.FOLLOW_UP, 3) not in due(desk)


def test_families_without_appointment_are_due_two_weeks_after_the_report(desk: Desk) -> None:
    waiting = a_known_family(desk, reported_on=TODAY - timedelta(days=20))
    assert due(desk) == [(DueKind.NO_APPOINTMENT, 6)]
    appointment = plan_appointment(desk, waiting, AppointmentWish(starts_at=moment_of(TODAY, time(13))))
    assert due(desk) == []
    set_appointment_state(desk, appointment.id, AppointmentState.NO_SHOW)
    with desk.reading() as records:
        assert [work.missed for work in due_work(desk, records).work] == [1]


def test_past_talks_without_result_are_due(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.moment = moment_of(TODAY - timedelta(days=4), time(8))
    plan_appointment(
        desk, a_known_family(desk), AppointmentWish(starts_at=moment_of(TODAY - timedelta(days=4), time(9)))
    )
    clock.moment = moment_of(TODAY, time(8))
    assert due(desk) == [(DueKind.RESULT_OPEN, 4)]


def test_children_of_a_family_stand_in_one_line(desk: Desk, store: FakeStore) -> None:
    family = a_family("Kovalenko")
    for name in ("Lev", "Danylo", "Daryna"):
        family = family.with_child(name, CaseState.RECOMMENDED)
    family.stored_in(store)
    with desk.reading() as records:
        [work] = due_work(desk, records).work
    assert (work.kind, work.name, work.children) == (DueKind.NOT_HANDED_OVER, "Lev, Danylo und Daryna Kovalenko", 3)


def test_who_is_told_by_letter_is_no_longer_due(desk: Desk, store: FakeStore) -> None:
    family = a_family().with_child("Lev", CaseState.PLACED).with_child("Mila", CaseState.PLACED).stored_in(store)
    assert [kind for kind, _days in due(desk)] == [DueKind.NOT_TOLD]
    with desk.changing("Schreiben ausgegeben") as work:
        for child in family.children:
            work.put(
                Letter(
                    id=LetterId(desk.identifiers.next()),
                    family_id=family.family.id,
                    child_id=child.id,
                    kind=LetterKind.PLACEMENT,
                    language="uk",
                    created_at=desk.clock.now(),
                )
            )
        work.commit()
    assert due(desk) == []


def test_waiting_is_counted_by_age_and_length(desk: Desk, store: FakeStore) -> None:
    a_family(reported_on=TODAY - timedelta(days=51)).with_child(date_of_birth=date(2018, 5, 5)).stored_in(store)
    a_family(reported_on=TODAY - timedelta(days=50)).with_child(date_of_birth=date(2018, 5, 5)).stored_in(store)
    a_family().with_child(date_of_birth=None).with_child("Wartet nicht", CaseState.PLACED).stored_in(store)
    counts = {count.band: (count.waiting, count.long) for count in waiting_by_band(desk)}
    assert counts[AgeBand.PRIMARY] == (2, 1)
    assert counts[AgeBand.UNKNOWN] == (1, 1)
    assert AgeBand.BEFORE_SCHOOL not in counts


def test_changes_of_others_since_the_own_last_day(desk: Desk, store: FakeStore) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    other = Account(id=AccountId(desk.identifiers.next()), name="Jens Wessels", role=Role.COUNSELLOR)
    with desk.changing("Konto angelegt") as work:
        work.put(other)
        work.commit()
    colleague = replace(desk, account=other)
    clock.moment = moment_of(TODAY - timedelta(days=5), time(9))
    a_known_family(colleague, "Alt")
    a_known_family(desk, "Eigen")
    clock.moment = moment_of(TODAY - timedelta(days=2), time(9))
    a_known_family(colleague, "Neu")
    clock.moment = moment_of(TODAY, time(9))
    report_family(colleague, ReportedFamily(family_name="A", given_names_of_children=()))
    report_family(colleague, ReportedFamily(family_name="B", given_names_of_children=()))
    changes = read_background(desk).changes
    assert changes.since == TODAY - timedelta(days=5)
    assert [(line.what, alike) for line, alike in changes.lines] == [
        ("Familie aufgenommen", 2),
        ("Sprache eingetragen", 1),
        ("Familie aufgenommen", 1),
    ]


def test_a_handover_without_an_answer_is_due_three_weeks_later(desk: Desk, store: FakeStore) -> None:
    known = a_family().with_child("Omar", CaseState.HANDED_OVER).stored_in(store)
    since = known.cases[0].state_since
    assert due(desk) == [(DueKind.NO_ANSWER, (TODAY - since).days - 21)]


@pytest.mark.parametrize(
    ("state", "more", "expected"),
    [
        (CaseState.RECOMMENDED, {"state": PlaceRequestState.DECLINED, "answered_on": date(2026, 11, 20)}, 1),
        (CaseState.HANDED_OVER, {"state": PlaceRequestState.ASKED}, 0),
        (CaseState.RECOMMENDED, {"state": PlaceRequestState.WITHDRAWN}, 0),
    ],
)
def test_a_refused_place_is_due_until_another_is_asked(
    desk: Desk, store: FakeStore, state: CaseState, more: dict[str, Any], expected: int
) -> None:
    known = a_family().with_child("Omar", state).stored_in(store)
    with desk.changing("Schulplatz angefragt") as work:
        work.put(a_request(known.children[0].id, **more))
        work.commit()
    assert [kind for kind, _days in due(desk)].count(DueKind.DECLINED) == expected


@pytest.mark.parametrize(("starts_on", "expected"), [(date(2026, 11, 16), 1), (TODAY, 0), (None, 0)])
def test_a_first_day_of_school_that_is_past_is_due(
    desk: Desk, store: FakeStore, starts_on: date | None, expected: int
) -> None:
    known = a_family().with_child("Omar", CaseState.PLACED).stored_in(store)
    with desk.changing("Schulplatz angefragt") as work:
        work.put(a_request(known.children[0].id, state=PlaceRequestState.ASSIGNED, starts_on=starts_on))
        work.commit()
    assert due(desk).count((DueKind.START_OPEN, 7)) == expected


def a_request(child_id: ChildId, **more: Any) -> PlaceRequest:
    identifier = PlaceRequestId(UUID(int=77))
    return PlaceRequest(
        id=identifier, child_id=child_id, school_number="155470", requested_on=date(2026, 11, 2), **more
    )

"""How the answer came about: each day on which a fact made it another one, with the fact."""

from datetime import date, timedelta

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.children import Child
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.desk import Desk
from kiberatung.services.families import add_child
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.schooling.spans import put_span, remove_span
from kiberatung.services.schulpflicht.past import AnswerChange, past_answers
from kiberatung.services.undo import undo_last
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(TODAY)


@pytest.fixture
def desk(clock: FixedClock) -> Desk:
    return a_desk(clock=clock)


def a_child(desk: Desk) -> Child:
    return a_family().with_child("Omar", date_of_birth=None).stored_in(desk.store).children[0]


def tell(desk: Desk, child: Child, field: str, value: object) -> None:
    record_answer(desk, Place(child.family_id, field, child.id), Given(value))


def days_pass(clock: FixedClock, days: int) -> None:
    clock.moment += timedelta(days=days)


def words(found: tuple[AnswerChange, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(f"{one.on:%d.%m.}", one.before, one.now, one.because) for one in found]


def test_each_day_tells_what_it_changed_and_why(desk: Desk, clock: FixedClock) -> None:
    child = a_child(desk)
    tell(desk, child, "date_of_birth", date(2015, 3, 1))
    tell(desk, child, "residence_status", ResidenceStatus.EU)
    days_pass(clock, 1)
    tell(desk, child, "resident_since", date(2026, 10, 1))
    days_pass(clock, 1)
    tell(desk, child, "given_names", "Omar Said")
    found = past_answers(desk, child.id)
    assert words(found) == [
        (
            "24.11.",
            "Eine Angabe fehlt",
            "Ja, Vollzeit, 01.10.2026 bis 31.07.2033",
            ("Gemeldet in NRW seit: 01.10.2026",),
        ),
        ("23.11.", "", "Eine Angabe fehlt", ("Geburtsdatum: 01.03.2015",)),
    ]
    assert found[0].who == "Anke Terhorst"


def test_a_fact_that_changes_nothing_is_not_told(desk: Desk, clock: FixedClock) -> None:
    child = a_child(desk)
    tell(desk, child, "date_of_birth", date(2015, 3, 1))
    days_pass(clock, 1)
    tell(desk, child, "years_of_schooling", 3)
    assert len(past_answers(desk, child.id)) == 1


def test_what_was_taken_back_on_the_same_day_cancels_out(desk: Desk) -> None:
    child = a_child(desk)
    tell(desk, child, "date_of_birth", date(2015, 3, 1))
    undo_last(desk)
    assert past_answers(desk, child.id) == ()


def test_the_way_through_schools_counts_until_it_is_removed(desk: Desk, clock: FixedClock) -> None:
    child = a_child(desk)
    tell(desk, child, "date_of_birth", date(2010, 12, 14))
    tell(desk, child, "resident_since", date(2026, 10, 1))
    days_pass(clock, 1)
    span = SchoolingSpan(
        id=SchoolingSpanId(desk.identifiers.next()),
        child_id=child.id,
        country="475",
        started_on=date(2014, 9, 1),
        ended_on=date(2025, 8, 1),
    )
    span = put_span(desk, span)
    days_pass(clock, 1)
    remove_span(desk, span)
    found = past_answers(desk, child.id)
    assert [one.because for one in found[:2]] == [("der Schulweg wurde geändert",)] * 2
    assert (found[0].before, found[0].now) == (found[1].now, found[1].before)


def test_a_sibling_s_facts_are_not_told(desk: Desk) -> None:
    child = a_child(desk)
    sister = add_child(desk, child.family_id)
    tell(desk, sister, "date_of_birth", date(2015, 3, 1))
    assert past_answers(desk, child.id) == ()
    assert len(past_answers(desk, sister.id)) == 1

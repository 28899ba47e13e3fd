"""The order of a talk, what is answered and skipped in it, and where it goes on."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.answers import NoValue, Source
from kiberatung.domain.children import GermanLevel
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.questions import Scope
from kiberatung.services.talk.deeds import mark_to_ask_again, skip_question
from kiberatung.services.talk.order import Step, StepState, first_open, state_of, steps_of
from tests.services.talk.talks import AtTheTable
from tests.support.builders import a_family
from tests.support.desks import TODAY


def steps(table: AtTheTable) -> tuple[Step, ...]:
    return steps_of(table.page().people, TODAY)


def fields_about(table: AtTheTable, name: str) -> list[str]:
    return [step.question.field for step in steps(table) if step.about and step.about.given_names == name]


def test_the_language_first_then_the_family_then_all_then_each_child() -> None:
    found = steps(AtTheTable())
    assert [step.question.field for step in found[:3]] == ["interpreter_language", "letter_language", "street"]
    chapters = [step.chapter for step in found]
    assert chapters == sorted(chapters)
    assert next(step.about.given_names if step.about else "" for step in found if step.chapter > 1) == "Yasmin"
    assert {step.question.scope for step in found if step.chapter == 1} == {Scope.SHARED}


def test_an_only_child_is_named_and_the_answer_is_the_common_one() -> None:
    table = AtTheTable(children=1)
    step = next(one for one in steps(table) if one.question.field == "arrived_in_germany_on")
    assert step.about is not None
    assert step.place.child_id is None


def test_an_only_child_with_an_answer_of_its_own_is_asked_once() -> None:
    table = AtTheTable(children=1)
    found = [step.place.child_id for step in steps(table) if step.question.field == "name_in_script"]
    assert found == [table.yasmin]


def test_a_child_that_differs_is_asked_for_itself() -> None:
    table = AtTheTable()
    table.answer("nationalities", ("475",))
    assert "nationalities" in fields_about(table, "Yasmin")
    assert "nationalities" not in fields_about(table, "Omar")


def test_a_child_can_be_asked_apart_before_it_differs() -> None:
    table = AtTheTable()
    apart = frozenset({("nationalities", table.yasmin)})
    found = [
        one.place.child_id
        for one in steps_of(table.page().people, TODAY, apart)
        if one.question.field == "nationalities"
    ]
    assert found == [None, table.yasmin]


@pytest.mark.parametrize(
    ("field", "of_sixteen", "of_eleven"),
    [("apprenticeship_from", True, False), ("deferred", False, False), ("german_level", True, True)],
)
def test_what_nobody_would_ask_at_that_age(field: str, *, of_sixteen: bool, of_eleven: bool) -> None:
    table = AtTheTable()
    assert (field in fields_about(table, "Yasmin"), field in fields_about(table, "Omar")) == (of_sixteen, of_eleven)


def test_an_answer_that_is_there_is_shown_at_any_age() -> None:
    table = AtTheTable()
    table.answer("deferred", False)
    assert "deferred" in fields_about(table, "Yasmin")


@pytest.mark.parametrize("born", [None, date(2027, 1, 1)])
def test_without_a_day_of_birth_everything_is_asked(born: date | None) -> None:
    family = a_family().with_child("Kind", date_of_birth=born)
    found = {step.question.field for step in steps_of((family.family, family.children), TODAY)}
    assert {"deferred", "apprenticeship_from"} <= found


def test_states_and_where_it_goes_on() -> None:
    table = AtTheTable()
    found = steps(table)
    answered = {"interpreter_language", "letter_language", "town"}
    record_answer(table.desk, table.place("street", of_child=False), Given(no_value=NoValue.REFUSED))
    skip_question(table.desk, table.place("house_number", of_child=False))
    page = table.page()
    states = {step.question.field: state_of(page.people, step, page.marks) for step in found if step.chapter == 0}
    assert states["street"] is StepState.ANSWERED
    assert states["house_number"] is StepState.SKIPPED
    assert {field for field, state in states.items() if state is StepState.ANSWERED} >= answered - {"letter_language"}
    assert found[first_open(page.people, found, page.marks)].question.field == "postcode"


def test_when_nothing_is_open_it_goes_on_with_what_was_to_be_asked_again() -> None:
    table = AtTheTable()
    for step in steps(table):
        skip_question(table.desk, step.place)
    page = table.page()
    assert first_open(page.people, steps(table), page.marks) == 0
    mark_to_ask_again(table.desk, table.place("german_level"), wanted=True)
    page = table.page()
    assert steps(table)[first_open(page.people, steps(table), page.marks)].question.field == "german_level"


def test_an_answer_stands_above_a_skip() -> None:
    table = AtTheTable()
    skip_question(table.desk, table.place("german_level"))
    table.answer("german_level", GermanLevel.A1, Source.OWN_WORDS)
    step = next(one for one in steps(table) if one.asked == ("german_level", table.yasmin))
    assert state_of(table.page().people, step, table.page().marks) is StepState.ANSWERED


def test_place_and_step_say_the_same() -> None:
    table = AtTheTable()
    step = steps(table)[-1]
    assert step.place == replace(Place(table.family_id, step.question.field), child_id=step.asked[1])

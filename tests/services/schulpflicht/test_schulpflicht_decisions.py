"""A decision that deviates stands beside the computed answer, is asked again with other facts, can be taken back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import SchulpflichtDecision
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts, SuspensionKind
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.schulpflicht.decisions import StandingDecision, uphold_decision, withdraw_decision
from kiberatung.services.schulpflicht.determining import decide_schulpflicht
from kiberatung.services.schulpflicht.page import read_schulpflicht
from kiberatung.services.schulpflicht.values import facts_of_text, text_of_facts
from kiberatung.services.undo import undo_last
from tests.support.builders import a_family
from tests.support.desks import a_desk

REASON = "Auskunft der Bezirksregierung"


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def decided(desk: Desk, **more: Any) -> Child:
    known = {
        "date_of_birth": date(2010, 10, 14),
        "residence_status": ResidenceStatus.EU,
        "resident_since": date(2026, 10, 1),
        "years_of_schooling": 7,
    } | more
    child = a_family().with_child("Yasmin", **known).stored_in(desk.store).children[0]
    decide_schulpflicht(desk, child.id, "yes", "sek2", REASON)
    return child


def standing(desk: Desk, child: Child) -> StandingDecision:
    found = read_schulpflicht(desk, child.id).decision
    assert found is not None
    return found


def tell_years(desk: Desk, child: Child, years: int) -> None:
    record_answer(desk, Place(child.family_id, "years_of_schooling", child.id), Given(years))


def test_a_fact_learned_later_asks_for_the_decision_again(desk: Desk) -> None:
    child = decided(desk)
    assert not standing(desk, child).is_asked_again
    tell_years(desk, child, 8)
    now = standing(desk, child)
    assert [(one.name, one.before, one.now) for one in now.changed] == [
        ("Schuljahre bisher", "7 abgeschlossene", "8 abgeschlossene")
    ]
    assert now.is_asked_again
    assert not now.other_answer


def test_another_computed_answer_asks_for_it_too(desk: Desk) -> None:
    child = decided(desk)
    record_answer(desk, Place(child.family_id, "date_of_birth", child.id), Given(date(2015, 3, 1)))
    assert standing(desk, child).other_answer


def test_upheld_it_rests_on_the_facts_of_today_and_keeps_its_reason(desk: Desk) -> None:
    child = decided(desk)
    tell_years(desk, child, 8)
    uphold_decision(desk, child.id)
    now = standing(desk, child)
    assert not now.is_asked_again
    assert (now.decision.reason, now.decision.answer, now.decision.part) == (REASON, "yes", "sek2")
    undo_last(desk)
    assert standing(desk, child).is_asked_again


def test_withdrawn_the_computed_answer_holds_and_no_earlier_decision_comes_back(desk: Desk) -> None:
    child = decided(desk)
    decide_schulpflicht(desk, child.id, "no", "", REASON)
    withdraw_decision(desk, child.id)
    assert read_schulpflicht(desk, child.id).decision is None
    undo_last(desk)
    assert standing(desk, child).decision.answer == "no"


@pytest.mark.parametrize("deed", [uphold_decision, withdraw_decision])
def test_without_a_decision_there_is_nothing_to_uphold_or_withdraw(desk: Desk, deed: Any) -> None:
    child = decided(desk)
    withdraw_decision(desk, child.id)
    with pytest.raises(DomainError, match="keine abweichende Entscheidung"):
        deed(desk, child.id)


@pytest.mark.parametrize("deed", [uphold_decision, withdraw_decision])
def test_administration_does_neither(desk: Desk, deed: Any) -> None:
    child = decided(desk)
    with pytest.raises(DomainError, match="darf das nicht"):
        deed(a_desk(desk.store, Role.ADMINISTRATION), child.id)


def test_a_decision_of_before_facts_were_kept_is_asked_again_by_its_answer_alone(desk: Desk) -> None:
    child = decided(desk)
    with desk.changing("Festlegung ohne Tatsachen") as work:
        [decision] = work.find(SchulpflichtDecision)
        work.put(replace(decision, facts=""))
        work.commit()
    tell_years(desk, child, 8)
    assert not standing(desk, child).is_asked_again


def test_it_stands_also_while_the_birthday_is_gone(desk: Desk) -> None:
    child = decided(desk)
    record_answer(desk, Place(child.family_id, "date_of_birth", child.id), Given(None))
    page = read_schulpflicht(desk, child.id)
    assert page.answer is None
    assert page.missing == ("date_of_birth",)
    assert page.decision is not None
    assert not page.decision.is_asked_again


def test_facts_come_back_from_their_text_as_they_were() -> None:
    facts = SchulpflichtFacts(
        date(2010, 10, 14),
        date(2026, 11, 23),
        ResidenceStatus.ASYLUM,
        assigned_on=date(2026, 10, 5),
        years_of_schooling=0,
        deferred=False,
        suspension=SuspensionKind.MATERNITY,
    )
    found = facts_of_text(text_of_facts(facts))
    assert SchulpflichtFacts(reference_date=date(2026, 11, 23), **found) == facts
    assert facts_of_text("") == {}

"""The Schulpflicht of a stored child: its answer, the counsellor's own, and the page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import FieldMark, NoValue, Source
from kiberatung.domain.cases import SchulpflichtDecision
from kiberatung.domain.children import Child, DateCertainty
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.answer_warnings import find_right, open_doubts, read_surroundings
from kiberatung.services.desk import Desk
from kiberatung.services.families import read_family
from kiberatung.services.notes import plan_follow_up
from kiberatung.services.schulpflicht.determining import decide_schulpflicht, facts_of, years_of_schooling
from kiberatung.services.schulpflicht.page import read_schulpflicht
from kiberatung.services.schulpflicht.paper import determination_sheet
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk

YASMIN = {
    "date_of_birth": date(2010, 10, 14),
    "residence_status": ResidenceStatus.ASYLUM,
    "asylum_application": True,
    "resident_since": date(2026, 10, 1),
    "assigned_on": date(2026, 10, 5),
    "years_of_schooling": 7,
}


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_child(desk: Desk, **more: Any) -> Child:
    return a_family().with_child("Yasmin", **(YASMIN | more)).stored_in(desk.store).children[0]


def test_told_years_hold_before_counted_ones(desk: Desk) -> None:
    child = a_child(desk)
    span = SchoolingSpan(
        id=SchoolingSpanId(desk.identifiers.next()), child_id=child.id, country="475", started_on=date(2020, 9, 1)
    )
    assert years_of_schooling(child, [span], TODAY) == 7
    assert years_of_schooling(replace(child, years_of_schooling=None), [span], TODAY) == 6
    assert years_of_schooling(replace(child, years_of_schooling=None), [], TODAY) is None


def test_an_unknown_status_is_undetermined_and_a_missing_birthday_is_refused(desk: Desk) -> None:
    child = a_child(desk, residence_status=None)
    assert facts_of(child, [], TODAY).residence_status is ResidenceStatus.UNDETERMINED
    with pytest.raises(DomainError, match="Geburtsdatum"):
        facts_of(replace(child, date_of_birth=None), [], TODAY)


def test_the_counsellor_decides_with_a_reason_and_the_computed_answer_stays(desk: Desk) -> None:
    child = a_child(desk)
    with pytest.raises(DomainError, match="Begründung fehlt"):
        decide_schulpflicht(desk, child.id, Answer.NO, "", "zu kurz")
    decide_schulpflicht(desk, child.id, Answer.YES, Part.SEK2, "Telefonat mit der Bezirksregierung")
    page = read_schulpflicht(desk, child.id)
    assert page.decision is not None
    decision = page.decision.decision
    assert (decision.answer, decision.part) == (Answer.YES, Part.SEK2)
    assert (decision.computed_answer, decision.computed_part) == (Answer.YES, Part.CHECK)
    assert (page.decision.decided_by, page.decision.is_asked_again) == ("Anke Terhorst", False)
    assert page.answer is not None
    assert page.answer.part is Part.CHECK


def test_administration_decides_nothing(desk: Desk) -> None:
    child = a_child(desk)
    office = a_desk(desk.store, Role.ADMINISTRATION)
    with pytest.raises(DomainError, match="darf das nicht"):
        decide_schulpflicht(office, child.id, Answer.NO, "", "Das ist ein ganzer Satz.")
    with desk.reading() as records:
        assert records.find(SchulpflichtDecision) == []


def test_reasons_stand_beside_their_norms_and_votes_apart(desk: Desk) -> None:
    page = read_schulpflicht(desk, a_child(desk).id)
    assert [vote.part for vote in page.votes] == [Part.FULL_TIME, Part.FULL_TIME, Part.SEK2]
    assert not any("(§" in reason.text for reason in page.reasons)
    assert any("§" in norm for reason in page.reasons for norm in reason.norms)
    assert not {vote.sentence for vote in page.votes} & {reason.text for reason in page.reasons}


def test_both_offices_are_named_and_an_open_request_is_seen(desk: Desk) -> None:
    child = a_child(desk)
    schulamt, bezirksregierung = read_schulpflicht(desk, child.id).offices
    assert (schulamt.name, bezirksregierung.name) == ("Schulamt für den Kreis Steinfurt", "Bezirksregierung Münster")
    plan_follow_up(desk, child.family_id, date(2026, 11, 30), schulamt.request, child.id)
    asked, still_open = read_schulpflicht(desk, child.id).offices
    assert asked.follow_up is not None
    assert still_open.follow_up is None


def test_who_is_clearly_responsible_need_not_be_asked(desk: Desk) -> None:
    page = read_schulpflicht(desk, a_child(desk, date_of_birth=date(2015, 3, 1)).id)
    assert page.answer is not None
    assert page.answer.part is Part.FULL_TIME
    assert page.offices == ()


def test_facts_carry_their_source_and_what_is_open(desk: Desk) -> None:
    marks = (
        FieldMark("date_of_birth", source=Source.CERTIFICATE),
        FieldMark("years_of_schooling", no_value=NoValue.UNKNOWN),
    )
    child = a_child(
        desk, marks=marks, years_of_schooling=None, date_of_birth_certainty=DateCertainty.YEAR, deferred=False
    )
    facts = {fact.field: fact for fact in read_schulpflicht(desk, child.id).facts}
    assert (facts["date_of_birth"].source, facts["date_of_birth"].note) == (Source.CERTIFICATE, "nur das Jahr")
    assert (facts["years_of_schooling"].value, facts["years_of_schooling"].no_value) == ("", NoValue.UNKNOWN)
    assert facts["residence_status"].value == "Asylverfahren"
    assert facts["asylum_application"].value == "ja"
    assert "deferred" not in facts


def test_counted_years_say_where_they_come_from(desk: Desk) -> None:
    child = a_child(desk, years_of_schooling=None)
    identifier = SchoolingSpanId(desk.identifiers.next())
    span = SchoolingSpan(id=identifier, child_id=child.id, country="475", started_on=date(2019, 9, 1))
    with desk.changing("Schulbesuch eingetragen") as work:
        work.put(span)
        work.commit()
    [years] = [fact for fact in read_schulpflicht(desk, child.id).facts if fact.field == "years_of_schooling"]
    assert (years.value, years.note) == ("7 abgeschlossene", "aus dem Schulweg")


def test_without_a_birthday_the_page_says_what_is_missing(desk: Desk) -> None:
    page = read_schulpflicht(desk, a_child(desk, date_of_birth=None).id)
    assert page.answer is None
    assert "Geburtsdatum" in page.problem
    assert page.next_step


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"resident_since": date(2009, 1, 1)}, "Gemeldet in NRW seit: Liegt vor der Geburt."),
        ({"arrived_in_germany_on": date(2010, 1, 1)}, "Einreise nach Deutschland: Liegt vor der Geburt."),
        ({"sek2_completed_on": date(2024, 11, 1)}, "Unter 16 Jahren."),
        ({"years_of_schooling": 15}, "Viel für dieses Alter."),
        ({"deferred": True, "early_admission_on": date(2016, 8, 1)}, ""),  # the determination says it itself
    ],
)
def test_contradictions_warn_on_the_card_in_words(desk: Desk, facts: dict[str, Any], said: str) -> None:
    page = read_schulpflicht(desk, a_child(desk, **facts).id)
    assert any(one.endswith(said) for one in page.contradictions) if said else page.contradictions == ()
    assert page.answer is not None


def test_a_school_before_birth_and_an_early_upper_secondary_school_warn_on_the_card(desk: Desk) -> None:
    child = a_child(desk)
    spans = [
        (date(2010, 1, 1), date(2010, 2, 1), SchoolingKind.PRIMARY),
        (date(2024, 11, 1), date(2025, 7, 1), SchoolingKind.UPPER_SECONDARY),
    ]
    with desk.changing("Schulweg eingetragen") as work:
        for first, last, kind in spans:
            identifier = SchoolingSpanId(desk.identifiers.next())
            work.put(
                SchoolingSpan(
                    id=identifier, child_id=child.id, country="475", started_on=first, ended_on=last, kind=kind
                )
            )
        work.commit()
    told = read_schulpflicht(desk, child.id).contradictions
    assert "Ein Schulbesuch beginnt vor der Geburt." in told
    assert "Oberstufe schon mit 14 Jahren begonnen." in told


def test_a_contradiction_found_right_or_of_a_sibling_is_not_told(desk: Desk) -> None:
    early = date(2009, 1, 1)
    family = a_family().with_child("Yasmin", **YASMIN).with_child("Omar", **(YASMIN | {"resident_since": early}))
    yasmin, omar = family.stored_in(desk.store).children
    assert read_schulpflicht(desk, yasmin.id).contradictions == ()
    with desk.reading() as records:
        file = read_family(records, omar.family_id)
        doubts = open_doubts(file.family, file.children, read_surroundings(desk, records, file), desk.today)
    for doubt in doubts:
        find_right(desk, omar.family_id, doubt)
    assert read_schulpflicht(desk, omar.id).contradictions == ()


def test_a_birth_in_the_future_is_told_although_there_is_no_answer(desk: Desk) -> None:
    page = read_schulpflicht(desk, a_child(desk, date_of_birth=date(2030, 1, 2)).id)
    assert page.answer is None
    assert any("Liegt in der Zukunft." in one for one in page.contradictions)


def test_no_paper_shows_a_contradiction_about_the_stay(desk: Desk) -> None:
    child = a_child(desk, nationalities=("000",))
    assert any("Staatsangehörigkeit" in one for one in read_schulpflicht(desk, child.id).contradictions)
    assert not any("Staatsangehörigkeit" in note for note in determination_sheet(desk, child.id).notes)

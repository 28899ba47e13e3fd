"""What would change an answer: found by trying, told with what holds then, and true when it is tried again."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts, SuspensionKind
from kiberatung.domain.schulpflicht.json_shape import facts_from_json
from kiberatung.domain.schulpflicht.law_text import parse_law
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.domain.schulpflicht.what_changes import WouldChange, what_would_change
from tests.domain.schulpflicht.conftest import CHILD, LAW_FILE, TODAY, WORKED_CASES

CASES = [case["case"] for case in json.loads(WORKED_CASES.read_text(encoding="utf-8"))]
YOUTH = {"date_of_birth": date(2010, 3, 2)}


def changes(law: LawProfile, **facts: Any) -> dict[str, WouldChange]:
    """The first of each field."""
    found = what_would_change(CHILD._replace(**facts), law, TODAY)
    return {one.field: one for one in reversed(found)}


@pytest.mark.parametrize(
    ("facts", "field", "sentence", "answer"),
    [
        ({"resident_since": None}, "resident_since", "Wohnort in NRW seit heute", Answer.YES),
        (
            {"residence_status": ResidenceStatus.ASYLUM, "in_state_reception": True},
            "assigned_on",
            "Zuweisung an eine Gemeinde heute",
            Answer.YES,
        ),
        ({"residence_status": ResidenceStatus.ASYLUM}, "in_state_reception", "Wohnen in der Landesaufnahme", Answer.NO),
        (
            {"residence_status": ResidenceStatus.UNACCOMPANIED},
            "asylum_application",
            "Eigener Asylantrag",
            Answer.MISSING_FACT,
        ),
        (
            {"residence_status": ResidenceStatus.UNACCOMPANIED, "asylum_application": True},
            "asylum_application",
            "Kein eigener Asylantrag",
            Answer.YES,
        ),
        (
            {"residence_status": ResidenceStatus.UNDETERMINED},
            "residence_status",
            "Aufenthaltsstatus „Asylverfahren“",
            Answer.MISSING_FACT,
        ),
        (
            {"date_of_birth": date(2020, 12, 1)},
            "early_admission_on",
            "Vorzeitige Aufnahme durch die Schulleitung",
            Answer.YES,
        ),
        ({"date_of_birth": date(2020, 5, 5)}, "deferred", "Zurückstellung", Answer.NOT_YET),
        ({"date_of_birth": date(2020, 5, 5), "deferred": True}, "deferred", "Keine Zurückstellung", Answer.YES),
        ({"date_of_birth": date(2020, 12, 1)}, "reference_date", "Ohne neue Angabe ab dem 01.08.2027", Answer.YES),
        (YOUTH, "suspension", "Besuch eines anerkannten Sprachkurses", Answer.SUSPENDED),
        ({**YOUTH, "suspension": SuspensionKind.MATERNITY}, "suspension", "Ende des Grundes", Answer.YES),
        (YOUTH, "sek2_completed_on", "Abschluss eines vollen Bildungsgangs", Answer.NO_LONGER),
        ({"date_of_birth": date(2007, 3, 2)}, "apprenticeship_from", "Beginn einer Ausbildung", Answer.YES),
        (
            {"date_of_birth": date(2008, 10, 20)},
            "resident_since",
            "Wohnort in NRW schon am 19.10.2026",
            Answer.YES,
        ),
        (
            {
                "date_of_birth": date(2008, 10, 20),
                "residence_status": ResidenceStatus.ASYLUM,
                "assigned_on": date(2026, 10, 30),
            },
            "assigned_on",
            "Zuweisung an eine Gemeinde schon am 19.10.2026",
            Answer.YES,
        ),
    ],
)
def test_a_single_fact_and_the_answer_it_brings(
    law: LawProfile, facts: dict[str, Any], field: str, sentence: str, answer: Answer
) -> None:
    found = changes(law, **facts)[field]
    assert (sentence in found.sentence, found.answer) == (True, answer)


def test_the_number_of_school_years_decides_the_part(law: LawProfile) -> None:
    few = changes(law, **YOUTH, years_of_schooling=4)["years_of_schooling"]
    assert (few.part, few.learned) == (Part.SEK2, False)
    assert (
        few.sentence == "Mindestens 10 abgeschlossene Schuljahre: Dann gilt die Schulpflicht in der Sekundarstufe II."
    )
    unknown = changes(law, **YOUTH)["years_of_schooling"]
    assert (unknown.part, unknown.learned) == (Part.CHECK, True)
    assert unknown.sentence.startswith("Weniger als 10 Schuljahre: Dann entscheidet die Schulaufsicht")


def test_a_longer_duty_is_told_by_its_end(law: LawProfile) -> None:
    youth = changes(law, **YOUTH)["apprenticeship_from"]
    assert youth.sentence == "Beginn einer Ausbildung am 02.11.2026: Dann dauert die Schulpflicht bis zu deren Ende."


def test_a_third_entry_year_only_for_who_was_here_then(law: LawProfile) -> None:
    born = date(2010, 8, 30)
    assert "third_entry_year" not in changes(law, date_of_birth=born)
    here = changes(law, date_of_birth=born, resident_since=date(2018, 7, 31))["third_entry_year"]
    assert (here.part, here.learned) == (Part.CHECK, True)
    assert "third_entry_year" not in changes(law, date_of_birth=born, resident_since=date(2018, 8, 1))
    gone = changes(law, date_of_birth=born, resident_since=date(2018, 7, 31), third_entry_year=True)
    assert gone["third_entry_year"].sentence.startswith("Kein drittes Jahr in der Schuleingangsphase")


def test_an_end_that_moves_is_told_with_its_day() -> None:
    """Under this law nobody's full time ends after Sekundarstufe II; under one with thirteen years it does."""
    text = LAW_FILE.read_text(encoding="utf-8").replace(
        '"full_time_years", "value": 10', '"full_time_years", "value": 13'
    )
    found = changes(parse_law(text), resident_since=date(2021, 1, 1))["third_entry_year"]
    assert found.sentence == ("Drittes Jahr in der Schuleingangsphase: Dann dauert die Schulpflicht bis 31.07.2034.")


def test_who_was_admitted_early_is_not_deferred(law: LawProfile) -> None:
    assert "deferred" not in changes(law, date_of_birth=date(2021, 12, 1), early_admission_on=date(2026, 8, 1))


@pytest.mark.parametrize(("year", "is_asked"), [(2000, False), (2001, True)])
def test_an_apprenticeship_is_a_question_until_twenty_five(law: LawProfile, year: int, is_asked: bool) -> None:
    assert ("apprenticeship_from" in changes(law, date_of_birth=date(year, 3, 2))) is is_asked


def test_nothing_changes_what_is_certain(law: LawProfile) -> None:
    assert what_would_change(CHILD, law, TODAY) == ()
    assert what_would_change(CHILD._replace(date_of_birth=date(1990, 1, 2)), law, TODAY) == ()


def test_a_german_youth_gets_no_course_for_foreigners(law: LawProfile) -> None:
    assert "suspension" not in changes(law, **YOUTH, residence_status=ResidenceStatus.GERMAN)


@pytest.mark.parametrize("age_in_days", [-1, 0])
def test_questions_of_youth_begin_with_the_fifteenth_birthday(law: LawProfile, age_in_days: int) -> None:
    born = TODAY.replace(year=TODAY.year - 15) - timedelta(days=age_in_days)
    assert ("suspension" in changes(law, date_of_birth=born)) is (age_in_days == 0)


def test_unknown_facts_stand_first_and_time_last(law: LawProfile) -> None:
    for case in CASES:
        facts = facts_from_json(case)
        found = what_would_change(facts, law, facts.reference_date)
        order = [(one.field == "reference_date", not one.learned) for one in found]
        assert order == sorted(order)


def test_one_outcome_of_one_field_is_told_once(law: LawProfile) -> None:
    for case in CASES:
        facts = facts_from_json(case)
        found = what_would_change(facts, law, facts.reference_date)
        outcomes = [(one.field, one.answer, one.part, one.until) for one in found]
        assert len(set(outcomes)) == len(outcomes)


def test_each_is_another_answer_part_or_end_than_now(law: LawProfile) -> None:
    for case in CASES:
        facts = facts_from_json(case)
        now = determine_schulpflicht(facts, law)
        for one in what_would_change(facts, law, facts.reference_date):
            assert (one.answer, one.part, one.until) != (now.answer, now.part, now.until)


def test_time_brings_what_is_told(law: LawProfile) -> None:
    """The day in the sentence, asked for itself, gives that answer."""
    for case in CASES:
        facts = facts_from_json(case)
        for one in what_would_change(facts, law, facts.reference_date):
            if one.field != "reference_date":
                continue
            day, month, year = one.sentence.split("dem ")[1][:10].split(".")
            later = facts._replace(reference_date=date(int(year), int(month), int(day)))
            assert determine_schulpflicht(later, law).answer is one.answer
            before = facts._replace(reference_date=later.reference_date - timedelta(days=1))
            told_before = determine_schulpflicht(before, law)
            assert (told_before.answer, told_before.part) != (one.answer, one.part)


def test_facts_that_cannot_be_computed_are_refused(law: LawProfile) -> None:
    unborn = SchulpflichtFacts(date(2027, 1, 1), TODAY, ResidenceStatus.EU)
    with pytest.raises(DomainError):
        what_would_change(unborn, law, TODAY)


def test_another_day_than_that_of_the_facts_may_be_asked_for(law: LawProfile) -> None:
    facts = CHILD._replace(date_of_birth=date(2020, 12, 1))
    assert what_would_change(facts, law, date(2027, 8, 1)) != what_would_change(facts, law, TODAY)


def all_of(law: LawProfile, field: str, on: date = TODAY, **facts: Any) -> list[WouldChange]:
    return [one for one in what_would_change(CHILD._replace(**facts), law, on) if one.field == field]


@pytest.mark.parametrize(("born", "is_asked"), [(date(2013, 11, 2), True), (date(2013, 11, 3), False)])
def test_ten_school_years_are_possible_from_thirteen(law: LawProfile, born: date, is_asked: bool) -> None:
    assert bool(all_of(law, "years_of_schooling", date_of_birth=born)) is is_asked


def test_fewer_years_than_told_are_tried_at_any_age(law: LawProfile) -> None:
    [fewer] = all_of(law, "years_of_schooling", date_of_birth=date(2015, 11, 2), years_of_schooling=10)
    assert (fewer.part, fewer.learned) == (Part.FULL_TIME, False)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"residence_status": ResidenceStatus.TEMPORARY_PROTECTION}, Answer.NO),
        ({"residence_status": ResidenceStatus.OBLIGED_TO_LEAVE}, Answer.CHECK),
        ({"residence_status": ResidenceStatus.TEMPORARY_PROTECTION, "in_state_reception": False}, None),
        ({"residence_status": ResidenceStatus.TEMPORARY_PROTECTION, "assigned_on": TODAY}, None),
        ({"residence_status": ResidenceStatus.EU}, None),
    ],
)
def test_an_unknown_reception_facility_is_told_where_it_would_undo_the_answer(
    law: LawProfile, facts: dict[str, Any], answer: Answer | None
) -> None:
    """DOMAIN 1.3: there is no duty before the allocation, whatever the day of registration."""
    assert [one.answer for one in all_of(law, "in_state_reception", **facts)] == ([answer] if answer else [])


def test_no_arrival_in_the_future_is_tried(law: LawProfile) -> None:
    told = all_of(law, "resident_since", date_of_birth=date(2010, 3, 2), resident_since=None)
    assert [one.sentence.partition(":")[0] for one in told] == ["Wohnort in NRW seit heute"]


def test_an_arrival_on_the_last_day_before_the_eighteenth_birthday_is_tried_on_that_very_day(law: LawProfile) -> None:
    tomorrow = TODAY + timedelta(days=1)
    [told] = all_of(law, "resident_since", date_of_birth=date(2008, 11, 3), resident_since=tomorrow)
    assert (told.answer, told.sentence.partition(":")[0]) == (Answer.YES, "Wohnort in NRW seit heute")


@pytest.mark.parametrize(
    "facts",
    [
        {"date_of_birth": date(2021, 12, 1), "early_admission_on": date(2027, 8, 1)},  # decided already
        {"date_of_birth": date(2020, 5, 5), "deferred": True},
    ],
)
def test_early_admission_is_no_question_for_who_is_admitted_or_deferred(law: LawProfile, facts: dict[str, Any]) -> None:
    assert all_of(law, "early_admission_on", **facts) == []


@pytest.mark.parametrize("facts", [YOUTH, {**YOUTH, "early_admission_on": date(2015, 8, 1)}])
def test_deferral_is_no_question_after_the_first_school_year(law: LawProfile, facts: dict[str, Any]) -> None:
    assert all_of(law, "deferred", **facts) == []


def test_a_second_apprenticeship_is_not_tried(law: LawProfile) -> None:
    begun = {"apprenticeship_from": date(2025, 8, 1), "apprenticeship_until": date(2029, 7, 31)}
    assert all_of(law, "apprenticeship_from", date_of_birth=date(2008, 3, 2), **begun) == []


def test_the_sixteenth_birthday_is_told_by_its_day(law: LawProfile) -> None:
    first = all_of(law, "reference_date", date_of_birth=date(2011, 3, 2))[0]
    assert first.sentence.startswith("Ohne neue Angabe ab dem 02.03.2027: Dann entscheidet die Schulaufsicht")
    assert not first.learned


@pytest.mark.parametrize(("born", "is_told"), [(date(2011, 11, 2), True), (date(2011, 11, 3), False)])
def test_time_is_looked_at_for_twelve_months(law: LawProfile, born: date, is_told: bool) -> None:
    birthday = born.replace(year=2027)
    told = [one.sentence for one in all_of(law, "reference_date", date_of_birth=born, years_of_schooling=0)]
    assert any(f"ab dem {birthday:%d.%m.%Y}" in sentence for sentence in told) is is_told


def test_the_day_after_the_duty_is_told(law: LawProfile) -> None:
    training = {"apprenticeship_from": date(2024, 8, 1), "apprenticeship_until": date(2027, 2, 15)}
    [told] = all_of(law, "reference_date", date_of_birth=date(2008, 5, 5), resident_since=date(2020, 1, 1), **training)
    assert (told.answer, told.sentence) == (
        Answer.NO_LONGER,
        "Ohne neue Angabe ab dem 16.02.2027: Dann ist die Schulpflicht beendet.",
    )


def test_an_undetermined_status_counts_as_not_known_yet(law: LawProfile) -> None:
    told = all_of(law, "residence_status", residence_status=ResidenceStatus.UNDETERMINED)
    assert told
    assert all(one.learned for one in told)

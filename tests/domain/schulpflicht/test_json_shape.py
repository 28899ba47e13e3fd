"""Cases in, answers out, and what wrong input is told."""

import json
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts, SuspensionKind
from kiberatung.domain.schulpflicht.json_shape import answer_cases, facts_from_json
from kiberatung.domain.schulpflicht.parameters import LawProfile

CASE = {
    "id": "a",
    "date_of_birth": "2014-05-05",
    "reference_date": "2026-11-02",
    "residence_status": "eu",
    "resident_since": "2026-11-02",
}
KEYS = [
    *("id", "answer", "since", "full_time_until", "until", "school_year_number", "part", "models", "grade"),
    *("authority", "norms", "reasons", "missing", "ask", "hints"),
]


def answers_to(cases: list[Any], law: LawProfile) -> tuple[list[dict[str, Any]], bool]:
    texts, all_answered = answer_cases(cases, law)
    return [json.loads(text) for text in texts], all_answered


def test_every_fact_is_read() -> None:
    everything = {
        **CASE,
        "assigned_on": "2026-11-03",
        "in_state_reception": False,
        "asylum_application": True,
        "years_of_schooling": 3,
        "early_admission_on": "2020-08-01",
        "deferred": False,
        "third_entry_year": True,
        "apprenticeship_from": "2030-08-01",
        "apprenticeship_until": "2033-07-31",
        "sek2_completed_on": "2031-07-01",
        "suspension": "maternity",
    }
    facts = facts_from_json(everything)
    assert facts.suspension is SuspensionKind.MATERNITY
    assert (facts.years_of_schooling, facts.third_entry_year, facts.deferred) == (3, True, False)
    assert facts.sek2_completed_on == date(2031, 7, 1)


def test_null_means_unknown() -> None:
    expected = SchulpflichtFacts(date(2014, 5, 5), date(2026, 11, 2), ResidenceStatus.EU, date(2026, 11, 2))
    assert facts_from_json({**CASE, "deferred": None, "suspension": None}) == expected


def test_an_answer_has_the_shape_of_the_command_line(law: LawProfile) -> None:
    answers, all_answered = answers_to([CASE], law)
    answer = answers[0]
    assert all_answered
    assert list(answer) == KEYS
    assert (answer["answer"], answer["part"], answer["authority"]) == ("yes", "full_time", "schulamt")
    assert answer["models"] == {"notional": "full_time", "attended": None, "age": "full_time"}
    assert set(answer["norms"][0]) == {"norm", "state"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date_of_birth": None}, "date_of_birth"),
        ({"date_of_birth": "5.5.2014"}, "date_of_birth"),
        ({"date_of_birth": "2014-02-30"}, "date_of_birth"),
        ({"date_of_birth": "2014-W01-1"}, "date_of_birth"),
        ({"date_of_birth": "20140505"}, "date_of_birth"),
        ({"date_of_birth": 2014}, "date_of_birth"),
        ({"date_of_birth": "2026-11-03"}, "date_of_birth"),
        ({"date_of_birth": "1899-12-31"}, "date_of_birth"),
        ({"early_admission_on": "2200-01-01"}, "early_admission_on"),
        ({"reference_date": None}, "reference_date"),
        ({"residence_status": None}, "residence_status"),
        ({"residence_status": "tourist"}, "residence_status"),
        ({"residence_status": ["eu"]}, "residence_status"),
        ({"suspension": "holiday"}, "suspension"),
        ({"deferred": 1}, "deferred"),
        ({"deferred": "ja"}, "deferred"),
        ({"years_of_schooling": True}, "years_of_schooling"),
        ({"years_of_schooling": 2.5}, "years_of_schooling"),
        ({"years_of_schooling": -1}, "years_of_schooling"),
        ({"birthday": "2014-05-05"}, "birthday"),
    ],
)
def test_wrong_input_names_the_field_in_its_place(change: dict[str, Any], field: str, law: LawProfile) -> None:
    answers, all_answered = answers_to([{**CASE, **change}, CASE], law)
    assert not all_answered
    assert set(answers[0]) == {"id", "error"}
    assert answers[0]["id"] == "a"
    assert field in answers[0]["error"]
    assert answers[1]["answer"] == "yes"


def test_the_error_says_what_to_do() -> None:
    with pytest.raises(DomainError) as refused:
        facts_from_json({**CASE, "date_of_birth": None})
    assert refused.value.next_step == "Tragen Sie das Geburtsdatum ein, notfalls das geschätzte."


def test_a_case_that_is_no_object_is_refused(law: LawProfile) -> None:
    answers, all_answered = answers_to(["2014-05-05"], law)
    assert not all_answered
    assert answers == [
        {"id": None, "error": "Der Fall ist kein Objekt. Schreiben Sie jeden Fall in geschweifte Klammern."}
    ]


@pytest.mark.parametrize("case_id", ['Ärger "mit"\n\\ Zeichen', 7, None, ["a", {"b": 1.5}]])
def test_the_identifier_comes_back_as_it_was(case_id: object, law: LawProfile) -> None:
    for case in ({**CASE, "id": case_id}, {"id": case_id}):
        answers, _all_answered = answers_to([case], law)
        assert answers[0]["id"] == case_id


def test_an_answer_is_written_as_the_standard_library_writes_it(law: LawProfile) -> None:
    youth = {**CASE, "date_of_birth": "2009-01-01", "years_of_schooling": 4}
    texts, _all_answered = answer_cases([CASE, youth, {**CASE, "residence_status": "asylum"}], law)
    assert texts == [json.dumps(json.loads(text), ensure_ascii=False) for text in texts]

"""Ten thousand cases, most of them near an edge, against the tables of `tests.support.schulpflicht_tables`."""

import json
import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.json_shape import answer_to_json, facts_from_json
from kiberatung.domain.schulpflicht.parameters import LawProfile
from tests.support.schulpflicht_tables import EVENTS, expected, number

CASES = 10_000
STATUSES = [status for status in EVENTS if " " not in status]
SUSPENSIONS = ("language_course", "care_of_own_child", "maternity", "voluntary_service", "military_service", "other")
BIRTHDAYS = ((9, 29), (9, 30), (10, 1), (7, 31), (8, 1), (8, 2), (1, 1), (2, 28), (3, 1), (12, 31))
DAYS = ((7, 31), (8, 1), (9, 30), (10, 1), (2, 28), (11, 22))


def near(chance: random.Random, day: date) -> date:
    return day + timedelta(days=chance.choice((-1, 0, 1)))


def a_day(chance: random.Random, first: int, last: int) -> date:
    year = chance.randint(first, last)
    if chance.random() < 0.5:
        return near(chance, date(year, *chance.choice(DAYS)))
    return date(year, 1, 1) + timedelta(days=chance.randrange(365))


def a_birthday(chance: random.Random) -> date:
    year = chance.randint(2000, 2023)
    if chance.random() < 0.1:
        return date(chance.choice((2004, 2008, 2012, 2016, 2020)), 2, 29)
    return date(year, *chance.choice(BIRTHDAYS)) if chance.random() < 0.5 else a_day(chance, 2000, 2023)


def edges_of(born: date) -> list[date]:
    """The days on which something happens to somebody born on this day."""
    safe = born.replace(day=28) if (born.month, born.day) == (2, 29) else born
    return [safe.replace(year=born.year + years) for years in (6, 16, 18, 21)]


def a_case(chance: random.Random) -> dict[str, Any]:
    born = a_birthday(chance)
    edges = edges_of(born)

    def some_day() -> date:
        return near(chance, chance.choice(edges)) if chance.random() < 0.4 else a_day(chance, 2019, 2030)

    case: dict[str, Any] = {
        "date_of_birth": born,
        "reference_date": max(some_day(), born),
        "residence_status": chance.choice(STATUSES),
    }
    optional = (
        ("resident_since", 0.6, some_day()),
        ("assigned_on", 0.4, some_day()),
        ("in_state_reception", 0.4, chance.random() < 0.6),
        ("asylum_application", 0.4, chance.random() < 0.6),
        ("years_of_schooling", 0.6, chance.choice((0, 1, 8, 9, 10, 11, 12))),
        ("early_admission_on", 0.08, some_day()),
        ("deferred", 0.1, chance.random() < 0.8),
        ("third_entry_year", 0.15, chance.random() < 0.8),
        ("apprenticeship_from", 0.15, some_day()),
        ("apprenticeship_until", 0.15, some_day()),
        ("sek2_completed_on", 0.15, some_day()),
        ("suspension", 0.15, chance.choice(SUSPENSIONS)),
    )
    case |= {field: value for field, share, value in optional if chance.random() < share}
    return case


def as_numbers(answer: dict[str, Any]) -> dict[str, Any]:
    """Days as the tables count them."""
    days = ("since", "full_time_until", "until")
    return {
        key: (number(date.fromisoformat(value)) if value else None) if key in days else value
        for key, value in answer.items()
    }


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    chance = random.Random(5)
    return [a_case(chance) for _case in range(CASES)]


def facts_of(case: dict[str, Any]) -> SchulpflichtFacts:
    return facts_from_json(
        {key: value.isoformat() if isinstance(value, date) else value for key, value in case.items()}
    )


def test_every_answer_is_that_of_the_tables(cases: list[dict[str, Any]], law: LawProfile) -> None:
    for case in cases:
        should = expected(case)
        told = as_numbers(json.loads(answer_to_json("", determine_schulpflicht(facts_of(case), law))))
        assert {key: told[key] for key in should} == should, case


def test_the_cases_reach_every_answer_every_part_and_every_event(cases: list[dict[str, Any]]) -> None:
    answers = [expected(case) for case in cases]
    assert set(Counter(answer["answer"] for answer in answers)) == {
        *("yes", "no", "not_yet", "no_longer", "suspended", "check", "missing_fact"),
    }
    assert {answer["part"] for answer in answers} == {None, "full_time", "sek2", "check"}
    assert min(Counter(answer["answer"] for answer in answers).values()) >= 30

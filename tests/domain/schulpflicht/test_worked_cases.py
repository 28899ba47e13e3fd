"""The 34 worked cases, in the shape of the command line."""

import json
from typing import Any

import pytest

from kiberatung.domain.schulpflicht.json_shape import answer_cases
from kiberatung.domain.schulpflicht.parameters import LawProfile
from tests.domain.schulpflicht.conftest import WORKED_CASES

CASES = json.loads(WORKED_CASES.read_text(encoding="utf-8"))


def test_none_is_missing() -> None:
    assert len(CASES) == 34


@pytest.mark.parametrize("worked", CASES, ids=[worked["case"]["id"] for worked in CASES])
def test_the_worked_case_is_answered_as_expected(worked: dict[str, Any], law: LawProfile) -> None:
    [text], all_answered = answer_cases([worked["case"]], law)
    answer = json.loads(text)
    assert all_answered
    assert {key: answer[key] for key in worked["expect"]} == worked["expect"]
    assert answer["id"] == worked["case"]["id"]

"""„So rechnet das Programm“: every rule, every number, an example of every answer, all from the law in use."""

import json
from dataclasses import fields
from itertools import chain

import pytest

from kiberatung.domain.schulpflicht.json_shape import facts_from_json
from kiberatung.domain.schulpflicht.law_entries import REQUIRED_NORMS, REQUIRED_PARAMETERS
from kiberatung.domain.schulpflicht.parameters import LawParameters
from kiberatung.services.law.explained import CHAPTERS, Chapter, explained_law
from kiberatung.services.law.versions import law_source, take_in_law
from tests.support.desks import RESOURCES, a_desk

EXAMPLES = [
    facts_from_json(worked["case"])
    for worked in json.loads((RESOURCES / "law" / "examples" / "worked_cases.json").read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def chapters() -> dict[str, Chapter]:
    return {chapter.title: chapter for chapter in explained_law(a_desk(), EXAMPLES)}


def test_every_rule_is_told_once_with_norm_and_state(chapters: dict[str, Chapter]) -> None:
    rules = list(chain.from_iterable(rules for _title, rules in CHAPTERS))
    assert len(set(rules)) == len(rules)
    assert set(rules) >= set(REQUIRED_NORMS)
    lines = chapters["1. Ab welchem Alter"].lines
    assert lines[0].endswith("(§\u00a035 Abs.\u00a01 SchulG; Stand 01.08.2011)")


def test_every_number_is_told(chapters: dict[str, Chapter]) -> None:
    told = chapters["Zahlen, mit denen gerechnet wird"].lines
    assert len(told) == len(REQUIRED_PARAMETERS) + 1
    assert told[-1] == "Ein Schuljahr im Schulweg: ab 10 Monaten, nach dem Ende im Ausland ab 9 Monaten"
    assert {field.name for field in fields(LawParameters)} >= set(REQUIRED_PARAMETERS)
    assert "Stichtag der Einschulung: 30.09." in told
    assert "„Fit für mehr“: übliche Eintrittstage 01.11., 01.02., 01.05." in told
    assert "Anmeldung zur Grundschule im Jahr davor: Herbst" in told


def test_there_is_an_example_of_every_answer(chapters: dict[str, Chapter]) -> None:
    titles = [title.removeprefix("Beispiel: ") for title in chapters if title.startswith("Beispiel: ")]
    assert len(titles) == 10
    for answer in ("noch keine Schulpflicht", "nicht mehr schulpflichtig", "eine Angabe fehlt"):
        assert answer in titles
    lines = chapters["Beispiel: schulpflichtig, Vollzeit"].lines
    assert lines[0] == "geboren am 30.09.2020; EU-Bürgerschaft; in NRW seit 10.07.2026. Gefragt am 01.08.2026."
    assert any("Am 01.08.2026 besteht Schulpflicht" in line for line in lines)
    assert all("None" not in line for chapter in chapters.values() for line in chapter.lines)


def test_it_follows_the_law_of_the_office() -> None:
    desk = a_desk()
    take_in_law(desk, law_source(desk, "schulg").replace('"value": "09-30"', '"value": "06-30"'))
    told = {chapter.title: chapter for chapter in explained_law(desk, EXAMPLES)}
    assert "Stichtag der Einschulung: 30.06." in told["Zahlen, mit denen gerechnet wird"].lines


def test_open_questions_say_whom_to_ask(chapters: dict[str, Chapter]) -> None:
    lines = chapters["Was das Recht offen lässt"].lines
    assert len(lines) >= 5
    assert all("Fragen: " in line for line in lines)

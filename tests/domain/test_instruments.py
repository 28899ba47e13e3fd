"""The instruments of the assessment: what their files may say, progress between two looks, and words of a diagnosis."""

import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry, AssessmentEntryId, ItemLevel
from kiberatung.domain.children import ChildId
from kiberatung.domain.diagnosis_words import diagnosis_words_in
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.instrument_text import parse_instrument, parse_instruments
from kiberatung.domain.instruments import Instrument, InstrumentKind, TaskForm, advances, newest_first
from kiberatung.exchange.instrument_files import load_instruments
from tests.support.desks import RESOURCES

ALL = load_instruments(RESOURCES / "instruments")
MATHS = AssessmentDomain.MATHEMATICS
SMALL: dict[str, Any] = {
    "key": "probe",
    "kind": "observation",
    "domain": "mathematics",
    "title": "Probe",
    "state": "2026-11-22",
    "provenance": "nur zur Probe",
    "levels": [{"key": "low", "text": "wenig"}, {"key": "high", "text": "viel"}],
    "items": [{"key": "count", "text": "zählt"}, {"key": "add", "text": "rechnet"}],
}
WORDS = '{"words": []}'


def entry(day: int, *levels: tuple[str, str], key: int = 1) -> AssessmentEntry:
    return AssessmentEntry(
        id=AssessmentEntryId(UUID(int=key)),
        child_id=ChildId(UUID(int=9)),
        domain=MATHS,
        instrument="probe",
        assessed_on=date(2026, 11, day),
        levels=tuple(ItemLevel(item, level) for item, level in levels),
        reason="gesehen am Tisch",
    )


def probe(**changed: Any) -> Instrument:
    return parse_instrument("probe.json", json.dumps(SMALL | changed))


def test_every_domain_has_an_instrument_of_its_own() -> None:
    for domain in AssessmentDomain:
        assert any(one.kind is InstrumentKind.OBSERVATION for one in ALL.for_domain(domain)), domain


def test_a_hint_about_support_has_no_levels() -> None:
    items = [item for one in ALL.by_key.values() for item in one.items_of(AssessmentDomain.SUPPORT)]
    assert items
    assert not any(item.levels for item in items)


def test_2p_knows_only_what_is_known_of_it() -> None:
    found = ALL.by_key["result_2p"]
    assert {item.key for item in found.items if item.levels} == {"mathematics"}
    assert len(found.items_of(MATHS)[0].levels) == 3
    assert (found.fits_age(9), found.fits_age(10), found.fits_age(None)) == (False, True, True)
    assert found not in ALL.printable()


def test_every_instrument_says_where_it_comes_from() -> None:
    for one in ALL.by_key.values():
        assert len(one.provenance) > 20, one.key
        assert date.fromisoformat(one.state) <= date(2026, 12, 31)


def _sides(text: str) -> Fraction:
    """The value of a calculation as it is printed, with Python's own arithmetic."""
    powers = str.maketrans({"²": "**2", "³": "**3", "−": "-", "·": "*", ":": "/", ",": ".", " ": ""})  # type: ignore[arg-type]
    code = text.translate(powers).replace("%*", "/100*")
    code = re.sub(r"\d+\.\d+|\d+", lambda number: f"Fraction('{number[0]}')", code)
    code = re.sub(r"\*\*Fraction\('(\d)'\)", r"**\1", code)
    return Fraction(eval(code))  # noqa: S307 - our own file, checked here


@pytest.mark.parametrize(
    ("content", "solution"),
    [
        (task.content, task.solution)
        for one in ALL.by_key.values()
        for task in one.tasks
        if task.form is TaskForm.CALCULATION
    ],
)
def test_solutions_of_the_tasks_are_right(content: str, solution: str) -> None:
    content = content.partition(",  ")[0].replace(", x > 0", "")
    if "_" in content or "x" in content:
        filled = content.replace("_", solution)
        filled = re.sub(r"(\d)x", rf"\1·({solution})", filled).replace("x", f"({solution})")
        left, right = filled.split("=")
        assert _sides(left) == _sides(right)
    else:
        assert _sides(content) == _sides(solution)


def test_gaps_of_a_sequence_have_as_many_answers() -> None:
    tasks = [task for one in ALL.by_key.values() for task in one.tasks if task.form is TaskForm.SEQUENCE]
    assert tasks
    assert [task for task in tasks if task.content.count("_") != len(task.solution.split(", "))] == []


def test_progress_names_only_what_moved() -> None:
    earlier, later = entry(3, ("count", "low"), ("add", "high")), entry(12, ("count", "high"), ("add", "high"))
    found = advances(probe(), earlier, later)
    assert [(one.item.key, one.before.key, one.now.key, one.is_forward) for one in found] == [
        ("count", "low", "high", True)
    ]
    back = advances(probe(), later, earlier)
    assert [one.is_forward for one in back] == [False]
    assert advances(probe(), entry(3), later) == ()


def test_newest_first_and_of_one_day_the_last_entered() -> None:
    found = newest_first([entry(3, key=1), entry(12, key=2), entry(12, key=3)])
    assert [one.id.int for one in found] == [3, 2, 1]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"domain": "sport"}, "domain"),
        ({"levels": [{"key": "low"}]}, "levels"),
        ({"levels": [{"key": "low", "text": "a"}, {"key": "low", "text": "b"}]}, "levels"),
        ({"items": [{"key": "count", "text": " "}]}, "items"),
        ({"items": [{"key": "count", "text": "a"}, {"key": "count", "text": "b"}]}, "items"),
        ({"tasks": [{"form": "song", "content": "la"}]}, "tasks"),
        ({"state": "gestern"}, "state"),
        ({"kind": "test"}, "kind"),
        ({"ages": [20, 10]}, "ages"),
        ({"title": 7}, "title"),
        ({"kind": "tasks"}, "kind"),
        ({"items": []}, "kind"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(changed: dict[str, Any], place: str) -> None:
    with pytest.raises(DomainError, match=rf"probe\.json.*{place}"):
        probe(**changed)


@pytest.mark.parametrize("text", ['{"key": \n "probe",, }', "[1, 2]"])
def test_what_is_no_object_is_named_with_its_line(text: str) -> None:
    with pytest.raises(DomainError, match=r"Zeile [12]"):
        parse_instrument("probe.json", text)


def test_keys_stand_once_and_words_are_checked() -> None:
    text = json.dumps(SMALL)
    with pytest.raises(DomainError, match=r"b\.json"):
        parse_instruments({"a.json": text, "b.json": text}, WORDS)
    with pytest.raises(DomainError, match="diagnosis_words"):
        parse_instruments({}, '{"words": [{"word": "ADHS"}]}')
    assert parse_instruments({"a.json": text}, WORDS).get("nichts") is None


def test_ages_are_read() -> None:
    assert probe(ages=[10, 20]).ages == (10, 20)


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="diagnosis_words"):
        load_instruments(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Er hat bestimmt ADHS.", ["ADHS"]),
        ("Vielleicht autistisch oder lrs", ["Autis", "LRS"]),
        ("Befund F90.0 und F81", ["F90.0", "F81"]),
        ("Deutsch A1, Raum B12, Klasse 5c", []),
        ("Adsum sagt die Mutter", []),
        ("braucht kurze Aufgaben und viele Pausen", []),
    ],
)
def test_words_of_a_diagnosis_are_found_as_whole_words(text: str, words: list[str]) -> None:
    assert [one.word for one in diagnosis_words_in(text, ALL.diagnosis_words)] == words


def test_what_is_offered_instead_is_no_diagnosis_itself() -> None:
    for one in ALL.diagnosis_words:
        assert diagnosis_words_in(one.instead, ALL.diagnosis_words) == (), one.word

"""Files from outside: mutated, endless or enormous, they end in a sentence and leave the store as it was (T02)."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiberatung.app import files
from kiberatung.app.cli.output import read_json
from kiberatung.domain.errors import DomainError
from kiberatung.services.intake_import.importing import take_in_families
from kiberatung.services.place_lists import MOST_COLUMNS, MOST_ROWS, import_learning_groups, read_rows
from tests.hostile import import_worker
from tests.support.desks import RESOURCES, a_desk

pytestmark = pytest.mark.requirement("R45")
ROOT = RESOURCES.parent


def outcome_of(folder: Path, count: int, seed: int) -> dict[str, Any]:
    command = [sys.executable, import_worker.__file__, str(folder), str(count), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def assert_harmless(outcome: dict[str, Any], count: int) -> None:
    assert outcome["crashes"] == []
    assert (outcome["hangs"], outcome["changed"], outcome["findings"]) == (0, [], [])
    assert outcome["memory_mb"] <= 512
    assert outcome["taken"] + outcome["refused"] == count
    assert outcome["refused"] > count / 3


def test_150_mutated_files_change_nothing_and_crash_nothing(tmp_path: Path) -> None:
    assert_harmless(outcome_of(tmp_path, 150, seed=1), 150)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.requirement("R45", figure="5.000 Dateien: 0 Abstürze, 0 Hänger über 5 s, höchstens 512 MiB, 0 Änderungen")
def test_5000_mutated_files_change_nothing_and_crash_nothing(tmp_path: Path) -> None:
    assert_harmless(outcome_of(tmp_path, 5000, seed=2), 5000)


FAMILY: dict[str, Any] = {"children": [{"given_names": "Abeba"}]}


@pytest.mark.parametrize(
    "family",
    [
        {"children": [{"given_names": "a\ud800b"}]},
        {"children": [{"given_names": "a\0b"}]},
        {"children": [{"given_names": "\x1b[31mrot"}]},
        {"children": [{"given_names": "Abeba"}] * 61},
        {"children": [{"given_names": "Abeba", "schooling": [{"country": "225", "from": "9999-12", "until": "x"}]}]},
        {"children": [{"given_names": "Abeba", "nationalities": ["000"] * 61}]},
        {"family": {"notes": "x" * 20_001}, "children": [{"given_names": "Abeba"}]},
    ],
)
def test_what_no_page_can_hold_is_refused_by_its_field(family: dict[str, Any]) -> None:
    desk = a_desk()
    [refused, taken] = take_in_families(desk, [family, FAMILY])
    assert "nicht übernommen" in refused.error
    assert taken.error == ""


def test_the_last_month_there_is_ends_on_its_last_day() -> None:
    spans = [{"country": "225", "from": "2020", "until": "9999-12"}]
    [taken] = take_in_families(a_desk(), [{"children": [{"given_names": "Abeba", "schooling": spans}]}])
    assert taken.error == "" or "until" in taken.error


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" + "9" * 5000 + "]", "nan", "\0", "", "[1,]"])
def test_json_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="nichts übernommen"):
        read_json(text)


@pytest.mark.parametrize(
    "content", [b"[" * 4_000_001, b"," * 4_000_001, b"\xff\xfe", b" " * (files.LARGEST_IMPORT + 1), b"\xed\xa0\x80"]
)
def test_a_file_that_would_take_too_much_room_is_not_read(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "datei.json"
    file.write_bytes(content)
    with pytest.raises(DomainError, match=r"nicht gelesen|nichts gelesen"):
        files.read_import(file)


def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(DomainError, match="nicht gelesen"):
        files.read_text(Path("/dev/zero"), 1024 * 1024)


@pytest.mark.parametrize(
    "bend",
    [
        lambda text: text + "x" * 200_000,
        lambda text: ";".join(["spalte"] * (MOST_COLUMNS + 1)) + "\n" + text,
        lambda text: text + "1;2\n" * (MOST_ROWS + 1),
        lambda text: text.replace("18", "9" * 5000),
        lambda text: text.replace("18", "-1"),
        lambda text: text.replace("EF 5/6", "a\0b"),
        lambda text: text.replace("EF 5/6", "n" * 201),
        lambda text: text.replace("23.11.2026", "30.02.2026"),
        lambda text: text.replace(";", ","),
    ],
)
def test_a_bent_list_of_places_is_refused_whole(bend: Callable[[str], str]) -> None:
    desk = a_desk()
    with pytest.raises(DomainError, match="nichts wurde übernommen"):
        import_learning_groups(desk, read_rows(bend(import_worker.PLACES)))
    assert import_learning_groups(desk, read_rows(import_worker.PLACES)).added == 2

"""The commands without a store: exit codes, one JSON value, German sentences with line and field."""

import io
import json
from pathlib import Path

import pytest

from kiberatung.app.main import main

CASES = Path(__file__).parents[3] / "resources" / "law" / "examples" / "worked_cases.json"


def from_stdin(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_all_worked_cases_are_equal_through_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    worked = json.loads(CASES.read_text(encoding="utf-8"))
    given = tmp_path / "cases.json"
    given.write_text(json.dumps([one["case"] for one in worked]), encoding="utf-8")
    assert main(["schulpflicht", str(given)]) == 0
    answers = json.loads(capsys.readouterr().out)
    for one, answer in zip(worked, answers, strict=True):
        assert answer["id"] == one["case"]["id"]
        assert {key: answer[key] for key in one["expect"]} == one["expect"]
        assert answer["reasons"]
        assert answer["norms"]


def test_a_wrong_case_is_answered_in_its_place_and_the_others_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    right = {"id": "b", "date_of_birth": "2019-05-05", "reference_date": "2026-11-22", "residence_status": "eu"}
    from_stdin(json.dumps([{"id": "a"}, right, {**right, "id": "c", "residence_status": "x"}]), monkeypatch)
    assert main(["schulpflicht"]) == 1
    first, second, third = json.loads(capsys.readouterr().out)
    assert set(first) == {"id", "error"}
    assert second["answer"] == "missing_fact"
    assert "residence_status" in third["error"]


@pytest.mark.parametrize(("text", "said"), [("[{", "Zeile 1"), ("{}", "keine Liste"), ("[\n\n{]", "Zeile 3")])
def test_broken_json_names_its_line(
    text: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_stdin(text, monkeypatch)
    assert main(["schulpflicht"]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_zones_are_read_and_a_broken_one_names_line_and_field(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    right = "P<SYRAL<KHATIB<<OMAR<<<<<<<<<<<<<<<<<<<<<<<<\nN012345679SYR1505225M3108170<<<<<<<<<<<<<<02\n"
    from_stdin(right, monkeypatch)
    assert main(["mrz", "--json", "--now", "2026-11-23"]) == 0
    [reading] = json.loads(capsys.readouterr().out)
    assert json.dumps(reading, ensure_ascii=False).count("475") >= 1
    from_stdin(right[:-3] + "\n", monkeypatch)
    assert main(["mrz", "--json"]) == 1
    assert "Zeile 2" in json.loads(capsys.readouterr().out)[0]["error"]


def test_two_names_and_a_file_of_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "Müller Ömer", "Mueller Omer", "--json"]) == 0
    likeness = json.loads(capsys.readouterr().out)
    assert likeness["same"] is True
    assert 0 <= likeness["score"] <= 1
    pairs = tmp_path / "paare.txt"
    pairs.write_text("Ali\tAlina\nШевченко\tShevchenko\n", encoding="utf-8")
    assert main(["names", "--from", str(pairs), "--json"]) == 0
    assert [one["same"] for one in json.loads(capsys.readouterr().out)] == [False, True]
    pairs.write_text("nur ein Name\n", encoding="utf-8")
    assert main(["names", "--from", str(pairs)]) == 1
    assert "Zeile 1" in capsys.readouterr().err


def test_wrong_usage_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["gibtesnicht"])
    assert ended.value.code == 2


def test_a_missing_file_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schulpflicht", str(tmp_path / "fehlt.json")]) == 3
    assert "fehlt.json" in capsys.readouterr().err

"""`law`: list, export, check, import, reset, compare, on a real store."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiberatung.app.main import main

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def law(common: list[str]) -> Run:
    def call(part: str, *arguments: object) -> int:
        return main(["law", part, *common, *(str(argument) for argument in arguments)])

    return call


@pytest.fixture
def copy(law: Run, tmp_path: Path, capsys: Capture) -> Path:
    """The law as exported, with a cut-off three months earlier."""
    file = tmp_path / "kopie.json"
    assert law("export", "schulg", "--out", file) == 0
    capsys.readouterr()
    file.write_text(file.read_text(encoding="utf-8").replace('"value": "09-30"', '"value": "06-30"'), encoding="utf-8")
    return file


def listed(law: Run, capsys: Capture) -> dict[str, dict[str, object]]:
    assert law("list", "--json") == 0
    return {version["name"]: version for version in json.loads(capsys.readouterr().out)}


def test_list_names_versions_with_norms_and_drafts(law: Run, capsys: Capture) -> None:
    versions = listed(law, capsys)
    assert (versions["schulg"]["in_force"], versions["18-schraeg"]["draft"]) == (True, True)
    assert law("list") == 0
    assert "18-schraeg\t01.01.2028\tEntwurf\t" in capsys.readouterr().out


def test_a_copy_is_exported_once_imported_and_reset(law: Run, copy: Path, capsys: Capture) -> None:
    assert law("export", "schulg", "--out", copy) == 1
    assert "nicht überschrieben" in capsys.readouterr().err
    assert law("check", copy) == 0
    assert law("import", copy) == 0
    assert "Alle Antworten beruhen jetzt auf ihr" in capsys.readouterr().out
    assert listed(law, capsys)["schulg"]["taken_in_on"] is not None
    assert law("list") == 0
    assert "in Kraft, geändert am" in capsys.readouterr().out
    assert law("reset", "schulg") == 0
    assert law("reset", "schulg") == 1
    capsys.readouterr()
    assert listed(law, capsys)["schulg"]["taken_in_on"] is None


def test_a_wrong_copy_is_refused_with_line_and_key_and_no_store_is_needed(copy: Path, capsys: Capture) -> None:
    assert main(["law", "check", str(copy)]) == 0
    assert "in Ordnung" in capsys.readouterr().out
    text = copy.read_text(encoding="utf-8").replace('"06-30"', '"06-31"')
    copy.write_text(text, encoding="utf-8")
    assert main(["law", "check", str(copy)]) == 1
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "06-31" in one)
    told = capsys.readouterr().err
    assert f"Zeile {line}, Schlüssel „value“" in told
    assert "Es wurde nichts übernommen" in told


def test_a_draft_is_imported_and_compared(law: Run, copy: Path, capsys: Capture) -> None:
    text = copy.read_text(encoding="utf-8").replace('"schulg"', '"probe"').replace('"draft": false', '"draft": true')
    copy.write_text(text, encoding="utf-8")
    assert law("import", copy) == 0
    assert "ändert keine Antwort" in capsys.readouterr().out
    assert law("compare", "probe", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["compared"] > 0
    assert all(one["now"] != one["then"] for one in found["differences"])
    assert law("compare", "probe") == 0
    assert "verglichen, bei" in capsys.readouterr().out


def test_what_is_not_there_is_refused(law: Run, tmp_path: Path, capsys: Capture) -> None:
    for part, *more in (("compare", "weg"), ("export", "weg", "--out", tmp_path / "weg.json")):
        assert law(part, *more) == 1
        assert "schulg, 18-schraeg" in capsys.readouterr().err
    assert law("export", "schulg", "--out", tmp_path / "kein Ordner" / "weg.json") == 3

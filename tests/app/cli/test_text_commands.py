"""`texts`: list, export, import, on a real store."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiberatung.app.main import main

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def texts(common: list[str]) -> Run:
    def call(part: str, *arguments: object) -> int:
        return main(["texts", part, *common, *(str(argument) for argument in arguments)])

    return call


def test_a_language_goes_out_and_comes_back_reviewed(texts: Run, tmp_path: Path, capsys: Capture) -> None:
    assert texts("export", "tur", "--out", tmp_path) == 0
    assert "von" in capsys.readouterr().out
    file = tmp_path / "familientexte-tr.po"
    assert (tmp_path / "familientexte-tr.pdf").read_bytes().startswith(b"%PDF")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("#, fuzzy\n", "", 3).replace("Saygılarımızla", "Saygılarla"), encoding="utf-8")
    assert texts("import", file, "--reviewed-by", "Ayşe Demir", "--dry-run") == 0
    assert "Nur angesehen" in capsys.readouterr().out
    assert texts("import", file, "--reviewed-by", "Ayşe Demir", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["language"], told["taken"], {one["reviewed_by"] for one in told["changes"]} - {None}) == (
        "tr",
        True,
        {"Ayşe Demir"},
    )
    assert texts("list", "--json") == 0
    states = {one["language"]: one for one in json.loads(capsys.readouterr().out)}
    assert states["tr"]["reviewed"] == 3
    assert texts("list") == 0
    assert f"tr\tTürkisch\tTürkçe\t3 von {states['tr']['texts']} geprüft" in capsys.readouterr().out


def test_a_wrong_file_changes_nothing_and_says_where(texts: Run, tmp_path: Path, capsys: Capture) -> None:
    assert texts("export", "uk", "--out", tmp_path) == 0
    capsys.readouterr()
    file = tmp_path / "familientexte-uk.po"
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(one for one, line in enumerate(lines, 1) if line.startswith("msgstr") and "{children}" in line)
    lines[number - 1] = lines[number - 1].replace("{children}", "{chidren}")
    file.write_text("\n".join(lines), encoding="utf-8")
    assert texts("import", file) == 1
    assert f"Zeile {number - 1}: Das Feld „chidren“ gibt es nicht" in capsys.readouterr().err


def test_older_lines_are_named_and_left_out(texts: Run, tmp_path: Path, capsys: Capture) -> None:
    assert texts("export", "uk", "--out", tmp_path) == 0
    file = tmp_path / "familientexte-uk.po"
    file.write_text(file.read_text(encoding="utf-8") + '\nmsgid "Alt."\nmsgstr "x"\n', encoding="utf-8")
    capsys.readouterr()
    assert texts("import", file) == 0
    assert "1 deutscher Text ist veraltet und bleibt außen vor." in capsys.readouterr().out


def test_unknown_language_and_german_are_refused(texts: Run, tmp_path: Path, capsys: Capture) -> None:
    assert texts("export", "tlh", "--out", tmp_path) == 1
    assert "„tlh“" in capsys.readouterr().err
    assert texts("export", "de", "--out", tmp_path) == 1

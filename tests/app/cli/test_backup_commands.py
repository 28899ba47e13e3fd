"""`backup --list` and `restore --replace`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiberatung.app.main import main

Run = Callable[..., int]


def test_backups_are_listed_without_a_passphrase(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "s"
    assert run("backup", folder) == 0
    (folder / "Sicherung-2020-01-01-000000.kib").write_bytes(b"x" * 4096)
    capsys.readouterr()
    assert main(["backup", "--list", str(folder), "--store", str(tmp_path / "bestand.kib")]) == 0
    out = capsys.readouterr().out
    assert "geprüft · Sicherung-" in out
    assert "beschädigt oder unvollständig, bleibt liegen · Sicherung-2020-01-01-000000.kib" in out
    assert main(["backup", "--list", str(folder), "--json", "--store", str(tmp_path / "bestand.kib")]) == 0
    lines = json.loads(capsys.readouterr().out)["backups"]
    assert [line["state"] for line in lines] == ["checked", "damaged"]
    assert lines[0]["families"] > 0
    assert main(["backup", "--list", str(tmp_path / "leer"), "--store", str(tmp_path / "bestand.kib")]) == 0
    assert "keine Sicherung" in capsys.readouterr().out


def test_restore_takes_the_place_of_the_store_only_when_asked(
    run: Run, common: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", tmp_path / "s", "--json") == 0
    made = json.loads(capsys.readouterr().out)["backup"]
    assert run("dump") == 0
    before = capsys.readouterr().out
    assert run("restore", made) == 3
    assert "gibt es schon" in capsys.readouterr().err
    assert run("restore", made, "--replace") == 0
    assert "Der bisherige Bestand liegt hier" in capsys.readouterr().out
    assert len(list(tmp_path.glob("bestand-vor-*.kib"))) == 1
    assert run("dump") == 0
    assert capsys.readouterr().out == before

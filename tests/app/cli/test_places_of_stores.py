"""Places where no store can be, and passphrases that are none: a sentence, and nothing is left."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiberatung.app.main import main

Capture = pytest.CaptureFixture[str]
OFFICE = ("--name", "KI Kreis Steinfurt", "--kreis", "05566", "--account", "Anke Terhorst")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    made = tmp_path / "passphrase.txt"
    made.write_text("vier worte sind genug\n", encoding="utf-8")
    return made


def test_a_store_that_cannot_be_made_leaves_nothing(secret: Path, tmp_path: Path, capsys: Capture) -> None:
    place = secret / "bestand.kib"
    assert main(["init", "--store", str(place), "--passphrase-file", str(secret), *OFFICE]) == 3
    assert "Hier lässt sich kein Bestand anlegen" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [secret]


def test_a_database_that_cannot_be_made_leaves_no_keys(
    secret: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "neu" / "bestand.kib"
    monkeypatch.setattr("kiberatung.storage.database_file.OLDEST_SQLITE", (99,))
    assert main(["init", "--store", str(place), "--passphrase-file", str(secret), *OFFICE]) == 3
    assert "zu alt" in capsys.readouterr().err
    assert list(place.parent.iterdir()) == []


@pytest.mark.parametrize("store", ["", " ", "a" * 5000, "ordner/" * 2000 + "x.kib"])
def test_a_name_that_is_none_opens_no_other_store(store: str, secret: Path, capsys: Capture) -> None:
    assert main(["check", "--store", store, "--passphrase-file", str(secret)]) in {1, 3}
    said = capsys.readouterr().err
    assert "Es wurde nichts geöffnet" in said
    assert "Fehler im Programm" not in said


@pytest.mark.parametrize("number", ["-1", "99", "99999999999999999999"])
def test_a_descriptor_that_is_none_is_told(
    number: str, run: Callable[..., int], common: list[str], capsys: Capture
) -> None:
    assert main(["check", "--store", common[1], "--passphrase-fd", number]) == 3
    assert "ist nicht lesbar" in capsys.readouterr().err


def test_a_passphrase_that_is_no_text_is_told(common: list[str], capsys: Capture) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\xff\xfe\xff\n")
    os.close(writing)
    assert main(["check", "--store", common[1], "--passphrase-fd", str(reading)]) == 1
    os.close(reading)
    assert "kein Text in UTF-8" in capsys.readouterr().err

"""Making, filling, backing up, restoring and checking a store from the command line."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from kiberatung.app import composition
from kiberatung.app.main import main
from kiberatung.app.opening import account_of, place_of
from kiberatung.basics.clock import SystemClock
from kiberatung.domain.accounts import Account, Role
from kiberatung.storage.keys.unlocking import unlock
from kiberatung.storage.stores import FileStore, open_unlocked
from kiberatung.storage.tables.change_log import CHANGES

Run = Callable[..., int]


def test_a_restored_backup_holds_what_the_store_holds(
    run: Run, common: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", tmp_path / "sicherung", "--json") == 0
    made = json.loads(capsys.readouterr().out)["backup"]
    assert run("dump") == 0
    before = capsys.readouterr().out
    restored = tmp_path / "neu.kib"
    secret = ["--passphrase-file", str(tmp_path / "passphrase.txt")]
    assert main(["restore", made, "--store", str(restored), *secret]) == 0
    capsys.readouterr()
    assert main(["dump", "--store", str(restored), *secret]) == 0
    assert capsys.readouterr().out == before
    assert before.count("\n") > 500


def test_a_dump_is_the_heads_alone_and_stands_in_the_log(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dump") == 0
    first = capsys.readouterr().out
    assert run("dump") == 0
    assert capsys.readouterr().out == first
    assert _entries(tmp_path).count("Ganzen Bestand zum Vergleichen ausgegeben") == 2
    _make_counsellor(tmp_path)
    assert run("dump") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Ihr Konto darf das nicht" in shown.err


def _opened(folder: Path) -> FileStore:
    path = folder / "bestand.kib"
    key = unlock(path, (folder / "passphrase.txt").read_text(encoding="utf-8").strip())
    return open_unlocked(place_of(path, SystemClock()), key)


def _entries(folder: Path) -> list[str]:
    store = _opened(folder)
    with store.transaction() as connection:
        found = [row.what for row in connection.execute(select(CHANGES.c.what).where(CHANGES.c.deed == "export"))]
    store.close(backup=False)
    return found


def _make_counsellor(folder: Path) -> None:
    """As another head would, who is not there any more."""
    store = _opened(folder)
    desk = composition.desk(store, SystemClock(), account_of(store))
    with desk.changing("Rolle geändert", undoable=False) as work:
        work.put(replace(work.get(Account, desk.account.id), role=Role.COUNSELLOR))
        work.commit()
    store.close(backup=False)


def test_a_sound_store_is_said_to_be_sound(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"sound": True, "findings": []}


def test_a_wrong_passphrase_and_a_damaged_file_are_told_apart(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "passphrase.txt"
    right = secret.read_text(encoding="utf-8")
    secret.write_text("ganz andere worte hier\n", encoding="utf-8")
    assert run("check") == 1
    assert "Passphrase stimmt nicht" in capsys.readouterr().err
    secret.write_text(right, encoding="utf-8")
    store = tmp_path / "bestand.kib"
    content = bytearray(store.read_bytes())
    content[1000:1100] = bytes(100)  # of the first page: what every opening reads
    store.write_bytes(content)
    assert run("check") == 3
    assert "beschädigt" in capsys.readouterr().err
    assert store.read_bytes() == bytes(content)


def test_an_existing_store_is_never_overwritten(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (tmp_path / "bestand.kib").read_bytes()
    assert run("init", "--name", "KI", "--kreis", "05566", "--account", "A B") != 0
    assert capsys.readouterr().err.strip()
    assert (tmp_path / "bestand.kib").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", "KI", "--kreis", "99999", "--account", "A B"], "kein Schlüssel eines Kreises"),
        (["--name", " ", "--kreis", "05566", "--account", "A B"], "fehlt"),
    ],
)
def test_wrong_values_leave_no_half_made_store(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("vier worte sind genug\n", encoding="utf-8")
    path = tmp_path / "ordner" / "neu.kib"
    assert main(["init", "--store", str(path), "--passphrase-file", str(secret), *arguments]) == 1
    assert said in capsys.readouterr().err
    assert not path.exists()
    assert not list(path.parent.glob("*.schluessel"))


@pytest.mark.parametrize("passphrase", ["", "kurz"])
def test_a_short_or_missing_passphrase_makes_nothing(
    passphrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "geheim"
    secret.write_text(passphrase, encoding="utf-8")
    arguments = ["--name", "KI", "--kreis", "05566", "--account", "A B", "--passphrase-file", str(secret)]
    assert main(["init", "--store", str(tmp_path / "neu.kib"), *arguments]) == 1
    assert "Passphrase" in capsys.readouterr().err
    assert not (tmp_path / "neu.kib").exists()


def test_a_second_practice_town_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("practice") == 1
    assert "stehen schon Familien" in capsys.readouterr().err


def test_a_missing_store_is_an_environment_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("vier worte sind genug\n", encoding="utf-8")
    assert main(["check", "--store", str(tmp_path / "fehlt.kib"), "--passphrase-file", str(secret)]) == 3
    assert capsys.readouterr().err.strip()


def test_the_keyslot_file_alone_is_missed_by_name(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move(tmp_path / "bestand.kib.schluessel", tmp_path / "weg")
    assert run("check") == 3
    assert "bestand.kib.schluessel" in capsys.readouterr().err

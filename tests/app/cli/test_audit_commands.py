"""`audit verify` and `check` tell what does not hold, and change nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiberatung.storage import database_file
from kiberatung.storage.backups import making
from kiberatung.storage.keys.unlocking import keyslot_path, unlock

pytestmark = pytest.mark.requirement("R41")
Run = Callable[..., int]


def tamper(folder: Path, statement: str) -> None:
    store = folder / "bestand.kib"
    passphrase = (folder / "passphrase.txt").read_text(encoding="utf-8").splitlines()[0]
    raw = database_file.connect(store, unlock(store, passphrase).key)
    raw.execute(statement)
    database_file.checkpoint(raw)
    raw.close()


def test_a_sound_log_is_counted(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("audit", "verify", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["findings"]) == (True, [])
    assert told["links"] > 50
    assert told["rows"] > told["links"]
    assert run("audit", "verify") == 0
    assert "Der Verlauf ist unversehrt" in capsys.readouterr().out


def test_a_changed_entry_is_named_and_nothing_is_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(tmp_path, "UPDATE change_rows SET new = '7' WHERE change_id = (SELECT id FROM changes WHERE sequence = 7)")
    before = keyslot_path(tmp_path / "bestand.kib").read_bytes()
    assert run("audit", "verify", "--json") == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["findings"] == ["Der Verlauf ist bei Änderung 7 verändert worden."]
    assert "Änderung 7" in said.err
    assert keyslot_path(tmp_path / "bestand.kib").read_bytes() == before
    assert not list(tmp_path.glob("Sicherungen/*"))


def test_a_changed_end_of_the_log_is_seen_at_opening(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(tmp_path, "UPDATE changes SET what = 'Nichts' WHERE sequence = (SELECT max(sequence) FROM changes)")
    for command in (("audit", "verify"), ("check",)):
        assert run(*command) == 3
        assert "Der Verlauf ist an seinem Ende verändert worden" in capsys.readouterr().err


def test_changed_records_are_told_with_the_way_out_and_no_backup_is_made(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup") == 0
    made = making.newest_backup(tmp_path / "Sicherungen")
    assert made is not None
    tamper(tmp_path, "UPDATE children SET given_names = 'Anders' WHERE rowid = 1")
    capsys.readouterr()
    assert run("check") == 1
    said = capsys.readouterr().err
    assert "Kinder: 1 Einträge sind nicht, wie sie zuletzt gespeichert wurden." in said
    assert f"Die neueste geprüfte Sicherung ist „{made.name}“" in said
    assert making.newest_backup(tmp_path / "Sicherungen") == made


def test_an_older_file_is_refused_and_opened_on_demand(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = (tmp_path / "bestand.kib").read_bytes()
    intake = tmp_path / "familie.json"
    intake.write_text('[{"children": [{"family_name": "Neu", "given_names": "Kind"}]}]', encoding="utf-8")
    assert run("intake", intake) == 0
    (tmp_path / "bestand.kib").write_bytes(older)
    capsys.readouterr()
    assert run("audit", "verify") == 3
    assert "älter als der letzte bekannte Stand" in capsys.readouterr().err
    assert (tmp_path / "bestand.kib").read_bytes() == older
    assert run("audit", "verify", "--accept-older") == 0
    assert run("audit", "verify") == 0

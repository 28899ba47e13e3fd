"""Accounts and the recovery key from the command line: secrets come from files, and each is shown once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiberatung.app.main import main
from kiberatung.storage.keys.keyslots import unwrap
from kiberatung.storage.keys.recovery_sheet import recovery_sheet
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots
from tests.support.key_rings import cheap_keys


class Office:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        (folder / "passphrase.txt").write_text("vier worte sind genug\n", encoding="utf-8")
        self.store = folder / "bestand.kib"
        self._capsys = capsys

    def run(self, command: str, *arguments: object) -> int:
        secret = ("--store", self.store, "--passphrase-file", self.folder / "passphrase.txt")
        return main([command, *map(str, (*arguments, *secret))])

    def ask(self, command: str, *arguments: object) -> Any:
        assert self.run(command, *arguments, "--json") == 0, self._capsys.readouterr().err
        return json.loads(self._capsys.readouterr().out)

    def refused(self, command: str, *arguments: object) -> str:
        assert self.run(command, *arguments) == 1
        return self._capsys.readouterr().err

    def file(self, text: str) -> Path:
        path = self.folder / "geheim.txt"
        path.write_text(text + "\n", encoding="utf-8")
        return path

    def opens(self, passphrase: str, *more: str) -> bool:
        secret = self.folder / "anderes.txt"
        secret.write_text(passphrase + "\n", encoding="utf-8")
        ended = main(["account", "list", *more, "--store", str(self.store), "--passphrase-file", str(secret)])
        self._capsys.readouterr()
        return ended == 0


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Office]:
    with cheap_keys():
        made = Office(tmp_path, capsys)
        assert made.run("init", "--name", "KI Kreis Steinfurt", "--kreis", "05566", "--account", "Anke Terhorst") == 0
        capsys.readouterr()
        yield made


def test_an_account_is_added_opens_and_is_removed(office: Office) -> None:
    made = office.ask("account", "add", "PL", "--name", "Petra Lohmann", "--role", "head")
    assert made["account"] == "PL"
    assert len(made["passphrase"].split()) == 6
    assert office.opens(made["passphrase"])
    listed = {one["account"]: one for one in office.ask("account", "list")}
    assert (listed["PL"]["role"], listed["PL"]["passphrase"], listed["PL"]["active"]) == ("head", True, True)
    assert office.ask("account", "remove", "PL") == {"account": "PL", "active": False}
    assert not office.opens(made["passphrase"])
    again = office.ask("account", "reopen", "PL")
    assert again["passphrase"] != made["passphrase"]
    assert office.opens(again["passphrase"])
    assert "geschlossen" not in office.refused("account", "remove", "XX")
    assert "Name des Kontos fehlt" in office.refused("account", "add", "QQ")


def test_the_own_passphrase_changes_and_a_forgotten_one_is_replaced_by_the_recovery_key(office: Office) -> None:
    prepared = office.ask("recovery-key", "renew", "--out", office.folder / "blatt.pdf")["recovery_key"]
    assert (office.folder / "blatt.pdf").read_bytes().startswith(b"%PDF")
    assert office.ask("recovery-key", "check", "--key-file", office.file(prepared.lower())) == {"opens": True}
    assert "abgeschrieben" in office.refused("recovery-key", "check", "--key-file", office.file(prepared[:-1]))
    assert "neue Passphrase fehlt" in office.refused("account", "passphrase")
    office.ask("account", "passphrase", "--new-passphrase-file", office.file("eine neue passphrase"))
    assert office.opens("eine neue passphrase")
    new = office.file("noch eine ganz neue")
    (office.folder / "passphrase.txt").write_text(prepared, encoding="utf-8")
    office.ask("account", "passphrase", "--new-passphrase-file", new)
    assert office.opens("noch eine ganz neue")
    assert not office.opens("eine neue passphrase")


@pytest.mark.requirement("R29")
def test_a_lost_keyslot_file_comes_back_from_the_sheet(office: Office) -> None:
    key = office.ask("recovery-key", "renew")["recovery_key"]
    sheet = office.file(recovery_sheet(read_keyslots(office.store)))
    assert "ist noch da" in office.refused("recovery-key", "keyslots", "--sheet", sheet)
    keyslot_path(office.store).unlink()
    office.ask("recovery-key", "keyslots", "--sheet", sheet)
    assert unwrap(read_keyslots(office.store), key).account_id is None
    assert office.opens(key)


@pytest.mark.requirement("R26")
def test_the_command_line_waits_too_and_the_log_tells(office: Office) -> None:
    secret = office.folder / "passphrase.txt"
    right = secret.read_text(encoding="utf-8")
    secret.write_text("ganz andere worte hier\n", encoding="utf-8")
    for _attempt in range(5):
        assert "Passphrase stimmt nicht" in office.refused("account", "list")
    secret.write_text(right, encoding="utf-8")
    assert "nächste Versuch" in office.refused("account", "list")

"""One practice store made by the command line itself, copied for each test that changes it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kiberatung.app.main import main
from kiberatung.storage.keys.keyslots import Keyslots, with_slot
from kiberatung.storage.keys.unlocking import unlock, write_keyslots

from tests.support.fakes import CHEAP

PASSPHRASE = "vier worte sind genug"


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bestand")
    secret = folder / "passphrase.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    path = folder / "bestand.kib"
    common = ["--store", str(path), "--passphrase-file", str(secret), "--now", "2026-11-23"]
    assert main(["init", *common, "--name", "KI Kreis Steinfurt", "--kreis", "05566", "--account", "Anke Terhorst"]) == 0
    make_keys_cheap(path)
    assert main(["practice", *common, "--families", "10", "--seed", "5"]) == 0
    return path


def make_keys_cheap(path: Path) -> None:
    """The derivation of the office takes most of a second for every command."""
    key = unlock(path, PASSPHRASE)
    slots = with_slot(Keyslots(key.store_id), key, PASSPHRASE, CHEAP, account_id=key.account_id)
    write_keyslots(path, slots)


@pytest.fixture
def common(made_store: Path, tmp_path: Path) -> list[str]:
    """The arguments that name a fresh copy of the store."""
    for source in (made_store, made_store.with_name("bestand.kib.schluessel"), made_store.with_name("passphrase.txt")):
        shutil.copy(source, tmp_path / source.name)
    return [
        "--store",
        str(tmp_path / "bestand.kib"),
        "--passphrase-file",
        str(tmp_path / "passphrase.txt"),
        "--now",
        "2026-11-23",
    ]


@pytest.fixture
def run(common: list[str]) -> Callable[..., int]:
    def call(command: str, *arguments: object) -> int:
        return main([command, *common, *(str(argument) for argument in arguments)])

    return call

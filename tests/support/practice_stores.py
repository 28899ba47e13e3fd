"""A real encrypted store with the practice town, made by the command line; its keys are cheap to derive."""

from pathlib import Path

from kiberatung.app.main import main
from kiberatung.storage.keys.keyslots import Keyslots, with_slot
from kiberatung.storage.keys.unlocking import unlock, write_keyslots
from tests.support.fakes import CHEAP

PASSPHRASE = "vier worte sind genug"
TODAY = "2026-11-23"


def make_practice_store(folder: Path, families: int) -> Path:
    secret = folder / "passphrase.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    path = folder / "bestand.kib"
    common = ["--store", str(path), "--passphrase-file", str(secret), "--now", TODAY]
    office = ["--name", "KI Kreis Steinfurt", "--kreis", "05566", "--account", "Anke Terhorst"]
    assert main(["init", *common, *office]) == 0
    make_keys_cheap(path)
    assert main(["practice", *common, "--families", str(families), "--seed", "5"]) == 0
    return path


def make_keys_cheap(path: Path) -> None:
    """The derivation of the office takes most of a second for every opening."""
    key = unlock(path, PASSPHRASE)
    slots = with_slot(Keyslots(key.store_id), key, PASSPHRASE, CHEAP, account_id=key.account_id)
    write_keyslots(path, slots)

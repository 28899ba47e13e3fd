"""Unlocking by a process that is started ahead: the right key, a wrong passphrase, and nothing left at the end."""

from pathlib import Path

import pytest

from kiberatung.app.early_unlock import EarlyUnlock, Unlocker
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage.keys.keyslots import Keyslots, StoreKey, new_store_key, with_slot
from kiberatung.storage.keys.unlocking import write_keyslots
from tests.support.builders import IDENTIFIERS
from tests.support.fakes import CHEAP

PASSPHRASE = "ampel birke wolke tisch"


@pytest.fixture
def key() -> StoreKey:
    return new_store_key(IDENTIFIERS.next())


@pytest.fixture
def path(tmp_path: Path, key: StoreKey) -> Path:
    made = tmp_path / "bestand.kib"
    made.write_bytes(b"only its keyslots are read")
    write_keyslots(made, with_slot(Keyslots(key.store_id), key, PASSPHRASE, CHEAP))
    return made


def test_the_key_is_there_when_it_is_asked_for(path: Path, key: StoreKey) -> None:
    early = EarlyUnlock(path, PASSPHRASE)
    assert early.key().key == key.key
    assert early.key().key == key.key


def test_what_went_wrong_is_raised_where_the_key_is_asked_for(path: Path) -> None:
    with pytest.raises(DomainError, match="stimmt nicht"):
        EarlyUnlock(path, "falsch").key()
    with pytest.raises(EnvironmentFault, match="keinen Bestand"):
        EarlyUnlock(path.with_name("fehlt.kib"), PASSPHRASE).key()


def test_a_prepared_process_serves_one_unlocking(path: Path, key: StoreKey) -> None:
    unlocker = Unlocker()
    unlocker.prepare()
    first = unlocker._waiting
    unlocker.prepare()
    assert unlocker._waiting is first
    with pytest.raises(DomainError):
        unlocker.unlock(path, "falsch")
    assert first is not None
    assert not Path(f"/proc/{first.pid}").exists()
    assert unlocker.unlock(path, PASSPHRASE).key == key.key


def test_nothing_is_left_and_nothing_begun_when_the_program_ends(path: Path) -> None:
    unlocker = Unlocker()
    unlocker.prepare()
    waiting = unlocker._waiting
    unlocker.stop()
    assert waiting is not None
    assert not Path(f"/proc/{waiting.pid}").exists()
    unlocker.prepare()
    assert unlocker._waiting is None
    with pytest.raises(EnvironmentFault):
        unlocker.unlock(path, PASSPHRASE)

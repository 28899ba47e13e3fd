"""A passphrase change that is killed: the old or the new one opens the store, and never none (R27)."""

import random
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic, perf_counter

import pytest

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage.keys.key_ring import KeyRing
from kiberatung.storage.keys.keyslots import (
    Keyslots,
    SlotKind,
    StoreKey,
    new_recovery_key,
    new_store_key,
    unwrap,
    with_slot,
)
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots, write_keyslots
from tests.crash.passphrase_changer import PASSPHRASES, change_on
from tests.crash.writer import channel, started
from tests.support.builders import CLOCK, IDENTIFIERS
from tests.support.fakes import CHEAP

CHANGES = 400
MOMENTS = 0.04
"""Seconds after the first change within which the process is killed: some dozens of changes."""


class Scene:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "bestand.kib"
        self.key: StoreKey = new_store_key(IDENTIFIERS.next())
        self.account_id = AccountId(IDENTIFIERS.next())
        self.recovery = new_recovery_key()
        self.slots = with_slot(Keyslots(self.key.store_id), self.key, PASSPHRASES[0], CHEAP, account_id=self.account_id)
        self.slots = with_slot(self.slots, self.key, self.recovery, CHEAP, SlotKind.RECOVERY)

    def outcome(self, moment: float) -> str:
        write_keyslots(self.path, self.slots)
        told = self._changes_until(moment)
        opening = [number for number, secret in enumerate(PASSPHRASES) if self._opens(secret)]
        if len(opening) != 1 or not self._opens(self.recovery):
            return "lost"
        is_known = opening[0] in (told % len(PASSPHRASES), (told + 1) % len(PASSPHRASES))
        return "whole" if is_known and len(self._slots().slots) == 2 else "half"

    def _changes_until(self, moment: float) -> int:
        here, there = channel()
        process = started(change_on, self.path, self.key, self.account_id, CHANGES, there)
        there.close()
        told: int = here.recv()
        deadline = monotonic() + moment
        while here.poll(max(0.0, deadline - monotonic())):
            told = here.recv()
        process.kill()
        process.join()
        told = max([told, *_rest(here)])
        here.close()
        return told

    def _slots(self) -> Keyslots:
        return read_keyslots(self.path)

    def _opens(self, secret: str) -> bool:
        try:
            return unwrap(self._slots(), secret).key == self.key.key
        except DomainError:
            return False


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


@pytest.mark.requirement("R27", figure="20 kills: old or new opens 20 times")
def test_twenty_kills_leave_the_old_or_the_new_passphrase(scene: Scene) -> None:
    chance = random.Random(20)
    assert {scene.outcome(chance.uniform(0, MOMENTS)) for _number in range(20)} == {"whole"}


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.requirement("R27", figure="200 kills: old or new opens 200 times")
def test_two_hundred_kills_leave_the_old_or_the_new_passphrase(scene: Scene) -> None:
    chance = random.Random(200)
    assert {scene.outcome(chance.uniform(0, MOMENTS)) for _number in range(200)} == {"whole"}


@pytest.mark.requirement("R27")
def test_every_write_of_a_change_can_fail_and_the_old_passphrase_opens(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_keyslots(scene.path, scene.slots)
    before = keyslot_path(scene.path).read_bytes()
    ring = KeyRing(scene.path, scene.key, CLOCK, CHEAP)
    for name in ("os.open", "os.fsync", "pathlib.Path.replace"):
        with monkeypatch.context() as broken:
            broken.setattr(name, _fails)
            with pytest.raises(EnvironmentFault, match="gilt, was bisher galt"):
                ring.set_passphrase(scene.account_id, PASSPHRASES[1])
        assert keyslot_path(scene.path).read_bytes() == before


@pytest.mark.requirement("R27", figure="less than 2 s beside the derivations")
def test_a_change_takes_no_time_but_its_derivations(scene: Scene) -> None:
    write_keyslots(scene.path, scene.slots)
    ring = KeyRing(scene.path, scene.key, CLOCK, CHEAP)
    begun = perf_counter()
    ring.require_own(scene.account_id, PASSPHRASES[0])
    ring.set_passphrase(scene.account_id, PASSPHRASES[1])
    assert perf_counter() - begun < 2


def _fails(*_arguments: object, **_more: object) -> None:
    raise OSError(28, "No space left on device")


def _rest(here: Connection) -> Iterator[int]:
    """What was told and not yet read when the process ended."""
    with suppress(EOFError):
        while here.poll():
            yield here.recv()

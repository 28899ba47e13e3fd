"""Each flipped bit and each cut is found, in the store and in a backup (R17)."""

import random
from collections.abc import Callable

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import checks
from kiberatung.storage.backups import making, verifying
from kiberatung.storage.keys.unlocking import unlock
from kiberatung.storage.stores import create_store, open_unlocked
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import IDENTIFIERS, a_family
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R17", figure="200 of 200 bits and 50 of 50 cuts, in store and backup")
BITS, CUTS = 200, 50


def test_every_flipped_bit_and_every_cut_in_store_and_backup(place, tmp_path):
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Öztürk").with_child("Can").with_guardian("Elif").stored_in(store)
    made = making.backup(store, tmp_path / "s")
    store.close(backup=False)
    key = unlock(place.path, PASSPHRASE)

    def store_is_sound() -> bool:
        store = open_unlocked(place, key)
        try:
            return checks.check(store) == []
        finally:
            store.dispose()
            store.raw.close()

    def backup_is_sound() -> bool:
        verifying.verify(made, key, None)
        return True

    for path, is_sound in ((place.path, store_is_sound), (made, backup_is_sound)):
        content = path.read_bytes()
        assert is_sound()
        unseen = [number for number, damaged in enumerate(damaged_copies(content)) if passes(path, damaged, is_sound)]
        path.write_bytes(content)
        assert unseen == []
        assert is_sound()


def passes(path, damaged: bytes, is_sound: Callable[[], bool]) -> bool:
    """Whether the damaged file passes for sound."""
    path.write_bytes(damaged)
    try:
        return is_sound()
    except EnvironmentFault:
        return False


def damaged_copies(content: bytes):
    chance = random.Random(17)
    for _number in range(BITS):
        damaged = bytearray(content)
        damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield bytes(damaged)
    for _number in range(CUTS):
        yield content[: chance.randrange(len(content))]

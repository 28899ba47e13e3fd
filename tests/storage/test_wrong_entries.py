"""Wrong passphrases: the wait grows, survives a restart, locks nobody out, and is never mixed up with damage."""

import json
import random
from datetime import timedelta
from pathlib import Path

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.passphrases import TooSoon, WrongPassphrase
from kiberatung.storage.faults import DamagedStore
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path, unlock
from kiberatung.storage.keys.wrong_entries import (
    entries_path,
    forget_wrong_entries,
    read_wrong_entries,
    unlock_in_time,
)
from kiberatung.storage.stores import StorePlace, create_store, open_unlocked
from tests.crash.stage import MIGRATIONS
from tests.support.builders import CLOCK, IDENTIFIERS
from tests.support.desks import TODAY
from tests.support.fakes import CHEAP

PASSPHRASE = "ampel birke wolke tisch"


class Door:
    """A store, a clock that is moved, and somebody who tries passphrases."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock.on(TODAY)
        self.place = StorePlace(folder / "bestand.kib", MIGRATIONS, CLOCK)
        store, self.recovery = create_store(self.place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
        store.close(backup=False)
        self.path = self.place.path

    def try_(self, passphrase: str) -> StoreKey:
        return unlock_in_time(self.path, self.clock, lambda: unlock(self.path, passphrase))

    def wait_after(self, passphrase: str) -> int:
        with pytest.raises(WrongPassphrase) as wrong:
            self.try_(passphrase)
        return wrong.value.wait_seconds

    def later(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


@pytest.mark.requirement("R26", figure="after 5 failures 1, 2, 4, 8, 16, 30, 30 s")
def test_the_wait_grows_to_half_a_minute_and_no_further(door: Door) -> None:
    waits = []
    for _attempt in range(12):
        waits.append(door.wait_after("falsch geraten"))
        door.later(waits[-1])
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert door.try_(PASSPHRASE).key


@pytest.mark.requirement("R26")
def test_while_the_wait_lasts_nothing_is_looked_at_and_nothing_counted(door: Door) -> None:
    for _attempt in range(8):
        door.later(door.wait_after("falsch geraten"))
    door.later(-3)
    with pytest.raises(TooSoon, match="in 3 Sekunden möglich"):
        door.try_(PASSPHRASE)
    assert read_wrong_entries(door.path).count == 8
    door.later(3)
    assert door.try_(PASSPHRASE).key


@pytest.mark.requirement("R26")
def test_a_clock_that_was_set_back_locks_nobody_out(door: Door) -> None:
    for _attempt in range(11):
        door.later(door.wait_after("falsch geraten"))
    door.later(-10_000_000)
    with pytest.raises(TooSoon):
        door.try_(PASSPHRASE)
    door.later(30)
    assert door.try_(PASSPHRASE).key


@pytest.mark.requirement("R26")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"count": -1, "last_at": "2026-11-23T09:00:00+00:00"}',
        '{"count": 7, "last_at": "2026-11-23T09:00:00"}',
        '{"count": "7", "last_at": "x"}',
        '{"count": 1e9, "last_at": "2026-11-23T09:00:00+00:00"}',
        "[" * 100_000,
        "\0",
    ],
)
def test_a_broken_count_is_none(door: Door, text: str) -> None:
    entries_path(door.path).write_text(text, encoding="utf-8")
    assert read_wrong_entries(door.path).count == 0
    assert door.try_(PASSPHRASE).key


def test_the_count_says_nothing_of_anybody_and_goes_when_it_was_told(door: Door) -> None:
    door.wait_after("falsch geraten")
    assert json.loads(entries_path(door.path).read_text("utf-8")).keys() == {"count", "last_at"}
    forget_wrong_entries(door.path)
    forget_wrong_entries(door.path)
    assert not entries_path(door.path).exists()


def test_a_slip_in_the_recovery_key_is_no_attempt(door: Door) -> None:
    wrong = door.recovery[:-1] + ("A" if door.recovery[-1] != "A" else "B")
    with pytest.raises(DomainError, match="abgeschrieben"):
        door.try_(wrong)
    assert read_wrong_entries(door.path).count == 0


@pytest.mark.requirement("R25", figure="100 wrong passphrases and 100 damaged files: 0 mix-ups")
def test_a_wrong_passphrase_and_a_damaged_file_are_never_mixed_up(door: Door) -> None:
    chance = random.Random(25)
    sound = {path: path.read_bytes() for path in (door.path, keyslot_path(door.path))}
    for _round in range(100):
        with pytest.raises(WrongPassphrase, match="Passphrase stimmt nicht"):
            unlock(door.path, "".join(chance.choices("abcdefghij äöü", k=chance.randrange(1, 40))))
    for number in range(100):
        damaged = door.path if number % 2 else keyslot_path(door.path)
        damaged.write_bytes(_damaged(sound[damaged], chance, in_keyslots=damaged != door.path))
        with pytest.raises(EnvironmentFault) as told:
            open_unlocked(door.place, unlock(door.path, PASSPHRASE)).close(backup=False)
        assert "beschädigt" in str(told.value)
        assert number % 2 == 0 or isinstance(told.value, DamagedStore)
        for path, content in sound.items():
            path.write_bytes(content)


def _damaged(content: bytes, chance: random.Random, *, in_keyslots: bool) -> bytes:
    """Of the keyslot file a letter is another or the end is cut; of the store a part of the page read first."""
    if in_keyslots and chance.random() < 0.5:
        return content[: chance.randrange(1, len(content) - 2)]
    if in_keyslots:
        text = json.loads(content)
        slot = chance.choice(text["slots"])
        field = chance.choice(["salt", "nonce", "wrapped"])
        sign = chance.choice([sign for sign in "ABCDEFGHabcdefgh0123" if sign != slot[field][1]])
        slot[field] = slot[field][0] + sign + slot[field][2:]
        return json.dumps(text, indent=1).encode()
    start = chance.randrange(20, 3000)
    return content[:start] + chance.randbytes(64) + content[start + 64 :]

"""Keyslots and the recovery key: what opens, what is refused, and how fast hostile files are refused."""

import json
import random
import unicodedata
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage.keys import recovery_key
from kiberatung.storage.keys.derivation import FLOOR, OFFICE, DerivationCost, DerivationProfile
from kiberatung.storage.keys.keyslots import (
    Keyslots,
    SlotKind,
    from_recovery_sheet,
    from_text,
    new_recovery_key,
    new_store_key,
    recovery_sheet,
    to_text,
    unwrap,
    with_slot,
)
from tests.support.builders import IDENTIFIERS
from tests.support.fakes import CHEAP

STORE = IDENTIFIERS.next()
KEY = new_store_key(STORE)
ADA, BEN = AccountId(IDENTIFIERS.next()), AccountId(IDENTIFIERS.next())


@pytest.fixture
def slots() -> Keyslots:
    return with_slot(Keyslots(STORE), KEY, "erste Passphrase", CHEAP, account_id=ADA)


def test_each_account_opens_the_same_store_with_its_own_passphrase(slots):
    slots = from_text(to_text(with_slot(slots, KEY, "zweite Passphrase", CHEAP, account_id=BEN)))
    opened = [unwrap(slots, secret) for secret in ("erste Passphrase", "zweite Passphrase")]
    assert [(one.key, one.account_id) for one in opened] == [(KEY.key, ADA), (KEY.key, BEN)]
    assert len(KEY.key) == 32
    assert KEY.key.hex() not in repr(opened)


def test_a_new_passphrase_replaces_the_old_one(slots):
    slots = with_slot(slots, KEY, "neue Passphrase", CHEAP, account_id=ADA)
    assert unwrap(slots, "neue Passphrase").key == KEY.key
    with pytest.raises(DomainError, match="stimmt nicht"):
        unwrap(slots, "erste Passphrase")


@pytest.mark.parametrize("secret", ["", "erste passphrase", "erste Passphrase ", "x" * 256])
def test_a_wrong_passphrase_is_told_as_one(slots, secret):
    with pytest.raises(DomainError, match="Passphrase stimmt nicht"):
        unwrap(slots, secret)


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=256))
@settings(max_examples=40, deadline=None)
def test_composed_and_decomposed_letters_are_one_passphrase(secret):
    slots = with_slot(Keyslots(STORE), KEY, unicodedata.normalize("NFD", secret), CHEAP)
    if not recovery_key.looks_like(secret):
        assert unwrap(slots, unicodedata.normalize("NFC", secret)).key == KEY.key


def test_the_recovery_key_opens_however_it_is_typed(slots):
    printed = new_recovery_key()
    slots = with_slot(slots, KEY, printed, CHEAP, SlotKind.RECOVERY)
    for typed in (printed, f"  {printed.lower()} ", printed.replace("0", "O").replace("1", "l")):
        assert unwrap(slots, typed).key == KEY.key
    assert recovery_key.PAYLOAD_BITS >= 128


def test_a_slip_in_the_recovery_key_is_noticed():
    chance = random.Random(28)
    for _round in range(1000):
        printed = recovery_key.from_chance(chance.getrandbits(140))
        plain = printed.replace("-", "")
        place = chance.randrange(30)
        wrong = chance.choice([letter for letter in recovery_key.ALPHABET if letter != plain[place]])
        first, second = sorted(chance.sample(range(30), 2))
        swapped = [*plain]
        swapped[first], swapped[second] = swapped[second], swapped[first]
        for slip in (plain[:place] + wrong + plain[place + 1 :], "".join(swapped)):
            if slip != plain:
                with pytest.raises(DomainError, match="abgeschrieben"):
                    recovery_key.read(slip)
        assert recovery_key.read(printed) == printed


def test_the_recovery_sheet_replaces_a_lost_keyslot_file(slots):
    printed = new_recovery_key()
    sheet = recovery_sheet(with_slot(slots, KEY, printed, CHEAP, SlotKind.RECOVERY))
    assert unwrap(from_recovery_sheet(sheet), printed).key == KEY.key
    with pytest.raises(DomainError):
        unwrap(from_recovery_sheet(sheet), "erste Passphrase")
    with pytest.raises(EnvironmentFault):
        from_recovery_sheet(sheet[5:])


def test_no_key_is_made_below_the_floor():
    assert OFFICE.cost == DerivationCost(256 * 1024, 3, 4)
    assert DerivationCost(64 * 1024, 3, 4) == FLOOR
    for cost in (
        DerivationCost(64 * 1024 - 1, 3, 4),
        DerivationCost(256 * 1024, 2, 4),
        DerivationCost(256 * 1024, 3, 3),
    ):
        with pytest.raises(DomainError, match="schwach"):
            with_slot(Keyslots(STORE), KEY, "x", DerivationProfile(cost, FLOOR))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 2**31),
        ("memory_kib", 4 * 2**20),
        ("passes", 10**6),
        ("lanes", 2**20),
        ("passes", 0),
        ("lanes", -1),
        ("memory_kib", "64"),
        ("memory_kib", 1e3),
        ("passes", True),
    ],
)
def test_hostile_costs_are_refused_at_once(slots, name, value):
    values = json.loads(to_text(slots))
    values["slots"][0]["argon2id"][name] = value
    started = perf_counter()
    with pytest.raises(EnvironmentFault, match="beschädigt"):
        from_text(json.dumps(values))
    assert perf_counter() - started < 0.05


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "7",
        "\0\0",
        '{"format": "kiberatung-schluessel", "version": 2}',
        "[" * 100_000,
        "x" * 10**6,
    ],
)
def test_what_is_no_keyslot_file_is_refused(text):
    with pytest.raises(EnvironmentFault):
        from_text(text)


def test_every_damaged_keyslot_file_is_told_apart_from_a_wrong_passphrase_or_does_not_open(slots):
    """A flipped letter is refused as damage, or the slot does not open; it never gives another key."""
    text = to_text(slots)
    chance = random.Random(24)
    for _round in range(300):
        place = chance.randrange(len(text))
        damaged = text[:place] + chr(ord(text[place]) ^ 1 << chance.randrange(7)) + text[place + 1 :]
        try:
            assert unwrap(from_text(damaged), "erste Passphrase").key == KEY.key
        except (DomainError, EnvironmentFault):
            continue
        assert _meaning(damaged) == _meaning(text)


def _meaning(text: str) -> tuple[bytes, bytes, DerivationCost]:
    slot = from_text(text).slots[0]
    return slot.wrapped, slot.salt, slot.cost

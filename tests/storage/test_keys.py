"""Keyslots and the recovery key: what opens, what is refused, and how fast hostile files are refused."""

import json
import random
import tracemalloc
import unicodedata
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage.keys import recovery_key
from kiberatung.storage.keys.derivation import FLOOR, OFFICE, DerivationCost, DerivationProfile, derive
from kiberatung.storage.keys.keyslots import (
    Keyslots,
    SlotKind,
    from_text,
    new_recovery_key,
    new_store_key,
    to_text,
    unwrap,
    with_slot,
    without_accounts,
)
from kiberatung.storage.keys.recovery_sheet import from_recovery_sheet, recovery_sheet
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


def test_a_passphrase_that_looks_like_a_recovery_key_is_refused(slots):
    with pytest.raises(DomainError, match="sieht aus wie"):
        with_slot(slots, KEY, new_recovery_key(), CHEAP, account_id=BEN)


def test_all_accounts_are_tried_with_one_derivation(slots):
    for number in range(10):
        slots = with_slot(slots, KEY, f"Passphrase {number}", CHEAP, account_id=AccountId(IDENTIFIERS.next()))
    asked = []

    def counting(secret, salt, cost):
        asked.append(salt)
        return derive(secret, salt, cost)

    assert unwrap(slots, "Passphrase 9", counting).key == KEY.key
    assert len(asked) == 1
    assert len({slot.nonce for slot in slots.slots}) == 11


def test_an_account_that_is_gone_opens_nothing_and_the_last_passphrase_stays(slots):
    slots = with_slot(slots, KEY, "zweite Passphrase", CHEAP, account_id=BEN)
    slots = without_accounts(slots, [ADA])
    with pytest.raises(DomainError, match="stimmt nicht"):
        unwrap(slots, "erste Passphrase")
    assert unwrap(slots, "zweite Passphrase").account_id == BEN
    with pytest.raises(DomainError, match="letzte Passphrase"):
        without_accounts(slots, [BEN])


SCRIPTS = (
    "Ä ö ü ß é ñ ą",
    "ﷺ العربية عبد الرحمن",
    "Ελληνικά Ѝ й",
    "👨‍👩‍👧‍👦 🇩🇪 🧑🏽‍🏫",
    "한국어 각",
    "a" * 64,
    "ü" * 256,
)


@pytest.mark.requirement("R30", figure="composed and decomposed, Arabic, emoji, 64 to 256 characters: one result")
@pytest.mark.parametrize("secret", SCRIPTS)
def test_every_script_is_taken_whole_however_it_is_composed(secret):
    slots = with_slot(Keyslots(STORE), KEY, unicodedata.normalize("NFD", secret), CHEAP)
    assert unwrap(slots, unicodedata.normalize("NFC", secret)).key == KEY.key
    for shorter in (secret[:-1], secret + secret[-1]):
        with pytest.raises(DomainError, match="stimmt nicht"):
            unwrap(slots, shorter)


@pytest.mark.requirement("R30")
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=256))
@settings(max_examples=40, deadline=None)
def test_composed_and_decomposed_letters_are_one_passphrase(secret):
    if not recovery_key.looks_like(secret):
        slots = with_slot(Keyslots(STORE), KEY, unicodedata.normalize("NFD", secret), CHEAP)
        assert unwrap(slots, unicodedata.normalize("NFC", secret)).key == KEY.key


@pytest.mark.requirement("R28", figure="100 of 100 open, 140 bits")
def test_the_recovery_key_opens_however_it_is_typed(slots):
    assert recovery_key.PAYLOAD_BITS >= 128
    for _round in range(100):
        printed = new_recovery_key()
        with_key = with_slot(slots, KEY, printed, CHEAP, SlotKind.RECOVERY)
        for typed in (printed, f"  {printed.lower()} ", printed.replace("0", "O").replace("1", "l")):
            assert unwrap(with_key, typed).key == KEY.key


@pytest.mark.requirement("R28", figure="1,000 of 1,000 slips noticed")
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


@pytest.mark.requirement("R29")
def test_the_recovery_sheet_replaces_a_lost_keyslot_file(slots):
    printed = new_recovery_key()
    sheet = recovery_sheet(with_slot(slots, KEY, printed, CHEAP, SlotKind.RECOVERY))
    assert unwrap(from_recovery_sheet(sheet), printed).key == KEY.key
    with pytest.raises(DomainError):
        unwrap(from_recovery_sheet(sheet), "erste Passphrase")
    assert unwrap(from_recovery_sheet(sheet.replace("\n", "-").lower()), printed).key == KEY.key


@pytest.mark.requirement("R29", figure="1,000 of 1,000 slips on the sheet are told by their line")
def test_a_slip_on_the_sheet_is_told_by_its_line(slots):
    sheet = recovery_sheet(with_slot(slots, KEY, new_recovery_key(), CHEAP, SlotKind.RECOVERY)).splitlines()
    chance = random.Random(29)
    for _round in range(1000):
        line = chance.randrange(len(sheet))
        place = chance.choice([at for at, sign in enumerate(sheet[line]) if sign != "-"])
        wrong = chance.choice([sign for sign in recovery_key.ALPHABET if sign != sheet[line][place]])
        typed = [*sheet]
        typed[line] = sheet[line][:place] + wrong + sheet[line][place + 1 :]
        with pytest.raises(DomainError, match=f"Zeile {line + 1} "):
            from_recovery_sheet("\n".join(typed))
    for first in range(len(sheet) - 1):
        typed = [*sheet[:first], sheet[first + 1], sheet[first], *sheet[first + 2 :]]
        with pytest.raises(DomainError, match=f"Zeile {first + 1} "):
            from_recovery_sheet("\n".join(typed))
    for torn in (sheet[:-1], [*sheet, sheet[0]], []):
        with pytest.raises(DomainError, match="Zeile"):
            from_recovery_sheet("\n".join(torn))


@pytest.mark.requirement("R23", figure="256 MiB, t=3, p=4; below 64 MiB/3/4 nothing is made")
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


@pytest.mark.requirement("R24", figure="refused in less than 50 ms with less than 1 MiB")
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
    del values["digest"]
    values["slots"][0]["argon2id"][name] = value
    text = json.dumps(values)
    started = perf_counter()
    with pytest.raises(EnvironmentFault, match="beschädigt"):
        from_text(text)
    assert perf_counter() - started < 0.05
    tracemalloc.start()
    try:
        with pytest.raises(EnvironmentFault):
            from_text(text)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


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


@pytest.mark.requirement("R25")
def test_every_damaged_keyslot_file_is_told_apart_from_a_wrong_passphrase(slots):
    """A flipped letter is refused as damage, or changes nothing; it is never taken for a wrong passphrase."""
    text = to_text(slots)
    chance = random.Random(24)
    for _round in range(300):
        place = chance.randrange(len(text))
        damaged = text[:place] + chr(ord(text[place]) ^ 1 << chance.randrange(7)) + text[place + 1 :]
        try:
            assert unwrap(from_text(damaged), "erste Passphrase").key == KEY.key
        except EnvironmentFault:
            continue
        assert _meaning(damaged) == _meaning(text)


def _meaning(text: str) -> tuple[bytes, bytes, DerivationCost]:
    slot = from_text(text).slots[0]
    return slot.wrapped, slot.salt, slot.cost

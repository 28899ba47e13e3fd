"""A process that changes a passphrase in a round until it is killed, and tells each change it was assured of."""

from multiprocessing.connection import Connection
from pathlib import Path

from kiberatung.domain.accounts import AccountId
from kiberatung.storage.keys.key_ring import KeyRing
from kiberatung.storage.keys.keyslots import StoreKey
from tests.support.builders import CLOCK
from tests.support.fakes import CHEAP

PASSPHRASES = ("ampel birke wolke tisch", "müßig über ähre öl 🧑🏽‍🏫", "noch eine dritte passphrase")


def change_on(store: Path, key: StoreKey, account_id: AccountId, times: int, told: Connection) -> None:
    ring = KeyRing(store, key, CLOCK, CHEAP)
    for number in range(1, times + 1):
        old, new = PASSPHRASES[(number - 1) % len(PASSPHRASES)], PASSPHRASES[number % len(PASSPHRASES)]
        ring.require_own(account_id, old)
        ring.set_passphrase(account_id, new)
        told.send(number)

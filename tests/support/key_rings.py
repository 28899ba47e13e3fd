"""A real keyslot file with cheap keys, for tests of accounts and their passphrases."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from kiberatung.basics.clock import FixedClock
from kiberatung.services.desk import Desk
from kiberatung.storage import stores
from kiberatung.storage.keys.key_ring import KeyRing
from kiberatung.storage.keys.keyslots import Keyslots, SlotKind, new_recovery_key, new_store_key, unwrap, with_slot
from kiberatung.storage.keys.unlocking import read_keyslots, write_keyslots
from tests.support.builders import IDENTIFIERS
from tests.support.desks import TODAY
from tests.support.fakes import CHEAP

OWN = "ampel birke wolke tisch"


class ARing:
    """The ring of a desk's own account with the passphrase `OWN`, and what its file opens."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.path = folder / "bestand.kib"
        key = new_store_key(IDENTIFIERS.next())
        self.recovery = new_recovery_key()
        slots = with_slot(Keyslots(key.store_id), key, OWN, CHEAP, account_id=desk.account.id)
        write_keyslots(self.path, with_slot(slots, key, self.recovery, CHEAP, SlotKind.RECOVERY))
        self.ring = KeyRing(self.path, key, FixedClock.on(TODAY), CHEAP)

    def opened_by(self, secret: str) -> object:
        """The account whose passphrase it is, None for the recovery key; raises `DomainError` when it opens nothing."""
        opened = unwrap(read_keyslots(self.path), secret)
        assert opened.key == self.ring.key.key
        return opened.account_id


@contextmanager
def cheap_keys() -> Iterator[None]:
    """New keys cost nothing, everything else is as it is: for tests that make whole stores and change passphrases."""
    with (
        patch.object(stores.create_store, "__defaults__", (None, CHEAP)),
        patch.object(KeyRing.__init__, "__defaults__", (CHEAP,)),
    ):
        yield

"""Changes who can open an open store: each deed is one new keyslot file in place of the old one.

The store's key stays; only its wrapping changes, so that a change takes no longer than its derivations (R27). A kill
leaves the old file or the new one, whole.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from kiberatung.basics.clock import Clock
from kiberatung.basics.texts import _
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.passphrases import WrongPassphrase, check_passphrase
from kiberatung.storage.keys import recovery_key
from kiberatung.storage.keys.derivation import OFFICE, DerivationProfile
from kiberatung.storage.keys.keyslots import (
    Keyslot,
    Keyslots,
    SlotKind,
    StoreKey,
    new_recovery_key,
    unwrap,
    with_slot,
    without_accounts,
)
from kiberatung.storage.keys.recovery_sheet import recovery_sheet
from kiberatung.storage.keys.unlocking import read_keyslots, write_keyslots
from kiberatung.storage.keys.wrong_entries import unlock_in_time


@dataclass(frozen=True, slots=True)
class PreparedKey:
    """A new recovery key with its slot and the text of that slot for the paper."""

    printed: str
    sheet: str
    slot: Keyslot


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Fulfils `services.account_keys.KeyRing`; used on the database lane, which writes the anchor of that file too."""

    path: Path
    key: StoreKey
    clock: Clock
    profile: DerivationProfile = OFFICE

    def holders(self) -> frozenset[AccountId]:
        return frozenset(slot.account_id for slot in self._slots().slots if slot.account_id is not None)

    def set_passphrase(self, account_id: AccountId, passphrase: str) -> None:
        """In place of the one the account had; refuses one that opens the store for another account."""
        check_passphrase(passphrase)
        slots = self._slots()
        self._require_nobody_elses(slots, account_id, passphrase)
        self._write(with_slot(slots, self.key, passphrase, self.profile, account_id=account_id))

    def require_own(self, account_id: AccountId, passphrase: str) -> None:
        """Raises `WrongPassphrase` unless it is that of this account; the wait grows as at the lock."""
        unlock_in_time(self.path, self.clock, lambda: self._opened_by(account_id, passphrase))

    def remove(self, account_ids: Collection[AccountId]) -> None:
        slots = self._slots()
        if any(slot.account_id in account_ids for slot in slots.slots if slot.account_id):
            self._write(without_accounts(slots, account_ids))

    def prepare_recovery_key(self) -> PreparedKey:
        """By chance; the file keeps the old one until `set_recovery_key`."""
        printed = new_recovery_key()
        slots = with_slot(self._slots(), self.key, printed, self.profile, SlotKind.RECOVERY)
        return PreparedKey(printed, recovery_sheet(slots), slots.slots[-1])

    def set_recovery_key(self, prepared: PreparedKey) -> None:
        slots = self._slots()
        kept = tuple(slot for slot in slots.slots if slot.kind is not SlotKind.RECOVERY)
        self._write(replace(slots, slots=(*kept, prepared.slot)))

    def require_recovery_key(self, typed: str) -> None:
        """Raises `DomainError` unless it opens this store."""
        opened = unwrap(self._slots(), recovery_key.read(typed))
        if opened.key != self.key.key:
            raise DomainError(
                _("Dieser Wiederherstellungsschlüssel gehört zu einem anderen Bestand. Es wurde nichts geändert."),
                _("Nehmen Sie das Blatt, auf dem der Name dieses Bestands steht."),
            )

    def _slots(self) -> Keyslots:
        return read_keyslots(self.path)

    def _opened_by(self, account_id: AccountId, passphrase: str) -> StoreKey:
        opened = unwrap(self._slots(), passphrase)
        if opened.account_id != account_id:
            raise WrongPassphrase(
                _("Das ist nicht Ihre bisherige Passphrase. Es wurde nichts geändert."),
                _("Geben Sie die Passphrase ein, mit der Sie den Bestand öffnen."),
            )
        return opened

    def _require_nobody_elses(self, slots: Keyslots, account_id: AccountId, passphrase: str) -> None:
        try:
            found = unwrap(slots, passphrase)
        except DomainError:
            return
        if found.account_id != account_id:
            raise DomainError(
                _("Diese Passphrase geht hier nicht. Es wurde nichts geändert."),
                _("Nehmen Sie eine andere, zum Beispiel die vorgeschlagene."),
            )

    def _write(self, slots: Keyslots) -> None:
        try:
            write_keyslots(self.path, slots)
        except OSError as fault:
            raise EnvironmentFault(
                _("Die Schlüsseldatei lässt sich nicht schreiben: {reason}. Es gilt, was bisher galt.").format(
                    reason=fault.strerror
                ),
                _("Prüfen Sie Platz und Rechte am Ordner und versuchen Sie es noch einmal."),
            ) from fault

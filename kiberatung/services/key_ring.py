"""Who can open the store: passphrases of accounts and the recovery key. Others provide it, as a ring of keys.

An account is a record of the store, its passphrase a slot beside the store. An account is made record first and closed
record first; a kill between leaves an account that is told as one without a passphrase, or a passphrase of an account
that may do nothing and that the next opening takes away (`tidy_keys`).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from kiberatung.basics.identifiers import made_at
from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.office import Office
from kiberatung.services.accounts import set_account_active
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.office import short_sign_of
from kiberatung.services.permissions import EVERYBODY, PLACE, STEERING, use_case

TESTED_EVERY = timedelta(days=365)
_RENEWED, _GIVEN = N_("Wiederherstellungsschlüssel erneuert"), N_("Neue Passphrase für ein Konto vergeben")


class PreparedKey(Protocol):
    """A new recovery key that opens nothing yet: first it must stand on paper."""

    @property
    def printed(self) -> str: ...
    @property
    def sheet(self) -> str:
        """What replaces a lost keyslot file, in lines."""


class KeyRing(Protocol):
    """Each deed is whole or not at all; raises `EnvironmentFault` when the file cannot be written."""

    def holders(self) -> frozenset[AccountId]:
        """Who has a passphrase."""

    def set_passphrase(self, account_id: AccountId, passphrase: str) -> None: ...

    def require_own(self, account_id: AccountId, passphrase: str) -> None:
        """Raises `WrongPassphrase`."""

    def remove(self, account_ids: Collection[AccountId]) -> None: ...

    def prepare_recovery_key(self) -> PreparedKey: ...

    def set_recovery_key(self, prepared: Any) -> None:
        """What this ring has prepared; the one before opens nothing of this file from now on."""

    def require_recovery_key(self, typed: str) -> None: ...


@dataclass(frozen=True, slots=True)
class AccountWish:
    name: str
    role: Role
    short_sign: str = ""
    """Empty: the initials."""


@dataclass(frozen=True, slots=True)
class AccountState:
    account: Account
    has_passphrase: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """`tested_at` None: not within `TESTED_EVERY`, so it is due."""

    tested_at: datetime | None


@use_case(allowed=PLACE)
def account_states(desk: Desk, ring: KeyRing) -> list[AccountState]:
    """By name, those that are closed last."""
    with desk.reading() as records:
        accounts = records.find(Account)
    holders = ring.holders()
    ordered = sorted(accounts, key=lambda account: (not account.active, account.name))
    return [AccountState(one, one.id in holders, one.id == desk.account.id) for one in ordered]


@use_case(allowed=STEERING)
def add_account(desk: Desk, ring: KeyRing, wish: AccountWish, passphrase: str) -> Account:
    """The person changes the first passphrase; raises `DomainError` for an empty name or a sign that is taken."""
    name = " ".join(wish.name.split())
    if not name:
        raise DomainError(_("Der Name des Kontos fehlt. Es wurde nichts angelegt."), _("Tragen Sie den Namen ein."))
    sign = wish.short_sign.strip() or short_sign_of(name)
    with desk.changing(N_("Konto angelegt"), undoable=False) as work:
        if any(one.short_sign == sign for one in work.find(Account, active=True)):
            raise DomainError(
                _("Das Kürzel „{sign}“ hat schon ein anderes Konto. Es wurde nichts angelegt.").format(sign=sign),
                _("Wählen Sie ein anderes Kürzel."),
            )
        account = Account(id=AccountId(desk.identifiers.next()), name=name, short_sign=sign, role=wish.role)
        account = work.put(account)
        work.note(desk.entry(Deed.RIGHTS, N_("Konto angelegt")))
        work.commit()
    ring.set_passphrase(account.id, passphrase)
    return account


@use_case(allowed=PLACE)
def close_account(desk: Desk, ring: KeyRing, account_id: AccountId) -> Account:
    """Nobody opens the store with its passphrase any more; somebody must stay who can head the office."""
    holders = ring.holders()
    with desk.reading() as records:
        heads = records.find(Account, role=Role.HEAD, active=True)
    if not any(one.id in holders for one in heads if one.id != account_id):
        raise DomainError(
            _("Das ist das letzte Konto der Leitung mit einer Passphrase. Es wurde nichts geändert."),
            _("Geben Sie zuerst einem anderen Konto diese Rolle und eine Passphrase."),
        )
    account = set_account_active(desk, account_id, active=False)
    ring.remove([account_id])
    return account


@use_case(allowed=STEERING)
def reopen_account(desk: Desk, ring: KeyRing, account_id: AccountId, passphrase: str) -> Account:
    """With a new first passphrase: the old one went when the account was closed."""
    account = set_account_active(desk, account_id, active=True)
    ring.set_passphrase(account_id, passphrase)
    return account


@use_case(allowed=STEERING)
def give_passphrase(desk: Desk, ring: KeyRing, account_id: AccountId, passphrase: str) -> Account:
    """For somebody who forgot it, or whose account has none; who it was for notices that the old one is gone."""
    with desk.noting(Deed.RIGHTS, N_(_GIVEN)) as records:
        account = records.get(Account, account_id)
        if not account.active:
            raise DomainError(
                _("Dieses Konto ist geschlossen. Es wurde nichts geändert."), _("Öffnen Sie das Konto wieder.")
            )
        ring.set_passphrase(account_id, passphrase)
    return account


@use_case(allowed=EVERYBODY)
def change_passphrase(desk: Desk, ring: KeyRing, old: str, new: str) -> None:
    """The own one; raises `WrongPassphrase` when `old` is not it."""
    ring.require_own(desk.account.id, old)
    with desk.noting(Deed.RIGHTS, N_("Eigene Passphrase geändert")):
        ring.set_passphrase(desk.account.id, new)


@use_case(allowed=PLACE)
def check_recovery_key(desk: Desk, ring: KeyRing, typed: str) -> None:
    """From the paper, once a year; raises `DomainError` when it does not open this store."""
    ring.require_recovery_key(typed)
    with desk.noting(Deed.RECOVERY_TESTED, N_("Wiederherstellungsschlüssel geprüft")):
        pass


@use_case(allowed=STEERING)
def note_recovery_key_put_away(desk: Desk) -> None:
    """Of a new store: its key was typed from the paper, which counts as the first test."""
    with desk.noting(Deed.RECOVERY_TESTED, N_("Wiederherstellungsschlüssel abgelegt")):
        pass


@use_case(allowed=STEERING)
def renew_recovery_key(desk: Desk, ring: KeyRing, prepared: PreparedKey, typed: str = "") -> None:
    """`typed` from its paper counts as its test; until then the test is due. The old paper must be destroyed.

    With the file of an old backup, or with its own text, the old paper opens the store still: its key is the same.
    """
    if typed:
        require_same_key(prepared.printed, typed)
    with desk.noting(Deed.RECOVERY_TESTED if typed else Deed.RIGHTS, N_(_RENEWED)):
        ring.set_recovery_key(prepared)


@use_case(allowed=PLACE)
def recovery_state(desk: Desk) -> RecoveryState:
    noted = desk.lists.noted_since(desk.clock.now() - TESTED_EVERY, [Deed.RECOVERY_TESTED], 1)
    return RecoveryState(noted[0].noted_at if noted else None)


@use_case(allowed=EVERYBODY)
def recovery_test_is_due(desk: Desk) -> bool:
    """A year after the last test, or after the office was set up: told to those who can do it, and to nobody else."""
    if desk.account.role not in PLACE:
        return False
    with desk.reading() as records:
        office = records.find(Office)[0]
    begun_at = desk.clock.now() - TESTED_EVERY
    is_due = made_at(office.id) < begun_at and not office.is_practice
    return is_due and not desk.lists.noted_since(begun_at, [Deed.RECOVERY_TESTED], 1)


@use_case(allowed=EVERYBODY)
def note_failed_unlocks(desk: Desk, count: int) -> None:
    """How many wrong passphrases were entered before this opening (R26)."""
    text = ngettext_("{count} falsche Passphrase eingegeben", "{count} falsche Passphrasen eingegeben", count)
    with desk.noting(Deed.UNLOCK_FAILED, text.format(count=count)):
        pass


@use_case(allowed=EVERYBODY)
def tidy_keys(desk: Desk, ring: KeyRing) -> None:
    """Takes away passphrases of accounts that are closed or not there, as a kill or a restore may leave them."""
    with desk.reading() as records:
        active = {account.id for account in records.find(Account, active=True)}
    left = ring.holders() - active
    if left and ring.holders() & active:
        ring.remove(left)


def require_same_key(printed: str, typed: str) -> None:
    if not is_same_key(printed, typed):
        raise DomainError(
            _("Das ist nicht der Schlüssel vom Blatt. Der bisherige gilt weiter."),
            _("Vergleichen Sie ihn Gruppe für Gruppe mit dem Ausdruck."),
        )


def is_same_key(printed: str, typed: str) -> bool:
    """Of a recovery key or one of its groups."""
    return _letters(printed) == _letters(typed)


def _letters(text: str) -> str:
    """However it is typed; O, I and L are read as the figures they look like."""
    return "".join(text.upper().replace("-", "").split()).translate(str.maketrans("OIL", "011"))

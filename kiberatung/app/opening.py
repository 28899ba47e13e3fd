"""Opening and making stores for the command line and the window: file or server, passphrase, account, desk."""

# ruff: noqa: PLC0415 - SQLAlchemy is imported when a store is really opened

import os
import secrets
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.app import composition, paths
from kiberatung.app.files import read_passphrase, store_path
from kiberatung.basics.clock import Clock, SystemClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.passphrases import check_passphrase
from kiberatung.services.upgrading import Stage, Upgrading, headline, reassurance, sentence

if TYPE_CHECKING:
    from kiberatung.domain.accounts import Account, AccountId
    from kiberatung.services.desk import Desk
    from kiberatung.services.office import OfficeSetup
    from kiberatung.storage.keys.key_ring import KeyRing
    from kiberatung.storage.stores import AnyStore, FileStore, StorePlace

SERVER = "postgresql+psycopg://"


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What is asked when a store is made."""

    name: str
    kreis: str
    account: str


def place_of(path: Path, clock: Clock) -> "StorePlace":
    from kiberatung.storage.places import sync_roots
    from kiberatung.storage.stores import StorePlace

    return StorePlace(path, paths.migrations(), clock, sync_roots=sync_roots(os.environ))


def open_store(args: Namespace, clock: Clock) -> "AnyStore":
    """The wait after wrong passphrases holds here too, by the real clock."""
    from kiberatung.storage import stores
    from kiberatung.storage.keys.unlocking import unlock
    from kiberatung.storage.keys.wrong_entries import unlock_in_time
    from kiberatung.storage.places import require_fit_place

    if args.store and args.store.startswith(SERVER):
        return stores.open_on_server(args.store, paths.migrations(), UpgradeLines())
    passphrase = read_passphrase(args.passphrase_file, args.passphrase_fd)
    accept_older = bool(getattr(args, "accept_older", False))
    place = place_of(store_path(args), clock)
    require_fit_place(place.path, place.sync_roots)
    key = unlock_in_time(place.path, SystemClock(), lambda: unlock(place.path, passphrase))
    return stores.open_unlocked(place, key, accept_older=accept_older, tell=UpgradeLines())


class UpgradeLines:
    """Says on the error stream how an upgrade goes on: each stage once, the families in quarters."""

    def __init__(self) -> None:
        self._said: tuple[Stage, int] | None = None

    def __call__(self, told: Upgrading) -> None:
        quarters = 4 * told.done // told.whole if told.whole else 0
        if self._said is None:
            print(f"{headline()}.", file=sys.stderr)
            print(reassurance(), file=sys.stderr)
        if self._said != (told.stage, quarters):
            print(sentence(told), file=sys.stderr, flush=True)
        self._said = told.stage, quarters


@contextmanager
def opened_store(args: Namespace) -> "Iterator[AnyStore]":
    """Closed in the end, with a verified backup when something was changed."""
    clock = composition.clock(args)
    store = open_store(args, clock)
    try:
        settle_keys(store, clock)
        yield store
    except BaseException:
        store.close(backup=False)
        raise
    store.close()


@contextmanager
def opened_desk(args: Namespace) -> "Iterator[Desk]":
    with opened_store(args) as store:
        clock = composition.clock(args)
        yield composition.desk(store, clock, account_of(store))


def account_of(store: "AnyStore") -> "Account":
    """The account whose passphrase opened the store; for a recovery key or a server the head of the office.

    Raises `DomainError` for an account that is closed.
    """
    from kiberatung.domain.accounts import Account, Role

    account_id = account_id_of(store)
    with store.reading() as records:
        accounts = records.find(Account) if account_id is None else records.find(Account, id=account_id)
    active = [one for one in accounts if one.active]
    if not active and accounts:
        raise DomainError(
            _("Dieses Konto ist geschlossen. Der Bestand ist unversehrt und bleibt geschlossen."),
            _("Bitten Sie die Leitung, Ihr Konto wieder zu öffnen."),
        )
    if not active:
        raise DomainError(
            _("In diesem Bestand gibt es noch kein Konto. Er wurde nicht geöffnet."),
            _("Legen Sie ihn mit „init“ neu an."),
        )
    return next((one for one in active if one.role is Role.HEAD), active[0])


def account_id_of(store: "AnyStore") -> "AccountId | None":
    """None: it was opened by the recovery key, or lies on a server."""
    from kiberatung.storage.stores import FileStore

    return store.key.account_id if isinstance(store, FileStore) else None


def key_ring_of(store: "AnyStore") -> "KeyRing":
    """Raises `EnvironmentFault` for a store on a server, which has passwords of its own."""
    from kiberatung.storage.keys.key_ring import KeyRing
    from kiberatung.storage.stores import FileStore

    if isinstance(store, FileStore):
        return KeyRing(store.place.path, store.key, SystemClock())
    raise EnvironmentFault(
        _("Dieser Bestand liegt auf einem Server. Passphrasen gibt es hier nicht, es wurde nichts geändert."),
        _("Die Zugänge verwaltet die Technik des Servers."),
    )


def settle_keys(store: "AnyStore", clock: Clock) -> None:
    """Wrong passphrases counted before this opening go into the log; those of closed accounts go away."""
    from kiberatung.services.key_ring import note_failed_unlocks, tidy_keys
    from kiberatung.storage.keys.wrong_entries import forget_wrong_entries, read_wrong_entries
    from kiberatung.storage.stores import FileStore

    if not isinstance(store, FileStore):
        return
    desk, wrong = composition.desk(store, clock, account_of(store)), read_wrong_entries(store.place.path)
    if wrong.count:
        note_failed_unlocks(desk, wrong.count)
        forget_wrong_entries(store.place.path)
    tidy_keys(desk, key_ring_of(store))


def make_store(path: Path, passphrase: str, office: NewOffice, clock: Clock) -> "tuple[FileStore, str]":
    """A new store with its office; gives the recovery key, which is shown once. Nothing is left when it fails."""
    from kiberatung.domain.accounts import AccountId
    from kiberatung.services.office import OfficeSetup
    from kiberatung.storage import stores

    check_passphrase(passphrase)
    identifiers = IdentifierSource(clock, secrets.SystemRandom())
    account_id = AccountId(identifiers.next())
    store, recovery = stores.create_store(place_of(path, clock), identifiers.next(), passphrase, account_id)
    try:
        _set_up(
            store,
            clock,
            identifiers,
            OfficeSetup(name=office.name, kreis=office.kreis, account=office.account, account_id=account_id),
        )
    except BaseException:
        store.close(backup=False)
        remove_store(path)
        raise
    return store, recovery


def make_practice_store(path: Path, passphrase: str, clock: Clock, seed: int) -> "FileStore":
    """A store whose every record is the same for the same seed; only its keys are not."""
    from kiberatung.domain.accounts import AccountId
    from kiberatung.storage import stores

    identifiers = composition.identifiers(clock, f"office {seed}")
    account_id = AccountId(identifiers.next())
    store, _recovery = stores.create_store(place_of(path, clock), identifiers.next(), passphrase, account_id)
    try:
        _set_up(store, clock, identifiers, _practice_office(account_id))
    except BaseException:
        store.close(backup=False)
        remove_store(path)
        raise
    return store


def _practice_office(account_id: "AccountId") -> "OfficeSetup":
    """Invented, but complete: the letters of the practice town have a whole head."""
    from kiberatung.services.office import OfficeSetup

    return OfficeSetup(
        name=_("Übungs-KI Kreis Steinfurt"),
        kreis="05566",
        account="Miriam Brandt",
        account_id=account_id,
        is_practice=True,
        street="Übungsallee",
        house_number="1",
        postcode="48565",
        town="Steinfurt",
        phone="02551 000-0",
        email="ki@example.org",
    )


def _set_up(store: "FileStore", clock: Clock, identifiers: IdentifierSource, setup: "OfficeSetup") -> None:
    from kiberatung.services.office import set_up_office

    set_up_office(store, clock, identifiers, composition.catalogues(), setup)


def remove_store(path: Path) -> None:
    from kiberatung.storage.keys.unlocking import keyslot_path
    from kiberatung.storage.keys.wrong_entries import entries_path

    for left in (path, keyslot_path(path), entries_path(path)):
        left.unlink(missing_ok=True)

"""Opening and making stores for the command line and the window: file or server, passphrase, account, desk."""

# ruff: noqa: PLC0415 - SQLAlchemy is imported when a store is really opened

import secrets
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.app import composition, paths
from kiberatung.app.files import read_passphrase, store_path
from kiberatung.basics.clock import Clock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.passphrases import check_passphrase

if TYPE_CHECKING:
    from kiberatung.domain.accounts import Account, AccountId
    from kiberatung.services.desk import Desk
    from kiberatung.services.office import OfficeSetup
    from kiberatung.storage.stores import AnyStore, FileStore, StorePlace

SERVER = "postgresql+psycopg://"


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What is asked when a store is made."""

    name: str
    kreis: str
    account: str


def place_of(path: Path, clock: Clock) -> "StorePlace":
    from kiberatung.storage.stores import StorePlace

    return StorePlace(path, paths.migrations(), clock)


def open_store(args: Namespace, clock: Clock) -> "AnyStore":
    from kiberatung.storage import stores

    if args.store and args.store.startswith(SERVER):
        return stores.open_on_server(args.store, paths.migrations())
    passphrase = read_passphrase(args.passphrase_file, args.passphrase_fd)
    return stores.open_store(place_of(store_path(args), clock), passphrase)


@contextmanager
def opened_store(args: Namespace) -> "Iterator[AnyStore]":
    """Closed in the end, with a verified backup when something was changed."""
    store = open_store(args, composition.clock(args))
    try:
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
    """The account whose passphrase opened the store; for a recovery key or a server the head of the office."""
    from kiberatung.domain.accounts import Account

    key = getattr(store, "key", None)
    with store.reading() as records:
        if key is not None and key.account_id is not None:
            return records.get(Account, key.account_id)
        accounts = records.find(Account)
    if not accounts:
        raise DomainError(_("In diesem Bestand gibt es noch kein Konto."), _("Legen Sie ihn mit „init“ neu an."))
    return accounts[0]


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

    for left in (path, keyslot_path(path)):
        left.unlink(missing_ok=True)

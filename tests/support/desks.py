"""A desk on a store in memory, with the real catalogues and the real law."""

import random
from datetime import date
from functools import cache
from pathlib import Path
from uuid import uuid5

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.schulpflicht.law_text import law_of_sources
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.exchange.catalogue_files import load_catalogues
from kiberatung.services.desk import Desk
from kiberatung.services.office import OfficeSetup, set_up_office
from kiberatung.services.ports import Store
from tests.support.builders import a_change
from tests.support.fakes import FakeStore

TODAY = date(2026, 11, 23)
RESOURCES = Path(__file__).parents[2] / "resources"


@cache
def real_catalogues() -> Catalogues:
    return load_catalogues(RESOURCES / "catalogues")


@cache
def real_law() -> LawProfile:
    return law_of_sources([file.read_text(encoding="utf-8") for file in sorted((RESOURCES / "law").glob("*.json"))])


def a_desk(store: Store | None = None, role: Role = Role.HEAD, clock: FixedClock | None = None) -> Desk:
    """In an office in the Kreis Steinfurt, set up unless the store has one."""
    store = store or FakeStore()
    clock = clock or FixedClock.on(TODAY)
    identifiers = IdentifierSource(clock, random.Random("desk"))
    with store.reading() as records:
        known = records.find(Account)
    account = known[0] if known else _set_up(store, clock, identifiers)
    if role is not account.role:
        account = with_role(store, account, role)
    return Desk(store, clock, identifiers, account, real_catalogues(), real_law())


def _set_up(store: Store, clock: FixedClock, identifiers: IdentifierSource) -> Account:
    account_id = AccountId(identifiers.next())
    setup = OfficeSetup(name="KI Kreis Steinfurt", kreis="05566", account="Anke Terhorst", account_id=account_id)
    return set_up_office(store, clock, identifiers, real_catalogues(), setup)


def with_role(store: Store, account: Account, role: Role) -> Account:
    """Somebody else of that name: a desk reads its account anew at each deed."""
    other = Account(id=AccountId(uuid5(account.id, role)), name=account.name, role=role)
    with store.reading() as records:
        known = records.find(Account, id=other.id)
    return known[0] if known else put_account(store, other)


def put_account(store: Store, account: Account) -> Account:
    with store.changing(a_change("Konto angelegt", undoable=False)) as work:
        stored = work.put(account)
        work.commit()
    return stored

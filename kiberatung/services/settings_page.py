"""What the page of settings shows of the store: the office and who works in it."""

from dataclasses import dataclass

from kiberatung.domain.accounts import Account
from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EVERYBODY, use_case


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """`kreis` in words; accounts by name, those no longer active last."""

    office: Office
    kreis: str
    accounts: tuple[Account, ...]


@use_case(allowed=EVERYBODY)
def read_settings(desk: Desk) -> SettingsPage:
    with desk.reading() as records:
        office = records.find(Office)[0]
        accounts = records.find(Account)
    kreis = desk.catalogues.kreis(office.kreis)
    ordered = sorted(accounts, key=lambda account: (not account.active, account.name))
    return SettingsPage(office, kreis.name if kreis else office.kreis, tuple(ordered))

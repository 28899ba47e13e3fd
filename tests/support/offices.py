"""An office with one account for each role and families of several counsellors: for the tests of rights."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.office import Office
from kiberatung.services.desk import Desk
from kiberatung.services.ports import Store
from tests.support.builders import IDENTIFIERS, FamilyBuilder, a_change, a_family
from tests.support.desks import TODAY, a_desk, put_account

NAMES = {
    Role.COUNSELLOR: "Anke Terhorst",
    Role.ADMINISTRATION: "Petra Lohmann",
    Role.HEAD: "Miriam Brandt",
    Role.READER: "Uwe Kock",
    Role.DATA_PROTECTION: "Dörte Harms",
    Role.TECHNICAL: "Jens Albers",
}


@dataclass
class AnOffice:
    """Desks share store and clock; each person has an own account."""

    store: Store
    clock: FixedClock
    head: Desk

    def desk(self, role: Role, name: str = "") -> Desk:
        """The same for the same name; without one the usual person of that role."""
        wanted = name or NAMES[role]
        with self.store.reading() as records:
            known = [one for one in records.find(Account) if (one.name, one.role) == (wanted, role)]
        account = known[0] if known else self._account(wanted, role)
        return replace(self.head, account=account)

    def family(self, of: Desk | None, family_name: str = "Muster", **more: Any) -> FamilyBuilder:
        counsellor_id = of.account.id if of is not None else None
        return a_family(family_name, counsellor_id=counsellor_id, **more)

    def open_to_colleagues(self) -> None:
        with self.store.changing(a_change("Vertretung")) as work:
            work.put(replace(work.find(Office)[0], colleagues_see_each_other=True))
            work.commit()

    def later(self, **more: float) -> None:
        self.clock.moment += timedelta(**more)

    def _account(self, name: str, role: Role) -> Account:
        return put_account(self.store, Account(id=AccountId(IDENTIFIERS.next()), name=name, role=role))


def an_office(store: Store | None = None) -> AnOffice:
    clock = FixedClock.on(TODAY)
    head = a_desk(store, clock=clock)
    return AnOffice(head.store, clock, head)

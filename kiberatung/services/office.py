"""Setting up a store: the office, its first account, and the schools of its Kreis."""

from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from kiberatung.basics.clock import Clock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.catalogues.schools import CatalogueSchool
from kiberatung.domain.errors import DomainError
from kiberatung.domain.office import Office, OfficeId
from kiberatung.domain.schools import School, SchoolId
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import EVERYBODY, STEERING, use_case
from kiberatung.services.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSetup:
    name: str
    kreis: str
    account: str
    account_id: AccountId
    is_practice: bool = False
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""


def school_id(number: str) -> SchoolId:
    """The same in every store, so that packages from a laptop meet the same school."""
    return SchoolId(uuid5(NAMESPACE_OID, f"schule-nrw-{number}"))


def set_up_office(
    store: Store, clock: Clock, identifiers: IdentifierSource, catalogues: Catalogues, setup: OfficeSetup
) -> Account:
    """The first deed in an empty store; its account heads the office."""
    if not setup.name.strip() or not setup.account.strip():
        raise DomainError(
            _("Der Name des Kommunalen Integrationszentrums oder des Kontos fehlt. Es wurde nichts angelegt."),
            _("Tragen Sie beide Namen ein."),
        )
    kreis = catalogues.kreis(setup.kreis)
    if kreis is None:
        raise DomainError(
            _("„{key}“ ist kein Schlüssel eines Kreises in NRW. Es wurde nichts angelegt.").format(key=setup.kreis),
            _("Verwenden Sie fünf Ziffern, zum Beispiel 05566 für den Kreis Steinfurt."),
        )
    sign = short_sign_of(setup.account)
    account = Account(id=setup.account_id, name=setup.account, short_sign=sign, role=Role.HEAD)
    change = Change(
        id=ChangeId(identifiers.next()),
        what=N_("Bestand angelegt"),
        account_id=account.id,
        changed_at=clock.now(),
        undoable=False,
    )
    with store.changing(change) as work:
        work.put(account)
        work.put(_office_record(OfficeId(identifiers.next()), setup))
        for school in catalogues.schools_in_kreis(setup.kreis):
            work.put(school_record(school))
        work.commit()
    return account


def _office_record(office_id: OfficeId, setup: OfficeSetup) -> Office:
    return Office(
        id=office_id,
        name=setup.name,
        kreis=setup.kreis,
        street=setup.street,
        house_number=setup.house_number,
        postcode=setup.postcode,
        town=setup.town,
        phone=setup.phone,
        email=setup.email,
        is_practice=setup.is_practice,
        colleagues_see_each_other=setup.is_practice,
    )


def school_record(school: CatalogueSchool) -> School:
    return School(
        id=school_id(school.number),
        number=school.number,
        schulform=school.schulform,
        name=school.name,
        short_name=school.short_name,
        street=school.street,
        postcode=school.postcode,
        town=school.town,
        ags=school.ags,
        kreis=school.kreis,
        phone=school.phone,
        email=school.email,
        latitude=school.latitude,
        longitude=school.longitude,
    )


@use_case(allowed=EVERYBODY)
def office_of(desk: Desk) -> Office:
    with desk.reading() as records:
        return records.find(Office)[0]


@use_case(allowed=STEERING)
def change_office(desk: Desk, office: Office) -> Office:
    with desk.changing(N_("Angaben zum Büro geändert")) as work:
        office = work.put(office)
        work.commit()
    return office


def short_sign_of(name: str) -> str:
    """The initials, as PL for Petra Lohmann."""
    return "".join(part[0] for part in name.split() if part[0].isalpha()).upper()[:3]

"""Five households for letters to many: with, without and with a protected address."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kiberatung.domain.appointments import Appointment, AppointmentId
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.letters import LetterKind
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.planning import BatchWish
from tests.services.letters.paper_desk import FAMILY, a_store
from tests.support.builders import a_change
from tests.support.desks import a_desk
from tests.support.fakes import FakeStore

PROTECTED, NOWHERE, NEAR, FAR = (FamilyId(UUID(int=100 + number)) for number in range(4))
EVERYBODY = (FamilyId(FAMILY), PROTECTED, NOWHERE, NEAR, FAR)
_ADDRESSES = {
    PROTECTED: {"street": "Geheimer Weg", "house_number": "7", "postcode": "48282", "town": "Emsdetten"},
    NOWHERE: {"town": "Emsdetten"},
    NEAR: {"street": "Lange Straße", "house_number": "2", "postcode": "48282", "town": "Emsdetten"},
    FAR: {"street": "Am Stadtpark", "house_number": "1", "postcode": "48429", "town": "Rheine"},
}


def a_town(*without_appointment: FamilyId) -> Desk:
    """The family of the letters lives in the Lange Straße 12."""
    store = FakeStore()
    with store.changing(a_change("Bestand angelegt")) as work:
        for record in [*a_store().records, *_neighbours(without_appointment)]:
            work.put(replace(record, version=0))
        work.commit()
    return a_desk(store)


def wish(*keys: UUID, **more: Any) -> BatchWish:
    kind = more.pop("kind", LetterKind.INVITATION)
    return BatchWish(kind, keys or EVERYBODY, **more)


def _neighbours(without_appointment: tuple[FamilyId, ...]) -> list[Any]:
    made: list[Any] = []
    for number, (family_id, address) in enumerate(_ADDRESSES.items()):
        family = Family(
            id=family_id,
            case_number=f"2026-050{number}",
            family_name=f"Nachbar{number}",
            letter_language="uk",
            address_protected=family_id == PROTECTED,
            **address,
        )
        child = Child(id=ChildId(UUID(int=200 + number)), family_id=family_id, given_names=f"Kind{number}")
        made += [family, child]
        if family_id not in without_appointment:
            starts_at = datetime(2026, 12, 14, 8 + number, tzinfo=UTC)
            made.append(Appointment(id=AppointmentId(UUID(int=300 + number)), family_id=family_id, starts_at=starts_at))
    return made

"""A desk with a store in memory, one family and the real catalogues, for the tests of proposals and places."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.cases import Case, CaseId
from kiberatung.domain.children import Child, ChildId, GermanLevel
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.office import Office, OfficeId
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.domain.schulpflicht.law_text import parse_law
from kiberatung.exchange.catalogue_files import load_catalogues
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from tests.support.fakes import FakeStore

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CATALOGUES = load_catalogues(RESOURCES / "catalogues")
LAW = parse_law((RESOURCES / "law" / "schulpflicht.json").read_text(encoding="utf-8"))

TODAY = date(2026, 11, 24)
KREIS = "05566"
FAMILY, CHILD, SIBLING = FamilyId(UUID(int=10)), ChildId(UUID(int=11)), ChildId(UUID(int=12))


class PlacingStore(FakeStore):
    """The store in memory, filled and changed directly."""

    def add(self, *records: Any) -> None:
        for record in records:
            self.tables.write(replace(record, version=record.version + 1), alive=True)

    def alter(self, kind: type, identifier: UUID, **changed: object) -> None:
        self.add(replace(self.tables.row(kind, identifier)[0], **changed))

    @property
    def changes(self) -> list[str]:
        """What was done, in the words of the history."""
        return [logged.change.what for logged in self.tables.changes if logged.change.deed is Deed.CHANGE]


def a_desk(role: Role = Role.COUNSELLOR) -> tuple[Desk, PlacingStore]:
    """With a family in Emsdetten: a child of eleven without German, and a sibling of eight; both cases are open."""
    store = PlacingStore()
    clock = FixedClock.on(TODAY)
    store.add(
        Office(id=OfficeId(UUID(int=1)), name="KI", kreis=KREIS),
        Family(id=FAMILY, family_name="Yilmaz", postcode="48282", town="Emsdetten"),
        a_child(CHILD, "Omar", date(2015, 3, 1)),
        a_child(SIBLING, "Lina", date(2018, 3, 1)),
        *(
            Case(id=CaseId(UUID(int=20 + place)), family_id=FAMILY, child_id=child, state_since=TODAY, opened_on=TODAY)
            for place, child in enumerate((CHILD, SIBLING))
        ),
    )
    account = Account(id=AccountId(UUID(int=2)), name="Fachkraft", role=role)
    store.add(account)
    identifiers = IdentifierSource(clock, random.Random(1))
    desk = Desk(store, clock, identifiers, account, CATALOGUES, LAW)
    return desk, store


def a_child(identifier: ChildId, name: str, born: date) -> Child:
    return Child(
        id=identifier,
        family_id=FAMILY,
        family_name="Yilmaz",
        given_names=name,
        date_of_birth=born,
        residence_status=ResidenceStatus.THIRD_COUNTRY,
        resident_since=date(2026, 10, 1),
        german_level=GermanLevel.NONE,
        years_of_schooling=5,
    )


def school_numbers(schulform: str, town: str = "Emsdetten") -> list[str]:
    """Real schools of the Kreis."""
    schools = CATALOGUES.schools_in_kreis(KREIS)
    return [school.number for school in schools if school.schulform == schulform and school.town == town]


def a_group(number: str, key: int, **changed: Any) -> LearningGroup:
    group = LearningGroup(
        id=LearningGroupId(UUID(int=100 + key)),
        school_number=number,
        name=f"Gruppe {key}",
        german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
        grade_from=5,
        grade_until=10,
        capacity=18,
        occupied=15,
        as_of=date(2026, 11, 20),
    )
    return replace(group, **changed)

"""Families as tests need them: `a_family("Öztürk").with_child("Can").with_guardian("Elif").stored_in(store)`."""

import random
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.cases import Case, CaseId, CaseState
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.ports import Store

CLOCK = FixedClock.on(date(2026, 11, 22))
IDENTIFIERS = IdentifierSource(CLOCK, random.Random(22))


def a_change(what: str = "Angabe geändert", **more: Any) -> Change:
    return Change(id=ChangeId(IDENTIFIERS.next()), what=what, changed_at=CLOCK.now(), **({"account_id": None} | more))


def a_family(family_name: str = "Muster", **more: Any) -> "FamilyBuilder":
    known = {"case_number": "2026-0001", "town": "Herford", "reported_on": date(2026, 9, 1)} | more
    return FamilyBuilder(Family(id=FamilyId(IDENTIFIERS.next()), family_name=family_name, **known))


@dataclass(frozen=True)
class FamilyBuilder:
    """Each step gives a new builder; `records` are in an order in which they can be put."""

    family: Family
    children: tuple[Child, ...] = ()
    guardians: tuple[Guardian, ...] = ()
    cases: tuple[Case, ...] = ()
    others: tuple[Any, ...] = field(default=())

    def with_child(
        self, given_names: str = "Kind", state: CaseState = CaseState.REPORTED, **more: Any
    ) -> "FamilyBuilder":
        known = {"family_name": self.family.family_name, "date_of_birth": date(2015, 3, 12)} | more
        child = Child(
            id=ChildId(IDENTIFIERS.next()),
            family_id=self.family.id,
            position=len(self.children),
            given_names=given_names,
            **known,
        )
        case = Case(
            id=CaseId(IDENTIFIERS.next()),
            family_id=self.family.id,
            child_id=child.id,
            state=state,
            state_since=date(2026, 9, 1),
            opened_on=date(2026, 9, 1),
        )
        return replace(self, children=(*self.children, child), cases=(*self.cases, case))

    def with_guardian(self, given_names: str = "Eltern", **more: Any) -> "FamilyBuilder":
        known = {"family_name": self.family.family_name} | more
        guardian = Guardian(
            id=GuardianId(IDENTIFIERS.next()),
            family_id=self.family.id,
            position=len(self.guardians),
            given_names=given_names,
            **known,
        )
        return replace(self, guardians=(*self.guardians, guardian))

    def with_record(self, record: Any) -> "FamilyBuilder":
        return replace(self, others=(*self.others, record))

    @property
    def records(self) -> tuple[Any, ...]:
        return (self.family, *self.children, *self.guardians, *self.cases, *self.others)

    def stored_in(self, store: Store, account_id: AccountId | None = None) -> "FamilyBuilder":
        """The same family with the versions it has in the store."""
        with store.changing(a_change("Familie aufgenommen", account_id=account_id, family_id=self.family.id)) as work:
            stored: dict[UUID, Any] = {record.id: work.put(record) for record in self.records}
            work.commit()
        return FamilyBuilder(
            stored[self.family.id],
            tuple(stored[child.id] for child in self.children),
            tuple(stored[guardian.id] for guardian in self.guardians),
            tuple(stored[case.id] for case in self.cases),
            tuple(stored[other.id] for other in self.others),
        )

"""Reading for one page of a family: the same records as from the store, each asked for once."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family
from kiberatung.services.desk import Desk
from kiberatung.services.family_records import FamilyRecords
from kiberatung.services.ports import Records
from tests.support.builders import IDENTIFIERS, FamilyBuilder, a_family
from tests.support.desks import a_desk


class Counted:
    """Records that know how often they were asked."""

    def __init__(self, records: Records) -> None:
        self._records, self.asked = records, 0

    def get(self, kind: type[Any], identifier: UUID) -> Any:
        return self._records.get(kind, identifier)

    def find(self, kind: type[Any], **equal: object) -> list[Any]:
        self.asked += 1
        return self._records.find(kind, **equal)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def known(desk: Desk) -> FamilyBuilder:
    return a_family().with_child("Omar").with_child("Lina").stored_in(desk.store)


@pytest.fixture
def counted(desk: Desk, known: FamilyBuilder) -> Iterator[Counted]:  # stored before it is read
    with desk.reading() as records:
        yield Counted(records)


def test_what_is_asked_for_each_child_is_read_once(counted: Counted, known: FamilyBuilder) -> None:
    ids = [child.id for child in known.children]
    records = FamilyRecords(counted, ids)
    found = [records.find(Case, child_id=one) for one in ids]
    assert [[case.child_id for case in cases] for cases in found] == [[one] for one in ids]
    assert records.find(Case, child_id=ids) == [case for cases in found for case in cases]
    assert counted.asked == 1


def test_other_conditions_are_another_question(counted: Counted, known: FamilyBuilder) -> None:
    records = FamilyRecords(counted, [child.id for child in known.children])
    child, family = known.children[0], known.family
    assert records.find(Case, child_id=child.id, family_id=family.id) == records.find(Case, child_id=child.id)
    assert records.find(Child, family_id=family.id) == records.find(Child, family_id=family.id)
    assert counted.asked == 3


def test_a_child_of_another_family_is_asked_for_alone(counted: Counted, known: FamilyBuilder) -> None:
    records = FamilyRecords(counted, ())
    assert len(records.find(Case, child_id=known.children[0].id)) == 1
    assert records.find(Case, child_id=ChildId(IDENTIFIERS.next())) == []


def test_who_changes_a_list_does_not_change_the_next_one(counted: Counted, known: FamilyBuilder) -> None:
    records = FamilyRecords(counted, [child.id for child in known.children])
    records.find(Child, family_id=known.family.id).clear()
    assert len(records.find(Child, family_id=known.family.id)) == 2


def test_a_single_record_comes_from_the_store(counted: Counted, known: FamilyBuilder) -> None:
    assert FamilyRecords(counted, ()).get(Family, known.family.id).id == known.family.id

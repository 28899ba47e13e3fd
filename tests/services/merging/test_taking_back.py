"""A merge is taken back by its name: what it gives back, what stays, and what stands in its way."""

from dataclasses import replace

import pytest

from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.merges import Merge
from kiberatung.domain.notes import Note
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.merging.taking_back import take_back_merge
from tests.services.merging.merging_families import found, merged, stored, two_families
from tests.support.builders import a_family
from tests.support.desks import a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def test_it_is_taken_back_by_its_name_and_only_once(desk: Desk) -> None:
    left, right = two_families(desk)
    before = {kind: found(desk, kind) for kind in (Family, Child, Case, Guardian)}
    done = merged(desk, left, right)
    assert take_back_merge(desk, done.change_id) == left.family.id
    after = {kind: found(desk, kind) for kind in before}
    assert {kind: [replace(one, version=0) for one in known] for kind, known in before.items()} == {
        kind: [replace(one, version=0) for one in known] for kind, known in after.items()
    }
    assert found(desk, Note) == found(desk, Merge) == []
    with pytest.raises(DomainError, match="schon zurückgenommen"):
        take_back_merge(desk, done.change_id)


def test_what_was_entered_beside_it_later_stays(desk: Desk) -> None:
    left, right = two_families(desk)
    done = merged(desk, left, right)
    record_answer(desk, Place(left.family.id, "place_of_birth", left.children[0].id), Given("Aleppo"))
    take_back_merge(desk, done.change_id)
    assert found(desk, Child, id=left.children[0].id)[0].place_of_birth == "Aleppo"


def test_what_stands_in_the_way_is_named(desk: Desk) -> None:
    left, right = two_families(desk)
    done = merged(desk, left, right)
    record_answer(desk, Place(left.family.id, "date_of_birth", left.children[0].id), Given(None))
    with pytest.raises(DomainError) as refused:
        take_back_merge(desk, done.change_id)
    assert "„Antwort eingetragen“ am 23.11.2026" in refused.value.message
    assert "späteren Schritte" in refused.value.next_step
    assert len(found(desk, Family)) == 1


def test_a_family_that_went_on_into_a_third_is_taken_back_from_there_first(desk: Desk) -> None:
    left, right = two_families(desk)
    third = stored(desk, a_family("Haddad").with_child("Ahmad"))
    first = merged(desk, left, right)
    second = merged(desk, third, left)
    with pytest.raises(DomainError, match="selbst mit einer anderen"):
        take_back_merge(desk, first.change_id)
    take_back_merge(desk, second.change_id)
    take_back_merge(desk, first.change_id)
    assert len(found(desk, Family)) == 3

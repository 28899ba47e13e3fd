"""„Nicht dieselbe Person“: said once, remembered, taken back; both must be in sight."""

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.different_persons import DifferentPersons
from kiberatung.domain.errors import DomainError
from kiberatung.services.merging.different_persons import mark_as_different, unmark_as_different
from kiberatung.services.sight import OutOfSight
from kiberatung.services.undo import undo_last
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.offices import an_office


def test_it_is_remembered_whichever_is_asked_about_and_kept_once() -> None:
    desk = a_desk()
    one, other = a_family().with_child("Ahmad").with_child("Achmed").stored_in(desk.store).children
    first = mark_as_different(desk, other.id, one.id, " Zwillinge ")
    assert mark_as_different(desk, one.id, other.id) == first
    assert (first.child_id, first.other_id, first.reason) == (*sorted((one.id, other.id)), "Zwillinge")
    assert desk.lists.known_different(one.id) == {other.id}
    assert desk.lists.known_different(other.id) == {one.id}
    assert desk.lists.different_pairs([one.id, other.id]) == {(first.child_id, first.other_id)}


def test_it_is_taken_back_by_its_name_and_by_undo() -> None:
    desk = a_desk()
    one, other = a_family().with_child("Ahmad").with_child("Achmed").stored_in(desk.store).children
    mark_as_different(desk, one.id, other.id)
    unmark_as_different(desk, other.id, one.id)
    assert desk.lists.known_different(one.id) == frozenset()
    undo_last(desk)
    assert desk.lists.known_different(one.id) == {other.id}
    unmark_as_different(desk, one.id, other.id)
    unmark_as_different(desk, one.id, other.id)
    with desk.reading() as records:
        assert records.find(DifferentPersons) == []


def test_a_child_is_no_other_than_itself() -> None:
    desk = a_desk()
    (one,) = a_family().with_child("Ahmad").stored_in(desk.store).children
    with pytest.raises(DomainError, match="dasselbe Kind"):
        mark_as_different(desk, one.id, one.id)


def test_nothing_is_said_of_a_child_out_of_sight() -> None:
    office = an_office()
    own = office.family(office.desk(Role.COUNSELLOR)).with_child().stored_in(office.store)
    hidden = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels")).with_child().stored_in(office.store)
    with pytest.raises(OutOfSight):
        mark_as_different(office.desk(Role.COUNSELLOR), own.children[0].id, hidden.children[0].id)
    assert office.head.lists.known_different(own.children[0].id) == frozenset()

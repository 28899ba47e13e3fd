"""Steps of a case: forward, skipped, back, out by the side, and what the history keeps."""

from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import Case, CaseState, CaseStep, SideExit
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.services.cases import case_of, leave_by_side_exit, move_family, open_case, set_case_state
from kiberatung.services.desk import Desk
from kiberatung.services.undo import undo_last
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def family(desk: Desk) -> FamilyBuilder:
    return a_family().with_child("Omar").with_child("Lina").stored_in(desk.store)


def case_now(desk: Desk, child_id: ChildId) -> Case:
    with desk.reading() as records:
        return case_of(records, child_id)


def steps(desk: Desk, case: Case) -> list[CaseStep]:
    with desk.reading() as records:
        return records.find(CaseStep, case_id=case.id)


def test_a_step_is_reached_on_a_day_and_kept_with_its_reason(desk: Desk, family: FamilyBuilder) -> None:
    child = family.children[0]
    case = set_case_state(desk, child.id, CaseState.COUNSELLED, "Gespräch vorgezogen")
    assert (case.state, case.state_since) == (CaseState.COUNSELLED, TODAY)
    [step] = steps(desk, case)
    assert (step.state, step.reason, step.happened_on) == (CaseState.COUNSELLED, "Gespräch vorgezogen", TODAY)
    assert step.account_id == desk.account.id


def test_a_step_can_be_taken_back_and_a_closed_case_reopened(desk: Desk, family: FamilyBuilder) -> None:
    child = family.children[0]
    closed = set_case_state(desk, child.id, CaseState.CLOSED)
    assert closed.closed_on == TODAY
    again = set_case_state(desk, child.id, CaseState.COUNSELLED)
    assert (again.is_open, again.closed_on) == (True, None)


def test_saying_the_same_step_again_does_not_restart_its_days(desk: Desk, family: FamilyBuilder) -> None:
    child = family.children[0]
    same = set_case_state(desk, child.id, CaseState.REPORTED)
    assert same.state_since == date(2026, 9, 1)
    assert steps(desk, same) == []


def test_a_larger_deed_never_moves_a_case_back_nor_opens_a_closed_one(desk: Desk, family: FamilyBuilder) -> None:
    omar, lina = family.children
    set_case_state(desk, omar.id, CaseState.RECOMMENDED)
    leave_by_side_exit(desk, lina.id, SideExit.MOVED_AWAY, "Nach Köln gezogen")
    with desk.changing("Beratung", family.family.id) as work:
        move_family(desk, work, family.family.id, CaseState.COUNSELLED)
        work.commit()
    assert case_now(desk, omar.id).state is CaseState.RECOMMENDED
    assert case_now(desk, lina.id).side_exit is SideExit.MOVED_AWAY


def test_a_side_exit_needs_its_reason_and_can_be_undone(desk: Desk, family: FamilyBuilder) -> None:
    child = family.children[0]
    with pytest.raises(DomainError, match="Der Grund fehlt"):
        leave_by_side_exit(desk, child.id, SideExit.NO_CONTACT, "  ")
    left = leave_by_side_exit(desk, child.id, SideExit.NO_CONTACT, "Zwei Einladungen ohne Antwort")
    assert (left.is_open, left.closed_on) == (False, TODAY)
    undo_last(desk)
    assert case_now(desk, child.id).is_open


def test_a_new_case_begins_reported_with_its_first_step(desk: Desk, family: FamilyBuilder) -> None:
    stranger = ChildId(desk.identifiers.next())
    with desk.changing("Fall eröffnet", family.family.id) as work:
        case = open_case(desk, work, family.family.id, stranger, "Bürgerbüro")
        work.commit()
    assert (case.state, case.opened_on) == (CaseState.REPORTED, TODAY)
    assert [step.reason for step in steps(desk, case)] == ["Bürgerbüro"]


def test_a_child_without_a_case_is_said_so(desk: Desk) -> None:
    with pytest.raises(DomainError, match="keinen Fall"):
        case_now(desk, ChildId(desk.identifiers.next()))


def test_data_protection_moves_no_case(desk: Desk, family: FamilyBuilder) -> None:
    reader = a_desk(desk.store, Role.DATA_PROTECTION)
    with pytest.raises(DomainError, match="darf das nicht"):
        set_case_state(reader, family.children[0].id, CaseState.CLOSED)

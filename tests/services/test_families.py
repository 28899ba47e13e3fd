"""Families, children and guardians: taken in, added, taken out, and brought back."""

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.answers import NoValue
from kiberatung.domain.cases import Case, CaseState, CaseStep
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import GuardianKind
from kiberatung.domain.incoming_reports import IncomingReport, ReportingOffice
from kiberatung.services.desk import Desk
from kiberatung.services.families import (
    ReportedFamily,
    add_child,
    change_guardian,
    load_family,
    new_guardian,
    put_guardian,
    remove_child,
    remove_guardian,
    report_family,
)
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.undo import redo_last, undo_last
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def family_id(desk: Desk) -> FamilyId:
    return report_family(desk, ReportedFamily(family_name=" Al-Khatib ", given_names_of_children=("Yasmin", "Omar")))


def test_a_report_makes_family_children_cases_and_report(desk: Desk, family_id: FamilyId) -> None:
    file = load_family(desk, family_id)
    with desk.reading() as records:
        reports = records.find(IncomingReport, family_id=family_id)
        steps = records.find(CaseStep, case_id=[case.id for case in file.cases])
    assert (file.family.family_name, file.family.case_number) == ("Al-Khatib", "2026-0001")
    assert [(child.given_names, child.family_name, child.position) for child in file.children] == [
        ("Yasmin", "Al-Khatib", 0),
        ("Omar", "Al-Khatib", 1),
    ]
    assert {case.state for case in file.cases} == {CaseState.REPORTED}
    assert (reports[0].office, reports[0].received_on, len(steps)) == (ReportingOffice.OTHER, TODAY, 2)


def test_case_numbers_run_on(desk: Desk, family_id: FamilyId) -> None:
    second = report_family(desk, ReportedFamily(family_name="", given_names_of_children=("Lina",)))
    assert load_family(desk, second).family.case_number == "2026-0002"


def test_a_report_without_children_opens_one(desk: Desk) -> None:
    family_id = report_family(desk, ReportedFamily(family_name="Shevchenko", given_names_of_children=()))
    assert [child.given_names for child in load_family(desk, family_id).children] == [""]


def test_a_report_without_any_name_is_refused(desk: Desk) -> None:
    with pytest.raises(DomainError, match="fehlt ein Name"):
        report_family(desk, ReportedFamily(family_name=" ", given_names_of_children=("",)))


def test_a_new_child_takes_what_is_common(desk: Desk, family_id: FamilyId) -> None:
    record_answer(desk, Place(family_id, "home_languages"), Given(("ara",)))
    child = add_child(desk, family_id, " Lina ")
    assert (child.given_names, child.home_languages, child.position) == ("Lina", ("ara",), 2)
    assert load_family(desk, family_id).case_of(child.id).is_open


def test_a_new_child_takes_what_is_refused_too(desk: Desk, family_id: FamilyId) -> None:
    record_answer(desk, Place(family_id, "religion"), Given(no_value=NoValue.REFUSED))
    child = add_child(desk, family_id)
    assert [mark.no_value for mark in child.marks] == [NoValue.REFUSED]


def test_a_removed_child_goes_with_its_case_and_comes_back(desk: Desk, family_id: FamilyId) -> None:
    child = load_family(desk, family_id).children[0]
    remove_child(desk, child.id)
    assert [one.given_names for one in load_family(desk, family_id).children] == ["Omar"]
    with desk.reading() as records:
        assert records.find(Case, child_id=child.id) == []
    undo_last(desk)
    assert load_family(desk, family_id).case_of(child.id).is_open
    redo_last(desk)
    assert len(load_family(desk, family_id).children) == 1


def test_a_child_after_a_removed_one_stands_last(desk: Desk, family_id: FamilyId) -> None:
    remove_child(desk, load_family(desk, family_id).children[0].id)
    add_child(desk, family_id, "Lina")
    assert [one.given_names for one in load_family(desk, family_id).children] == ["Omar", "Lina"]


def test_guardians(desk: Desk, family_id: FamilyId) -> None:
    mother = put_guardian(desk, new_guardian(desk, load_family(desk, family_id)))
    assert (mother.family_name, mother.position) == ("Al-Khatib", 0)
    change_guardian(desk, mother.id, "kind", GuardianKind.MOTHER)
    change_guardian(desk, mother.id, "given_names", "Rania")
    stored = load_family(desk, family_id).guardians[0]
    assert (stored.kind, stored.given_names) == (GuardianKind.MOTHER, "Rania")
    remove_guardian(desk, stored)
    assert load_family(desk, family_id).guardians == ()


def test_nothing_to_undo_is_said() -> None:
    desk = a_desk()
    with pytest.raises(DomainError, match="zurückzunehmen"):
        undo_last(desk)
    with pytest.raises(DomainError, match="wiederherzustellen"):
        redo_last(desk)


def test_data_protection_may_not_write(desk: Desk, family_id: FamilyId) -> None:
    other = a_desk(desk.store, Role.DATA_PROTECTION)
    with pytest.raises(DomainError, match="Konto darf das nicht"):
        add_child(other, family_id)

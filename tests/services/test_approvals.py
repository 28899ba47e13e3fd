"""Four eyes: the person who asked is never the one who grants, and what was granted holds once (R44)."""

from datetime import timedelta

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.approvals import MOST_WITHOUT_APPROVAL, ApprovalKind
from kiberatung.domain.cases import CaseState
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.services.accounts import set_account_active
from kiberatung.services.approvals import (
    ApprovalWish,
    ask_approval,
    decline_approval,
    grant_approval,
    open_approvals,
    use_approval,
)
from kiberatung.services.changes import Deed
from kiberatung.services.erasing import ErasureReason, erase_family
from kiberatung.services.list_output import ListWanted, OutputForm, take_out_list
from kiberatung.services.read_models import ListQuery
from kiberatung.services.sight import Refused
from tests.support.offices import AnOffice, an_office

REASON = "Aufbewahrungsfrist ist abgelaufen"


@pytest.fixture
def office() -> AnOffice:
    return an_office()


@pytest.fixture
def family_id(office: AnOffice):
    return office.family(None).with_child("Omar").stored_in(office.store).family.id


def _wish(family_id, purpose: ApprovalKind = ApprovalKind.FINAL_ERASURE) -> ApprovalWish:
    return ApprovalWish(purpose=purpose, family_id=family_id, reason=REASON)


def _count(office: AnOffice, deed: Deed) -> int:
    return sum(logged.change.deed is deed for logged in office.store.tables.changes)  # type: ignore[attr-defined]


@pytest.mark.requirement("R44", figure="10/10")
@pytest.mark.parametrize("purpose", list(ApprovalKind))
@pytest.mark.parametrize("role", [Role.HEAD, Role.DATA_PROTECTION])
def test_the_same_person_is_refused_and_noted(office: AnOffice, family_id, role: Role, purpose: ApprovalKind) -> None:
    desk = office.desk(role)
    approval = ask_approval(desk, _wish(family_id, purpose))
    with pytest.raises(Refused, match="zweite Person"):
        grant_approval(desk, approval.id)
    assert _count(office, Deed.DENIED) == 1
    assert open_approvals(desk)[0].is_own


@pytest.mark.requirement("R44")
def test_erasure_without_a_second_account_is_refused_four_times(office: AnOffice, family_id) -> None:
    own = office.desk(Role.COUNSELLOR)
    approval = ask_approval(own, _wish(family_id))
    for desk in (own, office.head):
        with pytest.raises(Refused, match="zweiten Person"):
            erase_family(desk, family_id, approval.id, ErasureReason.RETENTION)
    for desk in (own, office.desk(Role.ADMINISTRATION)):
        with pytest.raises(Refused, match="darf das nicht"):
            grant_approval(desk, approval.id)
    with office.head.reading() as records:
        assert records.find(Family, id=family_id)


@pytest.mark.requirement("R44")
def test_two_accounts_erase_a_family_for_good(office: AnOffice, family_id) -> None:
    own = office.desk(Role.COUNSELLOR)
    approval = ask_approval(own, _wish(family_id))
    grant_approval(office.desk(Role.DATA_PROTECTION), approval.id)
    erase_family(own, family_id, approval.id, ErasureReason.RETENTION)
    assert _count(office, Deed.ERASURE) == 1
    with office.head.reading() as records:
        assert records.find(Family, id=family_id) == []
    assert office.head.lists.child_ids(ListQuery()) == []


@pytest.mark.requirement("R44")
def test_an_approval_holds_for_its_subject_for_who_asked_once_and_for_a_while(office: AnOffice, family_id) -> None:
    own, officer = office.desk(Role.COUNSELLOR), office.desk(Role.DATA_PROTECTION)
    other_id = office.family(None).with_child().stored_in(office.store).family.id
    approval = ask_approval(own, _wish(family_id))
    assert ask_approval(own, _wish(family_id)).id == approval.id
    grant_approval(officer, approval.id)
    for desk, wanted in ((own, other_id), (office.head, family_id)):
        with pytest.raises(Refused):
            erase_family(desk, wanted, approval.id, ErasureReason.WISH)
    with own.changing("verbraucht") as work:
        use_approval(own.at_work(), work, ApprovalKind.FINAL_ERASURE, str(family_id))
        work.commit()
    with pytest.raises(Refused):
        erase_family(own, family_id, approval.id, ErasureReason.WISH)
    late = ask_approval(own, _wish(family_id))
    office.clock.moment += timedelta(days=15)
    with pytest.raises(DomainError, match="abgelaufen"):
        grant_approval(officer, late.id)
    assert open_approvals(officer) == []


@pytest.mark.requirement("R44")
def test_who_granted_must_still_be_at_work_when_it_is_used(office: AnOffice, family_id) -> None:
    own, officer = office.desk(Role.COUNSELLOR), office.desk(Role.DATA_PROTECTION)
    approval = ask_approval(own, _wish(family_id))
    grant_approval(officer, approval.id)
    set_account_active(office.head, officer.account.id, active=False)
    with pytest.raises(Refused):
        erase_family(own, family_id, approval.id, ErasureReason.WISH)


def test_a_wish_declined_is_gone(office: AnOffice, family_id) -> None:
    approval = ask_approval(office.desk(Role.COUNSELLOR), _wish(family_id))
    decline_approval(office.head, approval.id)
    assert open_approvals(office.head) == []


@pytest.mark.requirement("R44", "R40")
@pytest.mark.parametrize(
    ("form", "deed"),
    [(OutputForm.CLIPBOARD, Deed.EXPORT), (OutputForm.SPREADSHEET, Deed.EXPORT), (OutputForm.PAPER, Deed.PRINT)],
)
def test_a_list_of_many_leaves_with_two_accounts_and_is_noted_once(
    office: AnOffice, form: OutputForm, deed: Deed
) -> None:
    for number in range(MOST_WITHOUT_APPROVAL + 1):
        office.family(None, f"Familie{number}").with_child("Kind", CaseState.REPORTED).stored_in(office.store)
    own = office.desk(Role.COUNSELLOR)
    ids = own.lists.child_ids(ListQuery())
    few = take_out_list(own, ListWanted(ids[:MOST_WITHOUT_APPROVAL], of_families=False, form=form))
    assert (len(few.children), _count(office, deed)) == (50, 1)
    wanted = ListWanted(ids, of_families=False, form=form)
    with pytest.raises(DomainError, match="Mehr als 50 Personen"):
        take_out_list(own, wanted)
    (asked,) = open_approvals(office.head)
    assert (asked.who, asked.approval.persons) == ("Anke Terhorst", 51)
    grant_approval(office.head, asked.approval.id)
    assert len(take_out_list(own, wanted).children) == 51
    assert _count(office, deed) == 2
    with pytest.raises(DomainError, match="Mehr als 50 Personen"):
        take_out_list(own, wanted)

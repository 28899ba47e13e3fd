"""„Fachkraft zuweisen“: who is offered, who may, one change that can be taken back."""

import pytest

from kiberatung.domain.accounts import AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.accounts import FamilyCare, set_account_active
from kiberatung.services.desk import Desk
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.care_presenter import CarePresenter
from tests.support.offices import AnOffice, an_office
from tests.support.ui_fakes import FakeShell


class RecordedCare:
    def __init__(self) -> None:
        self.shown: list[FamilyCare] = []
        self.refused: list[str] = []
        self.warned: list[str] = []
        self.ended: list[bool] = []

    def show_care(self, care: FamilyCare) -> None:
        self.shown.append(care)

    def refuse_care(self, text: str) -> None:
        self.refused.append(text)

    def warn_care(self, text: str) -> None:
        self.warned.append(text)

    def end_care(self, family_id: FamilyId, *, changed: bool) -> None:
        self.ended.append(changed)


@pytest.fixture
def office() -> AnOffice:
    return an_office()


@pytest.fixture
def family_id(office: AnOffice) -> FamilyId:
    return office.family(office.desk(Role.COUNSELLOR), "Nasser").with_child().stored_in(office.store).family.id


def made(desk: Desk) -> tuple[CarePresenter, RecordedCare, FakeShell]:
    shell, view = FakeShell(), RecordedCare()
    return CarePresenter(shell, desk, view), view, shell


def counsellor_of(office: AnOffice, family_id: FamilyId) -> AccountId | None:
    with office.head.reading() as records:
        return records.get(Family, family_id).counsellor_id


def test_accounts_that_counsel_are_offered_and_who_it_was_until_now(office: AnOffice, family_id: FamilyId) -> None:
    other, gone = office.desk(Role.COUNSELLOR, "Jan Wessels"), office.desk(Role.COUNSELLOR, "Ute Alt")
    office.desk(Role.ADMINISTRATION)
    set_account_active(office.head, gone.account.id, active=False)
    presenter, view, _shell = made(office.head)
    presenter.begin(family_id)
    [care] = view.shown
    assert care.counsellor == office.desk(Role.COUNSELLOR).account.name
    assert {one.role for one in care.counsellors} == {Role.COUNSELLOR, Role.HEAD}
    assert other.account in care.counsellors
    assert gone.account.id not in {one.id for one in care.counsellors}


def test_one_change_that_can_be_taken_back(office: AnOffice, family_id: FamilyId) -> None:
    own, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    presenter, view, shell = made(office.head)
    presenter.begin(family_id)
    presenter.choose(other.account.id)
    presenter.assign(other.account.id)
    assert (counsellor_of(office, family_id), view.ended, view.warned) == (other.account.id, [True], [""])
    assert shell.notices[-1].text == "Zuständig ist jetzt Jan Wessels."
    undo_last(office.head)
    assert counsellor_of(office, family_id) == own.account.id


def test_who_gives_a_family_away_is_told_before_that_it_closes(office: AnOffice, family_id: FamilyId) -> None:
    own, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    presenter, view, _shell = made(own)
    presenter.begin(family_id)
    presenter.choose(other.account.id)
    presenter.choose(None)
    presenter.choose(own.account.id)
    assert ["geschlossen" in text for text in view.warned] == [True, False, False]
    presenter.assign(other.account.id)
    assert counsellor_of(office, family_id) == other.account.id
    with pytest.raises(DomainError, match="nichts zurückzunehmen"):
        undo_last(own)


def test_nobody_and_the_same_as_before(office: AnOffice, family_id: FamilyId) -> None:
    presenter, view, shell = made(office.head)
    presenter.begin(family_id)
    presenter.assign(office.desk(Role.COUNSELLOR).account.id)
    assert (view.ended, shell.notices) == ([False], [])
    presenter.assign(None)
    assert counsellor_of(office, family_id) is None
    assert shell.notices[-1].headline == "Zuständigkeit aufgehoben"


def test_a_refusal_stands_at_the_field_and_nothing_is_changed(office: AnOffice, family_id: FamilyId) -> None:
    other = office.desk(Role.COUNSELLOR, "Jan Wessels")
    presenter, view, shell = made(office.head)
    presenter.begin(family_id)
    set_account_active(office.head, other.account.id, active=False)
    presenter.assign(other.account.id)
    assert "übernimmt keine Familien" in view.refused[-1]
    assert (view.ended, shell.notices) == ([], [])


@pytest.mark.requirement("R35")
@pytest.mark.parametrize("role", list(Role))
def test_only_who_works_for_the_office_is_offered_it(office: AnOffice, role: Role) -> None:
    presenter, _view, _shell = made(office.desk(role))
    assert presenter.may_assign is (role in {Role.COUNSELLOR, Role.ADMINISTRATION, Role.HEAD})

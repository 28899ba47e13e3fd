"""„Familie endgültig löschen“: asked by one, granted by another, erased once; each refusal is that of the service."""

from datetime import timedelta

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.accounts import set_account_active
from kiberatung.services.approvals import ApprovalWish, ask_approval, decline_approval, grant_approval, open_approvals
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.erasing import ErasureReason, ErasureRequest, ask_erasure, erasure_request
from kiberatung.ui.family.erasure_presenter import ErasurePresenter
from tests.support.offices import AnOffice, an_office
from tests.support.ui_fakes import FakeShell

REASON = "Die Akte ist seit Jahren geschlossen"


class RecordedErasure:
    def __init__(self) -> None:
        self.requests: list[ErasureRequest | None] = []
        self.refused: list[str] = []
        self.told: list[str] = []

    def show_request(self, request: ErasureRequest | None) -> None:
        self.requests.append(request)

    def begin_asking(self, family_id: FamilyId) -> None:
        self.told.append("begin")

    def refuse_asking(self, text: str) -> None:
        self.refused.append(text)

    def end_asking(self) -> None:
        self.told.append("end")

    def forget_family(self) -> None:
        self.told.append("forget")


class AnErasure:
    """The page of one account for one family of an office."""

    def __init__(self, desk: Desk, family_id: FamilyId) -> None:
        self.shell, self.view = FakeShell(), RecordedErasure()
        self.presenter = ErasurePresenter(self.shell, desk, self.view)
        self.presenter.show_family(family_id)

    @property
    def request(self) -> ErasureRequest:
        request = self.view.requests[-1]
        assert request is not None
        return request


@pytest.fixture
def office() -> AnOffice:
    return an_office()


@pytest.fixture
def own(office: AnOffice) -> Desk:
    return office.desk(Role.COUNSELLOR)


@pytest.fixture
def family_id(office: AnOffice, own: Desk) -> FamilyId:
    return office.family(own, "Nasser").with_child("Omar").stored_in(office.store).family.id


@pytest.fixture
def page(own: Desk, family_id: FamilyId) -> AnErasure:
    return AnErasure(own, family_id)


def is_there(office: AnOffice, family_id: FamilyId) -> bool:
    with office.head.reading() as records:
        return bool(records.find(Family, id=family_id))


def granted(office: AnOffice) -> None:
    officer = office.desk(Role.DATA_PROTECTION)
    grant_approval(officer, open_approvals(officer)[0].approval.id)


@pytest.mark.requirement("R44")
def test_asked_granted_and_erased_by_one_action(office: AnOffice, family_id: FamilyId, page: AnErasure) -> None:
    page.presenter.begin()
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    assert page.view.told == ["begin", "end"]
    assert (page.request.is_own, page.request.granted_by) == (True, "")
    granted(office)
    page.shell.last_opened.append("Familie Beispiel")
    page.presenter.begin()
    [question] = page.shell.questions
    assert question.final
    assert "Nasser" not in question.heading
    assert "Zugestimmt hat Dörte Harms, 23.11.2026." in question.text
    assert not is_there(office, family_id)
    assert page.view.told[-1] == "forget"
    assert page.shell.visits == [("families", {})]
    assert page.shell.last_opened == []
    assert page.shell.notices[-1].headline == "Familie endgültig gelöscht"
    assert page.shell.notices[-1].text.endswith("bis sie ausgedünnt sind: längstens 365 Tage.")


@pytest.mark.requirement("R44")
def test_the_second_account_reads_of_which_case_and_why(office: AnOffice, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.WISH, REASON)
    [shown] = open_approvals(office.desk(Role.DATA_PROTECTION))
    assert shown.approval.reason == f"Wunsch der Familie, Fall 2026-0001: {REASON}"


@pytest.mark.parametrize("why", list(ErasureReason))
def test_the_kind_of_reason_is_that_which_was_asked_with(page: AnErasure, why: ErasureReason) -> None:
    page.presenter.ask(why, REASON)
    assert page.request.why is why


@pytest.mark.requirement("R44")
def test_a_person_who_thinks_again_erases_nothing(office: AnOffice, family_id: FamilyId, page: AnErasure) -> None:
    page.shell.agrees = False
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    granted(office)
    page.presenter.begin()
    assert len(page.shell.questions) == 1
    assert is_there(office, family_id)


@pytest.mark.requirement("R44")
def test_without_the_second_account_the_sentence_of_the_service(office: AnOffice, family_id, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    page.presenter.begin()
    assert "fehlt die Zustimmung einer zweiten Person" in str(page.shell.faults[-1])
    assert page.shell.questions == []
    assert is_there(office, family_id)


@pytest.mark.requirement("R44")
def test_a_grant_of_an_account_closed_since_counts_for_nothing(office: AnOffice, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    granted(office)
    set_account_active(office.head, office.desk(Role.DATA_PROTECTION).account.id, active=False)
    page.presenter.begin()
    assert page.request.granted_by == ""
    assert "fehlt die Zustimmung" in str(page.shell.faults[-1])


@pytest.mark.requirement("R57")
def test_a_clock_that_cannot_be_believed_stops_it(office: AnOffice, family_id: FamilyId, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    granted(office)
    office.later(days=-3)
    page.presenter.begin()
    assert "Die Uhr dieses Rechners geht nach" in str(page.shell.faults[-1])
    assert is_there(office, family_id)


def test_a_grant_lost_while_the_question_stands_is_told(office: AnOffice, family_id: FamilyId, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    granted(office)
    page.shell.holding = True
    page.presenter.begin()
    page.shell.held.pop(0)()
    decline_approval(office.head, page.request.approval.id)
    page.shell.run_held()
    assert "fehlt die Zustimmung" in str(page.shell.faults[-1])
    assert page.view.requests[-1] is None
    assert is_there(office, family_id)


def test_a_reason_too_short_stands_at_the_field(office: AnOffice, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.RETENTION, "zu kurz")
    assert "Grund ist zu kurz" in page.view.refused[-1]
    assert open_approvals(office.head) == []


def test_who_asked_withdraws_it_and_nobody_else(office: AnOffice, family_id: FamilyId, page: AnErasure) -> None:
    page.presenter.ask(ErasureReason.RETENTION, REASON)
    request = page.request
    head = AnErasure(office.head, family_id)
    assert (head.request.is_own, head.request.asked_by) == (False, office.desk(Role.COUNSELLOR).account.name)
    head.presenter.withdraw(head.request)
    assert "eine andere Person gestellt" in str(head.shell.faults[-1])
    page.presenter.withdraw(request)
    assert (page.view.requests[-1], open_approvals(office.head)) == (None, [])
    assert page.shell.notices[-1].headline == "Antrag zurückgezogen"


def test_asked_in_other_words_it_is_asked_anew(own: Desk, office: AnOffice, family_id: FamilyId) -> None:
    wish = ApprovalWish(purpose=ApprovalKind.FINAL_ERASURE, family_id=family_id, reason="Ohne Anlass gefragt")
    ask_approval(own, wish)
    granted(office)
    page = AnErasure(own, family_id)
    page.presenter.begin()
    assert "nicht, aus welchem Anlass" in str(page.shell.faults[-1])
    assert is_there(office, family_id)


def test_after_fourteen_days_nothing_is_open(office: AnOffice, own: Desk, family_id: FamilyId) -> None:
    ask_erasure(own, family_id, ErasureReason.MISTAKE, REASON)
    office.clock.moment += timedelta(days=14)
    assert erasure_request(own, family_id) is None


@pytest.mark.requirement("R35")
@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_erase_is_not_offered_it_and_asks_nothing(office: AnOffice, family_id, role: Role) -> None:
    page = AnErasure(office.desk(role), family_id)
    assert page.presenter.may_erase is (role in {Role.COUNSELLOR, Role.HEAD})
    denied = [one for one in office.store.tables.changes if one.change.deed is Deed.DENIED]  # type: ignore[attr-defined]
    assert (page.shell.faults, denied) == ([], [])


def test_an_answer_for_another_family_is_dropped(office: AnOffice, own: Desk, family_id: FamilyId) -> None:
    other_id = office.family(own, "Eins").with_child().stored_in(office.store).family.id
    ask_erasure(own, family_id, ErasureReason.MISTAKE, REASON)
    page = AnErasure(own, other_id)
    page.shell.holding = True
    page.presenter.show_family(family_id)
    page.presenter.show_family(other_id)
    page.shell.run_held()
    assert page.view.requests[-1] is None

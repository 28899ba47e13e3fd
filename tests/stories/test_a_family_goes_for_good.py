"""One account asks, another grants, the first erases: on the whole program with a real store."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QPushButton

from kiberatung.app.program import Program
from kiberatung.domain.accounts import Role
from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.key_ring import AccountWish, add_account
from kiberatung.storage import chain_verification
from kiberatung.ui.family.erasure_form import ErasureForm
from kiberatung.ui.settings.rights_section import RightsSection
from tests.support.key_rings import OWN, cheap_keys
from tests.support.practice_stores import PASSPHRASE

T = TypeVar("T")
REPORTED = ReportedFamily(family_name="Kanarowski", given_names_of_children=("Omar",), reported_by="Bürgerbüro")
REASON = "Die Akte ist seit Jahren geschlossen"


class Office:
    """A program with a head and an officer for data protection, whose passphrase is `OWN`."""

    def __init__(self, program: Program, settled: Callable[[], None]) -> None:
        self.program, self.window, self._settled = program, program.window, settled
        self.done(lambda: add_account(self.desk, self.ring, AccountWish("Dörte Harms", role=Role.DATA_PROTECTION), OWN))

    @property
    def desk(self):
        return self.program._session.desk

    @property
    def ring(self):
        return self.program._session.key_ring

    def settled(self) -> None:
        for _turn in range(3):
            self._settled()

    def done(self, work: Callable[[], T]) -> T:
        results: list[T] = []
        faults: list[Exception] = []
        self.window.run_task(work, results.append, faults.append)
        self.settled()
        assert faults == []
        return results[0]

    def sits_down(self, passphrase: str) -> None:
        self.program.lock()
        self.settled()
        self.program.unlock(passphrase)
        self.settled()

    def opens(self, family_id: FamilyId) -> ErasureForm:
        self.window.navigate("family", family_id=family_id)
        self.settled()
        form = self.window.content.currentWidget().findChild(ErasureForm)
        assert isinstance(form, ErasureForm)
        return form

    def begins(self, action: str) -> None:
        self.window.actions_shown.trigger(action)
        self.settled()


@pytest.fixture
def office(desk_open: Program, settled: Callable[[], None]) -> Iterator[Office]:
    with cheap_keys():
        yield Office(desk_open, settled)


@pytest.mark.requirement("R44", figure="asked, granted and erased on the whole program, with two accounts")
def test_a_family_goes_for_good_with_two_accounts(office: Office) -> None:
    family_id = office.done(lambda: report_family(office.desk, REPORTED))
    form = office.opens(family_id)
    office.begins("family.erase")
    form.why.setCurrentIndex(0)
    form.reason.set_text(REASON)
    form.deed.click()
    office.settled()
    assert "Noch fehlt die Zustimmung" in form.line.words()
    office.begins("family.erase")
    assert "fehlt die Zustimmung einer zweiten Person" in office.window.notice_bar.words()
    office.sits_down(OWN)
    assert office.window.actions_shown.table.named("family.erase") is None
    office.window.navigate("settings")
    office.settled()
    rights = office.window.findChild(RightsSection)
    assert isinstance(rights, RightsSection)
    [agree] = [one for one in rights.findChildren(QPushButton) if one.text().replace("&", "") == "Zustimmen"]
    agree.click()
    office.settled()
    office.sits_down(PASSPHRASE)
    form = office.opens(family_id)
    assert "Zugestimmt hat Dörte Harms" in form.line.words()
    office.begins("family.erase")
    question = office.window.messages._open
    assert question is not None
    question.accept()
    office.settled()
    assert office.window.content.current_name() == "families"
    assert "längstens 365 Tage" in office.window.notice_bar.words()
    office.done(lambda: _nothing_is_left(office, family_id))


def _nothing_is_left(office: Office, family_id: FamilyId) -> None:
    store = office.desk.store
    with office.desk.reading() as records:
        assert records.find(Family, id=family_id) == []
    with store.transaction() as connection:
        assert chain_verification.verify(connection) == []

"""The deeds about the whole family in its page, with real keys: forms in the place of the tabs, a line while asked."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.domain.families import Family
from kiberatung.services.approvals import grant_approval, open_approvals
from kiberatung.services.desk import Desk
from kiberatung.services.families import load_family
from kiberatung.services.notes import write_note
from kiberatung.ui.family.access import ClosedFamily
from kiberatung.ui.family.care_form import CareForm
from kiberatung.ui.family.erasure_form import ErasureForm
from kiberatung.ui.family.overview.view import OverviewTab
from kiberatung.ui.family.tab import TabSpec
from kiberatung.ui.family.view import FamilyScreen
from tests.support.offices import AnOffice, an_office
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell

REASON = "Die Akte ist seit Jahren geschlossen"


class Page:
    """Of one account, for the family of the usual Fachkraft."""

    def __init__(self, qtbot: QtBot, office: AnOffice, desk: Desk) -> None:
        self.office, self.desk, self.shell = office, desk, FakeShell()
        specs = [TabSpec("overview", "Überblick", partial(OverviewTab, self.shell, desk))]
        self.screen = FamilyScreen(self.shell, desk, specs)
        qtbot.addWidget(self.screen)
        self.screen.resize(1384, 800)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.activateWindow()
        with office.head.reading() as records:
            self.family_id = records.find(Family)[0].id
        self.screen.open_with(family_id=self.family_id)

    @property
    def care(self) -> CareForm:
        return self.screen._care

    @property
    def erasure(self) -> ErasureForm:
        return self.screen._erasure

    def do(self, identifier: str) -> None:
        [spec] = [one for one in self.screen.screen_actions() if one.identifier == identifier]
        assert spec.is_enabled()
        spec.call()

    def names(self) -> set[str]:
        return {one.identifier for one in self.screen.screen_actions()}

    def here(self) -> QWidget:
        found = self.screen.focusWidget()
        assert found is not None
        return found

    def tab_to(self, text: str) -> QPushButton:
        """With the keyboard alone, from where the cursor stands."""
        for _step in range(8):
            press(self.here(), Qt.Key.Key_Tab)
            here = self.here()
            if isinstance(here, QPushButton) and here.text().replace("&", "") == text:
                return here
        raise AssertionError(text)

    def ask(self) -> None:
        self.do("family.erase")
        press(self.here(), Qt.Key.Key_Down)
        press(self.here(), Qt.Key.Key_Tab)
        type_text(self.here(), REASON)
        press(self.tab_to("Zustimmung erbitten"), Qt.Key.Key_Space)


@pytest.fixture
def office() -> AnOffice:
    made = an_office()
    made.family(made.desk(Role.COUNSELLOR), "Nasser").with_child("Omar").stored_in(made.store)
    return made


Open = Callable[..., Page]


@pytest.fixture
def opened(qtbot: QtBot, office: AnOffice) -> Iterator[Open]:
    yield lambda role=Role.COUNSELLOR, name="": Page(qtbot, office, office.desk(role, name))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def grant(office: AnOffice) -> None:
    officer = office.desk(Role.DATA_PROTECTION)
    grant_approval(officer, open_approvals(officer)[0].approval.id)


@pytest.mark.requirement("R35")
@pytest.mark.parametrize(
    ("role", "deeds"),
    [
        (Role.COUNSELLOR, {"family.assign", "family.erase"}),
        (Role.HEAD, {"family.assign", "family.erase"}),
        (Role.ADMINISTRATION, {"family.assign"}),
        (Role.READER, set()),
        (Role.DATA_PROTECTION, set()),
    ],
)
def test_a_deed_that_is_not_allowed_is_not_in_the_menu(opened: Open, role: Role, deeds: set[str]) -> None:
    assert opened(role).names() & {"family.assign", "family.erase"} == deeds


def test_a_closed_family_offers_them_greyed(opened: Open) -> None:
    page = opened(Role.COUNSELLOR, "Jan Wessels")
    specs = [one for one in page.screen.screen_actions() if one.identifier in {"family.assign", "family.erase"}]
    assert [one.is_enabled() for one in specs] == [False, False]


def test_a_counsellor_is_assigned_by_keys(opened: Open, office: AnOffice) -> None:
    office.desk(Role.COUNSELLOR, "Zoe Anders")
    page = opened(Role.HEAD)
    page.do("family.assign")
    assert page.care.isVisible()
    assert page.here() is page.care.choice
    press(page.here(), Qt.Key.Key_End)
    press(page.here(), Qt.Key.Key_Up)
    press(page.tab_to("Fachkraft zuweisen"), Qt.Key.Key_Space)
    assert page.care.isHidden()
    assert (
        load_family(page.desk, page.family_id).family.counsellor_id
        == office.desk(Role.COUNSELLOR, "Zoe Anders").account.id
    )


def test_a_family_given_away_is_closed_at_once(opened: Open, office: AnOffice) -> None:
    other = office.desk(Role.COUNSELLOR, "Jan Wessels")
    page = opened()
    page.do("family.assign")
    page.care.choice.set_value(other.account.id)
    page.care.choice.chosen.emit(other.account.id)
    assert "für Sie geschlossen" in page.care._field.finding()
    page.care.deed.click()
    closed = page.screen.findChild(ClosedFamily)
    assert isinstance(closed, ClosedFamily)
    assert closed.isVisible()


def test_escape_leaves_all_as_it_was_and_keeps_what_was_typed(opened: Open) -> None:
    page = opened()
    page.do("family.erase")
    type_text(page.erasure.reason.field, "Halb")
    press(page.erasure.reason.field, Qt.Key.Key_Escape)
    assert page.erasure.isHidden()
    assert isinstance(page.screen.findChild(OverviewTab), OverviewTab)
    page.do("family.erase")
    page.erasure.drafts.take_over()
    assert page.erasure.reason.field.property("plainText") == "Halb"


def test_a_form_goes_when_a_tab_is_chosen(opened: Open) -> None:
    page = opened()
    page.do("family.erase")
    page.screen.show_tab("overview", None)
    assert page.erasure.isHidden()


def test_what_is_missing_is_said_at_its_field(opened: Open) -> None:
    page = opened()
    page.do("family.erase")
    assert page.screen._primary.isHidden()
    page.erasure.deed.click()
    assert "Anlass" in page.erasure._why.finding()
    assert page.here() is page.erasure.why
    page.erasure.why.setCurrentIndex(0)
    page.erasure.deed.click()
    assert "Grund ist zu kurz" in page.erasure.reason.finding()
    assert page.here() is page.erasure.reason.field


@pytest.mark.requirement("R44")
def test_the_line_says_how_it_stands_until_it_is_withdrawn(opened: Open, office: AnOffice) -> None:
    page = opened()
    assert page.erasure.line.isHidden()
    page.ask()
    assert page.erasure.isHidden()
    assert "Noch fehlt die Zustimmung" in page.erasure.line.words()
    head = opened(Role.HEAD)
    assert page.desk.account.name in head.erasure.line.words()
    assert not [one for one in head.erasure.line.findChildren(QPushButton) if one.isVisible()]
    [withdraw] = [one for one in page.erasure.line.findChildren(QPushButton) if one.isVisible()]
    withdraw.click()
    assert page.erasure.line.isHidden()
    assert open_approvals(office.head) == []


@pytest.mark.requirement("R44")
def test_granted_it_is_erased_by_the_same_action_and_the_page_forgets_it(opened: Open, office: AnOffice) -> None:
    page = opened()
    page.ask()
    write_note(page.desk, page.family_id, "Ein Satz.")
    page.screen.show_tab("overview", None)
    overview = page.screen.findChild(OverviewTab)
    assert isinstance(overview, OverviewTab)
    overview.note.open_editor()
    type_text(overview.note.field.field, "Halb geschrieben")
    grant(office)
    page.screen.reload()
    assert "Zugestimmt hat Dörte Harms" in page.erasure.line.words()
    page.do("family.erase")
    assert page.shell.visits[-1] == ("families", {})
    page.screen.close_screen()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.screen.findChild(OverviewTab) is None
    assert page.screen._head.isHidden()
    assert (page.erasure.line.isHidden(), page.shell.faults) == (True, [])
    assert not page.screen._is_open()
    with office.head.reading() as records:
        assert records.find(Family) == []

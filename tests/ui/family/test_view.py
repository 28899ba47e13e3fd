"""The page of a family with real keys and clicks."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import CaseState
from kiberatung.domain.handovers import RecipientKind
from kiberatung.services.desk import Desk
from kiberatung.services.families import load_family
from kiberatung.services.notes import record_consent, write_note
from kiberatung.services.open_items import Deed
from kiberatung.ui.family.access import AccessBanner, ClosedFamily
from kiberatung.ui.family.history.view import HistoryTab
from kiberatung.ui.family.intake.view import IntakeTab
from kiberatung.ui.family.overview.view import OverviewTab
from kiberatung.ui.family.tab import TabSpec
from kiberatung.ui.family.view import FamilyScreen
from tests.support.builders import FamilyBuilder, a_family
from tests.support.desks import a_desk
from tests.support.offices import an_office
from tests.support.typing_keys import press, type_text
from tests.support.ui_fakes import FakeShell
from tests.support.zones import passport_zone

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "Wolfeschlegelsteinhausenbergerdorff " + "Al-Khatib von und zu Emsdetten am Mühlenbach " * 2

Widget = TypeVar("Widget", bound=QWidget)


class Page:
    def __init__(self, qtbot: QtBot, family: FamilyBuilder, desk: Desk | None = None) -> None:
        self.desk: Desk = desk or a_desk()
        self.known = family.stored_in(self.desk.store)
        self.shell = FakeShell()
        specs = [
            TabSpec("overview", "Überblick", partial(OverviewTab, self.shell, self.desk)),
            TabSpec("intake", "Aufnahme", partial(IntakeTab, self.shell, self.desk, {"SYR": "475"})),
            TabSpec("history", "Verlauf", lambda context: HistoryTab(self.shell, self.desk, context)),
        ]
        self.screen = FamilyScreen(self.shell, self.desk, specs)
        qtbot.addWidget(self.screen)
        self.screen.resize(1384, 800)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.activateWindow()

    def open(self, tab: str = "overview") -> None:
        self.screen.open_with(family_id=self.known.family.id, tab=tab)

    @property
    def intake(self) -> IntakeTab:
        return self.found(IntakeTab)

    @property
    def overview(self) -> OverviewTab:
        return self.found(OverviewTab)

    def found(self, kind: type[Widget]) -> Widget:
        found = self.screen.findChild(kind)
        assert isinstance(found, kind)
        return found

    def button(self, text: str) -> QPushButton:
        fitting = [one for one in self.screen.findChildren(QPushButton) if one.text().replace("&", "") == text]
        return next(one for one in fitting if not one.isHidden())


Open = Callable[[FamilyBuilder], Page]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return lambda family: Page(qtbot, family)


def two_children(state: CaseState = CaseState.REPORTED) -> FamilyBuilder:
    return a_family("Al-Khatib").with_child("Omar", state).with_child("Lina", state)


def test_a_column_is_typed_without_a_mouse(opened: Open) -> None:
    page = opened(two_children())
    page.open("intake")
    type_text(page.intake.grid, "Lange Straße\t12\t48282\t")
    family = load_family(page.desk, page.known.family.id).family
    assert (family.street, family.house_number, family.postcode) == ("Lange Straße", "12", "48282")
    assert page.intake.grid.current_keys() == ("town", "common")


def test_an_answer_without_a_value_by_its_key(opened: Open) -> None:
    page = opened(two_children())
    page.open("intake")
    page.intake.grid.enter("religion", "common")
    press(page.intake.grid, Qt.Key.Key_V, ALT)
    assert load_family(page.desk, page.known.family.id).children[1].marks[0].no_value == "refused"


def test_enter_on_a_warned_cell_opens_it(opened: Open) -> None:
    page = opened(two_children())
    page.open("intake")
    child = page.known.children[0].id
    page.intake.grid.enter("date_of_birth", child)
    type_text(page.intake.grid, "31.02.2015\n")
    assert page.intake.grid.currentIndex().data() == "31.02.2015"
    press(page.intake.grid, Qt.Key.Key_Return)
    editor = page.screen.focusWidget()
    assert editor is not None
    assert editor.property("text") == "31.02.2015"


def test_a_passport_is_taken_over_with_the_keyboard(opened: Open) -> None:
    page = opened(two_children())
    page.open("intake")
    bar = page.intake.passport
    bar.field.setFocus()
    for line in passport_zone("AL<KHATIB<<OMAR").split("\n"):
        type_text(bar.field, line + "\n")
    assert bar.field.text() == ""
    assert load_family(page.desk, page.known.family.id).children[0].sex == "m"


def test_the_head_has_the_deed_of_the_tab(opened: Open) -> None:
    page = opened(two_children())
    page.open()
    assert page.button("Termin vereinbaren")
    page.screen.show_tab("intake", None)
    page.button("Aufnahme abschließen").click()
    cases = load_family(page.desk, page.known.family.id).cases
    assert {case.state for case in cases} == {CaseState.COUNSELLED}
    assert not page.intake.own_deed()


def test_consent_is_reached_from_what_is_open(opened: Open) -> None:
    page = opened(two_children(CaseState.COUNSELLED))
    page.open()
    page.button("Einwilligung eintragen").click()
    assert page.intake.consents is not None
    assert page.intake.consents.isVisible()
    record_consent(page.desk, page.known.family.id, (RecipientKind.SCHOOL,))
    page.screen.reload_tab()
    assert page.button("Widerruf eintragen")


def test_a_note_left_in_the_middle_is_kept(opened: Open) -> None:
    page = opened(two_children())
    page.open()
    page.overview.note.open_editor()
    type_text(page.overview.note.field.field, "Rückruf morgen")
    page.screen.show_tab("history", None)
    page.open()
    texts = [line.spoken() for line in page.overview.history.entries.lines]
    assert any("Rückruf morgen" in text for text in texts)


def test_escape_keeps_what_was_begun_for_the_next_time(opened: Open) -> None:
    page = opened(two_children())
    page.open()
    page.overview.note.open_editor()
    type_text(page.overview.note.field.field, "Halb")
    press(page.overview.note, Qt.Key.Key_Escape)
    assert page.overview.note.isHidden()
    page.overview.note.open_editor()
    assert page.overview.note.field.field.property("plainText") == "Halb"


def test_the_cursor_begins_at_what_is_open(opened: Open) -> None:
    page = opened(two_children())
    page.open()
    here = page.screen.focusWidget()
    assert isinstance(here, QPushButton)
    assert here.text() == "Termin vereinbaren"


def test_history_is_copied_by_key(opened: Open) -> None:
    page = opened(two_children())
    write_note(page.desk, page.known.family.id, "Ein Satz.")
    page.open("history")
    entries = page.found(HistoryTab).entries
    entries.setCurrentIndex(entries.entries.index(1))
    press(entries, Qt.Key.Key_C, CONTROL)
    assert page.shell.copied == ["Vermerk. Ein Satz. 10:00 · Anke Terhorst"]


def test_very_long_names_do_not_widen_the_page(opened: Open) -> None:
    page = opened(a_family(LONG).with_child(LONG, name_in_script="الخطيب " * 12))
    page.open()
    assert page.screen.minimumSizeHint().width() <= 1366 - 56


def test_guardians_have_columns(opened: Open) -> None:
    page = opened(two_children().with_guardian("Rania"))
    page.open("intake")
    page.intake.sections.setCurrentIndex(page.intake.sections.model().index(1, 0))
    assert page.intake.guardians is not None
    page.intake.guardians.enter(page.known.guardians[0].id)
    type_text(page.intake.guardians.grid, "Mutter\t")
    assert load_family(page.desk, page.known.family.id).guardians[0].kind == "mother"


def test_finishing_is_no_longer_offered_when_it_was_done(opened: Open) -> None:
    page = opened(two_children(CaseState.COUNSELLED))
    page.open("intake")
    assert page.intake.own_deed() is None
    page.intake.begin_deed(Deed.CONSENT)
    assert page.intake.consents is not None


@pytest.mark.requirement("R39", figure="banner in the page")
def test_a_closed_family_opens_with_a_reason_and_the_banner_says_so(qtbot: QtBot) -> None:
    office = an_office()
    family = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels"), "Nasser", street="Geheimweg").with_child("Omar")
    page = Page(qtbot, family, office.desk(Role.COUNSELLOR))
    page.open()
    closed, banner = page.found(ClosedFamily), page.found(AccessBanner)
    words = [one.text() for one in page.screen.findChildren(QLabel) if one.isVisible()]
    assert (closed.isVisible(), banner.isVisible()) == (True, False)
    assert not any("Nasser" in word or "Omar" in word for word in words)
    assert any("Jan Wessels" in word for word in words)
    page.button("Im Notfall öffnen").click()
    assert "Grund ist zu kurz" in closed.reason.finding()
    closed.reason.set_text("Die Polizei ruft gerade an")
    page.button("Im Notfall öffnen").click()
    assert (closed.isVisible(), banner.isVisible()) == (False, True)
    assert any("Die Polizei ruft" in one.text() for one in banner.findChildren(QLabel))

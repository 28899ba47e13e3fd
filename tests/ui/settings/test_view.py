"""The page of settings with real clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.domain.approvals import ApprovalKind
from kiberatung.domain.office import LetterForm
from kiberatung.services.approvals import ApprovalWish, ask_approval, open_approvals
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import emergency_accesses, open_in_emergency
from kiberatung.services.office import office_of
from kiberatung.services.rights_page import read_rights
from kiberatung.ui.settings.port import Outside
from kiberatung.ui.settings.presenter import Field
from kiberatung.ui.settings.view import SettingsScreen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import Scheme
from tests.support.desks import a_desk
from tests.support.offices import an_office
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.settings.test_presenter import KeptSettings


class Shown:
    def __init__(self, qtbot: QtBot, desk: Desk | None = None) -> None:
        self.desk: Desk = desk or a_desk()
        self.kept = KeptSettings()
        outside = Outside(self.kept, lambda: Path("x.kib"), lambda: "", lambda _minutes: None, "1.0")
        self.screen = SettingsScreen(FakeShell(), self.desk, outside)
        qtbot.addWidget(self.screen)
        self.screen.resize(1000, 800)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.open_with()

    def click(self, word: str) -> None:
        buttons = self.screen.findChildren(QAbstractButton)
        next(made for made in buttons if made.text().replace("&", "") == word).click()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_typed_letter_head_and_form_are_saved(shown: Shown) -> None:
    shown.click("Form A")
    type_text(shown.screen.fields[Field.TOWN].field, "Steinfurt")
    shown.click("Briefkopf speichern")
    office = office_of(shown.desk)
    assert (office.town, office.letter_form) == ("Steinfurt", LetterForm.A)


def test_picture_of_a_form_chooses_it(qtbot: QtBot, shown: Shown) -> None:
    pictures = [part for part in shown.screen.letter_form.children() if hasattr(part, "_form")]
    qtbot.mouseClick(pictures[0], Qt.MouseButton.LeftButton)
    assert shown.screen.letter_form.value() is LetterForm.A


def test_look_changes_at_once_and_is_kept(shown: Shown) -> None:
    shown.click("Dunkel")
    assert theme.scheme is Scheme.DARK
    assert shown.kept.settings.scheme is Scheme.DARK


def test_every_field_has_a_name(shown: Shown) -> None:
    edits = shown.screen.findChildren(QLineEdit)
    assert all(edit.accessibleName() for edit in edits if edit.isVisible())


def test_the_head_changes_a_role_closes_an_account_and_looks_through(qtbot: QtBot) -> None:
    office = an_office()
    own, jan = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    family = office.family(jan).with_child().stored_in(office.store)
    open_in_emergency(own, family.family.id, "Die Polizei ruft gerade an")
    ask_approval(
        own, ApprovalWish(purpose=ApprovalKind.FINAL_ERASURE, family_id=family.family.id, reason="Frist ist um")
    )
    shown = Shown(qtbot, office.head)
    roles = {box.accessibleName(): box for box in shown.screen.rights.findChildren(QComboBox)}
    assert set(roles) == {"Rolle von Anke Terhorst", "Rolle von Jan Wessels"}
    shown.click("Durchgesehen")
    assert emergency_accesses(office.head)[0].seen_by == "Anke Terhorst"
    shown.click("Zustimmen")
    assert open_approvals(office.head) == []
    shown.click("offen")
    assert read_rights(office.head).colleagues_see_each_other
    box = {one.accessibleName(): one for one in shown.screen.rights.findChildren(QComboBox)}["Rolle von Jan Wessels"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert {one.account.name: one.account.role for one in read_rights(office.head).accounts}[
        "Jan Wessels"
    ] is not Role.COUNSELLOR


@pytest.mark.parametrize(
    ("role", "sections"), [(Role.COUNSELLOR, False), (Role.DATA_PROTECTION, True), (Role.TECHNICAL, False)]
)
def test_each_role_is_shown_what_it_may_do(qtbot: QtBot, role: Role, sections: bool) -> None:
    office = an_office()
    rights = Shown(qtbot, office.desk(role)).screen.rights
    words = {one.text() for one in rights.findChildren(QLabel)}
    assert ("Notfallzugriffe" in words) is sections
    assert rights.findChildren(QComboBox) == []
    assert bool(rights.findChildren(QAbstractButton)) is (role is Role.TECHNICAL)

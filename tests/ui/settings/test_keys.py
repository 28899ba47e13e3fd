"""Keys in the settings: each secret is shown once, and nothing of it is left when the page is left."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kiberatung.domain.accounts import Role
from kiberatung.services.key_ring import AccountWish, PreparedKey, account_states, add_account, recovery_state
from kiberatung.storage.keys.key_ring import KeyRing
from kiberatung.ui.settings.keys_presenter import Form, OwnChange, Squares
from kiberatung.ui.settings.keys_section import KeysSection
from kiberatung.ui.settings.port import Outside
from kiberatung.ui.settings.view import SettingsScreen
from tests.support.desks import a_desk
from tests.support.key_rings import OWN, ARing
from tests.support.typing_keys import type_text
from tests.support.ui_fakes import FakeShell
from tests.ui.settings.test_presenter import KeptSettings

PROPOSED = "regen kette fass liga bock grotte"
OTHER = "noch sechs ganz andere worte hier"


class Tools:
    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self.papers: list[tuple[str, ...]] = []

    def ring(self) -> KeyRing:
        return self._ring

    def proposed_passphrase(self) -> str:
        return PROPOSED

    def squares(self, text: str) -> Squares:
        return ((bool(text), False), (False, True))

    def recovery_paper(self, prepared: PreparedKey, office: str) -> bytes:
        self.papers.append((prepared.printed, prepared.sheet, office))
        return b"%PDF recovery"

    def passphrase_paper(self, name: str, passphrase: str, office: str) -> bytes:
        self.papers.append((name, passphrase, office))
        return b"%PDF passphrase"


def typed_account(seen: "Shown") -> tuple[str, str, object]:
    name, sign = seen.section.name.field, seen.section.sign.field
    assert isinstance(name, QLineEdit)
    assert isinstance(sign, QLineEdit)
    return name.text(), sign.text(), seen.section.role.value()


class Shown:
    def __init__(self, qtbot: QtBot, folder: Path, role: Role = Role.HEAD) -> None:
        self.desk = a_desk(role=role)
        self.keys = ARing(folder, self.desk)
        self.shell, self.tools = FakeShell(), Tools(self.keys.ring)
        outside = Outside(KeptSettings(), lambda: Path("x"), lambda: "", lambda _minutes: None, "1", keys=self.tools)
        self.screen = SettingsScreen(self.shell, self.desk, outside)
        qtbot.addWidget(self.screen)
        self.screen.resize(1000, 1400)
        with qtbot.waitExposed(self.screen):
            self.screen.show()
        self.screen.open_with()

    @property
    def section(self) -> KeysSection:
        assert self.screen.keys is not None
        return self.screen.keys

    def click(self, word: str) -> None:
        buttons = self.screen.findChildren(QAbstractButton)
        next(made for made in buttons if made.isVisible() and made.text().replace("&", "") == word).click()

    def texts(self) -> str:
        lines = [line.text() for line in self.screen.findChildren(QLineEdit)]
        return "\n".join([*lines, *(shown.text() for shown in self.screen.findChildren(QLabel))])


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Shown:
    return Shown(qtbot, tmp_path)


def test_an_account_is_added_and_its_first_passphrase_shown_once(shown: Shown) -> None:
    shown.click("Konto hinzufügen …")
    type_text(shown.section.name.field, "Petra Lohmann")
    shown.click("Konto anlegen")
    assert shown.section.given_words.text() == PROPOSED
    assert shown.keys.opened_by(PROPOSED)
    shown.click("Drucken …")
    assert shown.tools.papers == [("Petra Lohmann", PROPOSED, "KI Kreis Steinfurt")]
    assert shown.shell.printed == [(b"%PDF passphrase", "Erste Passphrase")]
    shown.click("Kopieren")
    assert shown.shell.copied == [PROPOSED]
    shown.click("Fertig")
    assert PROPOSED not in shown.texts()
    shown.section.presenter.print_given()
    assert len(shown.tools.papers) == 1


def test_a_fault_stands_at_its_form_and_what_was_typed_stays(shown: Shown) -> None:
    shown.click("Konto hinzufügen …")
    type_text(shown.section.name.field, "Anne Tal")
    shown.click("Konto anlegen")
    assert "Kürzel" in shown.section.forms[Form.ADD].finding.text()
    assert shown.section.name.field.text() == "Anne Tal"  # type: ignore[attr-defined]  # a line
    assert len(account_states(shown.desk, shown.keys.ring)) == 1


def test_a_forgotten_passphrase_is_replaced_for_the_chosen_account(shown: Shown) -> None:
    account = add_account(shown.desk, shown.keys.ring, AccountWish("Petra Lohmann", Role.READER), OTHER)
    shown.screen.reload()
    shown.click("Vergessene Passphrase ersetzen …")
    shown.click("Neue Passphrase vergeben")
    assert shown.section.forms[Form.GIVE].finding.text() == "Wählen Sie ein Konto."
    shown.section.who.set_value(account.id)
    shown.click("Neue Passphrase vergeben")
    assert shown.keys.opened_by(PROPOSED) == account.id


def test_the_own_passphrase_is_changed_with_the_proposal(shown: Shown) -> None:
    shown.click("Eigene Passphrase ändern …")
    fields = shown.section.passphrases
    type_text(fields.lines[0], "falsch")
    shown.click("Vorschlagen")
    shown.click("Passphrase ändern")
    assert "stimmt nicht" in fields.fields[0].finding()
    fields.lines[0].clear()
    type_text(fields.lines[0], OWN)
    shown.click("Passphrase ändern")
    assert shown.keys.opened_by(PROPOSED) == shown.desk.account.id
    assert shown.shell.notices[-1].headline == "Passphrase geändert"
    assert PROPOSED not in shown.texts()


def test_wrong_fields_are_told_before_anything_is_derived(shown: Shown) -> None:
    shown.click("Eigene Passphrase ändern …")
    shown.section.presenter.change_own(OwnChange("", "kurz", "anders"))
    assert all(field.finding() for field in shown.section.passphrases.fields)
    assert OWN not in repr(OwnChange(OWN, OTHER, OTHER))


def test_the_recovery_key_is_tested_from_its_paper(shown: Shown) -> None:
    shown.click("Wiederherstellungsschlüssel prüfen …")
    type_text(shown.section.typed_key, shown.keys.recovery[:-1])
    shown.click("Prüfen")
    assert "abgeschrieben" in shown.section.forms[Form.TEST].finding.text()
    type_text(shown.section.typed_key, shown.keys.recovery[-1])
    shown.click("Prüfen")
    assert recovery_state(shown.desk).tested_at == shown.desk.clock.now()
    assert "Zuletzt geprüft am 23.11.2026" in shown.section._state.text()


def test_whoever_was_reminded_finds_the_field_open(shown: Shown) -> None:
    assert not shown.section.typed_key.isVisible()
    shown.screen.open_with(test_recovery_key=True)
    assert shown.section.typed_key.isVisible()


def test_a_new_recovery_key_holds_when_its_groups_were_typed(shown: Shown) -> None:
    shown.click("Erneuern …")
    printed = shown.section.panel.key.text().replace("\n", "")
    shown.click("Drucken …")
    assert shown.tools.papers[0][0] == printed
    assert shown.tools.papers[0][1].count("\n") == 8
    assert shown.keys.opened_by(shown.keys.recovery) is None
    shown.click("Vom Blatt prüfen")
    for line, place in zip(shown.section.panel.groups, (2, 4), strict=True):
        type_text(line, printed.split("-")[place])
    shown.click("Neuen Schlüssel gelten lassen")
    assert shown.keys.opened_by(printed) is None
    assert printed not in shown.texts()


def test_nothing_secret_is_left_when_the_page_is_left(shown: Shown) -> None:
    shown.click("Eigene Passphrase ändern …")
    type_text(shown.section.passphrases.lines[0], OWN)
    shown.click("Vorschlagen")
    shown.screen.close_screen()
    assert OWN not in shown.texts()
    assert PROPOSED not in shown.texts()


def test_a_counsellor_changes_the_own_passphrase_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    shown = Shown(qtbot, tmp_path, Role.COUNSELLOR)
    assert shown.section.own.isVisible()
    assert not shown.section.accounts.isVisible()
    assert not shown.section._test_it.isVisible()


def test_a_new_account_that_was_typed_survives_lock_and_crash(qtbot: QtBot, tmp_path: Path) -> None:
    seen = Shown(qtbot, tmp_path)
    seen.click("Konto hinzufügen …")
    seen.section.name.set_text("Petra Lohmann")
    seen.section.sign.set_text("PL")
    seen.section.drafts.keep_now()
    seen.section.close_forms()
    assert typed_account(seen) == ("", "", Role.COUNSELLOR)
    seen.click("Konto hinzufügen …")
    assert seen.section.drafts.is_offering()
    seen.section.drafts.take_over()
    assert typed_account(seen) == ("Petra Lohmann", "PL", Role.COUNSELLOR)


def test_an_account_that_is_made_leaves_no_draft(qtbot: QtBot, tmp_path: Path) -> None:
    seen = Shown(qtbot, tmp_path)
    seen.click("Konto hinzufügen …")
    seen.section.name.set_text("Petra Lohmann")
    seen.section.drafts.keep_now()
    seen.click("Konto anlegen")
    assert seen.section.given_words.text() == PROPOSED
    assert seen.desk.store.drafts.of_account(seen.desk.account.id) == []

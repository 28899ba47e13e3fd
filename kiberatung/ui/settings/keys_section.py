"""The parts of the settings about keys: first passphrases of accounts, the own passphrase, the recovery key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Role
from kiberatung.services.desk import Desk
from kiberatung.services.key_ring import AccountWish
from kiberatung.services.keys_page import KeysPage
from kiberatung.services.labels import choices_of
from kiberatung.ui.protocols import Shell
from kiberatung.ui.settings.keys_presenter import Form, KeysPresenter, KeyTools, OwnChange, OwnField, Squares
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.passphrase_fields import Making, PassphraseFields
from kiberatung.ui.shell.recovery_key_panel import RecoveryKeyPanel
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.form import LabeledField, text_field, value_of
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label


class Fold(QWidget):
    """A deed that opens its form in place: no dialog, and „Abbrechen“ leads back."""

    def __init__(self, body: QWidget, word: str, deed: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.body = body
        self.deed = button(word, deed, kind="primary")
        self.finding = label("", "small_strong", "danger", wrap=True)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.finding, 1)
        deeds.addWidget(button(_("Abbrechen"), leave))
        deeds.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(12)
        column.addWidget(body)
        column.addLayout(deeds)
        self.hide()

    def say(self, text: str) -> None:
        self.finding.setText(text)


class KeysSection:
    """A `KeysView`; its three widgets stand where their matter stands in the settings."""

    def __init__(self, shell: Shell, desk: Desk, tools: KeyTools) -> None:
        self.presenter = KeysPresenter(shell, desk, tools, self)
        self.accounts, self.own, self.recovery = QWidget(), QWidget(), QWidget()
        self.forms: dict[Form, Fold] = {}
        self._drafts = DeskDrafts(shell, desk)
        self._build_accounts()
        self._build_own()
        self._build_recovery()

    # the presenter shows

    def show_keys(self, page: KeysPage) -> None:
        self.accounts.setVisible(page.may_give)
        self.own.setVisible(page.has_own_passphrase)
        self._test_it.setVisible(page.may_test)
        self._state.setVisible(page.may_test)
        self._renew_it.setVisible(page.may_give)
        self._say_tested(page)
        lacking = [state.account.name for state in page.accounts if not state.has_passphrase]
        self._lacking.setText(_("Noch ohne Passphrase: {names}").format(names=", ".join(lacking)))
        self._lacking.setVisible(bool(lacking))
        others = [state.account for state in page.accounts if not state.is_own]
        chosen = self.who.value()
        self.who.set_options([Option(account.id, account.name) for account in others])
        self.who.set_value(chosen if chosen in [account.id for account in others] else None)
        self._give_it.setEnabled(bool(others))

    def show_given(self, name: str, passphrase: str) -> None:
        self._given_for.setText(_("Erste Passphrase für {name}. Sie wird nur jetzt gezeigt.").format(name=name))
        self.given_words.setText(passphrase)
        self._given.show()

    def show_proposal(self, passphrase: str) -> None:
        self.passphrases.show_proposal(passphrase)

    def show_finding(self, form: Form, text: str) -> None:
        self.forms[form].say(text)

    def show_own_findings(self, findings: dict[OwnField, str]) -> None:
        for key, field in zip(OwnField, self.passphrases.fields, strict=True):
            field.set_finding(findings.get(key, ""))

    def show_new_key(self, printed: str, squares: Squares) -> None:
        self.close_forms()
        self.forms[Form.RENEW].show()
        self.panel.show_key(printed, squares)
        self.panel.setFocus()

    def show_kept(self, words: str) -> None:
        self.panel.show_kept(words)

    def set_busy(self, *, busy: bool) -> None:
        for part in (self.accounts, self.own, self.recovery):
            part.setEnabled(not busy)

    def settle_account(self) -> None:
        self._empty_account()
        self.drafts.settle()

    def close_forms(self) -> None:
        self.drafts.leave_place()
        self._empty_account()
        for fold in self.forms.values():
            fold.hide()
            fold.say("")
        self._given.hide()
        self.given_words.setText("")
        self.passphrases.clear()
        self.panel.show_key("")
        if isinstance(self.typed_key, QLineEdit):
            self.typed_key.clear()

    def _empty_account(self) -> None:
        self.name.set_text("")
        self.sign.set_text("")
        self.role.set_value(Role.COUNSELLOR)

    def begin_test(self) -> None:
        """Somebody was reminded: the field for the recovery key is open."""
        self._open(Form.TEST)

    # building

    def _build_accounts(self) -> None:
        self.name = text_field(_("Name des Kontos"))
        self.sign = text_field(_("Kürzel"), hint=_("leer: die Anfangsbuchstaben"))
        self.role = Combo(_("Rolle"), [Option(role, word) for role, word in choices_of(Role)], Role.COUNSELLOR)
        adding = _beside((self.name, 3), (self.sign, 1), (LabeledField(_("Rolle"), self.role), 2))
        self.who = Combo(_("Konto"), ())
        giving = _beside((LabeledField(_("Wer hat die Passphrase vergessen?"), self.who), 1))
        add_it = button(_("Konto &hinzufügen …"), lambda: self._open(Form.ADD), icon="user-plus", small=True)
        self._give_it = button(_("&Vergessene Passphrase ersetzen …"), lambda: self._open(Form.GIVE), small=True)
        self._lacking = label("", "small_strong", "warn", wrap=True)
        self.drafts = DraftKeeper(self._drafts, {"name": self.name, "sign": self.sign, "role": self.role})
        self.forms[Form.ADD] = Fold(_below(self.drafts, adding), _("Konto anlegen"), self._add, self.presenter.forget)
        self.forms[Form.GIVE] = Fold(giving, _("Neue Passphrase vergeben"), self._give, self.presenter.forget)
        column = _column(self.accounts)
        column.addWidget(self._lacking)
        column.addLayout(_row(add_it, self._give_it))
        column.addWidget(self.forms[Form.ADD])
        column.addWidget(self.forms[Form.GIVE])
        column.addWidget(self._build_given())

    def _build_given(self) -> QFrame:
        self._given = QFrame()
        self._given.setProperty("notice", "info")
        self._given_for = label("", "strong", wrap=True)
        self.given_words = label("", "h2", wrap=True, name="first_passphrase")
        self.given_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = _("Übergeben Sie sie persönlich. Nach dem ersten Öffnen setzt die Person eine eigene.")
        column = QVBoxLayout(self._given)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._given_for, self.given_words, label(text, wrap=True)):
            column.addWidget(part)
        column.addLayout(
            _row(
                button(_("Drucken …"), self.presenter.print_given, icon="printer"),
                button(_("Kopieren"), self.presenter.copy_given, icon="copy"),
                button(_("Fertig"), self.presenter.forget, kind="primary"),
            )
        )
        self._given.hide()
        return self._given

    def _build_own(self) -> None:
        self.passphrases = PassphraseFields(
            [
                (_("Bisherige Passphrase"), ""),
                (_("Neue Passphrase"), _("Mindestens zwölf Zeichen.")),
                (_("Neue wiederholen"), ""),
            ],
            Making(slice(1, 3), self.presenter.propose),
        )
        own = button(_("&Eigene Passphrase ändern …"), lambda: self._open(Form.OWN), icon="key-round", small=True)
        fold = Fold(self.passphrases, _("Passphrase ändern"), self._change, self.presenter.forget)
        self.passphrases.entered.connect(fold.deed.click)
        self.forms[Form.OWN] = fold
        column = _column(self.own)
        column.addLayout(_row(own))
        column.addWidget(fold)

    def _build_recovery(self) -> None:
        self._state = StatusLabel("clock", "", "muted")
        test = text_field(_("Wiederherstellungsschlüssel vom Blatt"), hint=_("Sechs Gruppen zu fünf Zeichen."))
        self.typed_key = test.field
        self.panel = RecoveryKeyPanel()
        self.panel.print_wanted.connect(self.presenter.print_new_key)
        self.panel.copy_wanted.connect(self.presenter.copy_new_key)
        self.forms[Form.TEST] = Fold(test, _("Prüfen"), self._test, self.presenter.forget)
        renewing = Fold(self.panel, _("Neuen Schlüssel gelten lassen"), self.presenter.renew, self.presenter.forget)
        renewing.deed.setEnabled(False)
        self.panel.confirmed.connect(renewing.deed.setEnabled)
        self.forms[Form.RENEW] = renewing
        self._test_it = button(_("Wiederherstellungsschlüssel &prüfen …"), lambda: self._open(Form.TEST), small=True)
        self._renew_it = button(_("&Erneuern …"), self.presenter.ask_to_renew, small=True)
        column = _column(self.recovery)
        column.addWidget(self._state)
        column.addLayout(_row(self._test_it, self._renew_it))
        column.addWidget(self.forms[Form.TEST])
        column.addWidget(renewing)

    def _say_tested(self, page: KeysPage) -> None:
        if page.tested_at is None:
            self._state.set_status("triangle-alert", _("Seit mindestens einem Jahr nicht geprüft"), "warn")
            return
        day = write_date(german_time(page.tested_at).date())
        self._state.set_status("circle-check", _("Zuletzt geprüft am {day}").format(day=day), "ok")

    # deeds

    def _open(self, form: Form) -> None:
        self.presenter.forget()
        self.forms[form].show()
        self.forms[form].body.setFocus()
        if form is Form.ADD:
            self.drafts.open_place("new_account")

    def _add(self) -> None:
        role = self.role.value()
        if isinstance(role, Role):
            self.presenter.add(AccountWish(value_of(self.name), role, value_of(self.sign)))

    def _give(self) -> None:
        account_id = self.who.value()
        if account_id is None:
            self.forms[Form.GIVE].say(_("Wählen Sie ein Konto."))
        else:
            self.presenter.give(account_id)  # type: ignore[arg-type]  # the value of an option

    def _change(self) -> None:
        self.presenter.change_own(OwnChange(*(line.text() for line in self.passphrases.lines)))

    def _test(self) -> None:
        if isinstance(self.typed_key, QLineEdit):
            self.presenter.test_key(self.typed_key.text())


def _beside(*parts: tuple[QWidget, int]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for part, share in parts:
        row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
    made.setFocusProxy(parts[0][0])
    return made


def _below(offer: QWidget, form: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(offer)
    column.addWidget(form)
    made.setFocusProxy(form)
    return made


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(8)
    return column

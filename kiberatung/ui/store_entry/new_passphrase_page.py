"""The page „Neue Passphrase setzen“ on the whole window, behind the recovery key and before the records."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import AccountId
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.passphrase_fields import Making, PassphraseFields
from kiberatung.ui.store_entry.new_passphrase_presenter import NewField, NewPassphrasePort, NewPassphrasePresenter
from kiberatung.ui.store_entry.pages import PageColumn
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.scrolling import card_of, in_the_middle
from kiberatung.ui.widgets.text import button


class NewPassphrasePage(QWidget):
    """A `NewPassphraseView`; `done` uncovers the window."""

    def __init__(self, shell: Shell, port: NewPassphrasePort, done: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = NewPassphrasePresenter(shell, port, self, done)
        self.account = Combo(_("Konto"), ())
        self._account_field = LabeledField(_("&Konto"), self.account)
        self.passphrases = PassphraseFields(
            [
                (_("Neue &Passphrase"), _("Mindestens zwölf Zeichen, zum Beispiel vier bis sechs Wörter.")),
                (_("Passphrase &wiederholen"), ""),
            ],
            Making(slice(0, 2), self.presenter.propose),
        )
        self._set = button(_("Passphrase &setzen"), self._request, kind="primary", icon="key-round")
        self._skip = button(_("&Ohne neue Passphrase weiter"), self.presenter.skip)
        self.passphrases.entered.connect(self._set.click)
        self._build()
        self.setFocusProxy(self.passphrases)
        self.presenter.begin()

    def _build(self) -> None:
        page = PageColumn(
            _("Neue Passphrase setzen"),
            _(
                "Der Bestand ist mit dem Wiederherstellungsschlüssel geöffnet. Setzen Sie eine neue Passphrase; die "
                "vergessene öffnet danach nichts mehr. Der Schlüssel selbst gilt weiter."
            ),
        )
        page.column.addWidget(self._account_field)
        page.column.addWidget(self.passphrases)
        page.add_deeds(self._skip, self._set)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(in_the_middle(card_of(page)))

    # the presenter shows

    def show_accounts(self, accounts: Sequence[tuple[AccountId, str]]) -> None:
        self.account.set_options([Option(account_id, name) for account_id, name in accounts])
        self.account.set_value(accounts[0][0] if accounts else None)
        self._account_field.setVisible(len(accounts) > 1)

    def show_proposal(self, passphrase: str) -> None:
        self.passphrases.show_proposal(passphrase)

    def show_findings(self, findings: dict[NewField, str]) -> None:
        for key, field in zip(NewField, self.passphrases.fields, strict=True):
            field.set_finding(findings.get(key, ""))

    def show_busy(self, *, busy: bool) -> None:
        for part in (self._set, self._skip, self.passphrases, self.account):
            part.setEnabled(not busy)

    def forget(self) -> None:
        self.passphrases.clear()

    def _request(self) -> None:
        account_id = self.account.value()
        if account_id is not None:
            first, second = self.passphrases.lines
            self.presenter.set_passphrase(account_id, first.text(), second.text())  # type: ignore[arg-type]  # an option

"""Accounts and their roles, and what head and data protection officer look through."""

from collections.abc import Callable
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import AccountId, Role
from kiberatung.domain.approvals import ApprovalId
from kiberatung.domain.emergencies import EmergencyAccessId
from kiberatung.services.accounts import change_role, set_account_active
from kiberatung.services.approvals import decline_approval, grant_approval
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import mark_emergency_seen
from kiberatung.services.key_ring import close_account
from kiberatung.services.rights_page import RightsPage, let_colleagues_see, read_rights
from kiberatung.ui.protocols import Question, Shell, TaskOptions
from kiberatung.ui.settings.keys_presenter import KeyTools


class RightsView(Protocol):
    def show_rights(self, page: RightsPage) -> None: ...


class RightsPresenter:
    """After each deed the page is read anew, also after one that was refused: the fields show what is."""

    def __init__(self, shell: Shell, desk: Desk, view: RightsView, keys: KeyTools | None = None) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._keys = keys

    def reload(self) -> None:
        self._shell.run_task(
            lambda: read_rights(self._desk), self._view.show_rights, options=TaskOptions(key="settings-rights")
        )

    def choose_role(self, account_id: AccountId, role: object) -> None:
        if isinstance(role, Role):
            self._do(lambda: change_role(self._desk, account_id, role), _("Rolle geändert"))

    def close_account(self, account_id: AccountId, name: str) -> None:
        question = Question(
            _("Konto von {name} schließen?").format(name=name),
            _("Das Konto darf ab der nächsten Handlung nichts mehr. Was es getan hat, behält seinen Namen."),
            _("Konto schließen"),
            _("Offen lassen"),
        )
        self._shell.ask(question, lambda: self._close(account_id))

    def open_account(self, account_id: AccountId) -> None:
        self._set_active(account_id, active=True)

    def let_colleagues_see(self, is_open: object) -> None:
        if isinstance(is_open, bool):
            said = _("Vertretung geöffnet") if is_open else _("Vertretung geschlossen")
            self._do(lambda: let_colleagues_see(self._desk, is_open=is_open), said)

    def mark_seen(self, access_id: EmergencyAccessId) -> None:
        self._do(lambda: mark_emergency_seen(self._desk, access_id), _("Notfallzugriff durchgesehen"))

    def grant(self, approval_id: ApprovalId) -> None:
        self._do(lambda: grant_approval(self._desk, approval_id), _("Zugestimmt"))

    def decline(self, approval_id: ApprovalId) -> None:
        self._do(lambda: decline_approval(self._desk, approval_id), _("Abgelehnt"))

    def _close(self, account_id: AccountId) -> None:
        """Its passphrase goes with it, where passphrases are the program's."""
        keys = self._keys
        if keys is None:
            self._set_active(account_id, active=False)
        else:
            self._do(lambda: close_account(self._desk, keys.ring(), account_id), _("Konto geschlossen"))

    def _set_active(self, account_id: AccountId, *, active: bool) -> None:
        said = _("Konto wieder geöffnet") if active else _("Konto geschlossen")
        self._do(lambda: set_account_active(self._desk, account_id, active=active), said)

    def _do(self, deed: Callable[[], object], said: str) -> None:
        def done(_result: object) -> None:
            self._shell.show_notice(said)
            self.reload()

        def failed(fault: Exception) -> None:
            self._shell.show_fault(fault)
            self.reload()

        self._shell.run_task(deed, done, failed)

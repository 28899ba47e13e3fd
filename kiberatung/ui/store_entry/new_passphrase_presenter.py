"""After the recovery key: somebody gets a new passphrase, so that the key can go back into its envelope."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError, TellableError
from kiberatung.domain.passphrases import check_passphrase
from kiberatung.ui.protocols import Lane, Shell, TaskOptions


class NewField(Enum):
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of the field
    AGAIN = "again"


class NewPassphrasePort(Protocol):
    """Around an open store; all but the proposal belong on the database lane."""

    def accounts(self) -> Sequence[tuple[AccountId, str]]:
        """Those at work with their names, the head first: it is theirs unless another is chosen."""

    def proposed_passphrase(self) -> str: ...

    def set_passphrase(self, account_id: AccountId, passphrase: str) -> None:
        """Raises `DomainError` or `EnvironmentFault`; the recovery key holds on."""


class NewPassphraseView(Protocol):
    def show_accounts(self, accounts: Sequence[tuple[AccountId, str]]) -> None: ...

    def show_proposal(self, passphrase: str) -> None: ...

    def show_findings(self, findings: dict[NewField, str]) -> None: ...

    def show_busy(self, *, busy: bool) -> None: ...

    def forget(self) -> None: ...


class NewPassphrasePresenter:
    def __init__(
        self, shell: Shell, port: NewPassphrasePort, view: NewPassphraseView, done: Callable[[], object]
    ) -> None:
        self._shell = shell
        self._port = port
        self._view = view
        self._done = done

    def begin(self) -> None:
        self._shell.run_task(self._port.accounts, self._view.show_accounts)

    def propose(self) -> None:
        in_pool = TaskOptions(lane=Lane.POOL, key="proposal")
        self._shell.run_task(self._port.proposed_passphrase, self._view.show_proposal, options=in_pool)

    def set_passphrase(self, account_id: AccountId, passphrase: str, again: str) -> None:
        findings = findings_of(passphrase, again)
        self._view.show_findings(findings)
        if findings:
            return
        self._view.show_busy(busy=True)
        self._shell.run_task(
            lambda: self._port.set_passphrase(account_id, passphrase), lambda _set: self._said(), self._refused
        )

    def skip(self) -> None:
        self._view.forget()
        self._done()
        self._shell.show_notice(
            _("Es gilt weiter die alte Passphrase"),
            _("Weiß sie niemand mehr, brauchen Sie beim nächsten Öffnen wieder den Wiederherstellungsschlüssel."),
            "warn",
        )

    def _said(self) -> None:
        self._view.forget()
        self._done()
        self._shell.show_notice(
            _("Die neue Passphrase gilt"),
            _("Legen Sie den Wiederherstellungsschlüssel zurück in den verschlossenen Umschlag. Er gilt weiter."),
        )

    def _refused(self, fault: Exception) -> None:
        self._view.show_busy(busy=False)
        if isinstance(fault, TellableError):
            self._view.show_findings({NewField.PASSPHRASE: str(fault)})
        else:
            self._shell.show_fault(fault)


def findings_of(passphrase: str, again: str) -> dict[NewField, str]:
    findings: dict[NewField, str] = {}
    try:
        check_passphrase(passphrase)
    except DomainError as reason:
        findings[NewField.PASSPHRASE] = str(reason)
    if again != passphrase:
        findings[NewField.AGAIN] = _("Die beiden Passphrasen sind nicht gleich.")
    return findings

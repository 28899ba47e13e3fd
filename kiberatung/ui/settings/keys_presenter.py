"""Passphrases of accounts, the own one, and the recovery key: each secret is shown once and then forgotten here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol, TypeVar

from kiberatung.basics.texts import _
from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.errors import DomainError, TellableError
from kiberatung.domain.passphrases import WrongPassphrase, check_passphrase
from kiberatung.services.desk import Desk
from kiberatung.services.key_ring import (
    AccountWish,
    KeyRing,
    PreparedKey,
    add_account,
    change_passphrase,
    check_recovery_key,
    give_passphrase,
    renew_recovery_key,
)
from kiberatung.services.keys_page import KeysPage, read_keys_page
from kiberatung.ui.protocols import Lane, Question, Shell, TaskOptions

Squares = tuple[tuple[bool, ...], ...]
Result = TypeVar("Result")


class Form(Enum):
    ADD = auto()
    GIVE = auto()
    OWN = auto()
    TEST = auto()
    RENEW = auto()


class OwnField(Enum):
    OLD = auto()
    NEW = auto()
    AGAIN = auto()


@dataclass(frozen=True, slots=True)
class OwnChange:
    """What stands in the three fields."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    again: str = field(repr=False)


class KeyTools(Protocol):
    """What the program provides; all but the proposal belongs on the database lane."""

    def ring(self) -> KeyRing:
        """Raises `EnvironmentFault` for a store on a server."""

    def proposed_passphrase(self) -> str: ...

    def squares(self, text: str) -> Squares: ...

    def recovery_paper(self, prepared: PreparedKey, office: str) -> bytes: ...

    def passphrase_paper(self, name: str, passphrase: str, office: str) -> bytes: ...


class KeysView(Protocol):
    def show_keys(self, page: KeysPage) -> None: ...

    def show_given(self, name: str, passphrase: str) -> None:
        """A first passphrase, until `close_forms`."""

    def show_proposal(self, passphrase: str) -> None: ...

    def show_finding(self, form: Form, text: str) -> None: ...

    def show_own_findings(self, findings: dict[OwnField, str]) -> None: ...

    def show_new_key(self, printed: str, squares: Squares) -> None: ...

    def show_kept(self, words: str) -> None: ...

    def set_busy(self, *, busy: bool) -> None: ...

    def settle_account(self) -> None:
        """The account that was typed is there: nothing of it is a draft any more."""

    def close_forms(self) -> None:
        """All secrets go with them; what was typed for a new account stays a draft."""


class KeysPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: KeyTools, view: KeysView) -> None:
        self._shell = shell
        self._desk = desk
        self._tools = tools
        self._view = view
        self._office = ""
        self._given: tuple[str, str] | None = None
        self._prepared: PreparedKey | None = None

    def reload(self) -> None:
        self._shell.run_task(
            lambda: read_keys_page(self._desk, self._tools.ring()),
            self._show,
            options=TaskOptions(key="settings-keys"),
        )

    def forget(self) -> None:
        self._given = self._prepared = None
        self._view.close_forms()

    # accounts

    def add(self, wish: AccountWish) -> None:
        self._give(Form.ADD, lambda ring, first: add_account(self._desk, ring, wish, first), self._view.settle_account)

    def give(self, account_id: AccountId) -> None:
        self._give(Form.GIVE, lambda ring, first: give_passphrase(self._desk, ring, account_id, first))

    def print_given(self) -> None:
        if self._given is not None:
            name, passphrase = self._given
            self._shell.run_task(
                lambda: self._tools.passphrase_paper(name, passphrase, self._office),
                lambda pdf: self._shell.print_pdf(pdf, _("Erste Passphrase")),
            )

    def copy_given(self) -> None:
        if self._given is not None:
            self._shell.copy_text(self._given[1], _("Passphrase kopiert"))

    # the own passphrase

    def propose(self) -> None:
        in_pool = TaskOptions(lane=Lane.POOL, key="proposal")
        self._shell.run_task(self._tools.proposed_passphrase, self._view.show_proposal, options=in_pool)

    def change_own(self, change: OwnChange) -> None:
        findings = findings_of(change)
        self._view.show_own_findings(findings)
        if not findings:
            self._do(
                lambda: change_passphrase(self._desk, self._tools.ring(), change.old, change.new),
                lambda _none: self._settled(_("Passphrase geändert"), _("Die alte öffnet nichts mehr.")),
                self._own_refused,
            )

    # the recovery key

    def test_key(self, typed: str) -> None:
        said = _("Der Schlüssel öffnet diesen Bestand"), _("Legen Sie das Blatt zurück in den Umschlag.")
        self._do(
            lambda: check_recovery_key(self._desk, self._tools.ring(), typed),
            lambda _none: self._settled(*said),
            lambda fault: self._refused(Form.TEST, fault),
        )

    def ask_to_renew(self) -> None:
        question = Question(
            _("Neuen Wiederherstellungsschlüssel machen?"),
            _(
                "Der neue gilt, sobald Sie ihn vom neuen Blatt abgetippt haben. Vernichten Sie dann das alte Blatt: "
                "Zusammen mit einer alten Sicherung öffnet es den Bestand noch."
            ),
            _("Neuen Schlüssel machen"),
            _("Alten behalten"),
        )
        self._shell.ask(question, self._prepare)

    def print_new_key(self) -> None:
        prepared = self._prepared
        if prepared is not None:
            self._shell.run_task(
                lambda: self._tools.recovery_paper(prepared, self._office),
                lambda pdf: self._shell.print_pdf(
                    pdf, _("Wiederherstellungsschlüssel"), lambda: self._view.show_kept(_("An den Drucker gegeben."))
                ),
            )

    def copy_new_key(self) -> None:
        if self._prepared is not None:
            self._shell.copy_text(self._prepared.printed)
            self._view.show_kept(_("Kopiert. Bewahren Sie den Schlüssel nicht auf demselben Gerät auf."))

    def renew(self) -> None:
        """The groups asked for were right."""
        prepared = self._prepared
        if prepared is not None:
            self._do(
                lambda: renew_recovery_key(self._desk, self._tools.ring(), prepared, prepared.printed),
                lambda _none: self._settled(_("Der neue Schlüssel gilt"), _("Vernichten Sie jetzt das alte Blatt.")),
                lambda fault: self._refused(Form.RENEW, fault),
            )

    # what comes back

    def _show(self, page: KeysPage) -> None:
        self._office = page.office
        self._view.show_keys(page)

    def _give(
        self, form: Form, deed: Callable[[KeyRing, str], Account], before: Callable[[], object] = lambda: None
    ) -> None:
        def give() -> tuple[str, str]:
            first = self._tools.proposed_passphrase()
            return deed(self._tools.ring(), first).name, first

        def given(answer: tuple[str, str]) -> None:
            before()
            self._given_out(answer)

        self._do(give, given, lambda fault: self._refused(form, fault))

    def _given_out(self, given: tuple[str, str]) -> None:
        self._view.close_forms()
        self._given = given
        self._view.show_given(*given)
        self.reload()

    def _prepare(self) -> None:
        def prepare() -> tuple[PreparedKey, Squares]:
            prepared = self._tools.ring().prepare_recovery_key()
            return prepared, self._tools.squares(prepared.printed)

        self._do(prepare, self._prepared_key, lambda fault: self._refused(Form.RENEW, fault))

    def _prepared_key(self, answer: tuple[PreparedKey, Squares]) -> None:
        self._prepared, squares = answer
        self._view.show_new_key(self._prepared.printed, squares)

    def _settled(self, headline: str, text: str) -> None:
        self.forget()
        self._shell.show_notice(headline, text)
        self.reload()

    def _do(
        self, work: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[Exception], object]
    ) -> None:
        """A key takes a second: nothing is begun twice meanwhile."""
        self._view.set_busy(busy=True)

        def ended(then: Callable[..., object]) -> Callable[..., None]:
            def call(answer: object) -> None:
                self._view.set_busy(busy=False)
                then(answer)

            return call

        self._shell.run_task(work, ended(done), ended(failed), TaskOptions(can_cancel=False))

    def _refused(self, form: Form, fault: Exception) -> None:
        if isinstance(fault, TellableError):
            self._view.show_finding(form, str(fault))
        else:
            self._shell.show_fault(fault)

    def _own_refused(self, fault: Exception) -> None:
        if isinstance(fault, TellableError):
            wrong = OwnField.OLD if isinstance(fault, WrongPassphrase) else OwnField.NEW
            self._view.show_own_findings({wrong: str(fault)})
        else:
            self._shell.show_fault(fault)


def findings_of(change: OwnChange) -> dict[OwnField, str]:
    findings: dict[OwnField, str] = {}
    if not change.old:
        findings[OwnField.OLD] = _("Die bisherige Passphrase fehlt.")
    try:
        check_passphrase(change.new)
    except DomainError as reason:
        findings[OwnField.NEW] = str(reason)
    if change.again != change.new:
        findings[OwnField.AGAIN] = _("Die beiden Passphrasen sind nicht gleich.")
    return findings

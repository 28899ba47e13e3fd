"""Leads from an empty screen to an open store: each way on its page, each fault where it can be put right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.places import Kreis
from kiberatung.domain.errors import DomainError, TellableError
from kiberatung.domain.passphrases import WrongPassphrase
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskOptions
from kiberatung.ui.store_entry.port import Squares, StoreEntryPort, StoreWish

STORE_KIND = "kib"


class Page(Enum):
    WAYS = "ways"
    NEW = "new"
    RECOVERY = "recovery"
    RESTORE = "restore"
    LOCK = "lock"


class Field(Enum):
    KREIS = "kreis"
    OFFICE = "office"
    ACCOUNT = "account"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of the field
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the page „Neuen Bestand anlegen“."""

    wish: StoreWish
    passphrase: str = field(repr=False)
    again: str = field(repr=False)


class StoreEntryView(Protocol):
    def show_page(self, page: Page) -> None: ...

    def show_kreise(self, kreise: Sequence[Kreis], towns: Sequence[tuple[str, str]]) -> None: ...

    def show_place(self, place: Path) -> None: ...

    def suggest_office(self, name: str) -> None: ...

    def show_findings(self, findings: Mapping[Field, str]) -> None: ...

    def show_busy(self, headline: str, text: str = "") -> None:
        """Work is under way; nothing can be begun until `show_ready`."""

    def show_ready(self) -> None: ...

    def show_fault(self, text: str) -> None: ...

    def show_proposal(self, passphrase: str) -> None: ...

    def show_recovery_key(self, key: str, squares: Squares) -> None: ...

    def show_lock(self, store: Path) -> None: ...

    def refuse(self, reason: str, wait_seconds: int) -> None: ...

    def show_kept(self, words: str) -> None:
        """What has been done with the recovery key so far."""


class StoreEntryPresenter:
    """Keeps what is between two pages: the place, and the passphrase until the recovery key is put away."""

    def __init__(
        self, shell: Shell, port: StoreEntryPort, view: StoreEntryView, opened: Callable[[Desk], object]
    ) -> None:
        self._shell = shell
        self._port = port
        self._view = view
        self._opened = opened
        self._kreise: Mapping[str, Kreis] = {}
        self._place: Path | None = None
        self._passphrase = ""
        self._recovery_key = ""
        self._office = ""

    # ways

    def show_ways(self) -> None:
        self._view.show_page(Page.WAYS)

    def begin_new(self) -> None:
        self._view.show_page(Page.NEW)
        port = self._port
        self._shell.run_task(lambda: (port.kreise(), port.towns(), port.free_place()), self._show_new, self._tell)

    def open_practice_town(self) -> None:
        if self._port.practice_is_made():
            self._view.show_busy(_("Die Übungsstadt wird geöffnet"))
        else:
            self._view.show_busy(
                _("Die Übungsstadt wird gebaut"), _("Das dauert etwa 20 Sekunden. Alle Familien sind erfunden.")
            )
        self._shell.run_task(self._port.open_practice_town, self._opened, self._tell)

    def choose_store(self) -> None:
        wish = FileWish(_("Bestand wählen"), kinds=[(_("Bestand"), STORE_KIND)])
        self._shell.ask_file_to_open(wish, self.take_store)

    # a new store

    def choose_place(self) -> None:
        suggestion = self._place.name if self._place else ""
        wish = FileWish(_("Ort des Bestands"), suggestion, [(_("Bestand"), STORE_KIND)])
        self._shell.ask_file_to_save(wish, self._check_place)

    def choose_kreis(self, key: object) -> None:
        """The office is named after its Kreis until somebody types another name."""
        kreis = self._kreise.get(str(key))
        if kreis is not None:
            self._view.suggest_office(_("Kommunales Integrationszentrum {kreis}").format(kreis=kreis.name))

    def propose_passphrase(self) -> None:
        in_pool = TaskOptions(lane=Lane.POOL, key="proposal")
        self._shell.run_task(self._port.proposed_passphrase, self._view.show_proposal, self._tell, in_pool)

    def make(self, typed: Typed) -> None:
        findings = self._findings_of(typed)
        self._view.show_findings(findings)
        place = self._place
        if findings or place is None:
            return
        self._passphrase = typed.passphrase
        self._office = typed.wish.office.strip()
        self._view.show_busy(_("Der Bestand wird angelegt und verschlüsselt"))
        self._shell.run_task(lambda: self._make(place, typed), lambda made: self._made(*made), self._tell)

    def copy_recovery_key(self) -> None:
        self._shell.copy_text(self._recovery_key)
        self._view.show_kept(_("Kopiert. Bewahren Sie den Schlüssel nicht auf demselben Gerät auf."))

    def print_recovery_key(self) -> None:
        place, key, office = self._place, self._recovery_key, self._office
        if place is not None:
            self._view.show_busy(_("Das Blatt wird gesetzt"))
            self._shell.run_task(lambda: self._port.recovery_paper(place, key, office), self._show_paper, self._tell)

    def open_made(self) -> None:
        """The key is put away: the new store opens, and nothing secret is kept here."""
        place, passphrase = self._place, self._passphrase
        if place is not None:
            self._view.show_busy(_("Der Bestand wird geöffnet"))
            self._shell.run_task(lambda: self._port.open_made(place, passphrase), self._done, self._tell)

    # another store

    def take_store(self, store: Path) -> None:
        self._shell.run_task(lambda: self._port.check_place(store), lambda _fit: self._show_store(store), self._tell)

    def _show_store(self, store: Path) -> None:
        self._place = store
        self._view.show_page(Page.LOCK)
        self._view.show_lock(store)

    def unlock(self, passphrase: str) -> None:
        place = self._place
        if place is not None:
            self._shell.run_long_task(
                lambda control: self._port.open(place, passphrase, control.check), self._opened, self._refuse
            )

    # what comes back

    def _show_new(self, answer: tuple[Sequence[Kreis], Sequence[tuple[str, str]], Path]) -> None:
        kreise, towns, place = answer
        self._kreise = {kreis.key: kreis for kreis in kreise}
        self._view.show_kreise(kreise, towns)
        self._take_place(place)
        self._check_place(place)

    def _check_place(self, place: Path) -> None:
        """Before anything is typed for nothing: a place that will not do is told at once."""
        self._shell.run_task(lambda: self._port.check_place(place), lambda _fit: self._take_place(place), self._tell)

    def _take_place(self, place: Path) -> None:
        self._place = place
        self._view.show_place(place)

    def _findings_of(self, typed: Typed) -> dict[Field, str]:
        findings: dict[Field, str] = {}
        if not typed.wish.kreis:
            findings[Field.KREIS] = _("Wählen Sie Ihren Kreis oder Ihre kreisfreie Stadt.")
        if not typed.wish.office.strip():
            findings[Field.OFFICE] = _("Der Name des Kommunalen Integrationszentrums fehlt.")
        if not typed.wish.account.strip():
            findings[Field.ACCOUNT] = _("Ihr Name fehlt.")
        try:
            self._port.check_passphrase(typed.passphrase)
        except DomainError as reason:
            findings[Field.PASSPHRASE] = str(reason)
        if typed.again != typed.passphrase:
            findings[Field.AGAIN] = _("Die beiden Passphrasen sind nicht gleich.")
        return findings

    def _make(self, place: Path, typed: Typed) -> tuple[str, Squares]:
        recovery_key = self._port.make(place, typed.passphrase, typed.wish)
        return recovery_key, self._port.squares(recovery_key)

    def _made(self, recovery_key: str, squares: Squares) -> None:
        self._recovery_key = recovery_key
        self._view.show_ready()
        self._view.show_recovery_key(recovery_key, squares)
        self._view.show_page(Page.RECOVERY)

    def _show_paper(self, pdf: bytes) -> None:
        self._view.show_ready()
        self._shell.print_pdf(
            pdf, _("Wiederherstellungsschlüssel"), lambda: self._view.show_kept(_("An den Drucker gegeben."))
        )

    def _done(self, desk: Desk) -> None:
        self._passphrase = self._recovery_key = ""
        self._opened(desk)

    def _refuse(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            wait_seconds = fault.wait_seconds if isinstance(fault, WrongPassphrase) else 0
            self._view.refuse(str(fault), wait_seconds)
        elif isinstance(fault, TellableError):
            self._view.refuse(str(fault), 0)
        else:
            self._view.refuse("", 0)
            self._shell.show_fault(fault)

    def _tell(self, fault: Exception) -> None:
        self._view.show_ready()
        if isinstance(fault, TellableError):
            self._view.show_fault(str(fault))
        else:
            self._shell.show_fault(fault)

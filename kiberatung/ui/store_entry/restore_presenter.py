"""Leads back to a backup: which there are, what would be lost, and only then the deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError, TellableError
from kiberatung.services.desk import Desk
from kiberatung.services.kept_backups import BackupState, KeptBackup, Loss, Restored
from kiberatung.ui.protocols import FileWish, Shell

STORE_KIND = "kib"


@dataclass(frozen=True, slots=True)
class BackupChoice:
    """`place` is where the store will be; `is_taken` says that one is there now and will be kept aside."""

    place: Path
    is_taken: bool
    lines: Sequence[KeptBackup]


class RestorePort(Protocol):
    """All but `now` and `forget_key` belong on the database lane and raise `DomainError` or `EnvironmentFault`."""

    def now(self) -> datetime: ...

    def backups(self) -> BackupChoice: ...

    def look_at(self, file: Path) -> KeptBackup:
        """Of a file that a person chose anywhere."""

    def compare(self, backup: Path, passphrase: str) -> Loss:
        """Derives the key of the backup and keeps it until `restore` or `forget_key`."""

    def restore(self, backup: Path) -> tuple[Desk, Restored]: ...

    def forget_key(self) -> None: ...


class RestoreView(Protocol):
    def show_backups(self, lines: Sequence[KeptBackup], place: str) -> None: ...

    def show_loss(self, sentences: Sequence[str]) -> None:
        """What would be lost; from now on the deed is „Bestand herstellen“. Empty: back to comparing."""

    def show_finding(self, text: str) -> None: ...

    def show_busy(self, headline: str, text: str = "") -> None: ...

    def show_ready(self) -> None: ...

    def show_fault(self, text: str) -> None: ...


class RestorePresenter:
    """The backup that is chosen, and whether it has been compared."""

    def __init__(self, shell: Shell, port: RestorePort, view: RestoreView, opened: Callable[[Desk], object]) -> None:
        self._shell = shell
        self._port = port
        self._view = view
        self._opened = opened
        self._choice = BackupChoice(Path(), is_taken=False, lines=())
        self._chosen: Path | None = None
        self._is_compared = False

    def begin(self) -> None:
        self._shell.run_task(self._port.backups, self._show, self._tell)

    def choose_file(self) -> None:
        wish = FileWish(_("Sicherung wählen"), kinds=[(_("Sicherung"), STORE_KIND)])
        self._shell.ask_file_to_open(
            wish, lambda file: self._shell.run_task(lambda: self._port.look_at(file), self._add, self._tell)
        )

    def choose(self, backup: Path | None) -> None:
        if backup != self._chosen:
            self._chosen = backup
            self.begin_anew()

    def begin_anew(self) -> None:
        """Another backup or another passphrase: what was compared holds no more."""
        if self._is_compared:
            self._is_compared = False
            self._view.show_loss(())
        self._port.forget_key()

    def go_on(self, passphrase: str) -> None:
        backup = self._chosen
        if backup is None:
            self._view.show_finding(_("Wählen Sie zuerst eine Sicherung aus der Liste."))
        elif self._is_compared:
            self._restore(backup)
        elif not passphrase:
            self._view.show_finding(_("Geben Sie die Passphrase aus der Zeit der Sicherung ein."))
        else:
            self._view.show_finding("")
            self._view.show_busy(_("Die Sicherung wird mit dem Bestand verglichen"))
            self._shell.run_task(lambda: self._port.compare(backup, passphrase), self._compared, self._refuse)

    def _restore(self, backup: Path) -> None:
        self._view.show_busy(
            _("Die Sicherung wird geprüft und hergestellt"), _("Die Sicherung selbst bleibt unverändert.")
        )
        self._shell.run_task(lambda: self._port.restore(backup), self._restored, self._tell)

    def _show(self, choice: BackupChoice) -> None:
        self._choice, self._chosen = choice, None
        self.begin_anew()
        self._view.show_backups(choice.lines, self._place_words())

    def _add(self, line: KeptBackup) -> None:
        others = [one for one in self._choice.lines if one.path != line.path]
        self._choice = BackupChoice(self._choice.place, self._choice.is_taken, (line, *others))
        self._view.show_backups(self._choice.lines, self._place_words())

    def _place_words(self) -> str:
        if self._choice.is_taken:
            text = _("Der Bestand „{name}“ bleibt unter einem neuen Namen liegen; überschrieben wird nichts.")
        else:
            text = _("Der Bestand wird hier hergestellt: {path}")
        return text.format(name=self._choice.place.name, path=self._choice.place)

    def _compared(self, loss: Loss) -> None:
        self._view.show_ready()
        self._is_compared = True
        self._view.show_loss(loss_sentences(loss, is_taken=self._choice.is_taken))

    def _restored(self, answer: tuple[Desk, Restored]) -> None:
        desk, restored = answer
        self._opened(desk)
        parts = []
        if restored.kept_as is not None:
            parts.append(_("Der bisherige Bestand liegt als „{name}“ daneben.").format(name=restored.kept_as.name))
        if restored.erased_again:
            parts.append(_erased_words(restored.erased_again))
        self._shell.show_notice(_("Aus der Sicherung hergestellt und geprüft"), " ".join(parts))

    def _refuse(self, fault: Exception) -> None:
        """A wrong passphrase is told at its field, a damaged file on the page: never mixed up (R25)."""
        if isinstance(fault, DomainError):
            self._view.show_ready()
            self._view.show_finding(str(fault))
        else:
            self._tell(fault)

    def _tell(self, fault: Exception) -> None:
        self._view.show_ready()
        if isinstance(fault, TellableError):
            self._view.show_fault(str(fault))
        else:
            self._shell.show_fault(fault)


def loss_sentences(loss: Loss, *, is_taken: bool) -> list[str]:
    """Before the deed: what would be missing afterwards, and what stays erased."""
    found = []
    if loss.is_known and loss.changes and loss.last_at is not None:
        changes = ngettext_("{count} Änderung", "{count} Änderungen", loss.changes).format(count=loss.changes)
        families = ngettext_("{count} Familie", "{count} Familien", loss.families).format(count=loss.families)
        at = german_time(loss.last_at)
        text = _(
            "Seit dieser Sicherung kamen {changes} an {families} dazu, zuletzt am {date}, {time} Uhr. Sie fehlen dann."
        )
        found.append(text.format(changes=changes, families=families, date=write_date(at.date()), time=f"{at:%H:%M}"))
    elif loss.is_known:
        found.append(_("Seit dieser Sicherung wurde nichts geändert. Es geht nichts verloren."))
    elif is_taken:
        found.append(_("Der jetzige Bestand lässt sich nicht lesen. Was seit der Sicherung dazukam, fehlt dann."))
    else:
        found.append(_("Hier liegt kein Bestand, mit dem sich die Sicherung vergleichen ließe."))
    if loss.erased_again:
        found.append(_erased_words(loss.erased_again))
    return found


def _erased_words(count: int) -> str:
    return ngettext_(
        "{count} Familie wurde nach der Sicherung endgültig gelöscht. Sie bleibt gelöscht.",
        "{count} Familien wurden nach der Sicherung endgültig gelöscht. Sie bleiben gelöscht.",
        count,
    ).format(count=count)


def state_words(line: KeptBackup) -> tuple[str, str]:
    """Word and tone."""
    match line.state:
        case BackupState.CHECKED:
            return _("geprüft"), "ok"
        case BackupState.UNCHECKED:
            return _("ohne Prüfvermerk"), "warn"
        case BackupState.DAMAGED:
            return _("unvollständig"), "danger"

"""„Rechtsstand“ in the settings: versions seen, copied out, taken in, put back, and compared with the open cases."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.schulpflicht.parameters import LawText
from kiberatung.services.desk import Desk
from kiberatung.services.law.comparing import Comparison, Difference, OpenCases, compare_law, open_cases
from kiberatung.services.law.versions import LawVersion, law_source, law_versions, put_back_law, take_in_law
from kiberatung.services.law.words import changes_of
from kiberatung.services.permissions import allows
from kiberatung.ui.protocols import FileWish, Lane, RunningTask, Shell, TaskControl, TaskOptions
from kiberatung.ui.widgets.row_values import Cell, Column

LARGEST_FILE = 1024 * 1024
"""Bytes; the shipped law has twenty thousand."""


class LawView(Protocol):
    def show_versions(self, versions: Sequence[LawVersion]) -> None: ...

    def show_problem(self, sentence: str) -> None:
        """What is wrong with a file, beside its button; empty when nothing is."""

    def show_comparing(self, version: LawVersion | None) -> None:
        """None when nothing is compared any more."""

    def show_differences(self, found: Sequence[Difference], summary: str) -> None: ...


class LawPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: LawView) -> None:
        self._shell, self._desk, self._view = shell, desk, view
        self._task: RunningTask | None = None
        self._number = 0
        """Of the comparison that is wanted: an older one that ends has nothing to say any more."""
        self._found: tuple[Difference, ...] = ()

    @property
    def may_change(self) -> bool:
        return allows(self._desk.account.role, take_in_law)

    @property
    def may_compare(self) -> bool:
        return allows(self._desk.account.role, open_cases)

    def reload(self) -> None:
        options = TaskOptions(key="settings-law")
        self._shell.run_task(lambda: law_versions(self._desk), self._view.show_versions, options=options)

    def copy_out(self, version: LawVersion) -> None:
        wish = FileWish(_("Kopie der Rechtsfassung speichern"), f"{version.name}.json", ((_("JSON-Datei"), "json"),))
        self._shell.ask_file_to_save(wish, partial(self._write, version.name))

    def _write(self, name: str, path: Path) -> None:
        def told(_nothing: None) -> None:
            text = _("Ändern Sie die Datei in einem Texteditor und lesen Sie sie hier wieder ein.")
            self._shell.show_notice(_("Kopie gespeichert"), text)

        self._shell.run_task(lambda: _write_text(path, law_source(self._desk, name)), told)

    def read_in(self) -> None:
        wish = FileWish(_("Geänderte Rechtsfassung einlesen"), kinds=((_("JSON-Datei"), "json"),))
        self._shell.ask_file_to_open(wish, self.take_file)

    def take_file(self, path: Path) -> None:
        """Checked and taken in as one; a wrong file changes nothing."""
        self._view.show_problem("")
        self._shell.run_task(lambda: take_in_law(self._desk, _read_text(path)), self._taken, self._refused)

    def _taken(self, text: LawText) -> None:
        if text.is_draft:
            words = _("Als Entwurf ändert sie keine Antwort. Strg+Z nimmt es zurück.")
        else:
            words = _("Alle Antworten beruhen jetzt auf ihr. Strg+Z nimmt es zurück.")
        self._shell.show_notice(_("Rechtsfassung übernommen: {title}").format(title=text.title), words)
        self.reload()

    def _refused(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_problem(str(fault))
        else:
            self._shell.show_fault(fault)

    def put_back(self, version: LawVersion) -> None:
        def done(_nothing: None) -> None:
            self._shell.show_notice(_("Es gilt wieder die mitgelieferte Fassung"), _("Strg+Z nimmt es zurück."))
            self.reload()

        self._shell.run_task(lambda: put_back_law(self._desk, version.name), done)

    # comparing

    def compare(self, version: LawVersion) -> None:
        """One short read, then computed beside the database lane: nobody waits for it."""
        self.cancel()
        self._view.show_comparing(version)
        title, dropped = _("Liest die offenen Fälle"), partial(self._dropped, self._number)
        options = TaskOptions(title, key="law open cases", cancelled=dropped)
        self._task = self._shell.run_task(
            lambda: open_cases(self._desk, version.name), self._compute, self._failed, options
        )

    def _compute(self, cases: OpenCases) -> None:
        def work(control: TaskControl) -> Comparison:
            def report(done: int, whole: int) -> None:
                control.report(done, whole)
                control.check()

            return compare_law(cases, report)

        title, dropped = _("Vergleicht offene Fälle"), partial(self._dropped, self._number)
        options = TaskOptions(title, Lane.POOL, "law comparison", cancelled=dropped)
        self._task = self._shell.run_long_task(work, self._show, self._failed, options)

    def stop(self) -> None:
        """The person does not want to know any more, and sees that nothing goes on."""
        self.cancel()
        self._view.show_differences((), _("Der Vergleich ist abgebrochen. Es hat sich nichts geändert."))

    def _dropped(self, number: int) -> None:
        """From the progress bar, which is not ours."""
        if number == self._number:
            self.stop()

    def cancel(self) -> None:
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._view.show_comparing(None)

    def _show(self, comparison: Comparison) -> None:
        self._task = None
        self._found = comparison.differences
        self._view.show_comparing(None)
        self._view.show_differences(self._found, summary_of(comparison))

    def _failed(self, fault: Exception) -> None:
        self._task = None
        self._view.show_comparing(None)
        self._shell.show_fault(fault)

    def open_case(self, place: object) -> None:
        if isinstance(place, int) and place < len(self._found):
            child = self._found[place].child
            self._shell.navigate("family", family_id=child.family_id, tab="schulpflicht", child_id=child.child_id)


def summary_of(comparison: Comparison) -> str:
    words = ngettext_(
        "{count} offener Fall verglichen, bei {different} ändert sich etwas.",
        "{count} offene Fälle verglichen, bei {different} ändert sich etwas.",
        comparison.compared,
    ).format(count=comparison.compared, different=len(comparison.differences))
    if not comparison.unanswered:
        return words
    left = ngettext_(
        "{count} Fall ohne Geburtsdatum blieb außen vor.",
        "{count} Fälle ohne Geburtsdatum blieben außen vor.",
        comparison.unanswered,
    )
    return f"{words} {left.format(count=comparison.unanswered)}"


def columns() -> tuple[Column, ...]:
    return (
        Column("child", _("Kind"), 220, sortable=False, stretch=True),
        Column("change", _("Was sich ändert"), 420, sortable=False, stretch=True),
    )


def cells_of(difference: Difference) -> tuple[Cell, ...]:
    facts = difference.child.facts
    born = _("geboren am {day}").format(day=write_date(facts.date_of_birth)) if facts else ""
    first, *others = changes_of(difference)
    return Cell(difference.child.name, born, weight=500), Cell(first, "; ".join(others))


def _write_text(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Kopie ließ sich nicht speichern. Am Bestand ist nichts geändert."),
            _("Prüfen Sie den Ordner und den freien Platz, und speichern Sie noch einmal."),
        ) from fault


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unreadable()
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Datei ließ sich nicht lesen. Es wurde nichts übernommen."), _("Prüfen Sie, ob sie noch da ist.")
        ) from fault
    except UnicodeDecodeError as broken:
        raise _unreadable() from broken


def _unreadable() -> DomainError:
    return DomainError(
        _("Die Datei ist keine Rechtsfassung. Es wurde nichts übernommen."),
        _("Nehmen Sie die Kopie, die Sie hier gespeichert haben."),
    )

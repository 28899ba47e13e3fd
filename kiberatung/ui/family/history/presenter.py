"""The history of a family: every step with what it changed, and the way back from each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.family_history import ChangedValue, HistoryEntry, WayBack, history_of, values_of_step
from kiberatung.services.permissions import allows
from kiberatung.services.read_models import HistoryLine
from kiberatung.services.undo import LaterSteps, redo_last, take_back, take_back_with_later
from kiberatung.ui.protocols import Shell, TaskOptions

MOST_ENTRIES = 5000
NAMED_STEPS = 3
SHOWN_VALUES = 4


@dataclass(frozen=True, slots=True)
class StepShown:
    """What is told of the entry under the cursor, and what can be done with it; empty deeds for nothing."""

    title: str = ""
    text: str = ""
    deed: str = ""
    second_deed: str = ""
    is_question: bool = False
    """Taking back waits for an answer: the later steps too, or leave it."""


class HistoryView(Protocol):
    def show_entries(self, entries: Sequence[HistoryEntry]) -> None: ...

    def show_step(self, step: StepShown) -> None: ...


class HistoryPresenter:
    def __init__(
        self, shell: Shell, desk: Desk, view: HistoryView, changed: Callable[[], object] = lambda: None
    ) -> None:
        self._shell, self._desk, self._view, self._changed = shell, desk, view, changed
        self._family_id: FamilyId | None = None
        self._entry: HistoryEntry | None = None
        self._asks_for_later = False

    def open_family(self, family_id: FamilyId) -> None:
        self._family_id = family_id
        self._entry = None
        self._view.show_step(StepShown())
        self.reload()

    def reload(self) -> None:
        family_id = self._family_id
        if family_id is not None:
            self._shell.run_task(
                lambda: history_of(self._desk, family_id, MOST_ENTRIES),
                self._view.show_entries,
                options=TaskOptions(key="family.history"),
            )

    def copy(self, lines: Sequence[str], said: str) -> None:
        self._shell.copy_text("\n".join(lines), said)

    # one step

    def choose(self, entry: HistoryEntry | None) -> None:
        self._entry = entry
        self._asks_for_later = False
        self._view.show_step(self._shown(entry, ()))
        family_id = self._family_id
        change_id = entry.change_id if entry is not None and not entry.is_note else None
        if family_id is None or change_id is None:
            return
        self._shell.run_task(
            lambda: values_of_step(self._desk, family_id, change_id),
            lambda values: self._show_values(entry, values),
            options=TaskOptions(key="family.history.step"),
        )

    def take_back(self) -> None:
        """The step under the cursor; when later ones stand in the way the person is asked first."""
        entry = self._entry
        if entry is None or entry.change_id is None:
            return
        change_id = entry.change_id
        if self._asks_for_later:
            self._take_back_all(change_id)
            return
        said = _("Wiederhergestellt") if entry.way_back is WayBack.RESTORE else _("Zurückgenommen")

        def told(_change: object) -> None:
            self._after(said, entry.what, _("Rückgängig"), self._undo_taking_back)

        self._shell.run_task(lambda: take_back(self._desk, change_id), told, self._refused)

    def leave_it(self) -> None:
        self.choose(self._entry)

    def _refused(self, fault: Exception) -> None:
        if isinstance(fault, LaterSteps):
            self._ask_for_later(fault.steps)
        else:
            self._shell.show_fault(fault)

    def _ask_for_later(self, steps: Sequence[HistoryLine]) -> None:
        if not all(step.undoable for step in steps):
            text = _("Ein späterer Schritt hat das Haus schon verlassen. Berichtigen Sie die Angabe von Hand.")
            self._view.show_step(StepShown(_("Das lässt sich nicht mehr zurücknehmen."), text))
            return
        if not allows(self._desk.account.role, take_back_with_later):
            self._shell.show_fault(LaterSteps(steps))
            return
        self._asks_for_later = True
        count = len(steps) + 1
        self._view.show_step(
            StepShown(
                _("Dasselbe wurde später noch einmal geändert:"),
                later_words(steps),
                _("Alle {count} Schritte zurücknehmen").format(count=count),
                _("So lassen"),
                is_question=True,
            )
        )

    def _take_back_all(self, change_id: ChangeId) -> None:
        def told(count: int) -> None:
            self._after(_("{count} Schritte zurückgenommen").format(count=count))

        self._shell.run_task(lambda: take_back_with_later(self._desk, change_id), told)

    def _undo_taking_back(self) -> None:
        self._shell.run_task(
            lambda: redo_last(self._desk), lambda change: self._after(_("Wiederhergestellt"), _(change.what))
        )

    def _after(self, headline: str, what: str = "", deed: str = "", call: Callable[[], object] | None = None) -> None:
        self._asks_for_later = False
        self._shell.show_notice(headline, what, deed=deed, call=call)
        self.reload()
        self._changed()

    def _show_values(self, entry: HistoryEntry | None, values: Sequence[ChangedValue]) -> None:
        if entry is self._entry and values and not self._asks_for_later:
            self._view.show_step(self._shown(entry, values))

    def _shown(self, entry: HistoryEntry | None, values: Sequence[ChangedValue]) -> StepShown:
        if entry is None or (entry.change_id is None and not entry.undone):
            return StepShown()
        may = allows(self._desk.account.role, take_back)
        deeds = {WayBack.TAKE_BACK: _("Zurück&nehmen"), WayBack.RESTORE: _("Wieder&herstellen")}
        deed = deeds.get(entry.way_back, "") if may else ""
        text = values_words(values) or (entry.text if not entry.is_note else "") or _way_words(entry)
        return StepShown(entry.what, text, deed)


def _way_words(entry: HistoryEntry) -> str:
    if entry.undone:
        return _("Dieser Schritt ist zurückgenommen.")
    if entry.way_back is WayBack.HAS_LEFT:
        return _("Damit hat etwas das Haus verlassen; zurücknehmen lässt es sich nicht.")
    return ""


def values_words(values: Sequence[ChangedValue]) -> str:
    """As „Geburtsdatum: 01.01.2019 → 14.10.2018“, one a line; of many only the first."""
    lines = [
        _("{field}: {before} → {after}").format(
            field=value.field, before=value.before or _("leer"), after=value.after or _("leer")
        )
        for value in values[:SHOWN_VALUES]
    ]
    rest = len(values) - SHOWN_VALUES
    if rest > 0:
        lines.append(ngettext_("und {count} weitere Angabe", "und {count} weitere Angaben", rest).format(count=rest))
    return "\n".join(lines)


def later_words(steps: Sequence[HistoryLine]) -> str:
    """Who did what when, newest first; of many only the first."""
    lines = []
    for step in steps[:NAMED_STEPS]:
        at = german_time(step.changed_at)
        said = {"what": _(step.what), "day": write_date(at.date()), "time": f"{at:%H:%M}", "who": step.who}
        lines.append(_("{what} ({day}, {time}, {who})").format(**said))
    rest = len(steps) - NAMED_STEPS
    if rest > 0:
        lines.append(ngettext_("und {count} weiterer Schritt", "und {count} weitere Schritte", rest).format(count=rest))
    return "\n".join(lines)

"""Looks through all children for pairs that may be one, in the background, and keeps what it found."""

from collections.abc import Sequence
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.services.desk import Desk
from kiberatung.services.merging.different_persons import mark_as_different, unmark_as_different
from kiberatung.services.merging.likely_duplicates import (
    KnownChildren,
    LikelyDuplicate,
    known_children,
    likely_duplicates,
)
from kiberatung.services.read_models import ChildRow
from kiberatung.ui.protocols import Lane, RunningTask, Shell, TaskControl, TaskOptions
from kiberatung.ui.widgets.row_values import Cell, Column

ORIGIN = "duplicates"


class LikelyView(Protocol):
    def show_found(self, found: Sequence[LikelyDuplicate], note: str) -> None: ...

    def show_looking(self, *, is_looking: bool) -> None: ...


class LikelyPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: LikelyView) -> None:
        self._shell, self._desk, self._view = shell, desk, view
        self._found: list[LikelyDuplicate] = []
        self._task: RunningTask | None = None

    def look(self) -> None:
        """Reads all children at once, then compares them outside of the database lane: nobody waits for it."""
        self._view.show_looking(is_looking=True)
        options = TaskOptions(key="known children")
        self._task = self._shell.run_task(lambda: known_children(self._desk), self._compare, self._failed, options)

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._view.show_looking(is_looking=False)

    def compare(self, place: int) -> None:
        pair = self._found[place]
        self._shell.navigate("compare", child_id=pair.first.child_id, other_id=pair.second.child_id, origin=ORIGIN)

    def part(self, place: int) -> None:
        """„Nicht dieselbe Person“, without looking at both side by side."""
        pair, desk = self._found[place], self._desk
        first, second = pair.first.child_id, pair.second.child_id

        def undo() -> None:
            self._shell.run_task(lambda: unmark_as_different(desk, first, second), lambda _none: self.look())

        def parted(_mark: object) -> None:
            self._found.remove(pair)
            self._show()
            self._shell.show_notice(_("Gemerkt: nicht dieselbe Person"), deed=_("Zurücknehmen"), call=undo)

        self._shell.run_task(lambda: mark_as_different(desk, first, second), parted)

    def _compare(self, known: KnownChildren) -> None:
        def work(control: TaskControl) -> list[LikelyDuplicate]:
            def report(done: int, whole: int) -> None:
                control.report(done, whole)
                control.check()

            return likely_duplicates(known, report)

        options = TaskOptions(_("Sucht mögliche Doppelungen"), Lane.POOL, "likely duplicates")
        self._task = self._shell.run_long_task(work, self._show_all, self._failed, options)

    def _show_all(self, found: list[LikelyDuplicate]) -> None:
        self._found, self._task = found, None
        self._view.show_looking(is_looking=False)
        self._show()

    def _show(self) -> None:
        count = len(self._found)
        note = ngettext_("{count} Paar", "{count} Paare", count).format(count=count) if count else ""
        self._view.show_found(tuple(self._found), note)

    def _failed(self, fault: Exception) -> None:
        self._task = None
        self._view.show_looking(is_looking=False)
        self._shell.show_fault(fault)


def columns() -> tuple[Column, ...]:
    return (
        Column("first", _("Kind"), 260, sortable=False, stretch=True),
        Column("second", _("Vielleicht dasselbe Kind"), 260, sortable=False, stretch=True),
        Column("why", _("Warum"), 300, sortable=False, stretch=True),
    )


def cells_of(pair: LikelyDuplicate) -> tuple[Cell, ...]:
    first, _dot, second = pair.why.partition(". ")
    return _child_cell(pair.first), _child_cell(pair.second), Cell(first.rstrip(".") + ".", second, tone="muted")


def words_of(pair: LikelyDuplicate) -> str:
    """The whole line, as the foot tells it."""
    first, second = (_child_cell(row).text for row in (pair.first, pair.second))
    return _("{first} und {second}: {why}").format(first=first, second=second, why=pair.why)


def _child_cell(row: ChildRow) -> Cell:
    name = ", ".join(filter(None, (row.family_name, row.given_names))) or _("ohne Namen")
    born = write_date(row.date_of_birth) if row.date_of_birth else _("Geburtsdatum fehlt")
    facts = " · ".join(filter(None, (born, row.case_number, row.town, row.counsellor)))
    return Cell(name, facts, original=row.name_in_script, weight=500)

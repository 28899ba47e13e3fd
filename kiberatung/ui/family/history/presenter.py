"""Reads the whole history of a family for its tab, and the newest lines for the overview."""

from collections.abc import Sequence
from typing import Protocol

from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.family_history import HistoryEntry, history_of
from kiberatung.ui.protocols import Shell, TaskOptions

MOST_ENTRIES = 5000


class HistoryView(Protocol):
    def show_entries(self, entries: Sequence[HistoryEntry]) -> None: ...


class HistoryPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: HistoryView) -> None:
        self._shell, self._desk, self._view = shell, desk, view
        self._family_id: FamilyId | None = None

    def open_family(self, family_id: FamilyId) -> None:
        self._family_id = family_id
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

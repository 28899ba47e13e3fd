"""The list of children and the list of families, one above the other: only one is seen."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from kiberatung.domain.list_views import ListView
from kiberatung.services.desk import Desk
from kiberatung.ui.families.list_host import StoredList
from kiberatung.ui.families.listing import Listing, ListKind
from kiberatung.ui.families.presenter import FamiliesPresenter
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.widgets.chips import ChipValue
from kiberatung.ui.widgets.row_table import RowTable


class FamilyLists(QStackedWidget):
    """Passes on what the list in front says."""

    key_opened = Signal(object)
    current_moved = Signal(object)
    typed = Signal(str)
    chip_removed = Signal(object)
    panel_shown = Signal(bool)
    view_chosen = Signal(object)  # ListView
    views_changed = Signal()

    def __init__(self, shell: Shell, desk: Desk, presenter: FamiliesPresenter, writers: ListWriters) -> None:
        super().__init__()
        self._made_of = shell, desk, presenter, writers
        self._parts: dict[ListKind, ListPart] = {}

    def show_listing(self, listing: Listing) -> None:
        """The rows that were chosen stay chosen where they are still in the list."""
        part = self.part(listing.wish.kind)
        rows = part.table.rows
        marked = set(rows.marked)
        part.show_groups(listing.groups)
        if not listing.is_whole:  # what was marked may stand in the rest
            rows.marked |= marked
        part.set_sought([ChipValue(one.key, one.field, one.value) for one in listing.understood])
        if self.currentWidget() is not part:
            had_focus = self.table().hasFocus()
            self.setCurrentWidget(part)
            if had_focus:
                part.table.setFocus()

    def show_rest(self, keys: Sequence[UUID]) -> None:
        """After the beginning of a long list; nothing moves, the rows seen stay where they are."""
        rows = self.table().rows
        rows.add_keys(keys[rows.rowCount() :])
        rows.marked &= set(keys)

    def part(self, kind: ListKind | None = None) -> ListPart:
        """That of this kind, made when it is first asked for; or the one in front."""
        if kind is None:
            return next(part for part in self._parts.values() if part is self.currentWidget())
        if kind not in self._parts:
            self._parts[kind] = self._built(kind)
        return self._parts[kind]

    def _built(self, kind: ListKind) -> ListPart:
        shell, desk, presenter, writers = self._made_of
        host = StoredList(shell, desk, presenter, kind, self._show_base)
        part = ListPart(shell, desk, presenter.lists[kind], host, writers)
        self.addWidget(part)
        self._join(part)
        return part

    def table(self) -> RowTable:
        return self.part().table

    def enter(self) -> None:
        """The cursor goes into the list."""
        self.part().enter()

    def _show_base(self, view: ListView) -> None:
        self.view_chosen.emit(view)

    def _join(self, part: ListPart) -> None:
        part.key_opened.connect(self.key_opened)
        part.current_moved.connect(self.current_moved)
        part.typed.connect(self.typed)
        part.sought_removed.connect(self.chip_removed)
        part.panel_shown.connect(self.panel_shown)
        part.views_changed.connect(self.views_changed)

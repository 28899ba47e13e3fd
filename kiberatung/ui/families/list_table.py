"""The table of children and the table of families, one above the other: only one is seen."""

from collections.abc import Callable, Hashable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from kiberatung.basics.texts import _
from kiberatung.ui.families.columns import GIVEN_UP_FIRST, ORDER_OF_COLUMN, child_columns, family_columns
from kiberatung.ui.families.listing import Listing, ListKind
from kiberatung.ui.families.presenter import Rows
from kiberatung.ui.theme.live import theme
from kiberatung.ui.widgets.column_fit import fit_columns
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Fetch

FetchRows = Callable[[Sequence[Hashable], Callable[[Rows], None]], None]


class ListTables(QStackedWidget):
    """Passes on what the table in front says."""

    key_opened = Signal(object)
    current_moved = Signal(object)
    typed = Signal(str)
    copied = Signal(int)
    sort_wanted = Signal(str, bool)

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        children = [one.column for one in child_columns()]
        families = [one.column for one in family_columns()]
        self._tables = {
            ListKind.CHILDREN: RowTable(RowTableModel(children, fetch, self), _("Kinder")),
            ListKind.FAMILIES: RowTable(RowTableModel(families, fetch, self), _("Familien")),
        }
        for table in self._tables.values():
            self.addWidget(table)
            self._join(table)
        theme.theme_changed.connect(self.fit)

    def show_listing(self, listing: Listing) -> None:
        """The rows that were chosen stay chosen where they are still in the list."""
        table = self._tables[listing.wish.kind]
        column = next(name for name, order in ORDER_OF_COLUMN.items() if order is listing.wish.order)
        table.rows.sorted_by = (column, listing.wish.descending)
        marked = set(table.rows.marked)
        table.rows.set_groups(listing.groups)
        if not listing.is_whole:  # what was marked may stand in the rest
            table.rows.marked |= marked
        table.horizontalHeader().viewport().update()
        if self.currentWidget() is not table:
            had_focus = self.current().hasFocus()
            self.setCurrentWidget(table)
            if had_focus:
                table.setFocus()
        table.select_first()
        self.fit()

    def show_rest(self, keys: Sequence[UUID]) -> None:
        """After the beginning of a long list; nothing moves, the rows seen stay where they are."""
        table = self.current()
        table.rows.add_keys(keys[table.rows.rowCount() :])
        table.rows.marked &= set(keys)

    def current(self) -> RowTable:
        shown = self.currentWidget()
        return next(table for table in self._tables.values() if table is shown)

    def enter(self) -> None:
        """The cursor goes into the list."""
        self.current().setFocus()
        self.current().select_first()

    def marked_keys(self) -> list[UUID]:
        table = self.current()
        return [key for key in table.chosen_keys() if isinstance(key, UUID)] if table.rows.marked else []

    def fit(self) -> None:
        """Tables and print keep the columns that have no room here."""
        fit_columns(self.current(), GIVEN_UP_FIRST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _join(self, table: RowTable) -> None:
        table.key_opened.connect(self.key_opened)
        table.current_moved.connect(self.current_moved)
        table.typed.connect(self.typed)
        table.copied.connect(self.copied)
        table.rows.sort_wanted.connect(self.sort_wanted)

"""Rows of two sides beside each other: those that agree stand folded at first."""

from collections.abc import Hashable, Sequence

from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_values import Column, ComparedRows, Deliver


class ComparedRowsModel(RowTableModel):
    """A choice changes cells and leaves cursor and folds where they are."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(columns, self._fetch_cells)
        self.begin()

    def begin(self) -> None:
        """Other things are compared from now on."""
        self._shown = ComparedRows((), {})
        self._has_folded = False
        self.set_groups(())

    def show_rows(self, rows: ComparedRows) -> bool:
        """True when the rows are others than before."""
        is_same = self._shown.groups == rows.groups
        self._shown = rows
        if is_same:
            self.invalidate()
            return False
        self.set_groups(rows.groups)
        if rows.equal is not None and not self._has_folded:
            self._has_folded = True
            self.fold(rows.equal)
        return True

    def _fetch_cells(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        deliver({key: self._shown.cells[key] for key in keys if key in self._shown.cells})

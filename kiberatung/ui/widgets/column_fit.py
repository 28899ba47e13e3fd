"""Widths of a table's columns at every text size: names stay whole, lesser columns leave when there is no room."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHeaderView

from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.row_table import RowTable


def fit_columns(table: RowTable, given_up_first: Sequence[str] = (), widths: Mapping[str, int] | None = None) -> None:
    """Call when the table or the text changes its size; `given_up_first` names columns in the order they leave.

    What somebody made wider or narrower stands in `widths`, at text scale 1. Where all that stays still has no room,
    the list scrolls sideways and the column that stretches keeps its width.
    """
    room = table.viewport().width()
    wide = {
        column.name: max(px((widths or {}).get(column.name, column.width)), table.head.width_needed(place))
        for place, column in enumerate(table.rows.columns)
    }
    first = next(iter(wide), "")
    for name in (name for name in given_up_first if name != first):
        if sum(wide.values()) <= room:
            break
        wide.pop(name, None)
    has_room, mode, head = sum(wide.values()) <= room, QHeaderView.ResizeMode, table.horizontalHeader()
    for place, column in enumerate(table.rows.columns):
        table.setColumnHidden(place, column.name not in wide)
        if column.stretch:
            head.setSectionResizeMode(place, mode.Stretch if has_room else mode.Interactive)
        if column.name in wide and not (column.stretch and has_room):
            head.resizeSection(place, wide[column.name])

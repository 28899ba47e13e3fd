"""Widths of a table's columns at every text size: names stay whole, lesser columns leave when there is no room."""

from collections.abc import Sequence

from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.row_table import RowTable


def fit_columns(table: RowTable, given_up_first: Sequence[str] = ()) -> None:
    """Call when the table or the text changes its size; `given_up_first` names columns in the order they leave."""
    room = table.viewport().width()
    shown = {column.name: column for column in table.rows.columns}
    for name in given_up_first:
        if sum(px(column.width) for column in shown.values()) <= room:
            break
        shown.pop(name, None)
    for place, column in enumerate(table.rows.columns):
        table.setColumnHidden(place, column.name not in shown)
        if not column.stretch:
            table.horizontalHeader().resizeSection(place, px(column.width))

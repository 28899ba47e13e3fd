"""A list that has no search of its own, with the line above it: its filter, columns and views."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.text import surface


def with_bar(part: ListPart) -> QWidget:
    """One widget, so that a side panel can push it aside as a whole."""
    bar = surface()
    row = QHBoxLayout(bar)
    row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
    row.setSpacing(8)
    for made in part.tool_buttons():
        row.addWidget(made)
    row.addStretch(1)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(part, 1)
    return both

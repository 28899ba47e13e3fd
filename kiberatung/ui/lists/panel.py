"""What a list can be told, beside it and without a dialog: filters, columns, saved views."""

from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kiberatung.basics.texts import _
from kiberatung.ui.lists.columns_page import ColumnsPage
from kiberatung.ui.lists.filter_page import FilterPage, ReadKeys
from kiberatung.ui.lists.state import ListState
from kiberatung.ui.lists.views import SeenList
from kiberatung.ui.lists.views_page import ViewsPage
from kiberatung.ui.widgets.choice import Option, Segments
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button

WIDTH = 340


class PanelPage(Enum):
    FILTER = auto()
    COLUMNS = auto()
    VIEWS = auto()


class ListPanel(SidePanel):
    """Esc closes it and goes back into the list. A page is made when it is first opened: mostly none ever is."""

    def __init__(
        self,
        state: ListState[Any],
        read_keys: ReadKeys,
        today: Callable[[], date],
        seen: Callable[[], SeenList],
    ) -> None:
        super().__init__(_("Liste einstellen"), WIDTH)
        words = [
            Option(PanelPage.FILTER, _("Filter")),
            Option(PanelPage.COLUMNS, _("Spalten")),
            Option(PanelPage.VIEWS, _("Ansichten")),
        ]
        self._pages = Segments(_("Einstellen"), words, PanelPage.FILTER)
        self._pages.chosen.connect(self.open_page)
        self._state, self._read_keys, self._today = state, read_keys, today
        self.views = ViewsPage(seen)
        self._made: list[FilterPage | ColumnsPage | ViewsPage] = [self.views]
        self.column.addWidget(self._pages)
        self.column.addSpacing(8)
        self.column.addWidget(self.views)
        self.column.addStretch(1)
        self.add_to_foot(button(_("S&chließen"), self.close_panel))
        self.hide()

    @cached_property
    def filter(self) -> FilterPage:
        made = FilterPage(self._state, self._read_keys, self._today)
        self._add(made)
        return made

    @cached_property
    def columns(self) -> ColumnsPage:
        made = ColumnsPage(self._state)
        self._add(made)
        return made

    def _add(self, page: FilterPage | ColumnsPage) -> None:
        self._made.append(page)
        self.column.insertWidget(self.column.indexOf(self.views), page)

    def open_page(self, page: PanelPage, column: str = "") -> None:
        """With a column the filter begins at its value."""
        self._pages.set_value(page)
        shown = self._part(page)
        for part in self._made:
            part.setVisible(part is shown)
        self.show()
        if page is PanelPage.FILTER and column:
            self.filter.show_column(column)
            self.filter.focus_value()
        else:
            self.show_state()
            self.column.activate()  # what gets the cursor stands in its place before: the ring around it stays there
            shown.focus_first()

    def show_state(self) -> None:
        """The list was changed elsewhere: by its heads, a chip, or a view."""
        for part in self._made:
            if part.isVisibleTo(self) and not isinstance(part, ViewsPage):
                part.show_state()

    def _part(self, page: PanelPage) -> FilterPage | ColumnsPage | ViewsPage:
        match page:
            case PanelPage.FILTER:
                return self.filter
            case PanelPage.COLUMNS:
                return self.columns
            case PanelPage.VIEWS:
                return self.views

    def close_panel(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            event.accept()  # what is typed here is not sought in the list

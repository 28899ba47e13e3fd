"""The one list of the program: table, chips, foot, and the panel for filters, columns and saved views."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.list_views import ListLayout, ListView
from kiberatung.services.desk import Desk
from kiberatung.services.list_output import OutputForm
from kiberatung.ui.lists.columns import ListDefinition, in_words
from kiberatung.ui.lists.filter_words import filter_value
from kiberatung.ui.lists.output import Leaving, ListOutput, ListWriters
from kiberatung.ui.lists.panel import ListPanel, PanelPage
from kiberatung.ui.lists.state import ListState
from kiberatung.ui.lists.views import SeenList, ViewsPresenter
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.chips import ChipRow, ChipValue
from kiberatung.ui.widgets.column_fit import fit_columns
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Deliver, Group
from kiberatung.ui.widgets.text import button, label, line, surface

REMEMBERED_AFTER_MS = 1_500
LEAST_HEIGHT = 560
"""Of a window at text scale 1 below which the foot gives its room to the rows; the menu has its deeds too."""
_FILTER = "filter"


class ListHost(Protocol):
    """Whoever has the rows: in memory, or in the store."""

    def fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        """Cells of the columns shown now, at once or later."""

    def arrange(self, layout: ListLayout) -> None:
        """Other rows, or others first: show them by `show_groups`."""

    def columns_chosen(self, layout: ListLayout) -> None:
        """The same rows with other columns; the table asks for their cells."""

    def read_keys(self, column: str, found: Callable[[Sequence[str]], None]) -> None:
        """The keys that occur in this column."""

    def gather(self, form: OutputForm, keys: Sequence[Hashable]) -> Leaving[Any]:
        """These rows, or all of the list without keys; noted in the log. Runs on the database lane."""

    def seen(self) -> SeenList:
        """What is seen now, with what the list starts from and what was typed."""

    def show_view(self, view: ListView) -> None:
        """What it starts from and what was typed; the layout has been taken over."""

    def find(self, typed: str) -> Hashable | None:
        """The first row whose name begins so; None where letters go to a search line."""


class ListPart(QWidget):
    key_opened = Signal(object)
    current_moved = Signal(object)
    typed = Signal(str)
    sought_removed = Signal(object)
    panel_shown = Signal(bool)
    views_changed = Signal()

    def __init__(
        self,
        shell: Shell,
        desk: Desk,
        definition: ListDefinition[Any],
        host: ListHost,
        writers: ListWriters,
    ) -> None:
        super().__init__()
        self._host = host
        self.state: ListState[Any] = ListState(definition, self._layout_changed)
        self._output = ListOutput(shell, desk, writers)
        model = RowTableModel([one.column for one in self.state.columns], host.fetch, self)
        self.table = RowTable(model, definition.title, definition.row_height)
        self.table.head.let_arrange()
        self.panel = ListPanel(self.state, host.read_keys, lambda: desk.today, host.seen)
        self.views = ViewsPresenter(shell, desk, definition.name, self.panel.views)
        self.panel.views.lead_by(self.views)
        self._sought: tuple[ChipValue, ...] = ()
        self._typed_ahead = ""
        self._ahead = _once(self, 1_000, self._forget_ahead)
        self._leaving = _once(self, REMEMBERED_AFTER_MS, self._remember)
        self.is_recalled = False
        self._build()
        self._connect()

    # what the host shows

    def open_as_left(self, then: Callable[[], object]) -> None:
        """As the account left it, once; the rows are not read before."""
        if self.is_recalled:
            then()
            return

        def take(values: Mapping[str, Any]) -> None:
            self.is_recalled = True
            self.state.take_left(values)
            view_id = values.get("view")
            if view_id is None:
                then()
                return
            self.views.reload(lambda: self._take_view_left(view_id, then))

        self.views.recall(take)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """The cursor and the marks stay on their rows."""
        layout = self.state.layout
        self.table.set_columns([one.column for one in self.state.columns])
        order = [(key.column, key.descending) for key in layout.order]
        self.table.rows.set_heads(order, {one.column for one in layout.filters})
        self.table.rows.set_groups(groups)
        self.table.select_first()
        self._show_chips()
        self.fit()

    def set_sought(self, chips: Sequence[ChipValue]) -> None:
        """What the search line was understood as, before the filters."""
        self._sought = tuple(chips)
        self._show_chips()

    def set_sum(self, first: str, second: str = "") -> None:
        self._sum.setText(first)
        self._sum_more.setText(second)

    def set_count(self, text: str) -> None:
        self._count.setText(text)

    def marked_keys(self) -> list[Hashable]:
        """Those marked, or several selected; empty means the whole list."""
        chosen = self.table.chosen_keys()
        return chosen if self.table.rows.marked or len(chosen) > 1 else []

    def enter(self) -> None:
        """The cursor goes into the list."""
        self.table.setFocus()
        self.table.select_first()

    def reload_views(self) -> None:
        self.views.reload()

    # deeds

    def copy(self) -> None:
        self._take(self._output.copy, self.marked_keys())

    def save(self) -> None:
        self._take(self._output.save, self.marked_keys())

    def print_list(self) -> None:
        self._take(self._output.print_list, self.marked_keys())

    def open_panel(self, page: PanelPage, column: str = "") -> None:
        if page is PanelPage.VIEWS:
            self.views.reload()
        self.panel_shown.emit(True)
        self.panel.open_page(page, column)

    def actions_named(self, prefix: str) -> list[ActionSpec]:
        """For the menu and the palette of the screen this list stands in."""
        file, view = _("Datei"), _("Ansicht")

        def of(page: PanelPage) -> Callable[[], None]:
            return lambda: self.open_panel(page)

        return [
            ActionSpec(f"{prefix}.copy", _("Liste &kopieren"), self.copy, file, "Ctrl+Shift+C", "copy"),
            ActionSpec(f"{prefix}.save", _("Liste als &Tabelle speichern …"), self.save, file, "Ctrl+S", "download"),
            ActionSpec(f"{prefix}.print", _("Liste &drucken"), self.print_list, file, "Ctrl+P", "printer"),
            ActionSpec(
                f"{prefix}.filter", _("Liste &filtern"), of(PanelPage.FILTER), view, "Ctrl+Shift+F", "filter"
            ),
            ActionSpec(
                f"{prefix}.columns", _("&Spalten und Reihenfolge"), of(PanelPage.COLUMNS), view, "Ctrl+Shift+S",
                "columns-3",
            ),
            ActionSpec(
                f"{prefix}.views", _("&Gemerkte Ansichten"), of(PanelPage.VIEWS), view, "Ctrl+Shift+A", "bookmark"
            ),
        ]  # fmt: skip

    def tool_buttons(self) -> list[QPushButton]:
        """For the line of the search: filter, columns, views."""

        def of(page: PanelPage) -> Callable[[], None]:
            return lambda: self.open_panel(page)

        return [
            button(_("&Filter"), of(PanelPage.FILTER), icon="filter"),
            button(_("S&palten"), of(PanelPage.COLUMNS), icon="columns-3"),
            button(_("&Ansichten"), of(PanelPage.VIEWS), icon="bookmark"),
        ]

    # building

    def _build(self) -> None:
        self._chips = ChipRow(_("Gefiltert"), _("Entfernen"))
        self._count = label("", tone="muted")
        self._bar = surface()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 8)
        bar.setSpacing(12)
        bar.addWidget(self._chips, 1)
        bar.addStretch(0)
        bar.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        whole = QWidget()  # one part, so that the panel can push it aside
        left = QVBoxLayout(whole)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._bar)
        left.addWidget(self.table, 1)
        left.addWidget(self._built_foot())
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(whole, 1)
        body.addWidget(self.panel)
        QWidget.setTabOrder(self.table.head, self.table)

    def _built_foot(self) -> QWidget:
        self._sum = label("", "bold")
        self._sum_more = label("", tone="muted")
        self._foot = surface()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 4)
        row.setSpacing(12)
        row.addWidget(self._sum)
        row.addWidget(self._sum_more)
        row.addStretch(1)
        row.addWidget(button(_("Tabelle &kopieren"), self.copy, kind="quiet", icon="copy"))
        row.addWidget(button(_("Als &Tabelle"), self.save, kind="quiet", icon="download"))
        row.addWidget(button(_("&Drucken"), self.print_list, kind="quiet", icon="printer"))
        column.addLayout(row)
        return self._foot

    def _connect(self) -> None:
        table, head = self.table, self.table.head
        table.key_opened.connect(self.key_opened)
        table.current_moved.connect(self.current_moved)
        table.typed.connect(self._letter_typed)
        table.copy_wanted.connect(lambda keys: self._take(self._output.copy, keys))
        table.rows.sort_wanted.connect(self.state.sort)
        head.filter_wanted.connect(lambda name: self.open_panel(PanelPage.FILTER, name))
        head.move_wanted.connect(self._move_column)
        head.hide_wanted.connect(self.state.hide)
        head.width_chosen.connect(self.state.set_width)
        self._chips.removed.connect(self._chip_removed)
        self.panel.closed.connect(self._panel_closed)
        self.panel.views.view_chosen.connect(self.show_view)
        self.panel.views.views_shown.connect(self.views_changed)
        theme.theme_changed.connect(self.fit)

    # what is changed

    def show_view(self, view: ListView) -> None:
        self.views.choose(view.id)
        self.state.take(view.layout)
        self._host.show_view(view)
        self._host.arrange(self.state.layout)
        self._leaving.start()
        self.panel.show_state()

    def _layout_changed(self, rows: bool) -> None:
        self._leaving.start()
        self.panel.show_state()
        if rows:
            self._host.arrange(self.state.layout)
            announce(
                self.table, in_words([one.column for one in self.state.definition.columns], self.state.layout.order)
            )
            return
        self._host.columns_chosen(self.state.layout)
        self.table.set_columns([one.column for one in self.state.columns])
        self.fit()

    def _move_column(self, name: str, by: int) -> None:
        self.state.move(name, by)
        self.table.head.go_to(name)
        announce(self.table.head, self.table.rows.head_words(0))

    def _chip_removed(self, key: object) -> None:
        if isinstance(key, tuple) and key and key[0] == _FILTER:
            self.state.widen(str(key[1]))
            self.table.setFocus()
        else:
            self.sought_removed.emit(key)

    def _show_chips(self) -> None:
        known = self.state.definition.by_name
        filters = [
            ChipValue((_FILTER, one.column), known[one.column].column.title, filter_value(one, known[one.column]))
            for one in self.state.layout.filters
            if one.column in known
        ]
        chips = [*self._sought, *filters]
        self._chips.set_chips(chips)
        self._chips.setVisible(bool(chips))

    def _panel_closed(self) -> None:
        self.panel_shown.emit(False)
        self.table.setFocus()

    def _take(self, way: Callable[[Callable[[OutputForm], Leaving[Any]]], None], keys: Sequence[Hashable]) -> None:
        way(lambda form: self._host.gather(form, list(keys)))

    def _letter_typed(self, letter: str) -> None:
        found = self._host.find(self._typed_ahead + letter)
        if found is None and not self._typed_ahead:
            self.typed.emit(letter)
            return
        self._typed_ahead += letter
        self._ahead.start()
        if found is not None:
            self.table.select_key(found)

    def _forget_ahead(self) -> None:
        self._typed_ahead = ""

    # how it is left

    def _remember(self) -> None:
        view = str(self.views.current) if self.views.current else None
        self.views.remember({**self.state.left(), "view": view})

    def _take_view_left(self, view_id: object, then: Callable[[], object]) -> None:
        view = next((one for one in self.views.known() if str(one.id) == view_id), None)
        if view is not None:
            self.show_view(view)
        then()

    # width and height

    def fit(self) -> None:
        """Tables and print keep the columns that have no room here; chosen ones scroll instead."""
        given_up = () if self.state.layout.columns else self.state.definition.given_up_first
        fit_columns(self.table, given_up, self.state.widths)
        is_low = self.window().height() / theme.text_scale < LEAST_HEIGHT
        self._foot.setVisible(not is_low)
        self._count.setVisible(not is_low)
        has_chips = self._chips.isVisibleTo(self._bar)
        self._bar.setVisible(has_chips or (bool(self._count.text()) and not is_low))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _once(parent: QWidget, after_ms: int, call: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(call)
    return timer

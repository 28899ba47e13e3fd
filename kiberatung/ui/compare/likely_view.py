"""„Mögliche Doppelungen“: one line a pair, Enter compares it, Entf says that they are two."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.merging.likely_duplicates import LikelyDuplicate
from kiberatung.ui.compare.likely_presenter import LikelyPresenter, cells_of, columns, words_of
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.tokens import PAGE_MARGIN, TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.empty_state import EmptyState
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.row_values import Deliver
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import ViewHead


class LikelyScreen(Screen):
    """Looks by itself when opened; the search can be cancelled, and what was found stays until it is done again."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self._presenter = LikelyPresenter(shell, desk, self)
        self._found: Sequence[LikelyDuplicate] = ()
        self._build()

    # the window asks

    def open_with(self, **_arguments: Any) -> None:
        self._presenter.look()

    def close_screen(self) -> None:
        self._presenter.cancel()

    def reload(self) -> None:
        self._presenter.look()

    def focus_first(self) -> None:
        """The page that says that there is nothing has no control: there the cursor is on looking again."""
        nothing = self._stack.currentWidget() is self._nothing
        (self._shown_button() if nothing else self._table).setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        edit, view = _("Bearbeiten"), _("Ansicht")
        return [
            ActionSpec("duplicates.compare", _("Paar &vergleichen"), self._compare, edit, "", "columns-3"),
            ActionSpec("duplicates.part", _("&Nicht dieselbe Person"), self._part, edit, "Del", "split"),
            ActionSpec("duplicates.look", _("Neu &suchen"), self._presenter.look, view, "F5", "refresh-cw"),
        ]

    # the presenter shows

    def show_found(self, found: Sequence[LikelyDuplicate], note: str) -> None:
        here = self.window().focusWidget()
        had_cursor = here is not None and self._stack.isAncestorOf(here)
        self._found = found
        self._head.set_title(_("Mögliche Doppelungen"), note)
        self._model.set_keys(range(len(found)))
        self._stack.setCurrentWidget(self._table if found else self._nothing)
        self._foot.setVisible(bool(found))
        self._table.select_first()
        if had_cursor:
            self.focus_first()

    def show_looking(self, *, is_looking: bool) -> None:
        self._look.setVisible(not is_looking)
        self._stop.setVisible(is_looking)
        if is_looking:
            self._head.set_title(_("Mögliche Doppelungen"), _("wird gesucht …"))

    # building

    def _build(self) -> None:
        presenter = self._presenter
        self._look = button(_("Neu &suchen"), presenter.look, icon="refresh-cw")
        self._stop = button(_("Suche &abbrechen"), presenter.cancel, icon="x")
        self._stop.hide()
        self._head = ViewHead(_("Mögliche Doppelungen"), buttons=(self._stop, self._look))
        self._model = RowTableModel(columns(), self._fetch)
        self._table = RowTable(self._model, _("Paare"), TWO_LINE_ROW_HEIGHT)
        self._table.key_opened.connect(presenter.compare)
        self._table.current_moved.connect(self._show_detail)
        self._nothing = self._built_nothing()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(line())
        layout.addWidget(self._built_foot())

    def _built_foot(self) -> QWidget:
        """What a narrow column cuts is read here in full."""
        self._foot = surface()
        self._detail = label("", tone="muted", wrap=True)
        deeds = QWidget()
        flow = FlowLayout(deeds)
        flow.addWidget(button(_("&Vergleichen"), self._compare, kind="primary", icon="columns-3"))
        flow.addWidget(button(_("&Nicht dieselbe Person"), self._part, icon="split"))
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        column.addWidget(self._detail)
        column.addWidget(deeds)
        self._foot.hide()
        return self._foot

    def _built_nothing(self) -> QWidget:
        page = surface()
        column = QVBoxLayout(page)
        column.setContentsMargins(72, 64, 72, 24)
        text = _("Unter den Kindern, die Sie sehen, gleicht keines einem anderen in Namen und Geburtsdatum.")
        column.addWidget(EmptyState(_("Keine Doppelungen gefunden"), text, ()))
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._part()
        else:
            super().keyPressEvent(event)

    def _shown_button(self) -> QPushButton:
        return self._look if self._look.isVisibleTo(self) else self._stop

    def _fetch(self, keys: Sequence[Any], deliver: Deliver) -> None:
        deliver({key: cells_of(self._found[key]) for key in keys if key < len(self._found)})

    def _show_detail(self, place: object) -> None:
        self._detail.setText(words_of(self._found[place]) if isinstance(place, int) else "")

    def _compare(self) -> None:
        place = self._table.current_key()
        if isinstance(place, int):
            self._presenter.compare(place)

    def _part(self) -> None:
        place = self._table.current_key()
        if isinstance(place, int):
            self._presenter.part(place)

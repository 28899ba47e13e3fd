"""The screen „Schreiben“: what was given out to whom, newest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.letters import LetterId
from kiberatung.services.desk import Desk
from kiberatung.ui.letters.presenter import LettersPresenter, columns
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.text import label, surface
from kiberatung.ui.widgets.view_head import ViewHead


class LettersScreen(Screen):
    """Typing goes to the search line, ↓ into the list, Enter opens the family."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self._presenter = LettersPresenter(shell, desk, self)
        self._head = ViewHead(_("Schreiben"))
        self.search = SearchLine(_("Schreiben suchen"), _("Fallnummer, Familie, Art oder Person"), _("Suche leeren"))
        self.table = RowTable(RowTableModel(columns(), self._presenter.fetch), _("Register der Schreiben"))
        self._none_found = label(_("Kein Schreiben passt zu Ihrer Suche."), "reading", "muted", wrap=True)
        way = Way(
            "users",
            _("Eine Familie anschreiben"),
            _("Öffnen Sie die Familie und dort „Schreiben“. Nach dem Drucken steht das Schreiben hier."),
            _("Familien öffnen"),
            lambda: shell.navigate("families"),
        )
        self.empty = EmptyState(
            _("Noch kein Schreiben"),
            _("Hier steht, wer wann welches Schreiben in welcher Sprache bekommen hat."),
            (way,),
        )
        self._pages = QStackedWidget()
        self._build()
        self._connect()

    def open_with(self, **_arguments: Any) -> None:
        self._presenter.reload()

    def focus_first(self) -> None:
        self.search.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        menu = _("Ansicht")
        return [
            ActionSpec("letters.search", _("In den Schreiben s&uchen"), self.search.setFocus, menu, "Ctrl+F", "search"),
            ActionSpec("letters.reload", _("Neu &lesen"), self._presenter.reload, menu, "F5"),
        ]

    def show_letters(self, ids: Sequence[LetterId], whole: int) -> None:
        self.table.rows.set_keys(ids)
        count = ngettext_("{count} Schreiben", "{count} Schreiben", whole).format(count=f"{whole:,}".replace(",", "."))
        self._head.set_title(_("Schreiben"), count if whole else "")
        self.search.setVisible(bool(whole))
        self._none_found.setVisible(bool(whole) and not ids)
        self._pages.setCurrentIndex(0 if whole else 1)
        if ids:
            self.table.select_first()

    def _build(self) -> None:
        listing = surface()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        top.addWidget(self.search)
        top.addWidget(self._none_found)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self._pages.addWidget(listing)
        self._pages.addWidget(_on_page(self.empty))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.sought.connect(self._presenter.search)
        self.search.left_down.connect(self._enter_table)
        self.table.typed.connect(self.search.take_typed)
        self.table.key_opened.connect(self._presenter.open_letter)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._enter_table)

    def _enter_table(self) -> None:
        self.table.setFocus()
        self.table.select_first()


def _on_page(state: QWidget) -> QWidget:
    ground = surface()
    column = QVBoxLayout(ground)
    column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
    column.addWidget(state)
    return ground

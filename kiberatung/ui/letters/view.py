"""The screen „Schreiben“: what was given out to whom, newest first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.data_sheets import empty_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.letters.listing import LetterLine
from kiberatung.services.permissions import allows
from kiberatung.ui.letters.presenter import LettersPresenter
from kiberatung.ui.letters.register_list import LetterRows, letters_words, register_list
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.row_values import Group
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import ViewHead


class LettersScreen(Screen):
    """Typing goes to the search line, ↓ into the list, Enter opens the family."""

    def __init__(self, shell: Shell, desk: Desk, writers: ListWriters) -> None:
        super().__init__()
        self._shell = shell
        self._presenter = LettersPresenter(shell, desk, self)
        self._rows = LetterRows(desk, self._take_typed)
        self.list = ListPart(shell, desk, register_list(), self._rows, writers)
        self.table = self.list.table
        self._head = ViewHead(_("Schreiben"))
        if allows(desk.account.role, empty_sheet):
            self._head.add_button(button(_("Leeren &Erfassungsbogen …"), self._open_form, icon="file-text"))
        self.search = SearchLine(_("Schreiben suchen"), _("Fallnummer, Familie, Art oder Person"), _("Suche leeren"))
        self._none_found = label(_("Kein Schreiben passt zu Ihrer Suche."), "reading", "muted", wrap=True)
        self.empty = _built_empty(shell)
        self._pages = QStackedWidget()
        self._build()
        self._connect()

    def open_with(self, **_arguments: Any) -> None:
        self.list.open_as_left(self._presenter.reload)

    def reload(self) -> None:
        self._presenter.reload()
        self.list.reload_views()

    def focus_first(self) -> None:
        self.search.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        menu = _("Ansicht")
        return [
            ActionSpec("letters.search", _("In den Schreiben s&uchen"), self.search.setFocus, menu, "Ctrl+F", "search"),
            ActionSpec("letters.form", _("Leeren &Erfassungsbogen …"), self._open_form, _("Datei"), icon="file-text"),
            ActionSpec("letters.reload", _("Neu &lesen"), self.reload, menu, "F5"),
            *(replace(one, enabled_when=self._has_letters) for one in self.list.actions_named("letters")),
        ]

    def _open_form(self) -> None:
        self._shell.navigate("blank_form")

    def _has_letters(self) -> bool:
        return self._pages.currentIndex() == 0

    # what the presenter shows

    def show_letters(self, lines: Sequence[LetterLine], whole: int) -> None:
        self._head.set_title(_("Schreiben"), letters_words(whole) if whole else "")
        self._search_row.setVisible(bool(whole))
        self._none_found.setVisible(bool(whole) and not lines)
        self._pages.setCurrentIndex(0 if whole else 1)
        self._rows.set_layout(self.list.state.layout)
        self._rows.set_rows(lines)

    def _show_groups(self, groups: Sequence[Group]) -> None:
        self.list.show_groups(groups)
        self.list.set_sum(letters_words(len(self._rows.shown_rows())))

    def _seek(self, text: str) -> None:
        self._rows.typed = text.strip()
        self._presenter.search(text)

    def _take_typed(self, text: str) -> None:
        """What a saved view was made with; the line seeks it by itself."""
        self._rows.typed = text
        self.search.setText(text)

    # building

    def _build(self) -> None:
        self._search_row = QWidget()
        row = QHBoxLayout(self._search_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        for made in self.list.tool_buttons():
            row.addWidget(made)
        top = QVBoxLayout()
        top.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 8)
        top.addWidget(self._search_row)
        top.addWidget(self._none_found)
        listing = surface()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self._pages.addWidget(listing)
        self._pages.addWidget(_on_page(self.empty))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._rows.show = self._show_groups
        self.search.sought.connect(self._seek)
        self.search.left_down.connect(self.list.enter)
        self.list.typed.connect(self.search.take_typed)
        self.list.key_opened.connect(self._presenter.open_letter)
        QShortcut(QKeySequence("F6"), self).activated.connect(self.list.enter)


def _built_empty(shell: Shell) -> EmptyState:
    way = Way(
        "users",
        _("Eine Familie anschreiben"),
        _("Öffnen Sie die Familie und dort „Schreiben“. Nach dem Drucken steht das Schreiben hier."),
        _("Familien öffnen"),
        lambda: shell.navigate("families"),
    )
    text = _("Hier steht, wer wann welches Schreiben in welcher Sprache bekommen hat.")
    return EmptyState(_("Noch kein Schreiben"), text, (way,))


def _on_page(state: QWidget) -> QWidget:
    ground = surface()
    column = QVBoxLayout(ground)
    column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
    column.addWidget(state)
    return ground

"""The list of families and children: typed search, saved views, groups, preview, and taking in a family."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import TableSheet
from kiberatung.services.tables import Table
from kiberatung.ui.families.list_table import ListTables
from kiberatung.ui.families.listing import ListKind, SavedView, word_of_view
from kiberatung.ui.families.new_family_panel import NewFamilyPanel
from kiberatung.ui.families.new_family_presenter import NewFamilyPresenter, SimilarLine
from kiberatung.ui.families.output_presenter import OutputPresenter, Writers
from kiberatung.ui.families.presenter import FamiliesPresenter, ListShown
from kiberatung.ui.families.preview import Preview
from kiberatung.ui.families.preview_panel import PreviewPanel
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.chips import ChipRow, ChipValue
from kiberatung.ui.widgets.choice import Combo, Option, Segments
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.text import button, label, line, surface
from kiberatung.ui.widgets.view_head import Tab, TabRow, ViewHead

PANEL_FITS_FROM = 1280
ROW_PAUSE_MS = 80
LIST_PAUSE_MS = 250  # longer than between two keys: what stands round the list never holds up the next search
LARGE_TEXT = 1.3


class FamiliesScreen(Screen):
    """Letters go to the search line, ↓ into the list, Enter opens, Leertaste marks, F6 goes on to the preview."""

    def __init__(
        self,
        shell: Shell,
        desk: Desk,
        table_writer: Callable[[Table], bytes],
        print_table: Callable[[TableSheet], bytes],
    ) -> None:
        super().__init__()
        self._shell = shell
        self._presenter = FamiliesPresenter(shell, desk, self)
        self._output = OutputPresenter(shell, desk, Writers(table_writer, print_table))
        self._new = NewFamilyPresenter(shell, desk, self)
        self._counts: Mapping[SavedView, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._build(desk)
        self._connect()
        theme.theme_changed.connect(self._fit)

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        if "kind" in arguments:
            self._kinds.set_value(arguments["kind"])
        if "view" in arguments:
            self._tabs.set_current(arguments["view"])
            self._presenter.choose_view(arguments["view"])
        self._fit()
        self._presenter.reload()
        if arguments.get("new"):
            self.start_new_family()

    def focus_first(self) -> None:
        if not self._new_panel.isVisible():
            self._search.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        family, view, file = _("Familie"), _("Ansicht"), _("Datei")
        return [
            ActionSpec("families.new", _("&Familie anlegen"), self.start_new_family, family, "Ctrl+N", "plus"),
            ActionSpec("families.search", _("In der Liste &suchen"), self._search.setFocus, view, "Ctrl+F", "search"),
            ActionSpec("families.pane", _("Nächster Be&reich"), self._next_pane, view, "F6", "panel-right"),
            ActionSpec("families.reload", _("Neu &lesen"), self._presenter.reload, view, "F5", "refresh-cw"),
            ActionSpec("families.copy", _("Tabelle &kopieren"), self._copy, file, "Ctrl+Shift+C", "copy"),
            ActionSpec("families.xlsx", _("Als &XLSX speichern …"), self._write, file, "Ctrl+S", "download"),
            ActionSpec("families.print", _("Liste &drucken"), self._print, file, "Ctrl+P", "printer"),
        ]

    def start_new_family(self) -> None:
        self._preview.hide()
        self._begin.hide()
        self._new_panel.open_fresh()

    # the presenters show

    def show_list(self, shown: ListShown) -> None:
        self._tables.show_listing(shown.listing)
        self._pause.start(LIST_PAUSE_MS)
        chips = [ChipValue(part.key, part.field, part.value) for part in shown.listing.understood]
        self._chips.set_chips(chips)
        self._chips.setVisible(bool(chips))
        self._count.setText(shown.count)
        self._groups.setEnabled(shown.listing.wish.kind is ListKind.CHILDREN)
        if self._stack.currentWidget() is not self._nobody:
            self._stack.setCurrentWidget(self._tables if shown.listing.keys else self._nothing)

    def show_rest(self, keys: Sequence[UUID], count: str) -> None:
        self._tables.show_rest(keys)
        self._count.setText(count)

    def show_counts(self, counts: Mapping[SavedView, str], count: str) -> None:
        self._counts = counts
        self._tabs.set_tabs(self._tabs_now(), self._presenter.wish.view)
        self._count.setText(count)

    def show_sum(self, first: str, second: str) -> None:
        self._sum.setText(first)
        self._sum_waiting.setText(second)

    def show_preview(self, preview: Preview | None) -> None:
        self._preview.show_preview(preview)

    def show_empty(self, *, empty: bool) -> None:
        for part in (self._search_row, self._chip_row, self._foot, self._tabs):
            part.setVisible(not empty)
        if empty:
            self._stack.setCurrentWidget(self._nobody)
            self._preview.hide()
        elif self._stack.currentWidget() is self._nobody:
            self._stack.setCurrentWidget(self._tables)
            self._fit()

    def set_search(self, text: str) -> None:
        self._search.setText(text)
        self._search.setFocus()

    def show_similar(self, lines: Sequence[SimilarLine]) -> None:
        self._new_panel.show_similar(lines)

    def show_refusal(self, text: str) -> None:
        self._new_panel.show_refusal(text)

    def close_panel(self) -> None:
        self._new_panel.drafts.settle()
        self._leave_panel()

    def _leave_panel(self) -> None:
        """What is typed stays a draft."""
        self._new_panel.drafts.leave_place()
        self._new_panel.hide()
        self._begin.show()
        self._fit()
        self._search.setFocus()

    # building

    def _build(self, desk: Desk) -> None:
        words = [Option(ListKind.FAMILIES, _("Familien")), Option(ListKind.CHILDREN, _("Kinder"))]
        self._kinds = Segments(_("Liste"), words, ListKind.CHILDREN)
        self._begin = button(_("&Familie anlegen"), self.start_new_family, kind="primary", icon="plus")
        self._head = ViewHead(_("Familien"), buttons=(self._begin,))
        self._head.add_beside_title(self._kinds)
        self._tabs = TabRow(_("Ansichten"), self._tabs_now())
        self._head.add_line(self._tabs)
        self._tables = ListTables(self._presenter.fetch)
        self._stack = QStackedWidget()
        self._nothing = self._built_nothing()
        self._nobody = self._built_nobody()
        for page in (self._tables, self._nothing, self._nobody):
            self._stack.addWidget(page)
        left = QVBoxLayout()
        left.setSpacing(0)
        for part in (self._built_search(), self._built_chips(), self._stack, self._built_foot()):
            left.addWidget(part, int(part is self._stack))
        self._preview = PreviewPanel(self._presenter.open_family, self._presenter.do_deed)
        self._new_panel = NewFamilyPanel(lambda: desk.today, DeskDrafts(self._shell, desk))
        self._new_panel.hide()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(self._preview)
        body.addWidget(self._new_panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(body, 1)

    def _built_search(self) -> QWidget:
        self._search = SearchLine(
            _("Liste durchsuchen"), _("Name, Ort, Sprache, Stand, „ab 16“, „wartet > 30 Tage“"), _("Suche leeren")
        )
        options = [Option(False, _("Ohne Gruppen")), Option(True, _("Gruppen: Altersband"))]
        self._groups = Combo(_("Gruppen"), options, False)
        self._search_row = surface()
        row = QHBoxLayout(self._search_row)
        row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 8)
        row.setSpacing(12)
        row.addWidget(self._search, 1)
        row.addWidget(self._groups)
        return self._search_row

    def _built_chips(self) -> QWidget:
        self._chips = ChipRow(_("Verstanden als"), _("Entfernen"))
        self._chips.hide()
        self._count = label("", tone="muted")
        self._chip_row = surface()
        row = QHBoxLayout(self._chip_row)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 10)
        row.addWidget(self._chips, 1)
        row.addStretch(0)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        return self._chip_row

    def _built_foot(self) -> QWidget:
        self._sum = label("", "bold")
        self._sum_waiting = label("", tone="muted")
        self._foot = surface()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 4)
        row.setSpacing(12)
        row.addWidget(self._sum)
        row.addWidget(self._sum_waiting)
        row.addStretch(1)
        row.addWidget(button(_("Tabelle &kopieren"), self._copy, kind="quiet", icon="copy"))
        row.addWidget(button(_("Als &XLSX"), self._write, kind="quiet", icon="download"))
        row.addWidget(button(_("&Drucken"), self._print, kind="quiet", icon="printer"))
        column.addLayout(row)
        return self._foot

    def _built_nothing(self) -> QWidget:
        text = _("Nichts passt zu dieser Ansicht und Suche. Prüfen Sie die Schreibweise, oder suchen Sie in „Alle“.")
        way = Way(
            "search", _("In allen suchen"), _("Die Suche bleibt stehen."), _("In „Alle“ suchen"), self._seek_in_all
        )
        return _centred(EmptyState(_("Nichts gefunden"), text, [way]))

    def _built_nobody(self) -> QWidget:
        text = _("Hier stehen bald alle Familien und Kinder, mit Stand und Wartezeit.")
        way = Way(
            "user-plus",
            _("Eine Familie anlegen"),
            _("Ein Name genügt. Alles andere kann warten."),
            _("Familie anlegen"),
            self.start_new_family,
        )
        return _centred(EmptyState(_("Noch keine Familie"), text, [way]))

    def _tabs_now(self) -> list[Tab]:
        return [Tab(view, word_of_view(view), self._counts.get(view, "")) for view in SavedView]

    def _connect(self) -> None:
        self._kinds.chosen.connect(self._presenter.choose_kind)
        self._tabs.chosen.connect(self._presenter.choose_view)
        self._search.sought.connect(self._presenter.seek)
        self._search.left_down.connect(self._tables.enter)
        self._groups.chosen.connect(self._presenter.group)
        self._chips.removed.connect(self._presenter.take_out)
        self._tables.key_opened.connect(self._presenter.open_key)
        self._tables.current_moved.connect(self._row_chosen)
        self._pause.timeout.connect(self._read_behind)
        self._tables.sort_wanted.connect(self._presenter.sort)
        self._tables.typed.connect(self._search.take_typed)
        self._tables.copied.connect(self._said_copied)
        self._new_panel.typed.connect(self._new.look_for_similar)
        self._new_panel.wanted.connect(self._new.report)
        self._new_panel.known_chosen.connect(self._new.open_known)
        self._new_panel.closed.connect(self._leave_panel)
        self._preview.closed.connect(self._tables.enter)

    # deeds

    def _row_chosen(self, _key: object) -> None:
        self._pause.start(ROW_PAUSE_MS)

    def _read_behind(self) -> None:
        """What stands round the list is read when the hand rests: the list itself is never held up by it."""
        self._presenter.choose_key(self._tables.current().current_key())
        self._presenter.read_behind()

    def _seek_in_all(self) -> None:
        self._tabs.set_current(SavedView.ALL)
        self._presenter.choose_view(SavedView.ALL)
        self._search.setFocus()

    def _copy(self) -> None:
        if self._presenter.listing is not None:
            self._output.copy(self._presenter.listing, self._tables.marked_keys())

    def _write(self) -> None:
        if self._presenter.listing is not None:
            self._output.write_spreadsheet(self._presenter.listing, self._tables.marked_keys())

    def _print(self) -> None:
        if self._presenter.listing is not None:
            self._output.print_list(self._presenter.listing, self._tables.marked_keys())

    def _said_copied(self, count: int) -> None:
        self._shell.show_notice(_("{count} Zeilen kopiert").format(count=count))

    # keys and width

    def _next_pane(self) -> None:
        """Search, list, preview, and round again."""
        here = self.focusWidget()
        panel: QWidget = self._new_panel if self._new_panel.isVisible() else self._preview
        if here is not None and panel.isAncestorOf(here):
            self._search.setFocus()
            self._fit()
        elif here is not None and self._tables.isAncestorOf(here):
            panel.show()
            _focus_inside(panel)
        else:
            self._tables.enter()

    def _fit(self) -> None:
        is_wide = self.window().width() / theme.text_scale >= PANEL_FITS_FROM
        empty = self._stack.currentWidget() is self._nobody
        self._preview.setVisible(is_wide and not empty and not self._new_panel.isVisibleTo(self))
        self._sum_waiting.setVisible(theme.text_scale <= LARGE_TEXT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere in the view are sought."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape and self._preview.isVisible():
            self._fit()
            self._tables.enter()
        elif not held and event.text().strip() and event.text().isprintable():
            self._search.take_typed(event.text())
        else:
            super().keyPressEvent(event)


def _focus_inside(panel: QWidget) -> None:
    for part in panel.findChildren(QWidget):
        if part.isVisibleTo(panel) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _centred(state: EmptyState) -> QWidget:
    page = surface()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(72, 48, 72, 24)
    layout.addWidget(state)
    return page

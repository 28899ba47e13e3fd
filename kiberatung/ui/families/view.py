"""The list of families and children: typed search, saved views, groups, preview, and taking in a family."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.list_views import ListView
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING
from kiberatung.ui.families.comparing import compare_marked
from kiberatung.ui.families.letters_to_marked import write_to_marked
from kiberatung.ui.families.listing import ListKind, SavedView, word_of_view
from kiberatung.ui.families.lists import FamilyLists
from kiberatung.ui.families.new_family_panel import NewFamilyPanel
from kiberatung.ui.families.new_family_presenter import NewFamilyPresenter, SimilarLine
from kiberatung.ui.families.presenter import FamiliesPresenter, ListShown
from kiberatung.ui.families.preview import Preview
from kiberatung.ui.families.preview_panel import PreviewPanel
from kiberatung.ui.lists.columns_page import group_options
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.panel import PanelPage
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import FileWish, Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Combo, Option, Segments
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.text import button, surface
from kiberatung.ui.widgets.view_head import Tab, TabRow, ViewHead

PANEL_FITS_FROM = 1280
ROW_PAUSE_MS = 80
LIST_PAUSE_MS = 250  # longer than between two keys: what stands round the list never holds up the next search
LARGE_TEXT = 1.3
LONGEST_TAB = 24


class FamiliesScreen(Screen):
    """Letters go to the search line, ↓ into the list, Enter opens, Leertaste marks, F6 goes on to the preview."""

    def __init__(self, shell: Shell, desk: Desk, writers: ListWriters) -> None:
        super().__init__()
        self._shell = shell
        self._may_merge = desk.account.role in COUNSELLING
        self._presenter = FamiliesPresenter(shell, desk, self)
        self._lists = FamilyLists(shell, desk, self._presenter, writers)
        self._new = NewFamilyPresenter(shell, desk, self)
        self._counts: Mapping[SavedView, str] = {}
        self._is_arranging = False
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
            self._choose_tab(arguments["view"])
        self._fit()
        self._open_list()
        if arguments.get("new"):
            self.start_new_family()

    def reload(self) -> None:
        self._presenter.reload()
        self._part.reload_views()

    def focus_first(self) -> None:
        if not self._new_panel.isVisible():
            self._search.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        family, view = _("Familie"), _("Ansicht")
        return [
            ActionSpec("families.new", _("&Familie anlegen"), self.start_new_family, family, "Ctrl+N", "plus"),
            ActionSpec("families.search", _("In der Liste &suchen"), self._search.setFocus, view, "Ctrl+F", "search"),
            ActionSpec("families.pane", _("Nächster Be&reich"), self._next_pane, view, "F6", "panel-right"),
            ActionSpec("families.reload", _("Neu &lesen"), self.reload, view, "F5", "refresh-cw"),
            ActionSpec("families.form", _("Familie aus ausgefülltem &Bogen …"), self._read_form, family, icon="upload"),
            ActionSpec("families.letters", _("S&chreiben für mehrere …"), self._write_letters, family, icon="mail"),
            *self._merging_actions(),
            *self._part.actions_named("families"),
        ]

    def _merging_actions(self) -> list[ActionSpec]:
        """Of those who may merge: whoever is refused anyway is not invited."""
        doubles, two = _("Mögliche &Doppelungen"), _("Zwei Markierte &vergleichen")
        look, compare, family = self._open_duplicates, self._compare, _("Familie")

        def may() -> bool:
            return self._may_merge

        return [
            ActionSpec("families.duplicates", doubles, look, family, icon="users", enabled_when=may),
            ActionSpec("families.compare", two, compare, family, icon="columns-3", enabled_when=may),
        ]

    def _compare(self) -> None:
        compare_marked(self._shell, self._part.marked_keys(), self._kinds.value())

    def _read_form(self) -> None:
        """A form that came back before anybody took the family in; it is looked at before anything is stored."""
        wish = FileWish(_("Ausgefüllten Bogen wählen"), kinds=[(_("PDF-Datei"), "pdf")])
        self._shell.ask_file_to_open(wish, lambda path: self._shell.navigate("filled_form", path=path))

    def _write_letters(self) -> None:
        write_to_marked(self._shell, self._part.marked_keys(), self._kinds.value())

    def _open_duplicates(self) -> None:
        self._shell.navigate("duplicates")

    def start_new_family(self) -> None:
        self._preview.hide()
        self._begin.hide()
        self._new_panel.open_fresh()

    # the presenters show

    def show_list(self, shown: ListShown) -> None:
        self._lists.show_listing(shown.listing)
        self._pause.start(LIST_PAUSE_MS)
        self._part.set_count(shown.count)
        self._groups.set_options(group_options(self._part.state, (_("Ohne Gruppen"), _("Gruppen: {column}"))))
        self._groups.set_value(shown.listing.wish.layout.group_by)
        is_narrowed = bool(shown.listing.wish.layout.filters)  # the chips that hide all rows stay in sight
        if self._stack.currentWidget() is not self._nobody:
            self._stack.setCurrentWidget(self._lists if shown.listing.keys or is_narrowed else self._nothing)

    def show_rest(self, keys: Sequence[UUID], count: str) -> None:
        self._lists.show_rest(keys)
        self._part.set_count(count)

    def show_counts(self, counts: Mapping[SavedView, str], count: str) -> None:
        self._counts = counts
        self._show_tabs()
        self._part.set_count(count)

    def show_sum(self, first: str, second: str) -> None:
        self._part.set_sum(first, second if theme.text_scale <= LARGE_TEXT else "")

    def show_preview(self, preview: Preview | None) -> None:
        self._preview.show_preview(preview)

    def show_empty(self, *, empty: bool) -> None:
        for part in (self._search_row, self._tabs):
            part.setVisible(not empty)
        if empty:
            self._stack.setCurrentWidget(self._nobody)
            self._preview.hide()
        elif self._stack.currentWidget() is self._nobody:
            self._stack.setCurrentWidget(self._lists)
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
        self._preview = PreviewPanel(self._presenter.open_family, self._presenter.do_deed)
        self._new_panel = NewFamilyPanel(lambda: desk.today, DeskDrafts(self._shell, desk))
        self._new_panel.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._built_head())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._built_list(), 1)
        body.addWidget(self._preview)
        body.addWidget(self._new_panel)
        layout.addLayout(body, 1)

    def _built_head(self) -> QWidget:
        words = [Option(ListKind.FAMILIES, _("Familien")), Option(ListKind.CHILDREN, _("Kinder"))]
        self._kinds = Segments(_("Liste"), words, ListKind.CHILDREN)
        self._begin = button(_("&Familie anlegen"), self.start_new_family, kind="primary", icon="plus")
        head = ViewHead(_("Familien"), buttons=(self._begin,))
        head.add_beside_title(self._kinds)
        self._tabs = TabRow(_("Ansichten"), self._tabs_now())
        head.add_line(self._tabs)
        return head

    def _built_list(self) -> QWidget:
        """One part: a panel without room beside it hides it, whatever is shown and hidden inside meanwhile."""
        self._stack = QStackedWidget()
        self._nothing = self._built_nothing()
        self._nobody = self._built_nobody()
        for page in (self._lists, self._nothing, self._nobody):
            self._stack.addWidget(page)
        beside = surface()
        left = QVBoxLayout(beside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._built_search())
        left.addWidget(self._stack, 1)
        return beside

    def _built_search(self) -> QWidget:
        self._search = SearchLine(
            _("Liste durchsuchen"), _("Name, Ort, Sprache, Stand, „ab 16“, „wartet > 30 Tage“"), _("Suche leeren")
        )
        self._groups = Combo(_("Gruppen"))
        self._search_row = surface()
        row = QHBoxLayout(self._search_row)
        row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 8)
        row.setSpacing(12)
        row.addWidget(self._search, 1)
        for part in (self._groups, *self._part_buttons()):
            row.addWidget(part)
        return self._search_row

    def _part_buttons(self) -> list[QWidget]:
        """They open the panel of whichever list is in front."""

        def of(page: PanelPage) -> Callable[[], None]:
            return lambda: self._part.open_panel(page)

        return [
            button(_("Fi&lter"), of(PanelPage.FILTER), icon="filter"),
            button(_("S&palten"), of(PanelPage.COLUMNS), icon="columns-3"),
            button(_("Ansi&chten"), of(PanelPage.VIEWS), icon="bookmark"),
        ]

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

    @property
    def _part(self) -> ListPart:
        return self._lists.part(self._presenter.wish.kind)

    def _tabs_now(self) -> list[Tab]:
        """The standard views, and behind them the saved one that is seen."""
        tabs = [Tab(view, word_of_view(view), self._counts.get(view, "")) for view in SavedView]
        view = self._part.views.view(self._part.views.current)
        return [*tabs, Tab(view.id, _short(view.name))] if view is not None else tabs

    def _show_tabs(self) -> None:
        self._tabs.set_tabs(self._tabs_now(), self._current_tab())

    def _current_tab(self) -> Hashable:
        views = self._part.views
        return views.current if views.view(views.current) is not None else self._presenter.wish.view

    def _connect(self) -> None:
        self._kinds.chosen.connect(self._choose_kind)
        self._tabs.chosen.connect(self._choose_tab)
        self._search.sought.connect(self._presenter.seek)
        self._search.left_down.connect(self._lists.enter)
        self._groups.chosen.connect(lambda column: self._part.state.group(str(column or "")))
        self._pause.timeout.connect(self._read_behind)
        lists = self._lists
        lists.chip_removed.connect(self._presenter.take_out)
        lists.key_opened.connect(self._presenter.open_key)
        lists.current_moved.connect(self._row_chosen)
        lists.typed.connect(self._search.take_typed)
        lists.panel_shown.connect(self._panel_shown)
        lists.view_chosen.connect(self._show_base)
        lists.views_changed.connect(self._show_tabs)
        self._new_panel.typed.connect(self._new.look_for_similar)
        self._new_panel.wanted.connect(self._new.report)
        self._new_panel.known_chosen.connect(self._new.open_known)
        self._new_panel.closed.connect(self._leave_panel)
        self._preview.closed.connect(self._lists.enter)

    # deeds

    def _row_chosen(self, _key: object) -> None:
        self._pause.start(ROW_PAUSE_MS)

    def _read_behind(self) -> None:
        """What stands round the list is read when the hand rests: the list itself is never held up by it."""
        self._presenter.choose_key(self._lists.table().current_key())
        self._presenter.read_behind()

    def _seek_in_all(self) -> None:
        self._choose_tab(SavedView.ALL)
        self._search.setFocus()

    # which list and view

    def _open_list(self) -> None:
        """As this account left it; the rows are read once that is known."""
        kind = self._presenter.wish.kind
        part = self._lists.part(kind)
        self._lists.setCurrentWidget(part)
        self._panel_shown(not part.panel.isHidden())
        part.open_as_left(lambda: self._presenter.choose_kind(kind, part.state.layout))

    def _choose_kind(self, kind: ListKind) -> None:
        self._presenter.wish = replace(self._presenter.wish, kind=kind)
        self._open_list()

    def _choose_tab(self, key: object) -> None:
        if isinstance(key, SavedView):
            self._part.views.choose(None)
            self._tabs.set_tabs(self._tabs_now(), key)
            self._presenter.choose_view(key)
            return
        view = self._part.views.view(key)
        if view is not None:
            self._part.show_view(view)

    def _show_base(self, view: ListView) -> None:
        """A saved view was chosen: its words stand in the search line, and its tab behind the others."""
        self._presenter.show_view(view)
        self._search.blockSignals(True)
        self._search.setText(view.text)
        self._search.blockSignals(False)
        self._tabs.set_tabs(self._tabs_now(), view.id)

    def _panel_shown(self, shown: bool) -> None:
        """The panel of the list stands where the preview stands otherwise."""
        self._is_arranging = shown
        self._fit()

    # keys and width

    def _next_pane(self) -> None:
        """Search, list, preview, and round again."""
        here = self.focusWidget()
        panel: QWidget = self._new_panel if self._new_panel.isVisible() else self._preview
        if here is not None and panel.isAncestorOf(here):
            self._search.setFocus()
            self._fit()
        elif here is not None and self._lists.isAncestorOf(here):
            panel.show()
            _focus_inside(panel)
        else:
            self._lists.enter()

    def _fit(self) -> None:
        is_wide = self.window().width() / theme.text_scale >= PANEL_FITS_FROM
        empty = self._stack.currentWidget() is self._nobody
        has_room = is_wide and not empty and not self._is_arranging
        self._preview.setVisible(has_room and not self._new_panel.isVisibleTo(self))
        self._groups.setVisible(theme.text_scale <= LARGE_TEXT)  # the panel of the columns has it too

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere in the view are sought."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape and self._preview.isVisible():
            self._fit()
            self._lists.enter()
        elif not held and event.text().strip() and event.text().isprintable():
            self._search.take_typed(event.text())
        else:
            super().keyPressEvent(event)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_TAB else f"{name[: LONGEST_TAB - 1]}…"


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

"""The school places of the Kreis: one line a learning group, the figures of today in two keys."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.schools import LearningGroupId
from kiberatung.services.desk import Desk
from kiberatung.services.places_page import GroupRow, SchoolChoice
from kiberatung.services.today import BandCount
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.schools.group_form import Field, GroupForm
from kiberatung.ui.schools.panel import FormCard, GroupCard, WaitingList
from kiberatung.ui.schools.place_rows import PlaceRows
from kiberatung.ui.schools.presenter import Outside, SchoolsPresenter
from kiberatung.ui.schools.rows import groups_words, note_of, places_list
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.row_values import Group
from kiberatung.ui.widgets.search_line import SearchLine
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import ViewHead

GRADES = tuple(range(1, 11))
SEK2 = 11
LARGE_TEXT = 1.3
ONE_LINE_FROM = 1160


class SchoolsScreen(Screen):
    """Letters go to the search line, ↓ into the list, Enter to the figures, Umschalt+Strg+N begins a new group."""

    def __init__(self, shell: Shell, desk: Desk, writers: ListWriters, read_text: Callable[[Path], str]) -> None:
        super().__init__()
        self._presenter = SchoolsPresenter(shell, desk, self, Outside(read_text))
        self._rows = PlaceRows(desk, self._presenter)
        self._list = ListPart(shell, desk, places_list(), self._rows, writers)
        self._rows.show = self._show_groups
        self._whole = 0
        self._is_arranging = False
        self._card = GroupCard(self._presenter, desk.today)
        self._form = FormCard(self._presenter, desk.today, DeskDrafts(shell, desk))
        self._waiting = WaitingList()
        self._build()
        self._connect()

    # the window asks

    def open_with(self, **_arguments: Any) -> None:
        self._list.open_as_left(self._presenter.reload)

    def reload(self) -> None:
        self._presenter.reload()
        self._list.reload_views()

    def focus_first(self) -> None:
        self._search.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        file, edit, view = _("Datei"), _("Bearbeiten"), _("Ansicht")
        presenter = self._presenter
        return [
            ActionSpec("schools.new", _("Neue &Lerngruppe"), presenter.begin_new, edit, "Ctrl+Shift+N", "plus"),
            ActionSpec("schools.figures", _("Freie &Plätze eintragen"), self._enter_figures, edit, "F2", "pencil"),
            ActionSpec("schools.import", _("Lerngruppen &einlesen …"), presenter.choose_list, file, icon="upload"),
            ActionSpec("schools.search", _("In der Liste &suchen"), self._search.setFocus, view, "Ctrl+F", "search"),
            ActionSpec("schools.reload", _("Neu &lesen"), presenter.reload, view, "F5", "refresh-cw"),
            ActionSpec("schools.pane", _("Nächster Be&reich"), self._next_pane, view, "F6", "panel-right"),
            *self._list.actions_named("schools"),
        ]

    # the presenter shows

    def show_rows(self, rows: Sequence[GroupRow], whole: int) -> None:
        self._stack.setCurrentIndex(0)
        self._filters.show()
        self._whole = whole
        self._rows.set_layout(self._list.state.layout)
        self._rows.set_rows(rows)
        self._show_wish()

    def _show_groups(self, groups: Sequence[Group]) -> None:
        """After the filters of columns too."""
        self._list.show_groups(groups)
        shown = self._rows.shown_rows()
        note = note_of(shown, self._whole)
        self._head.set_title(_("Schulplätze"), note if theme.text_scale <= LARGE_TEXT else "")
        self._list.set_sum(groups_words(len(shown)))
        self._nothing.setVisible(not shown)

    def _show_wish(self) -> None:
        """A saved view brings its own filters; typing in the line is not disturbed."""
        wish = self._presenter.wish
        if not self._search.hasFocus():
            self._search.blockSignals(True)
            self._search.setText(wish.text)
            self._search.blockSignals(False)
        self._schulform.set_value(wish.schulform)
        self._grade.set_value(wish.grade)
        self._only_free.blockSignals(True)
        self._only_free.setChecked(wish.only_free)
        self._only_free.blockSignals(False)

    def show_empty(self) -> None:
        self._stack.setCurrentIndex(1)
        self._filters.hide()
        self._head.set_title(_("Schulplätze"))
        self.show_group(None)

    def show_filters(self, schulformen: Sequence[str]) -> None:
        everything = Option("", _("Alle Schulformen"))
        self._schulform.set_options([everything, *(Option(word, word) for word in schulformen)])
        if self._schulform.value() is None:
            self._schulform.set_value("")

    def show_schools(self, schools: Sequence[SchoolChoice]) -> None:
        self._form.set_schools(schools)

    def show_waiting(self, waiting: Sequence[BandCount]) -> None:
        self._waiting.show_counts(waiting)

    def show_group(self, row: GroupRow | None) -> None:
        if row is not None:
            self._card.show_row(row)
        self._card.setVisible(row is not None and self._form.isHidden())

    def show_form(self, form: GroupForm, *, is_new: bool) -> None:
        self._form.show_form(form, is_new=is_new)
        self._card.hide()
        self._form.show()
        self._panel.show()
        self._form.setFocus()

    def close_form(self) -> None:
        self._form.drafts.settle()
        self._form.drafts.leave_place()
        self._form.hide()

    def show_findings(self, findings: Mapping[Field, str], whole: str = "") -> None:
        self._form.show_findings(findings, whole)

    def show_free_finding(self, text: str) -> None:
        self._card.set_finding(text)

    def select(self, group_id: LearningGroupId) -> None:
        self._list.table.select_key(group_id)
        self._list.table.setFocus()

    # building

    def _build(self) -> None:
        presenter = self._presenter
        self._head = ViewHead(
            _("Schulplätze"),
            buttons=(
                button(_("E&inlesen …"), presenter.choose_list, icon="upload"),
                button(_("Neue &Lerngruppe"), presenter.begin_new, kind="primary", icon="plus"),
            ),
        )
        self._table = self._list.table
        self._nothing = label(_("Keine Lerngruppe passt zu diesen Filtern."), tone="muted")
        self._nothing.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
        self._panel = SidePanel(_("Lerngruppe und Wartende"), 360)
        for part in (self._card, self._form):
            self._panel.column.addWidget(part)
            part.hide()
        self._panel.column.addSpacing(16)
        self._panel.column.addWidget(self._waiting)
        self._panel.column.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._filter_line())
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        self._stack = QStackedWidget()
        list_page = surface()
        list_page.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(list_page)
        self._stack.addWidget(self._empty_page())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self._panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(body, 1)

    def _filter_line(self) -> QWidget:
        self._search = SearchLine(_("Lerngruppen suchen"), _("Schule, Ort oder Förderung"), _("Suche leeren"))
        self._schulform = Combo(_("Schulform"), [Option("", _("Alle Schulformen"))], "")
        grades = [Option(grade, _("Jahrgang {grade}").format(grade=grade)) for grade in GRADES]
        everything, upper = Option(0, _("Alle Jahrgänge")), Option(SEK2, _("Sekundarstufe II"))
        self._grade = Combo(_("Jahrgang"), [everything, *grades, upper], 0)
        self._only_free = QCheckBox(_("nur &freie"))
        self._filters = surface()
        self._filter_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._filters)
        self._filter_row.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        self._filter_row.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self._search, *self._list.tool_buttons()):
            first.addWidget(part, int(part is self._search))
        self._filter_row.addLayout(first, 1)
        narrower = QHBoxLayout()
        narrower.setSpacing(8)
        for part in (self._schulform, self._grade, self._only_free):
            narrower.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        narrower.addStretch(1)
        self._filter_row.addLayout(narrower)
        return self._filters

    def _empty_page(self) -> QWidget:
        page = surface()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(72, 64, 72, 24)
        ways = [
            Way(
                "plus",
                _("Eine Lerngruppe eintragen"),
                _("Schule, Jahrgänge, Plätze und der Tag, von dem die Zahlen sind."),
                _("Lerngruppe eintragen"),
                self._presenter.begin_new,
            ),
            Way(
                "upload",
                _("Eine Liste einlesen"),
                _("Eine CSV-Datei mit einer Zeile je Lerngruppe. Enthält sie Fehler, wird nichts übernommen."),
                _("Liste einlesen …"),
                self._presenter.choose_list,
            ),
        ]
        text = _("Hier stehen bald die Lerngruppen der Schulen mit ihren freien Plätzen.")
        layout.addWidget(EmptyState(_("Noch keine Lerngruppe"), text, ways))
        return page

    def _connect(self) -> None:
        self._search.sought.connect(self._presenter.seek)
        self._search.left_down.connect(self._into_list)
        self._schulform.chosen.connect(self._presenter.choose_schulform)
        self._grade.chosen.connect(self._presenter.choose_grade)
        self._only_free.toggled.connect(self._presenter.choose_only_free)
        self._list.typed.connect(self._search.take_typed)
        self._list.current_moved.connect(self._presenter.go_to)
        self._list.key_opened.connect(lambda _key: self._enter_figures())
        self._list.panel_shown.connect(self._panel_shown)
        self._form.cancelled.connect(self._form_cancelled)
        theme.theme_changed.connect(self._fit)

    def _panel_shown(self, shown: bool) -> None:
        """It stands where the group stands otherwise."""
        self._is_arranging = shown
        self._fit()

    def _into_list(self) -> None:
        self._table.select_first()
        self._table.setFocus()

    def _enter_figures(self) -> None:
        if self._table.current_key() is not None and self._form.isHidden():
            self._panel.show()
            self._card.enter()

    def _form_cancelled(self) -> None:
        self._form.hide()
        self._presenter.go_to(self._table.current_key())
        self._table.setFocus()

    def _next_pane(self) -> None:
        if self._panel.isAncestorOf(self.focusWidget() or self._table):
            self._table.setFocus()
            self._fit()
        else:
            self._panel.show()
            self._enter_figures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        direction = QBoxLayout.Direction
        has_room = self._stack.width() / theme.text_scale >= ONE_LINE_FROM
        self._filter_row.setDirection(direction.LeftToRight if has_room else direction.TopToBottom)
        if self._is_arranging:
            self._panel.hide()
        elif self._form.isHidden():
            self._panel.fit(round(self.window().width() / theme.text_scale))

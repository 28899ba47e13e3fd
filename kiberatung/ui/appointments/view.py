"""The week of talks and the pool of interpreters."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.appointments import AppointmentId
from kiberatung.services.appointment_week import InterpreterOffer, Week, WeekEntry
from kiberatung.services.desk import Desk
from kiberatung.services.read_models import SearchHit
from kiberatung.ui.appointments.list_rows import WeekRows
from kiberatung.ui.appointments.plan_panel import PlanPanel
from kiberatung.ui.appointments.pool_page import PoolPage
from kiberatung.ui.appointments.presenter import AppointmentsPresenter, Planned
from kiberatung.ui.appointments.rows import talks_words, week_list, week_note, week_words
from kiberatung.ui.appointments.talk_panel import TalkPanel
from kiberatung.ui.lists.bar import with_bar
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.widgets.text import button, icon_button
from kiberatung.ui.widgets.view_head import Tab, TabRow, ViewHead

PANEL_FITS_FROM = 1280
LARGE_TEXT = 1.3
WEEK, POOL = "week", "pool"


class AppointmentsScreen(Screen):
    """↑↓ choose a talk, Enter opens its family, Strg+Bild↑/↓ change the week, Strg+N plans a talk."""

    def __init__(self, shell: Shell, desk: Desk, writers: ListWriters) -> None:
        super().__init__()
        self._shell = shell
        self._presenter = AppointmentsPresenter(shell, desk, self)
        self._rows = WeekRows(desk)
        self._list = ListPart(shell, desk, week_list(), self._rows, writers)
        self._rows.show = self._list.show_groups
        self._table = self._list.table
        self._is_arranging = False
        self._talk = TalkPanel(self._presenter)
        self._plan = PlanPanel(lambda: desk.today, DeskDrafts(shell, desk))
        self._plan.hide()
        self._pool = PoolPage(shell, desk, writers)
        self._build()
        self._connect()

    # the window asks

    def open_with(self, **arguments: Any) -> None:
        self._choose_tab(arguments.get("tab", WEEK))
        if "appointment_id" in arguments:
            self._list.open_as_left(lambda: self._presenter.open_appointment(arguments["appointment_id"]))
            return
        self._list.open_as_left(lambda: self._presenter.open_week(arguments.get("day")))
        if "family_id" in arguments:
            self._presenter.plan_for(arguments["family_id"])

    def focus_first(self) -> None:
        if self._plan.isHidden():
            self._table.setFocus()

    def screen_actions(self) -> Sequence[ActionSpec]:
        family, view = _("Familie"), _("Ansicht")
        return [
            ActionSpec(
                "appointments.new", _("&Termin vereinbaren"), self._start_plan, family, "Ctrl+N", "calendar-plus"
            ),
            ActionSpec("appointments.person", _("&Sprachmittlung aufnehmen"), self._start_person, family),
            ActionSpec("appointments.letters", _("S&chreiben für mehrere …"), self._write_letters, family, icon="mail"),
            ActionSpec("appointments.today", _("&Diese Woche"), self._presenter.open_week, view),
            ActionSpec("appointments.pane", _("Nächster Be&reich"), self._next_pane, view, "F6", "panel-right"),
            ActionSpec("appointments.reload", _("Neu &lesen"), self._reload, view, "F5", "refresh-cw"),
            *self._list_actions(),
        ]

    def _list_actions(self) -> list[ActionSpec]:
        """Of whichever of the two lists is in front."""
        lists = (self._list, self._pool.list)
        pairs = zip(*(part.actions_named("appointments") for part in lists), strict=True)

        def of(week: ActionSpec, pool: ActionSpec) -> ActionSpec:
            def call() -> None:
                (pool if self._stack.currentIndex() else week).call()

            return replace(week, call=call)

        return [of(week, pool) for week, pool in pairs]

    def _write_letters(self) -> None:
        """To the families of the marked talks, or of all talks of the week."""
        rows = [self._rows.row(key) for key in self._list.marked_keys()] or self._rows.shown_rows()
        families = (row.talk.appointment.family_id for row in rows if row and not row.talk.appointment.is_hidden)
        self._shell.navigate("batch", keys=tuple(dict.fromkeys(families)))

    # the presenter shows

    def show_week(self, week: Week) -> None:
        note = f"{week_words(week)} · {week_note(week)}"
        self._head.set_title(_("Termine"), note if theme.text_scale <= LARGE_TEXT else "")
        self._rows.set_layout(self._list.state.layout)
        self._rows.set_week(week)
        self._list.set_sum(talks_words(len(week.entries)))
        self._presenter.choose(self._table.current_key())

    def select(self, appointment_id: AppointmentId) -> None:
        self._table.select_key(appointment_id)
        if self._plan.isHidden():
            self._table.setFocus()

    def show_talk(self, entry: WeekEntry | None, offers: Sequence[InterpreterOffer]) -> None:
        self._talk.show_talk(entry, offers)

    def show_planning(self, planned: Planned) -> None:
        self._talk.hide()
        self._plan.open_for(planned)

    def show_found(self, hits: Sequence[SearchHit]) -> None:
        self._plan.show_found(hits)

    def show_refusal(self, text: str) -> None:
        self._plan.show_refusal(text)

    def close_planning(self) -> None:
        self._plan.drafts.settle()
        self._leave_planning()

    def _leave_planning(self) -> None:
        """What is typed stays a draft."""
        self._plan.drafts.leave_place()
        self._plan.hide()
        self._fit()
        self._table.setFocus()

    # building

    def _build(self) -> None:
        before = icon_button("chevron-left", _("Vorige Woche"), partial(self._presenter.step, -1))
        after = icon_button("chevron-right", _("Nächste Woche"), partial(self._presenter.step, 1))
        today = button(_("&Diese Woche"), self._presenter.open_week)
        self._new = button(_("&Termin vereinbaren"), self._start_plan, kind="primary", icon="calendar-plus")
        self._person = button(_("&Person aufnehmen"), self._start_person, kind="primary", icon="user-plus")
        self._week_parts = (before, today, after, self._new)
        self._head = ViewHead(_("Termine"), buttons=(before, today, after, self._new, self._person))
        self._tabs = TabRow(_("Bereiche"), [Tab(WEEK, _("Woche")), Tab(POOL, _("Sprachmittlung"))])
        self._head.add_line(self._tabs)
        week = QWidget()
        row = QHBoxLayout(week)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(with_bar(self._list), 1)
        row.addWidget(self._talk)
        row.addWidget(self._plan)
        self._stack = QStackedWidget()
        self._stack.addWidget(week)
        self._stack.addWidget(self._pool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self._choose_tab)
        self._list.current_moved.connect(self._presenter.choose)
        self._list.key_opened.connect(self._presenter.open_row)
        self._list.panel_shown.connect(self._panel_shown)
        self._plan.sought.connect(self._presenter.seek_family)
        self._plan.family_chosen.connect(self._presenter.plan_for)
        self._plan.wanted.connect(self._presenter.save)
        self._plan.closed.connect(self._leave_planning)
        self._talk.closed.connect(self._table.setFocus)
        theme.theme_changed.connect(self._fit)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._presenter.step, step))

    # deeds

    def _choose_tab(self, key: object) -> None:
        is_pool = key == POOL
        self._tabs.set_current(POOL if is_pool else WEEK)
        self._stack.setCurrentIndex(int(is_pool))
        for part in self._week_parts:
            part.setVisible(not is_pool)
        self._person.setVisible(is_pool)
        if is_pool:
            self._pool.reload()
        self._fit()

    def _start_plan(self) -> None:
        self._choose_tab(WEEK)
        self._talk.hide()
        self._plan.open_search()

    def _start_person(self) -> None:
        self._choose_tab(POOL)
        self._pool.start_new()

    def _reload(self) -> None:
        self._presenter.reload()
        self._pool.reload()

    def _panel_shown(self, shown: bool) -> None:
        """It stands where the talk stands otherwise."""
        self._is_arranging = shown
        self._fit()

    # keys and width

    def _next_pane(self) -> None:
        panel: QWidget = self._plan if self._plan.isVisible() else self._talk
        here = self.focusWidget()
        if here is not None and panel.isAncestorOf(here):
            self._table.setFocus()
            self._fit()
            return
        panel.show()
        for part in panel.findChildren(QWidget):
            if part.isVisibleTo(panel) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _fit(self) -> None:
        is_wide = self.window().width() / theme.text_scale >= PANEL_FITS_FROM
        self._talk.setVisible(is_wide and self._plan.isHidden() and not self._is_arranging)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._talk.isVisible():
            self._fit()
            self._table.setFocus()
        else:
            super().keyPressEvent(event)

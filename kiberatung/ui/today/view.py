"""The page of the day: talks and due work at the left, waiting and changes at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN, SECTION_GAP
from kiberatung.ui.today.drafts import UnsavedLine
from kiberatung.ui.today.presenter import BackgroundPage, DayPage, TodayPresenter
from kiberatung.ui.today.side import BandSection, changes_section, waiting_section
from kiberatung.ui.today.talk_row import INDENT, NowLine, TalkRow
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow, share_width
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, surface
from kiberatung.ui.widgets.view_head import ViewHead, section_head

if TYPE_CHECKING:
    from kiberatung.services.letters.values import TableSheet

MINUTE_MS = 60_000
LARGE_TEXT = 1.3


class TodayScreen(Screen):
    """Focus starts on the next talk; ↑↓ go from row to row, Enter does the deed of the row."""

    def __init__(self, shell: Shell, desk: Desk, print_table: Callable[["TableSheet"], bytes]) -> None:
        super().__init__()
        self._presenter = TodayPresenter(shell, desk, self, print_table)
        self._page: DayPage | None = None
        self._background: BackgroundPage | None = None
        self._drafts: Sequence[UnsavedLine] = ()
        self._as_table = False
        self._all_changes = False
        self._deeds: list[QPushButton] = []
        self._next_deed: QPushButton | None = None
        self._focus_wanted = False
        self._place_due: int | None = None
        self._now_line: NowLine | None = None
        self._build()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._presenter.reload)
        theme.theme_changed.connect(self._rebuild)

    # the window asks

    def open_with(self, **_arguments: Any) -> None:
        self._focus_wanted = True
        self._minute.start()
        self._presenter.open_day()

    def close_screen(self) -> None:
        self._minute.stop()

    def focus_first(self) -> None:
        first = self._next_deed or (self._deeds[0] if self._deeds else None)
        if first is not None:
            self._focus_later(first)
            self._focus_wanted = False

    def screen_actions(self) -> Sequence[ActionSpec]:
        family, view = _("Familie"), _("Ansicht")
        return [
            ActionSpec("today.report", _("&Meldung aufnehmen"), self._presenter.take_report, family, "Ctrl+N", "plus"),
            ActionSpec("today.print", _("&Tagesblatt drucken"), self._presenter.print_day, _("Datei"), "Ctrl+P"),
            ActionSpec("today.reload", _("Neu &lesen"), self._presenter.reload, view, "F5", "refresh-cw"),
            ActionSpec("today.pane", _("Nächster Be&reich"), self._next_pane, view, "F6", "panel-right"),
        ]

    # the presenter shows

    def show_day(self, page: DayPage) -> None:
        self._head.set_title(_("Heute"), page.day)
        before = self._page
        self._page = page
        if before is not None and self._stack.currentIndex() == 0 and _same_but_hour(before, page):
            if self._now_line is not None:
                self._now_line.set_words(page.now)
        else:
            self._show_left(page)
            self._show_side()
        self._set_empty(empty=False)
        if self._focus_wanted:
            self.focus_first()

    def show_background(self, page: BackgroundPage) -> None:
        if page != self._background:
            self._background = page
            self._show_side()

    def show_drafts(self, lines: Sequence[UnsavedLine]) -> None:
        changed = [line.words for line in lines] != [line.words for line in self._drafts]
        self._drafts = lines
        if changed and self._page is not None:
            had_cursor = self._focused_place() is not None
            self._show_left(self._page)
            if had_cursor:
                self.focus_first()

    def show_empty(self, day: str, practice: bool) -> None:
        self._head.set_title(_("Heute"), day)
        clear(self._empty_place)
        text = _("Hier stehen bald Ihre Termine, was heute zu tun ist und wer am längsten wartet.")
        if practice:
            text += " " + _("Sie sind in der Übungsstadt: Nichts davon zählt.")
        way = Way(
            "user-plus",
            _("Eine Familie anlegen"),
            _("Ein Name genügt. Alles andere kann warten."),
            _("Familie anlegen"),
            self._presenter.take_report,
        )
        state = EmptyState(_("Noch keine Familie"), text, [way])
        self._deeds = list(state.deeds)
        self._empty_place.addWidget(state)
        self._set_empty(empty=True)
        if self._focus_wanted:
            self.focus_first()

    # building

    def _build(self) -> None:
        self._print = button(_("&Tagesblatt drucken"), self._presenter.print_day, icon="printer")
        self._report = button(_("&Meldung aufnehmen"), self._presenter.take_report, kind="primary", icon="plus")
        self._head = ViewHead(_("Heute"), buttons=(self._print, self._report))
        content = surface()
        self._left = QVBoxLayout(content)
        self._left.setContentsMargins(PAGE_MARGIN - INDENT, SECTION_GAP, PAGE_MARGIN - INDENT, SECTION_GAP)
        self._left.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        empty = surface()
        self._empty_place = QVBoxLayout(empty)
        self._empty_place.setContentsMargins(72, 64, 72, 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(empty)
        self._side = SidePanel(_("Warten und Änderungen"), 416)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(body, 1)

    def _set_empty(self, *, empty: bool) -> None:
        self._stack.setCurrentIndex(int(empty))
        self._fit_side()
        self._report.setVisible(not empty)
        self._print.setVisible(not empty and theme.text_scale <= LARGE_TEXT)

    def _show_left(self, page: DayPage) -> None:
        here = self._focused_place()
        here = self._place_due if here is None else here  # read again before the cursor was back
        clear(self._left)
        self._deeds, self._next_deed, self._now_line = [], None, None
        self._show_unsaved()
        self._show_talks(page)
        self._show_due(page)
        self._left.addStretch(1)
        share_width(self._deeds)
        for row in self.findChildren(TalkRow):
            row.set_end_width(max((deed.minimumWidth() for deed in self._deeds), default=0))
        for deed in self._deeds:
            deed.installEventFilter(self)
        if here is not None and self._deeds:
            self._place_due = here
            self._focus_later(self._deeds[min(here, len(self._deeds) - 1)])

    def _focus_later(self, deed: QPushButton) -> None:
        """When the row has its place: the focus ring is drawn where the button is now."""

        def focus() -> None:
            self._place_due = None
            deed.setFocus(Qt.FocusReason.OtherFocusReason)

        QTimer.singleShot(0, deed, focus)

    def _add_head(self, title: str, note: str, more: QWidget) -> None:
        """With large text the remark gets a line of its own, where it can wrap."""
        apart = theme.text_scale > LARGE_TEXT
        self._left.addWidget(_indented(section_head(title, "" if apart else note, more)))
        if apart and note:
            self._left.addWidget(_indented(label(note, tone="muted", wrap=True)))

    def _show_unsaved(self) -> None:
        """Only when there is something: after a crash, or a form that was left in the middle."""
        if not self._drafts:
            return
        self._left.addWidget(_indented(section_head(_("Noch nicht gespeichert"))))
        sentences = SentenceList()
        rows = [
            SentenceRow(line.words, StatusLabel("pen-line", "", "info"), _("Öffnen"), line.call)
            for line in self._drafts
        ]
        sentences.set_rows(rows)
        self._left.addWidget(_indented(sentences))
        self._left.addSpacing(SECTION_GAP)
        self._deeds += [row.deed for row in rows if row.deed is not None]

    def _show_talks(self, page: DayPage) -> None:
        all_of_them = button(_("Alle Termine"), self._presenter.show_all_appointments, kind="quiet", small=True)
        self._add_head(_("Termine"), page.talks_note, all_of_them)
        for number, talk in enumerate(page.talks):
            if number == page.now_before:
                self._add_now(page.now)
            row = TalkRow(talk)
            self._left.addWidget(row)
            if row.deed is not None:
                self._deeds.append(row.deed)
                self._next_deed = row.deed if talk.is_next else self._next_deed
        if page.now_before >= len(page.talks):
            self._add_now(page.now)
        if not page.talks:
            self._left.addWidget(_indented(label(_("Heute sind keine Gespräche vereinbart."), tone="muted")))
        self._left.addSpacing(SECTION_GAP)

    def _add_now(self, words: str) -> None:
        self._now_line = NowLine(words)
        self._left.addWidget(self._now_line)

    def _show_due(self, page: DayPage) -> None:
        more = button(
            _("Alle {count} ansehen").format(count=len(page.due) + page.due_hidden),
            self._presenter.show_all_due,
            kind="quiet",
            small=True,
        )
        more.setVisible(page.due_hidden > 0)
        self._add_head(_("Zu erledigen"), page.due_note, more)
        rows = [
            SentenceRow(line.runs, StatusLabel(line.state.icon, line.state.word, line.state.tone), line.deed, line.call)
            for line in page.due
        ]
        sentences = SentenceList()
        sentences.set_rows(rows)
        self._left.addWidget(_indented(sentences))
        self._deeds += [row.deed for row in rows if row.deed is not None]
        if not page.due:
            self._left.addWidget(_indented(label(_("Nichts ist überfällig. Nichts ist heute fällig."), tone="muted")))

    def _show_side(self) -> None:
        column = self._side.column
        clear(column)
        if self._page is not None:
            column.addWidget(waiting_section(self._page.waiting))
        page = self._background
        if page is not None:
            column.addWidget(BandSection(page, as_table=self._as_table, turned=self._turn_chart))
            column.addSpacing(12)
            show_all = None if self._all_changes else self._show_all_changes
            column.addWidget(changes_section(page.changes_note, page.changes, show_all))
        column.addStretch(1)

    def _turn_chart(self, as_table: bool) -> None:
        self._as_table = as_table

    def _show_all_changes(self) -> None:
        self._all_changes = True
        self._show_side()

    def _rebuild(self) -> None:
        """Another look or text size: measures of rows are taken anew."""
        if self._page is not None:
            self._show_left(self._page)
            self._show_side()
            self._set_empty(empty=self._stack.currentIndex() == 1)

    # keys and width

    def _focused_place(self) -> int | None:
        here = self.window().focusWidget()  # also while another program is in front
        return next((place for place, deed in enumerate(self._deeds) if deed is here), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._deeds:
            return self._row_key(self._deeds.index(watched), event.key())
        return super().eventFilter(watched, event)

    def _row_key(self, place: int, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._deeds[place].click()
        elif key in steps:
            wanted = min(max(place + steps[Qt.Key(key)], 0), len(self._deeds) - 1)
            self._deeds[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._deeds[wanted], 0, 40)
        else:
            return False
        return True

    def _next_pane(self) -> None:
        if self._side.isVisible() and self._side.isAncestorOf(self.focusWidget() or self):
            self._side.setVisible(self._is_wide())
            self.focus_first()
            return
        self._side.show()
        first = next(iter(self._side.findChildren(QPushButton)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_wide(self) -> bool:
        """Large text needs the room of the side panel as a narrow window does."""
        return self.window().width() / theme.text_scale >= 1280

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        """Beside the day where there is room for both; an empty day has no side."""
        if self._stack.currentIndex() == 0:
            self._side.fit(self.window().width())
        else:
            self._side.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._is_wide() and self._side.isVisible():
            self._side.hide()
            self.focus_first()
        else:
            super().keyPressEvent(event)


def _same_but_hour(before: DayPage, after: DayPage) -> bool:
    """Deeds are made anew with each reading, so only what is to be read is compared."""
    return _readable(before) == _readable(after)


def _readable(page: DayPage) -> DayPage:
    return replace(
        page,
        now="",
        talks=tuple(replace(talk, call=None) for talk in page.talks),
        due=tuple(replace(line, call=_no_call) for line in page.due),
        waiting=tuple(replace(line, call=_no_call) for line in page.waiting),
    )


def _no_call() -> None:
    """Equal to itself, in place of deeds that never are."""


def _indented(part: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(INDENT, 0, INDENT, 0)
    layout.addWidget(part)
    return made

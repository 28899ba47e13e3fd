"""The overview of a family: nine steps, what is open as sentences, the children compared, the last entries."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kiberatung.basics.texts import N_, _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.child_facts import Tone
from kiberatung.services.desk import Desk
from kiberatung.services.open_items import Deed, OpenItem
from kiberatung.ui.family.history.entry_list import EntryList
from kiberatung.ui.family.history.entry_words import plain_lines
from kiberatung.ui.family.overview.children import ChildColumns
from kiberatung.ui.family.overview.editors import FollowUpEditor, NoteEditor
from kiberatung.ui.family.overview.presenter import OverviewPresenter, OverviewShown, ShownStep
from kiberatung.ui.family.tab import FamilyTab, TabContext
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_blocks import DeskBlocks
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN, SECTION_GAP
from kiberatung.ui.widgets.sentence_row import SentenceList, SentenceRow
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.step_list import Step, StepList, StepState
from kiberatung.ui.widgets.text import button, label, line, surface

ICONS = {Tone.CHECK: ("triangle-alert", "warn"), Tone.OVERDUE: ("circle-alert", "danger"), Tone.OK: ("check", "ok")}
ICONS_OF_DEEDS = {
    Deed.FINISH_FOLLOW_UP: "clock",
    Deed.PLAN_APPOINTMENT: "calendar-days",
    Deed.HAND_OVER: "send",
    Deed.LETTER: "mail",
    Deed.APPOINTMENT: "message-circle",
    Deed.HANDOVER_ANSWER: "clock",
    Deed.SCHULPFLICHT: "calendar-clock",
}
SPOKEN = {"done": N_("erledigt"), "now": N_("als Nächstes"), "later": N_("später")}
HISTORY_WIDTH = 376
ROOM_FOR_HISTORY = 900


class OverviewTab(FamilyTab):
    def __init__(self, shell: Shell, desk: Desk, context: TabContext) -> None:
        super().__init__()
        self._presenter = OverviewPresenter(shell, desk, self, context.changed, context.do_deed)
        self._items: tuple[OpenItem, ...] = ()
        self._has_come = False
        self.steps = StepList(_("Schritte des Falls"))
        self.open_items = SentenceList()
        self._open_note = label("", tone="muted")
        self.children_shown = ChildColumns(self._presenter.open_child)
        self._children_note = label("", tone="muted")
        self.history = EntryList(_("Letzte Einträge im Verlauf"))
        self.history.copy_wanted.connect(lambda text: shell.copy_text(text, _("Eintrag kopiert")))
        drafts = DeskDrafts(shell, desk)
        blocks = DeskBlocks(shell, desk)
        self.note = NoteEditor(self._presenter.write_note, drafts, blocks)
        self.follow_up = FollowUpEditor(lambda: desk.today, self._presenter.plan_follow_up, drafts, blocks)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_left(), 1)
        layout.addWidget(line("v"))
        self._right = self._build_right()
        layout.addWidget(self._right)

    # FamilyTab

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        if family_id != self._presenter.family_id:
            self.note.turn_to(family_id)
            self.follow_up.turn_to(family_id)
        self._has_come = True
        self._presenter.open_family(family_id)

    def reload(self) -> None:
        self._presenter.reload()

    def leave(self) -> None:
        self.note.keep_if_begun()

    def focus_first(self) -> None:
        rows = [row.deed for row in self.open_items.rows() if row.deed is not None]
        (rows[0] if rows else self.history).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large the history has only its own tab."""
        super().resizeEvent(event)
        self._right.setVisible(self.width() >= px(ROOM_FOR_HISTORY))

    # OverviewView

    def show_overview(self, shown: OverviewShown) -> None:
        self.steps.set_steps([_step(step) for step in shown.steps])
        self._open_note.setText(shown.open_note)
        self._show_open_items(shown.overview.open_items)
        self._children_note.setText(shown.children_note)
        self.children_shown.set_children(shown.overview.children)
        self.history.show_lines(plain_lines(shown.overview.history))
        if self._has_come:
            self._has_come = False
            self.focus_first()

    def _show_open_items(self, items: tuple[OpenItem, ...]) -> None:
        """The cursor stays in the list when a line of it is done."""
        if items == self._items:
            return
        self._items = items
        here = self.window().focusWidget()
        inside = here is not None and self.open_items.isAncestorOf(here)
        self.open_items.set_rows([self._row(item) for item in items])
        if inside:
            self.focus_first()

    def close_editors(self) -> None:
        self.note.close_editor()
        self.follow_up.close_editor()

    # building

    def _row(self, item: OpenItem) -> SentenceRow:
        icon, tone = ICONS.get(item.tone, (ICONS_OF_DEEDS.get(item.deed, "info"), "info"))
        state, call = StatusLabel(icon, "", tone), partial(self._presenter.do, item)
        reason = item.doubt.reason if item.doubt is not None else ""
        row = SentenceRow(item.sentence, state, item.deed_text, call, reason)
        if item.doubt is not None:
            row.add_quiet_deed(_("So richtig"), partial(self._presenter.find_right, item))
        return row

    def _build_left(self) -> QWidget:
        page = surface()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN, SECTION_GAP, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(0)
        column.addWidget(self.steps)
        column.addSpacing(12)
        remind = self.follow_up.made_opener(button(_("Wiedervor&lage"), kind="quiet", icon="plus"))
        column.addLayout(_head(_("Offen"), self._open_note, remind))
        column.addWidget(line())
        column.addWidget(self.follow_up)
        column.addWidget(self.open_items)
        column.addSpacing(SECTION_GAP)
        add = button(_("&Kind hinzufügen"), self._presenter.add_child, kind="quiet", icon="plus")
        column.addLayout(_head(_("Kinder"), self._children_note, add))
        column.addWidget(line())
        column.addWidget(self.children_shown)
        column.addStretch(1)
        return _scrolled(page)

    def _build_right(self) -> QWidget:
        right = surface()
        right.setFixedWidth(px(HISTORY_WIDTH))
        column = QVBoxLayout(right)
        column.setContentsMargins(PAGE_MARGIN, 16, 8, 0)
        column.setSpacing(8)
        add = self.note.made_opener(button(_("&Vermerk"), icon="plus", small=True))
        head = _head(_("Verlauf"), None, add)
        head.setContentsMargins(0, 0, 16, 0)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.history, 1)
        return right


def _step(step: ShownStep) -> Step:
    return Step(step.word, StepState(step.state), step.first_note, step.second_note, _(SPOKEN[step.state]))


def _head(title: str, note: QLabel | None, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(title, "h2"))
    if note is not None:
        note.setWordWrap(True)
        row.addWidget(note, 1)
    else:
        row.addStretch(1)
    row.addWidget(right)
    return row


def _scrolled(page: QWidget) -> QScrollArea:
    """The room of the bar is kept: were it to come and go, each family would be laid out and painted twice."""
    area = QScrollArea()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area

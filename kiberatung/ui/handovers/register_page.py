"""The page „Register“: all handovers in a table, the one with the cursor in full, and its answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.handovers import Handover, HandoverAnswer, HandoverId
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.services.list_output import OtherList, OtherListTaken, OutputForm, note_list
from kiberatung.ui.handovers.register_list import ANSWER_LOOKS, handovers_words, register_list
from kiberatung.ui.handovers.register_presenter import RegisterPresenter
from kiberatung.ui.lists.bar import with_bar
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.lists.output import ListWriters
from kiberatung.ui.lists.part import ListPart
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.form import long_text_field, value_of
from kiberatung.ui.widgets.row_values import Group
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, surface


class RegisterPage(QWidget):
    """↑ and ↓ choose the handover, its answer is given at the right."""

    def __init__(self, shell: Shell, desk: Desk, begin: Callable[[], object], writers: ListWriters) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = RegisterPresenter(shell, desk, self)
        definition = register_list()
        self._rows: RowsInMemory[Handover] = RowsInMemory(definition, lambda entry: entry.id, self._note)
        self.list = ListPart(shell, desk, definition, self._rows, writers)
        self.table = self.list.table
        self._rows.show = self._show_groups
        self.list.current_moved.connect(self._presenter.choose)
        self.list.key_opened.connect(self._enter_entry)
        self.list.panel_shown.connect(self._panel_shown)
        self.empty = _built_empty(begin)
        self._pages = QStackedWidget()
        self._is_arranging = False
        self._chosen: Handover | None = None
        self._make_panel(DeskDrafts(shell, desk))
        self._build()

    def _make_panel(self, kept: DeskDrafts) -> None:
        self._panel = SidePanel(_("Gewählte Übergabe"), 340)
        self._panel.closed.connect(self.list.enter)
        self._number = label("", "h2", wrap=True)
        self._words = label("", wrap=True)
        self._state = StatusLabel()
        self._reason = long_text_field(_("Begründung der Stelle, bei einer Ablehnung"), lines=3)
        self.drafts = DraftKeeper(kept, {"reason": self._reason})
        self.accepted = button(
            _("Als &angenommen eintragen"), lambda: self._answer(HandoverAnswer.ACCEPTED), icon="check"
        )
        self.declined = button(_("Als a&bgelehnt eintragen"), lambda: self._answer(HandoverAnswer.DECLINED), icon="x")
        self.reopened = button(_("Antwort wieder öffnen"), lambda: self._answer(HandoverAnswer.OPEN), kind="link")

    def reload(self) -> None:
        self.list.open_as_left(self._presenter.reload)

    def choose(self, handover_id: HandoverId) -> None:
        """The answer to this one is to be entered."""
        self._presenter.choose(handover_id)
        self.table.select_key(handover_id)

    # what the presenter shows

    def show_register(self, entries: Sequence[Handover]) -> None:
        self._rows.set_layout(self.list.state.layout)
        self._rows.set_rows(entries)
        self._pages.setCurrentIndex(0 if entries else 1)

    def _show_groups(self, groups: Sequence[Group]) -> None:
        self.list.show_groups(groups)
        self.list.set_sum(handovers_words(len(self._rows.shown_rows())))

    def _note(self, form: OutputForm, entries: Sequence[Handover]) -> None:
        note_list(self._desk, OtherListTaken(subject=OtherList.HANDOVERS, form=form, rows=len(entries)))

    def _panel_shown(self, shown: bool) -> None:
        """It stands where the chosen handover stands otherwise."""
        self._is_arranging = shown
        self._fit()

    def _enter_entry(self, _key: object) -> None:
        """In narrow windows the handover stands in place of the list, until Esc."""
        self._panel.show()
        first = self._reason if self._reason.isVisibleTo(self._panel) else self.reopened
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._is_arranging or self._chosen is None:
            self._panel.hide()
        elif not self._panel.isAncestorOf(self.focusWidget() or self):
            self._panel.fit(self.window().width())

    def show_entry(self, handover: Handover | None) -> None:
        self._chosen = handover
        self._fit()
        if handover is None:
            return
        if self._number.text() != handover.number:
            self.drafts.leave_place()
            self._reason.field.setPlainText(handover.answer_reason)  # type: ignore[attr-defined]
            self._reason.set_finding("")
            self.drafts.open_place(f"handover_answer:{handover.id}")
        elif handover.answer is not HandoverAnswer.OPEN:
            self.drafts.settle()
        self._number.setText(handover.number)
        self._words.setText("\n".join(_facts(handover)))
        icon, tone = ANSWER_LOOKS[handover.answer]
        self._state.set_status(icon, label_of(handover.answer), tone)
        is_open = handover.answer is HandoverAnswer.OPEN
        for part in (self._reason, self.accepted, self.declined):
            part.setVisible(is_open)
        self.reopened.setVisible(not is_open)

    def say_reason_missing(self, finding: str) -> None:
        self._reason.set_finding(finding)
        if finding:
            self._reason.setFocus()

    def _answer(self, answer: HandoverAnswer) -> None:
        self._presenter.answer(answer, value_of(self._reason) if answer is HandoverAnswer.DECLINED else "")

    def _build(self) -> None:
        self._fill_panel()
        nothing = surface()
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        inner.addWidget(self.empty)
        listing = QWidget()
        row = QHBoxLayout(listing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(with_bar(self.list), 1)
        row.addWidget(self._panel)
        self._pages.addWidget(listing)
        self._pages.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _fill_panel(self) -> None:
        column = self._panel.column
        column.setSpacing(12)
        for part in (self._number, self._words, line(), self._state, self.drafts, self._reason):
            column.addWidget(part)
        column.addWidget(self.accepted)
        column.addWidget(self.declined)
        column.addWidget(self.reopened, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _built_empty(begin: Callable[[], object]) -> EmptyState:
    words = _("Sie sehen vorher, was das Haus verlässt.")
    way = Way("send", _("Erste Übergabe"), words, _("Übergabe beginnen"), begin)
    text = _("Hier steht, wer wann welche Angaben bekommen und was er geantwortet hat.")
    return EmptyState(_("Noch keine Übergabe"), text, (way,))


def _facts(handover: Handover) -> list[str]:
    """All the register keeps, in words."""
    answered = handover.answered_on
    return [
        _("An: {recipient}").format(recipient=handover.recipient_name),
        _("Wozu: {purpose}").format(purpose=handover.purpose),
        _("Angaben: {count}").format(count=handover.item_count),
        _("Rechtsgrundlage: {basis}").format(basis=handover.legal_basis),
        *([_("Unverschlüsselt, weil: {reason}").format(reason=handover.plain_reason)] if handover.plain_reason else []),
        *([_("Beantwortet am {day}").format(day=write_date(answered))] if answered else []),
        *([_("Begründung: {reason}").format(reason=handover.answer_reason)] if handover.answer_reason else []),
    ]

"""The page „Register“: all handovers in a table, the one with the cursor in full, and its answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.handovers import Handover, HandoverAnswer, HandoverId
from kiberatung.services.desk import Desk
from kiberatung.services.labels import label_of
from kiberatung.ui.handovers.register_presenter import ANSWER_LOOKS, RegisterPresenter, columns
from kiberatung.ui.protocols import Shell
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.empty_state import EmptyState, Way
from kiberatung.ui.widgets.form import long_text_field, value_of
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable
from kiberatung.ui.widgets.side_panel import SidePanel
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, line, surface


class RegisterPage(QWidget):
    """↑ and ↓ choose the handover, its answer is given at the right."""

    def __init__(self, shell: Shell, desk: Desk, begin: Callable[[], object]) -> None:
        super().__init__()
        self._presenter = RegisterPresenter(shell, desk, self)
        self.table = RowTable(RowTableModel(columns(), self._presenter.fetch), _("Register der Übergaben"))
        self.table.current_moved.connect(self._presenter.choose)
        way = Way(
            "send", _("Erste Übergabe"), _("Sie sehen vorher, was das Haus verlässt."), _("Übergabe beginnen"), begin
        )
        self.empty = EmptyState(
            _("Noch keine Übergabe"),
            _("Hier steht, wer wann welche Angaben bekommen und was er geantwortet hat."),
            (way,),
        )
        self._panel = SidePanel(_("Gewählte Übergabe"), 340)
        self._number = label("", "h2", wrap=True)
        self._words = label("", wrap=True)
        self._state = StatusLabel()
        self._reason = long_text_field(_("Begründung der Stelle, bei einer Ablehnung"), lines=3)
        self.accepted = button(
            _("Als &angenommen eintragen"), lambda: self._answer(HandoverAnswer.ACCEPTED), icon="check"
        )
        self.declined = button(_("Als a&bgelehnt eintragen"), lambda: self._answer(HandoverAnswer.DECLINED), icon="x")
        self.reopened = button(_("Antwort wieder öffnen"), lambda: self._answer(HandoverAnswer.OPEN), kind="link")
        self._pages = QStackedWidget()
        self._build()

    def reload(self) -> None:
        self._presenter.reload()

    def choose(self, handover_id: HandoverId) -> None:
        """The answer to this one is to be entered."""
        self._presenter.choose(handover_id)
        self.table.select_key(handover_id)

    # what the presenter shows

    def show_register(self, ids: Sequence[HandoverId]) -> None:
        wanted = self.table.current_key()
        self.table.rows.set_keys(ids)
        if ids and (wanted is None or not self.table.select_key(wanted)):
            self.table.select_first()
        self._pages.setCurrentIndex(0 if ids else 1)

    def show_entry(self, handover: Handover | None) -> None:
        self._panel.setVisible(handover is not None)
        if handover is None:
            return
        if self._number.text() != handover.number:
            self._reason.field.setPlainText(handover.answer_reason)  # type: ignore[attr-defined]
            self._reason.set_finding("")
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
        column = self._panel.column
        column.setSpacing(12)
        for part in (self._number, self._words, line(), self._state, self._reason, self.accepted, self.declined):
            column.addWidget(part)
        column.addWidget(self.reopened, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        nothing = surface()
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        inner.addWidget(self.empty)
        listing = QWidget()
        row = QHBoxLayout(listing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self._panel)
        self._pages.addWidget(listing)
        self._pages.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)


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

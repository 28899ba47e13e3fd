"""The form that asks for the final erasure of a family, and the line that says how it stands."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit

from kiberatung.basics.date_words import write_date
from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.families import FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.erasing import ErasureReason, ErasureRequest, reasons_with_words
from kiberatung.ui.family.deed_form import DeedForm
from kiberatung.ui.family.erasure_presenter import ErasurePresenter
from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.desk_drafts import DeskDrafts
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import NOTICE_BAR_HEIGHT, PAGE_MARGIN
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.draft_keeper import DraftKeeper
from kiberatung.ui.widgets.form import LabeledField, long_text_field, value_of
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button, label, set_property

TIGHT = 560


class ErasureLine(QFrame):
    """Stays as long as the request is open; only who asked has something to do in it."""

    def __init__(self, erase: Callable[[], object], withdraw: Callable[[ErasureRequest], object]) -> None:
        super().__init__()
        self.setObjectName("erasure_line")
        self.setMinimumHeight(px(NOTICE_BAR_HEIGHT))
        set_property(self, "notice", "info")
        self._request: ErasureRequest | None = None
        self._withdraw_it = withdraw
        self._headline = StatusLabel("clock", "", "info")
        self._text = label(wrap=True)
        self._erase = button(_("&Endgültig löschen …"), erase, small=True)
        self._withdraw = button(_("Antrag &zurückziehen"), self._take_back, small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(self._headline)
        layout.addWidget(self._text, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for part in (self._erase, self._withdraw):
            self._buttons.addWidget(part)
        layout.addLayout(self._buttons)
        self.hide()

    def show_request(self, request: ErasureRequest | None) -> None:
        is_new = request is not None and request != self._request
        self._request = request
        self.setVisible(request is not None)
        if request is None:
            self._text.setText("")
            return
        headline = _("Löschung zugestimmt") if request.granted_by else _("Löschung beantragt")
        self._headline.set_status("circle-check" if request.granted_by else "clock", headline, "info")
        self._text.setText(_line_words(request))
        self._erase.setVisible(request.is_own and bool(request.granted_by))
        self._withdraw.setVisible(request.is_own)
        if is_new:
            announce(self, self.words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand below each other where the text is large and the window is not."""
        super().resizeEvent(event)
        is_tight = event.size().width() < px(TIGHT)
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight)

    def words(self) -> str:
        return f"{self._headline.text()} {self._text.text()}".strip()

    def _take_back(self) -> None:
        if self._request is not None:
            self._withdraw_it(self._request)


class ErasureForm(DeedForm):
    erased = Signal()

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(_("Familie endgültig löschen"), _("Zustimmung &erbitten"))
        self.presenter = ErasurePresenter(shell, desk, self)
        self.line = ErasureLine(self.presenter.begin, self.presenter.withdraw)
        self.why = Combo(_("Anlass"), [Option(value, word) for value, word in reasons_with_words()])
        self._why = LabeledField(_("&Anlass"), self.why)
        hint = _("Wer zustimmt, liest ihn mit der Fallnummer. Schreiben Sie keine Namen.")
        self.reason = long_text_field(_("&Grund"), lines=3, hint=hint)
        self.drafts = DraftKeeper(DeskDrafts(shell, desk), {"why": self.why, "reason": self.reason})
        self.words.setText(
            _(
                "Alles über diese Familie geht für immer, auch aus dem Verlauf. Vorher stimmt eine zweite Person zu: "
                "die Leitung oder der Datenschutz. Jetzt wird noch nichts gelöscht."
            )
        )
        self.why.chosen.connect(lambda _value: self._why.set_finding(""))
        self.setFocusProxy(self.why)
        self.build([self.drafts, self._why, self.reason])

    def show_request(self, request: ErasureRequest | None) -> None:
        self.line.show_request(request)

    def begin_asking(self, family_id: FamilyId) -> None:
        self.drafts.leave_place()
        self._empty()
        self.drafts.open_place(f"erasure:{family_id}", family_id)
        self.wanted.emit()

    def refuse_asking(self, text: str) -> None:
        self.reason.set_finding(text)
        self.reason.setFocus()

    def end_asking(self) -> None:
        self._empty()
        self.drafts.settle()
        self.closed.emit()

    def leave(self) -> None:
        """What was typed is kept for the next time."""
        self.drafts.leave_place()

    def forget_family(self) -> None:
        self.line.show_request(None)
        self.erased.emit()

    def do_deed(self) -> None:
        why = self.why.value()
        if isinstance(why, ErasureReason):
            self.presenter.ask(why, value_of(self.reason))
        else:
            self._why.set_finding(_("Wählen Sie, aus welchem Anlass gelöscht werden soll."))
            self.why.setFocus()

    def _empty(self) -> None:
        self.why.set_value(None)
        if isinstance(self.reason.field, QPlainTextEdit):
            self.reason.field.clear()
        for field in (self._why, self.reason):
            field.set_finding("")


def _line_words(request: ErasureRequest) -> str:
    day = write_date(german_time(request.approval.asked_at).date())
    if request.granted_by:
        granted = _("Zugestimmt hat {name}. Gelöscht ist noch nichts.").format(name=request.granted_by)
        asked = _("Beantragt von {name} am {day}.").format(name=request.asked_by, day=day)
        return granted if request.is_own else f"{asked} {granted}"
    missing = _("Noch fehlt die Zustimmung der Leitung oder des Datenschutzes.")
    asked = _("Von {name} am {day}.").format(name=request.asked_by, day=day)
    return f"{asked} {missing}"

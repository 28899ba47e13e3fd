"""What opens in place: a fact that is missing, deciding otherwise with a reason, and the confirmation of a family."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiberatung.basics.texts import _
from kiberatung.domain.answers import Source
from kiberatung.domain.children import Child
from kiberatung.domain.information_given import Confirmation, GivenInformation
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.services.labels import label_of
from kiberatung.services.questions import BY_FIELD
from kiberatung.ui.family.schulpflicht.presenter import Decided
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField, long_text_field, text_field, value_of
from kiberatung.ui.widgets.text import button, label, line

_ANSWERS = (Answer.YES, Answer.NO, Answer.NOT_YET, Answer.NO_LONGER, Answer.SUSPENDED)
_PARTS = (Part.FULL_TIME, Part.SEK2)
_FIELD_WIDTH = 300
_NO_SOURCE = ""


class Panel(QFrame):
    """Opens where it was asked for; Esc closes it without loss, and the cursor goes back to where it was."""

    closed = Signal()
    _came_from: QWidget | None = None

    def showEvent(self, event: QShowEvent) -> None:
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._came_from = here
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def close_panel(self) -> None:
        here, back = QApplication.focusWidget(), self._came_from
        has_cursor = here is not None and self.isAncestorOf(here)
        self.hide()
        self.closed.emit()
        if has_cursor and back is not None and isValid(back) and back.isVisible():
            back.setFocus()


def deeds_row(*made: QWidget) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row)
    for one in made:
        layout.addWidget(one)
    return row


class FactPanel(Panel):
    """One question of the intake, asked on this page: the answer is computed anew as soon as it is entered."""

    def __init__(self, answer: Callable[[Child, str, str, Source | None], str], port: DraftPort) -> None:
        super().__init__()
        self._answer = answer
        self._child: Child | None = None
        self._field = ""
        self._title = label("", "h2", wrap=True)
        self._help = label("", tone="muted", wrap=True)
        self.value = text_field(_("Angabe"))
        sources = [Option(_NO_SOURCE, _("ohne Quelle"))]
        sources += [Option(one, label_of(one)) for one in Source if one is not Source.SIBLING]
        self.source = Combo(_("Quelle der Angabe"), sources, _NO_SOURCE)
        self.drafts = DraftKeeper(port, {"value": self.value, "source": self.source})
        self.save = button(_("Angabe eintragen"), self._save)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(LabeledField(_("Quelle"), self.source), 0, Qt.AlignmentFlag.AlignTop)
        fields.addStretch(1)
        self.value.setFixedWidth(px(_FIELD_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._help)
        column.addWidget(self.drafts)
        column.addLayout(fields)
        column.addWidget(deeds_row(self.save, button(_("Nichts ändern"), self._throw_away, kind="quiet")))
        column.addWidget(line())

    def ask(self, child: Child, field: str, choices: Sequence[str], *, for_all: bool) -> None:
        """`choices` may be typed by their beginning."""
        self.drafts.leave_place()
        self._child, self._field = child, field
        question = BY_FIELD[field]
        self._title.setText(_(question.text))
        words = [_(question.help)] if question.help else []
        if for_all:
            words.append(_("Gilt für alle Kinder der Familie, die keine eigene Angabe haben."))
        self._help.setText(" ".join(words))
        self._help.setVisible(bool(words))
        self._empty()
        edit = self.value.field
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText(" / ".join(choices) if 0 < len(choices) <= 3 else "")
            completer = QCompleter(list(choices), edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            edit.setCompleter(completer)
        self.drafts.open_place(f"fact:{child.id}:{field}", child.family_id)
        self.show()
        edit.setFocus()

    def turn_away(self) -> None:
        """Another child is shown; what was typed stays its draft."""
        self.drafts.leave_place()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        if self._child is None:
            return
        chosen = self.source.value()
        source = chosen if isinstance(chosen, Source) else None
        finding = self._answer(self._child, self._field, value_of(self.value), source)
        self.value.set_finding(finding)
        if finding:
            self.value.setFocus()
        else:
            self._throw_away()

    def _throw_away(self) -> None:
        self._empty()
        self.drafts.settle()
        self.close_panel()

    def _empty(self) -> None:
        self.value.set_text("")
        self.value.set_finding("")
        self.source.set_value(_NO_SOURCE)


class DecisionPanel(Panel):
    """Answer, part and one sentence why."""

    def __init__(self, decide: Callable[[Decided], str], port: DraftPort) -> None:
        super().__init__()
        self._decide = decide
        self.answer = Combo(_("Ihre Antwort"), [Option(one, label_of(one)) for one in _ANSWERS], Answer.YES)
        parts = [Option("", _("kein Teil")), *(Option(one, label_of(one)) for one in _PARTS)]
        self.part = Combo(_("Teil der Schulpflicht"), parts, "")
        self.reason = long_text_field(_("Begründung, ein Satz genügt"), lines=2)
        self.drafts = DraftKeeper(port, {"reason": self.reason, "answer": self.answer, "part": self.part})
        self.drafts.offered.connect(self.show)
        self.save = button(_("Entscheidung eintragen"), self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Abweichend festlegen"), "h2"))
        column.addWidget(label(_("Die berechnete Antwort bleibt daneben stehen."), tone="muted", wrap=True))
        column.addWidget(self.drafts)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(LabeledField(_("Antwort"), self.answer))
        fields.addWidget(LabeledField(_("Teil"), self.part))
        fields.addStretch(1)
        column.addLayout(fields)
        column.addWidget(self.reason)
        column.addWidget(deeds_row(self.save, button(_("Nichts ändern"), self._throw_away, kind="quiet")))
        column.addWidget(line())

    def _save(self) -> None:
        part = self.part.value()
        decided = Decided(
            cast("Answer", self.answer.value()), part if isinstance(part, Part) else None, value_of(self.reason)
        )
        finding = self._decide(decided)
        self.reason.set_finding(finding)
        if finding:
            self.reason.setFocus()
        else:
            self._throw_away()

    def _throw_away(self) -> None:
        """Saved or not wanted: the next decision begins empty."""
        self._empty()
        self.drafts.settle()
        self.close_panel()

    def turn_to(self, child: Child) -> None:
        """What was typed for another child stays its draft."""
        self.drafts.leave_place()
        self._empty()
        self.hide()
        self.drafts.open_place(f"decision:{child.id}", child.family_id)

    def _empty(self) -> None:
        self.reason.set_text("")
        self.answer.set_value(Answer.YES)
        self.part.set_value("")


class ConfirmPanel(Panel):
    """Somebody of the family says or signs that an information was understood."""

    def __init__(self, confirm: Callable[[GivenInformation, Confirmation, str], str]) -> None:
        super().__init__()
        self._confirm = confirm
        self._given: GivenInformation | None = None
        self._about = label("", tone="muted", wrap=True)
        kinds = [Option(one, label_of(one)) for one in (Confirmation.ORAL, Confirmation.SIGNED)]
        self.kind = Combo(_("Art der Bestätigung"), kinds, Confirmation.ORAL)
        self.who = text_field(_("Bestätigt von"))
        self.who.setFixedWidth(px(_FIELD_WIDTH))
        self.save = button(_("Bestätigung eintragen"), self._save)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(LabeledField(_("Bestätigung"), self.kind), 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.who, 0, Qt.AlignmentFlag.AlignTop)
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Information bestätigen"), "h2"))
        column.addWidget(self._about)
        column.addLayout(fields)
        column.addWidget(deeds_row(self.save, button(_("Abbrechen"), self.close_panel, kind="quiet")))
        column.addWidget(line())

    def ask(self, given: GivenInformation, about: str) -> None:
        self._given = given
        self._about.setText(about)
        self.who.set_text("")
        self.who.set_finding("")
        self.show()
        self.who.setFocus()

    def _save(self) -> None:
        kind = self.kind.value()
        if self._given is None or not isinstance(kind, Confirmation):
            return
        finding = self._confirm(self._given, kind, value_of(self.who))
        self.who.set_finding(finding)
        if finding:
            self.who.setFocus()
        else:
            self.close_panel()

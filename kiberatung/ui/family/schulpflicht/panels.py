"""What opens in place: deciding otherwise with a reason, and keeping that the family was told."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from kiberatung.basics.texts import _
from kiberatung.domain.children import Child
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.services.labels import label_of
from kiberatung.ui.family.schulpflicht.presenter import Decided
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.choice import Combo, Option, SearchingField
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import LabeledField, long_text_field, text_field, value_of
from kiberatung.ui.widgets.text import button, label, line

_ANSWERS = (Answer.YES, Answer.NO, Answer.NOT_YET, Answer.NO_LONGER, Answer.SUSPENDED)
_PARTS = (Part.FULL_TIME, Part.SEK2)


class _Panel(QFrame):
    """Opens where it was asked for; Esc closes it without loss."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def close_panel(self) -> None:
        self.hide()


class DecisionPanel(_Panel):
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
        deeds = QHBoxLayout()
        deeds.addWidget(self.save)
        deeds.addWidget(button(_("Nichts ändern"), self._throw_away, kind="quiet"))
        deeds.addStretch(1)
        column.addLayout(deeds)
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


class ExplainedPanel(_Panel):
    """In which language the family was told, and who interpreted."""

    def __init__(self, explain: Callable[[str, str], object]) -> None:
        super().__init__()
        self._explain = explain
        self.language = SearchingField(_("Erklärt auf"), (), _("Diese Sprache steht nicht in der Liste."))
        self.interpreter = text_field(_("Gedolmetscht von"), placeholder=_("leer: ohne Sprachmittlung"))
        language = LabeledField(_("Erklärt auf"), self.language)
        self.language.finding_changed.connect(language.set_finding)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in (language, self.interpreter):
            field.field.setMaximumWidth(px(280))
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        fields.addStretch(1)
        deeds = QHBoxLayout()
        deeds.addWidget(button(_("Erklärung eintragen"), self._save))
        deeds.addWidget(button(_("Abbrechen"), self.close_panel, kind="quiet"))
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Der Familie erklärt"), "h2"))
        column.addLayout(fields)
        column.addLayout(deeds)
        column.addWidget(line())

    def open_with(self, languages: Sequence[Option], language: str, interpreters: Sequence[str]) -> None:
        self.language.set_options(languages)
        self.language.set_value(language)
        line_edit = self.interpreter.field
        if isinstance(line_edit, QLineEdit):
            completer = QCompleter(list(interpreters), line_edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line_edit.setCompleter(completer)
        self.show()
        self.language.setFocus()

    def _save(self) -> None:
        self._explain(str(self.language.value() or ""), value_of(self.interpreter))
        self.close_panel()

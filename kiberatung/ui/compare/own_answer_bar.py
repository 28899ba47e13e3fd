"""The line below the table for an answer that stands on neither side, and what keeps it through lock and crash."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.services.place_words import Offer
from kiberatung.ui.compare.decisions import Key
from kiberatung.ui.compare.own_typing import TypingShown
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.draft_keeper import DraftKeeper, DraftPort
from kiberatung.ui.widgets.form import LEFT_EDGE, LabeledField
from kiberatung.ui.widgets.grid_values import GridWord
from kiberatung.ui.widgets.grid_words import WordCompleter
from kiberatung.ui.widgets.text import button


class OwnAnswerBar(QWidget):
    """Enter takes the text over, Esc gives it up; what cannot be understood stays, with the reason below."""

    entered = Signal(object, str)  # key, text
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.key: Key | None = None
        self.line = _Line()
        self.line.setAlignment(LEFT_EDGE)
        self.line.given_up.connect(self.given_up)
        self.line.returnPressed.connect(self._enter)
        self.field = LabeledField(_("Anderer Wert"), self.line)
        self.take = button(_("Ü&bernehmen"), self._enter)
        self._build()
        self.hide()

    def _build(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.take)
        deeds.addWidget(button(_("Abbrechen"), self.given_up.emit, kind="quiet"))
        beside = QVBoxLayout()
        beside.addSpacing(self.field.fontMetrics().height() + 4)  # beside the line, whatever stands below it
        beside.addLayout(deeds)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        row.setSpacing(12)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)

    def begin(self, typing: TypingShown) -> None:
        self.key = typing.key
        self.field.set_hint(typing.hint)
        self.line.setText(typing.text)
        self.line.setCompleter(WordCompleter(_words(typing.offers), self.line))
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def end(self) -> None:
        self.key = None
        self.line.clear()
        self.hide()

    def _enter(self) -> None:
        if self.key is not None:
            self.entered.emit(self.key, self.line.text())


class _Line(QLineEdit):
    """Esc belongs to it before it belongs to the screen."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # looked at above
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _words(offers: Sequence[Offer]) -> list[GridWord]:
    return [GridWord(offer.word, offer.found_by) for offer in offers]


class OwnAnswerDraft(DraftKeeper):
    """Knows for which row the text was typed; taken over, it stands in the line again."""

    taken_up = Signal(object, str)  # key, text

    def __init__(self, port: DraftPort, bar: OwnAnswerBar) -> None:
        self._bar = bar
        super().__init__(port, {"text": bar.line})

    def values(self) -> dict[str, str]:
        key = self._bar.key
        if key is None:
            return {}
        return {"record": str(key[0]), "field": key[1], **super().values()}

    def take_over(self) -> None:
        offered = self._offered
        self._hide_offer()
        self._is_kept = True
        self.taken_up.emit((UUID(offered["record"]), offered["field"]), offered["text"])

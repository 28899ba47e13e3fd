"""Keeps what is typed into a form before it is saved, and offers it again when the form is opened the next time."""

from collections.abc import Callable, Mapping
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.widgets.announcing import announce
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.status_label import StatusLabel
from kiberatung.ui.widgets.text import button

KEPT_AFTER_MS = 1000
"""After the first key that is not kept yet, and not after the last: whoever types on and on is kept too (R07: 2 s)."""

Found = Callable[[str, Mapping[str, str]], object]
"""Gets the words of the offer and the values."""


class DraftPort(Protocol):
    """Where drafts are kept; each call returns at once."""

    def look(self, place: str, found: Found) -> None:
        """Calls `found` when there is a draft, now or later."""
        ...

    def keep(self, place: str, values: Mapping[str, str], about: UUID | None) -> None: ...

    def drop(self, place: str) -> None: ...


class DraftPart(QObject):
    """What is kept beside the fields of a form: it writes itself as one text and takes that text again."""

    draft_changed = Signal()

    def draft_text(self) -> str:
        """Empty while there is nothing to keep."""
        raise NotImplementedError

    def take_draft(self, text: str) -> None:
        raise NotImplementedError


class DraftKeeper(QFrame):
    """Stands in its form, unseen until there is something to offer. The form says when it is opened and when saved."""

    offered = Signal()

    def __init__(self, port: DraftPort, fields: Mapping[str, QWidget | DraftPart]) -> None:
        super().__init__()
        self._port = port
        self._fields = {name: _input_of(field) for name, field in fields.items()}
        self._place, self._about = "", None  # type: tuple[str, UUID | None]
        self._clean: dict[str, str] = {}
        self._offered: Mapping[str, str] = {}
        self._is_kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        self._words = StatusLabel("pen-line", "", "info")
        self._build()
        for field in self._fields.values():
            _tell_changes(field, self._touched)

    def _build(self) -> None:
        deeds = QWidget()
        row = FlowLayout(deeds)
        row.addWidget(button(_("Übernehmen"), self.take_over, small=True))
        row.addWidget(button(_("Verwerfen"), self.drop, kind="quiet", small=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(deeds)
        self.setProperty("notice", "info")
        self.hide()

    # what the form says

    def open_place(self, place: str, about: UUID | None = None) -> None:
        """The form shows what is stored; what differs from it from now on is a draft of this place.

        `place` names the form and what it is about without names, `about` the family with which the draft goes.
        """
        if (place, about) != (self._place, self._about):
            self.leave_place()
        self._place, self._about = place, about
        self._clean = self.values()
        self._timer.stop()
        self._port.look(place, lambda words, values: self._offer(place, words, values))

    def leave_place(self) -> None:
        """Another form, or none: what was typed is kept, and nothing more is watched."""
        self.keep_now()
        self._place, self._is_kept = "", False
        self._hide_offer()

    def settle(self) -> None:
        """What was typed is saved or thrown away, and the form shows what is stored."""
        self._timer.stop()
        self._clean = self.values()
        self._forget_typed()

    def keep_now(self) -> None:
        """Also before the lock: without waiting for the next second."""
        self._timer.stop()
        values = self.values()
        if not self._place or (values == self._clean and not self._is_kept):
            return
        if values == self._clean:
            self._forget_typed()
        else:
            self._port.keep(self._place, values, self._about)
            self._is_kept = True

    # what the person says

    def take_over(self) -> None:
        """Into the fields, as if it were typed now; it stays kept until it is saved."""
        offered = self._offered
        self._hide_offer()
        for name, text in offered.items():
            if name in self._fields:
                _type_into(self._fields[name], text)
        self._is_kept = True
        first = next(iter(self._fields.values()), None)
        if isinstance(first, QWidget):
            first.setFocus()

    def drop(self) -> None:
        """What was offered; what has been typed since stays."""
        self._hide_offer()
        if not self._is_kept:
            self._port.drop(self._place)

    def values(self) -> dict[str, str]:
        return {name: _text_of(field) for name, field in self._fields.items()}

    def is_offering(self) -> bool:
        return bool(self._offered)

    def words(self) -> str:
        return self._words.text()

    def _offer(self, place: str, words: str, values: Mapping[str, str]) -> None:
        """Unless the person has gone to another form meanwhile, or the text is there already."""
        if place != self._place or dict(values) == self.values():
            return
        self._offered = values
        self._words.set_status("pen-line", words, "info")
        self.show()
        announce(self, words)
        self.offered.emit()

    def _forget_typed(self) -> None:
        """An older text that was offered and not answered takes its place again."""
        if self._is_kept and self._place:
            if self._offered:
                self._port.keep(self._place, self._offered, self._about)
            else:
                self._port.drop(self._place)
        self._is_kept = False

    def _hide_offer(self) -> None:
        self._offered = {}
        self.hide()

    def _touched(self) -> None:
        if self._place and not self._timer.isActive():
            self._timer.start()


def _input_of(field: QWidget | DraftPart) -> QWidget | DraftPart:
    return field.field if isinstance(field, LabeledField) else field


def _tell_changes(field: QWidget | DraftPart, changed: Callable[[], object]) -> None:
    if isinstance(field, DraftPart):
        field.draft_changed.connect(changed)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(lambda *_text: changed())
    elif isinstance(field, QComboBox):
        field.currentIndexChanged.connect(lambda _number: changed())
    elif isinstance(field, QCheckBox):
        field.toggled.connect(lambda _checked: changed())
    else:
        raise TypeError(field)


def _text_of(field: QWidget | DraftPart) -> str:
    if isinstance(field, DraftPart):
        return field.draft_text()
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    return "x" if isinstance(field, QCheckBox) and field.isChecked() else ""


def _type_into(field: QWidget | DraftPart, text: str) -> None:
    """As a person would: whoever listens to typing hears it."""
    if isinstance(field, DraftPart):
        field.take_draft(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        field.textEdited.emit(text)
        field.editingFinished.emit()
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QComboBox):
        number = field.findText(text)
        field.setCurrentIndex(number)
        field.activated.emit(number)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(text))

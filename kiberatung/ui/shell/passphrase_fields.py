"""Passphrase fields with „Zeigen“ and hints on the keyboard; where one is made, with a proposal and its strength."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.passphrases import Strength, strength_of, strength_words
from kiberatung.ui.shell.keyboard_hints import KeyboardHints, PassphraseLine
from kiberatung.ui.widgets.form import LabeledField
from kiberatung.ui.widgets.text import button, label, set_property

_TONES = {Strength.TOO_SHORT: "muted", Strength.WEAK: "warn", Strength.GOOD: "ok", Strength.VERY_GOOD: "ok"}


@dataclass(frozen=True, slots=True)
class Making:
    """A passphrase is made here: `fields` are those that get the proposal, the first of them is judged."""

    fields: slice
    propose: Callable[[], object]
    """Leads to `show_proposal`, now or later."""


class PassphraseFields(QWidget):
    """One button shows all of them: what is typed twice is also compared by eye."""

    entered = Signal()  # Enter in the last field

    def __init__(self, titles: Sequence[tuple[str, str]], making: Making | None = None) -> None:
        """`titles`: label and hint of each field."""
        super().__init__()
        self._making = making
        self.lines = [PassphraseLine() for _title in titles]
        self.fields = [LabeledField(title, line, hint) for (title, hint), line in zip(titles, self.lines, strict=True)]
        self.hints = KeyboardHints(self.lines)
        self._show = button(_("&Zeigen"), kind="quiet", icon="eye")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._show_text)
        self._strength = label("", "small_strong", "muted", wrap=True)
        self.lines[-1].returnPressed.connect(self.entered)
        self.setFocusProxy(self.lines[0])
        self._build()
        if making is not None:
            self.lines[making.fields][0].textChanged.connect(self._judge)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        fields = QHBoxLayout() if self._making is None else QVBoxLayout()  # six words take the whole width
        fields.setSpacing(12)
        for field in self.fields:
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop if self._making is None else Qt.AlignmentFlag(0))
        column.addLayout(fields)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self._show)
        if self._making is not None:
            self.propose = button(_("&Vorschlagen"), self._making.propose, kind="quiet", icon="key-round")
            self.propose.setAccessibleDescription(_("Sechs Wörter, die sich merken lassen"))
            below.addWidget(self.propose)
        below.addWidget(self._strength, 1)
        column.addLayout(below)
        column.addWidget(self.hints)

    def show_proposal(self, passphrase: str) -> None:
        """Readable, so that it can be written down; whoever likes another types it."""
        if self._making is not None:
            for line in self.lines[self._making.fields]:
                line.setText(passphrase)
                line.setCursorPosition(0)
            self._show.setChecked(True)

    def strength(self) -> str:
        return self._strength.text()

    def clear(self) -> None:
        """Forget what was typed."""
        for line, field in zip(self.lines, self.fields, strict=True):
            line.clear()
            field.set_finding("")
        self._show.setChecked(False)

    def _judge(self, text: str) -> None:
        strength = strength_of(text)
        self._strength.setText(strength_words(strength) if text else "")
        set_property(self._strength, "tone", _TONES[strength])

    def _show_text(self, shown: bool) -> None:
        for line in self.lines:
            line.show_text(shown)

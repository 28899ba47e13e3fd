"""Filters as chips: field, value, and a way to take each back."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import CHIP_HEIGHT
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.layouts import clear
from kiberatung.ui.widgets.text import button, icon_button, label


@dataclass(frozen=True, slots=True)
class ChipValue:
    """One filter as words; `key` tells which one is taken back."""

    key: Hashable
    field: str
    value: str


class Chip(QFrame):
    """Entf or the cross takes the filter back."""

    removed = Signal(object)

    def __init__(self, value: ChipValue, remove_word: str) -> None:
        super().__init__()
        self._key = value.key
        self.setProperty("chip", True)
        self.setFixedHeight(px(CHIP_HEIGHT))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 2, 0)
        layout.setSpacing(6)
        layout.addWidget(label(value.field, "strong", "accent"))
        layout.addWidget(label(value.value))
        cross = icon_button("x", f"{remove_word}: {value.field} {value.value}", self._remove)
        layout.addWidget(cross)

    def _remove(self) -> None:
        self.removed.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._remove()
        else:
            super().keyPressEvent(event)


class ChipRow(QWidget):
    """A lead word, the chips, and "+ Filter" where one can be added."""

    removed = Signal(object)
    add_wanted = Signal()

    def __init__(self, lead: str, remove_word: str, add_word: str = "") -> None:
        super().__init__()
        self._lead, self._remove_word, self._add_word = lead, remove_word, add_word
        self._layout = FlowLayout(self)
        self.set_chips(())

    def set_chips(self, values: Sequence[ChipValue]) -> None:
        clear(self._layout)
        if values and self._lead:
            lead = label(self._lead, tone="muted")
            lead.setFixedHeight(px(CHIP_HEIGHT))
            self._layout.addWidget(lead)
        for value in values:
            chip = Chip(value, self._remove_word)
            chip.removed.connect(self.removed)
            self._layout.addWidget(chip)
        if self._add_word:
            self._layout.addWidget(button(self._add_word, self.add_wanted.emit, kind="dashed", icon="plus"))
        self.updateGeometry()

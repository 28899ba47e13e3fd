"""The table of a filled form: ← keeps what is known, → takes what the form says, Leertaste and Enter turn the row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from kiberatung.basics.texts import _
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable

_KEYS = {Qt.Key.Key_Left: False, Qt.Key.Key_1: False, Qt.Key.Key_Right: True, Qt.Key.Key_2: True}
_COLUMNS = {1: False, 2: True}


class ChoiceTable(RowTable):
    """A click in the column of one side chooses it too."""

    side_chosen = Signal(object, bool)  # key, whether the form's answer is taken
    turn_wanted = Signal(object)

    def __init__(self, model: RowTableModel) -> None:
        super().__init__(model, _("Angaben des Bogens"), TWO_LINE_ROW_HEIGHT)
        self.key_opened.connect(self.turn_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, side = self.current_key(), _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if key is not None and side is not None and plain:
            self.side_chosen.emit(key, side)
        elif key is not None and event.key() == Qt.Key.Key_Space and plain:
            self.turn_wanted.emit(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        key, side = self.rows.key_at(self.rowAt(place.y())), _COLUMNS.get(self.columnAt(place.x()))
        if key is not None and side is not None and event.button() == Qt.MouseButton.LeftButton:
            self.side_chosen.emit(key, side)

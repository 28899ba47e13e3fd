"""The table of the comparison: ← and → or 1, 2, 3 choose a side in the row, a click in a column does too, 4 neither."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from kiberatung.basics.texts import _
from kiberatung.services.merging.proposals import Side
from kiberatung.ui.theme.tokens import TWO_LINE_ROW_HEIGHT
from kiberatung.ui.widgets.row_model import RowTableModel
from kiberatung.ui.widgets.row_table import RowTable

_KEYS = {
    Qt.Key.Key_Left: Side.LEFT,
    Qt.Key.Key_1: Side.LEFT,
    Qt.Key.Key_Right: Side.RIGHT,
    Qt.Key.Key_2: Side.RIGHT,
    Qt.Key.Key_3: Side.BOTH,
}
_NEITHER = (Qt.Key.Key_4, Qt.Key.Key_F2)
_COLUMNS = {1: Side.LEFT, 2: Side.RIGHT}


class CompareTable(RowTable):
    """Enter and Leertaste turn the row to the other side; 4 and F2 ask for a third answer."""

    side_chosen = Signal(object, object)  # key, Side
    turn_wanted = Signal(object)
    own_wanted = Signal(object)

    def __init__(self, model: RowTableModel) -> None:
        super().__init__(model, _("Angaben beider Seiten"), TWO_LINE_ROW_HEIGHT)
        self.key_opened.connect(self.turn_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        side = _KEYS.get(Qt.Key(event.key()))
        if key is not None and side is not None and not _holds_more(event):
            self.side_chosen.emit(key, side)
        elif key is not None and event.key() == Qt.Key.Key_Space:
            self.turn_wanted.emit(key)
        elif key is not None and event.key() in _NEITHER and not _holds_more(event):
            self.own_wanted.emit(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        key, side = self.rows.key_at(self.rowAt(place.y())), _COLUMNS.get(self.columnAt(place.x()))
        if key is not None and side is not None and event.button() == Qt.MouseButton.LeftButton:
            self.side_chosen.emit(key, side)


def _holds_more(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(event.modifiers() & held)

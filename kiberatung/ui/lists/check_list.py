"""A short list with a box before each line: Leertaste ticks, letters jump, Alt+↑↓ moves a line where order counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.announcing import announce

LINES_SEEN = 9
LINE_HEIGHT = 26
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """`can_change` is False for what is always ticked."""

    key: str
    word: str
    is_ticked: bool
    can_change: bool = True


class CheckList(QListWidget):
    changed = Signal()

    def __init__(self, name: str, *, is_ordered: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._is_ordered = is_ordered
        self._is_filling = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemChanged.connect(self._item_changed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The line with the cursor keeps it."""
        here = self.current_key()
        self._is_filling = True
        self.clear()
        for line in lines:
            self.addItem(_item(line))
        self._is_filling = False
        keys = [line.key for line in lines]
        self.setCurrentRow(keys.index(here) if here in keys else 0)
        self.setFixedHeight(px(LINE_HEIGHT) * min(max(len(lines), 2), LINES_SEEN) + 4)

    def ticked(self) -> tuple[str, ...]:
        return tuple(str(item.data(_KEY)) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def current_key(self) -> str | None:
        item = self.currentItem()
        return None if item is None else str(item.data(_KEY))

    def shift_line(self, by: int) -> None:
        """The line with the cursor up or down, as far as there is room."""
        place = self.currentRow()
        target = place + by
        if not (place >= 0 and 0 <= target < self.count()):
            return
        self._is_filling = True
        item = self.takeItem(place)
        self.insertItem(target, item)
        self._is_filling = False
        self.setCurrentRow(target)
        announce(self, f"{item.text()}, {target + 1}")
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if self._is_ordered and event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
            self.shift_line(steps[key])
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(number) for number in range(self.count())]

    def _item_changed(self, _item: QListWidgetItem) -> None:
        if not self._is_filling:
            self.changed.emit()


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.word)
    item.setData(_KEY, line.key)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if line.can_change else flags)
    item.setSizeHint(QSize(0, px(LINE_HEIGHT)))
    item.setCheckState(Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked)
    return item

"""The words that an editor of the grid offers, found by any of their spellings."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from kiberatung.ui.widgets.grid_values import GridWord

_FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
_ENDING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class WordCompleter(QCompleter):
    """Shows the words, looks in all their spellings; Enter and Tab take the marked word and go on with one press."""

    key_pressed = Signal(object)  # QKeyEvent that ends the editor, pressed while the list was open

    def __init__(self, words: Sequence[GridWord], editor: QLineEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setModel(_model_of(words, self))
        self.setCompletionRole(_FINDING_ROLE)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self.popup()
        if popup is not None:
            popup.setProperty("popup", True)
            popup.installEventFilter(self)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENDING:
            popup = self.popup()
            if popup is not None and popup.isVisible():
                self._take_marked()
                popup.hide()
                self.key_pressed.emit(event)
                return True
        return super().eventFilter(watched, event)

    def _take_marked(self) -> None:
        popup = self.popup()
        marked = popup.currentIndex() if popup is not None else QModelIndex()
        if marked.isValid():
            self._editor.setText(self.pathFromIndex(marked))


def _model_of(words: Sequence[GridWord], parent: QObject) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for word in words:
        item = QStandardItem(word.word)
        item.setData(f"{word.word} {word.found_by}", _FINDING_ROLE)
        model.appendRow(item)
    return model

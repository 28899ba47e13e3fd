"""The line to search a list by typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from kiberatung.ui.theme.icons import icon
from kiberatung.ui.theme.live import px
from kiberatung.ui.widgets.key_pause import KeyPause


class SearchLine(QLineEdit):
    """Says what is sought while it is typed; ↓ leaves for the list, Esc empties."""

    sought = Signal(str)
    left_down = Signal()

    def __init__(self, name: str, placeholder: str, clear_word: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("search", True)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(clear_word)
        self._clear.setToolTip(clear_word)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.empty)
        self._pause = KeyPause(self)
        self._pause.due.connect(lambda: self.sought.emit(self.text()))
        self.textChanged.connect(self._text_changed)
        self.setMinimumWidth(px(240))

    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.key_typed()

    def empty(self) -> None:
        """Forget what was sought and stay in the line."""
        self.clear()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_typed(self, text: str) -> None:
        """Take letters typed elsewhere in the view, as if they had been typed here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pause.stop()
            self.sought.emit(self.text())
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

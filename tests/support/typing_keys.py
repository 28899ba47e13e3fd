"""Types as a person does. Qt's own key helper aborts the process on umlauts, so every letter is sent as an event."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = {"\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Return, " ": Qt.Key.Key_Space}
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Send each letter to `widget`, or to the editor that has taken the focus inside it meanwhile."""
    for letter in text:
        target = _focused_inside(widget)
        key = _KEYS.get(letter, 0)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, int(key), _NO_MODIFIER, letter))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
    """One key without a letter, with Strg, Alt or Umschalt held if wanted."""
    target = _focused_inside(widget)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, int(key), modifiers))


def _focused_inside(widget: QWidget) -> QWidget:
    here = widget.window().focusWidget()
    return here if here is not None and widget.isAncestorOf(here) else widget

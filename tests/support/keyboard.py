"""A keyboard in front of the whole window: every press goes to what has the focus, and is counted."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.typing_keys import type_text

NO_VALUE_KEYS = {"unbekannt": Qt.Key.Key_U, "nicht gefragt": Qt.Key.Key_N, "verweigert": Qt.Key.Key_V}


class Keyboard:
    """`presses` counts keys that are no letter of a value, a key with Strg or Alt as one; `letters` the others."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.presses = self.letters = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Offscreen, the window does not get the keyboard back by itself when a list of words has closed."""
        self.presses += 1
        if QGuiApplication.focusWindow() is not self._window.windowHandle():
            self._window.activateWindow()
            QTest.qWaitForWindowActive(self._window)
        QTest.keyClick(self._window.focusWidget() or self._window, key, modifiers)

    def type(self, text: str) -> None:
        self.letters += len(text)
        type_text(self._window, text)

    def answer(self, text: str) -> None:
        """A value and Enter, or the one key that stands for the answer."""
        if text in NO_VALUE_KEYS:
            self.press(NO_VALUE_KEYS[text], Qt.KeyboardModifier.AltModifier)
        elif text == "copy":
            self.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        else:
            self.type("" if text == "confirm" else text)
            self.press(Qt.Key.Key_Return)


class MouseWatch(QObject):
    """Counts what a mouse does anywhere in the program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.events = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.events += isinstance(event, QMouseEvent)
        return super().eventFilter(watched, event)

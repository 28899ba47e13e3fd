"""When to search while someone types: at the first key at once, then at most once in a pause."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 60  # keys that come faster are answered together; a fast typist leaves about 120 between two


class KeyPause(QObject):
    """`due` comes at once when nothing has been sought lately, else when the pause is over, for all keys till then."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._end)
        self._waiting = False

    def key_typed(self) -> None:
        self._waiting = True
        if not self._timer.isActive():
            self._end()

    def is_waiting(self) -> bool:
        """Whether something typed has not been sought yet."""
        return self._waiting

    def stop(self) -> None:
        self._waiting = False

    def _end(self) -> None:
        if self._waiting:
            self._waiting = False
            self._timer.start()
            self.due.emit()

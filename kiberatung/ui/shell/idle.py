"""Notices when nobody has touched keys or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Emits `idle` once after the time; any key or mouse begins it anew.

    It looks at the native windows, where keys and mouse arrive, and not at the whole application: a filter there
    would see every event of every widget, a hundred thousand of them when the look is changed.
    """

    idle = Signal()

    def __init__(self, app: QApplication, minutes: float) -> None:
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)
        app.focusWindowChanged.connect(self.watch)

    def set_minutes(self, minutes: float) -> None:
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.start()

    def watch(self, window: QWindow | None) -> None:
        """Called for each window that comes to the front; the coming itself is a sign of life."""
        if window is None:
            return
        self._timer.start()
        window.installEventFilter(self)

    def quiet_ms(self) -> int:
        """Since the last sign of life."""
        return self._timer.interval() - max(self._timer.remainingTime(), 0)

    def stop(self) -> None:
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False

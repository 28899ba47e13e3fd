"""Sichtschutz: one key blanks every window at once."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import colour, font

FREE_RETURN_MS = 30_000


class _Cover(QWidget):
    """A plain sheet over a whole window; takes mouse and keys away from what lies below."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(_("Sichtschutz. F12 zeigt die Ansicht wieder."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("bg"))
        painter.setFont(font("body"))
        painter.setPen(colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("F12 zeigt die Ansicht wieder."))


class PrivacyCover(QObject):
    """Covers in one step; the second press returns within 30 seconds, later it asks for the passphrase."""

    lock_wanted = Signal()
    changed = Signal(bool)

    def __init__(self, parent: QObject, free_return_ms: int = FREE_RETURN_MS) -> None:
        super().__init__(parent)
        self._free_return_ms = free_return_ms
        self._since = QElapsedTimer()
        self._covers: list[_Cover] = []
        self._titles: dict[QWidget, str] = {}
        self._focus: QWidget | None = None

    def is_covered(self) -> bool:
        return bool(self._covers)

    def set_title(self, window: QWidget, title: str) -> None:
        """Now, or when the window can be seen again."""
        if window in self._titles:
            self._titles[window] = title
        else:
            window.setWindowTitle(title)

    def toggle(self) -> None:
        """F12."""
        if not self._covers:
            self._cover()
        else:
            late = self._since.elapsed() >= self._free_return_ms
            self._uncover()
            if late:
                self.lock_wanted.emit()

    def lift(self) -> None:
        """The lock covers everything."""
        if self._covers:
            self._focus = None
            self._uncover()

    def _cover(self) -> None:
        self._since.start()
        self._focus = QApplication.focusWidget()
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for popup in (window for window in windows if window.windowType() == Qt.WindowType.Popup):
            popup.hide()
        shown = [window for window in windows if window.isVisible()]
        self._covers = [_Cover(window) for window in shown]
        self._titles = {window: window.windowTitle() for window in shown}
        for window in shown:
            window.setWindowTitle(_("Sichtschutz"))
        for cover in self._covers:
            cover.setFocus()
            cover.repaint()
        self.changed.emit(True)

    def _uncover(self) -> None:
        for cover in filter(isValid, self._covers):
            cover.hide()
            cover.deleteLater()
        self._covers = []
        for window, title in self._titles.items():
            if isValid(window):
                window.setWindowTitle(title)
        self._titles = {}
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self.changed.emit(False)

"""The one way to the clipboard: what is copied does not stay there, and no history keeps it (R34).

Fields copy by themselves what is marked in them; that too is gone when the program is locked or ends.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEARED_AFTER_MS = 10_000
_NO_HISTORY = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}
"""Signs by which the histories of KDE and Windows leave a text out; the others know none."""


class Clipboard(QObject):
    """Clears what it has put there after a while; what others put there stays."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEARED_AFTER_MS)
        self._timer.timeout.connect(self.clear)

    def put(self, text: str, page: str = "") -> None:
        """`page` is the same as HTML, for programs that take tables."""
        content = QMimeData()
        content.setText(text)
        if page:
            content.setData("text/html", page.encode())
        for kind, sign in _NO_HISTORY.items():
            content.setData(kind, sign)
        _board().setMimeData(content)
        self._text = text
        self._timer.start()

    def clear(self) -> None:
        self._timer.stop()
        if self._text and _board().text() == self._text:
            _board().clear()
        self._text = ""


def copy_text(text: str, page: str = "") -> None:
    _own().put(text, page)


def clear_clipboard() -> None:
    """At lock and at the end: also what a field of ours has copied by itself."""
    _own().clear()
    if _is_ours():
        _board().clear()


def _own() -> Clipboard:
    """One for the whole program, which ends with it."""
    app = QGuiApplication.instance()
    own = app.findChild(Clipboard) if app is not None else None
    return own if isinstance(own, Clipboard) else Clipboard(app)


def _is_ours() -> bool:
    """Whether the program has put there what is in it, in whichever way."""
    return _board().ownsClipboard()


def _board() -> QClipboard:
    return QGuiApplication.clipboard()

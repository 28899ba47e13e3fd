"""One window for each store and account: a second start brings the first window forward and ends.

The first listens on a local socket named after the store; that somebody connects is the whole message, and nothing is
ever read from it. The socket lies in a folder for this account alone. What a killed program leaves there is told by
nobody answering, and is put away while the kernel's lock on the folder keeps others waiting: there is no lock file.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

ANSWER_MILLISECONDS = 2_000
"""So long a window that is busy may take until its system has let us in."""
_NOBODY = (QLocalSocket.LocalSocketError.ServerNotFoundError, QLocalSocket.LocalSocketError.ConnectionRefusedError)


class SingleInstance(QObject):
    """`claim` once; `called_forward` whenever somebody starts the program again with the same store."""

    called_forward = Signal()

    def __init__(self, store: str, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or socket_folder()
        self._name = socket_name(store, self._folder)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """False when another window has the store: it has been called forward, and this start should end.

        True also where no socket can be made: whether the store is free is decided by its own lock, not here.
        """
        with _one_after_another(self._folder):
            if self._call_forward():
                return False
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return True

    def release(self) -> None:
        self._server.close()

    def _call_forward(self) -> bool:
        _let_others_come_forward()
        caller = QLocalSocket()
        caller.connectToServer(self._name)
        if caller.waitForConnected(ANSWER_MILLISECONDS):
            caller.disconnectFromServer()
            return True
        return caller.error() not in _NOBODY

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.abort()
            caller.deleteLater()
        self.called_forward.emit()


def bring_forward(window: QWidget) -> None:
    """As the person left it, before all others."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()


def socket_name(store: str, folder: Path) -> str:
    """`store` is a path or the address of a server; the same file by another way gives the same name."""
    known = store if "://" in store else str(Path(store).resolve())
    short = sha256(f"{_account()}\n{known}".encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return f"kiberatung-{short}" if sys.platform == "win32" else str(folder / f"kiberatung-{short}")


def socket_folder() -> Path:
    """For this account alone: the system's own folder for running programs, else one below the temporary folder."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())  # unused: Windows names pipes without a folder
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_ours_alone(Path(given)):
        return Path(given)
    made = Path(tempfile.gettempdir()) / f"kiberatung-{os.getuid()}"
    made.mkdir(mode=0o700, exist_ok=True)
    return made if _is_ours_alone(made) else Path(tempfile.mkdtemp(prefix="kiberatung-"))


def _is_ours_alone(folder: Path) -> bool:
    """Nobody else can put a socket there that answers in our place."""
    if sys.platform == "win32":
        return True
    try:
        found = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _account() -> str:
    return os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())


@contextmanager
def _one_after_another(folder: Path) -> Iterator[None]:
    """The kernel's lock on the folder itself, let go by the kernel when its holder is killed; Windows needs none."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not known to Windows

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _let_others_come_forward() -> None:
    """Windows lets only the program the person has just started put a window to the front, or let another do it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows asks for it

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

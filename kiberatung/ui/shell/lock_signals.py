"""Notices that nobody can be at the desk any more: the computer sleeps, its screen is locked, another user is there.

Linux tells it over D-Bus, Windows by messages to a window. A computer that tells nothing is locked by the idle watch.
"""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

_POWER_BROADCAST, _SUSPENDING = 0x0218, {0x0004}
_SESSION_CHANGE, _GONE = 0x02B1, {0x2, 0x4, 0x7}
"""Console disconnected, remote disconnected, session locked."""


def means_away(message: int, parameter: int) -> bool:
    """A message of Windows by its number and first parameter (WM_POWERBROADCAST, WM_WTSSESSION_CHANGE)."""
    return (message == _POWER_BROADCAST and parameter in _SUSPENDING) or (
        message == _SESSION_CHANGE and parameter in _GONE
    )


def session_path(environment: Mapping[str, str]) -> str:
    """Where systemd keeps the session of this program, empty when it does not say.

    Names on the bus hold letters and digits only, and begin with a letter (sd_bus_path_encode).
    """
    name = environment.get("XDG_SESSION_ID", "")
    if not name:
        return ""
    signs = [
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and place > 0)) else f"_{ord(sign):02x}"
        for place, sign in enumerate(name)
    ]
    return "/org/freedesktop/login1/session/" + "".join(signs)


class LockSignals(QObject):
    """`away` once for each sign; two signs of the same leaving are two signals."""

    away = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter: _Messages | None = None
        self._buses: QObject | None = None

    def listen(self, environment: Mapping[str, str], window: QWidget) -> None:
        """`window` must have been shown. Without a bus nothing happens, and nothing is said about it."""
        if sys.platform == "win32":
            self._filter = _Messages(self)
            _register(window)
        else:
            from kiberatung.ui.shell.bus_signals import BusSignals  # noqa: PLC0415 - Windows has no D-Bus

            self._buses = BusSignals(self, self.away.emit, session_path(environment))

    def take_message(self, message: int, parameter: int) -> None:
        """Of Windows, to any of our windows."""
        if means_away(message, parameter):
            self.away.emit()


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, signals: LockSignals) -> None:
        super().__init__()
        self._signals = signals
        app = QApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if QByteArray(kind) == b"windows_generic_MSG":
            from ctypes import wintypes  # noqa: PLC0415 - there on Windows alone

            told = wintypes.MSG.from_address(int(message))
            self._signals.take_message(told.message, told.wParam)
        return False, 0


def _register(window: QWidget) -> None:
    """Windows tells changes of the session only to windows that ask; a refusal leaves the idle watch."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - as above

        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)

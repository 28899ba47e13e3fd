"""The signs of leaving that Linux gives over D-Bus: logind on the system bus, screen savers on that of the session."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

_LOGIN = "org.freedesktop.login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = tuple(f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate"))
_TAKE = cast("bytes", SLOT("take(QDBusMessage)"))
"""Text, whatever the stubs of Qt say."""
_ASKED_AT_MOST_MS = 500


class BusSignals(QObject):
    """Whoever else may speak on the bus can lock the program with it, and nothing more."""

    def __init__(self, parent: QObject, away: Callable[[], object], session: str) -> None:
        super().__init__(parent)
        self._away, self._session = away, session
        self._system = QDBusConnection.systemBus()
        self._listen(self._system, "", _MANAGER, "PrepareForSleep")
        self._listen(self._system, session, _SESSION, "Lock")
        if session:
            self._listen(self._system, session, _PROPERTIES, "PropertiesChanged")
        for screen_saver in _SCREEN_SAVERS:
            self._listen(QDBusConnection.sessionBus(), "", screen_saver, "ActiveChanged")

    def _listen(self, bus: QDBusConnection, path: str, interface: str, name: str) -> None:
        if bus.isConnected():
            bus.connect("", path, interface, name, self, _TAKE)

    @Slot(QDBusMessage)
    def take(self, message: QDBusMessage) -> None:
        if self._means_away(message.member(), next(iter(message.arguments()), None)):
            self._away()

    def _means_away(self, sign: str, first: object) -> bool:
        if sign == "PropertiesChanged":
            return first == _SESSION and self._is_in_the_back()
        return sign == "Lock" or first is True

    def _is_in_the_back(self) -> bool:
        """Another user has the screen."""
        asked = QDBusMessage.createMethodCall(_LOGIN, self._session, _PROPERTIES, "Get")
        asked.setArguments([_SESSION, "Active"])
        answer = self._system.call(asked, QDBus.CallMode.Block, _ASKED_AT_MOST_MS).arguments()
        value = answer[0].variant() if answer and isinstance(answer[0], QDBusVariant) else next(iter(answer), None)
        return value is False

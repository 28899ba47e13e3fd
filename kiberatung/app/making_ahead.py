"""Pages that are mostly wanted next are made while nobody works, a part at a time: the first opening is quick then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiberatung.app.reading_ahead import LISTS
from kiberatung.ui.shell.content import Content

QUIET_MS = 3_000
"""Without a key or a movement of the mouse."""
STEP_MS = 60
"""Between two parts: whoever begins to type waits for one of them at most."""
SCREENS = ("family", *LISTS)


class MakingAhead(QObject):
    """`is_quiet` tells whether nobody has done anything for so many milliseconds and nothing is under way."""

    def __init__(self, content: Content, is_quiet: Callable[[int], bool]) -> None:
        super().__init__(content)
        self._content = content
        self._is_quiet = is_quiet
        self._left: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._make_next)

    def begin(self) -> None:
        self._left = list(SCREENS)
        self._timer.start(QUIET_MS)

    def is_done(self) -> bool:
        return not self._left

    def stop(self) -> None:
        """At the lock: what was made is thrown away."""
        self._timer.stop()

    def _make_next(self) -> None:
        if not self._is_quiet(QUIET_MS):
            self._timer.start(QUIET_MS)
            return
        if not self._content.make_ahead(self._left[0]):
            self._left.pop(0)
        if self._left:
            self._timer.start(STEP_MS)

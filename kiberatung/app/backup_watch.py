"""Looks after the backups while the window is open: the half hour, the second place, the words in the status bar.

The second place may be a share that does not answer, so it is asked in a thread of its own that nobody waits for.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from kiberatung.app.session import Session
from kiberatung.basics.texts import _
from kiberatung.services.backup_words import BackupWords
from kiberatung.ui.protocols import Lane, TaskOptions
from kiberatung.ui.shell.tasks import Tasks

if TYPE_CHECKING:
    from kiberatung.app.backups import CatchUp, Look
    from kiberatung.storage.backups.regular import Begun

LOOK_EVERY_MS = 4000
SILENT_AFTER_MS = 4000
"""Looked at and told within ten seconds, also when there is no answer (R22)."""
LOOKS_A_MINUTE = 15
_QUIETLY = TaskOptions(can_cancel=False)
_IN_POOL = TaskOptions(lane=Lane.POOL, can_cancel=False)


class BackupWatch(QObject):
    """`tell` gets the words for the status bar, on the main thread."""

    _looked = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, tell: Callable[[BackupWords], object], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._tell = session, tasks, tell
        self._told = BackupWords("")
        self._looks = 0
        self._is_finishing = False
        self._asked: threading.Thread | None = None
        self._waiting = QElapsedTimer()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._next)
        self._looked.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """From the opening of a store on; also looks at once."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        if self._asked is not None and self._asked.is_alive():
            if self._waiting.hasExpired(SILENT_AFTER_MS):
                self._say(_with_silence(self._told))
            return
        backups, folder, looked = self._session.backups, self._session.backup_folder, self._looked
        self._asked = threading.Thread(target=lambda: looked.emit(backups.look(folder)), name="backups", daemon=True)
        self._waiting.start()
        self._asked.start()

    def _next(self) -> None:
        self._looks += 1
        if self._session.is_open and self._looks % LOOKS_A_MINUTE == 0 and not self._is_finishing:
            self._tasks.run(lambda _control: self._session.begin_backup_if_due(), self._begun, self._failed, _QUIETLY)
        self.look()

    def _begun(self, begun: "Begun | None") -> None:
        if begun is not None:
            self._is_finishing = True
            self._tasks.run(
                lambda _control: self._session.backups.finish(begun), self._finished, self._failed, _IN_POOL
            )

    def _finished(self, _made: object) -> None:
        self._is_finishing = False
        self.look()

    def _failed(self, fault: Exception) -> None:
        self._is_finishing = False
        self._say(BackupWords(str(fault), "danger"))

    def _take(self, look: "Look") -> None:
        """What was asked for before `stop` comes too late: the window may be gone."""
        if not self._timer.isActive():
            return
        self._told = look.words
        self._say(look.words)
        if look.is_behind and self._session.is_open and not self._is_finishing:
            self._is_finishing = True
            self._tasks.run(lambda _control: self._session.begin_catching_up(), self._catch_up, self._failed, _QUIETLY)

    def _catch_up(self, wanted: "CatchUp | None") -> None:
        """Beside everything else, and not waited for when the program ends: it is caught up the next time."""
        self._is_finishing = False
        if wanted is not None:
            backups = self._session.backups
            self._asked = threading.Thread(target=lambda: backups.catch_up(wanted), name="second place", daemon=True)
            self._waiting.start()
            self._asked.start()

    def _say(self, words: BackupWords) -> None:
        self._tell(words)


def _with_silence(told: BackupWords) -> BackupWords:
    first = told.words.split(" · ")[0]
    words = _("{first} · Zweiter Ort antwortet noch nicht").format(first=first)
    return replace(told, words=words.removeprefix(" · "), tone="danger" if told.tone == "danger" else "warn")

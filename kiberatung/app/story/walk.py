"""Walks through the screens of a window, and grabs each once all its tasks have ended."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.app.story.shown import Shown
from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme

TICK_MS = 60
RESTING_TICKS = 6
"""Longer than lists wait before they read what stands round them."""
LONGEST_MS = 120_000
SIZE = (1440, 900)
FAMILY_TABS = ("overview", "intake", "schulpflicht", "schooling", "recommendation", "letters", "history")
SCREENS = ("families", "appointments", "schools", "handovers", "letters", "settings", "shortcuts")

OTHER_COLOURS = (Scheme.DARK, Scheme.HIGH_CONTRAST)


class Walk(QObject):
    """Every tick: when nothing runs any more, grab what is shown and go on; at the end the event loop ends."""

    def __init__(self, app: QApplication, shown: Shown, folder: Path) -> None:
        super().__init__()
        self._app = app
        self._shown = shown
        self._folder = folder
        self.files: list[Path] = []
        self._ticks = 0
        self._quiet = 0
        self._program = Program(app, Session(shown.store, shown.clock), SettingsFile(folder / "einstellungen.json"))
        self._program.window.resize(*SIZE)
        self._ways = self._all_ways()
        self._name = "sperre"
        self._program.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def finish(self) -> None:
        self._program.window.close()
        if self._ways:
            raise EnvironmentFault(
                _("Nicht alle Bilder sind entstanden, das Fenster wurde nicht fertig."),
                _("Die Schreiben und Übergaben liegen trotzdem vor."),
            )

    def _all_ways(self) -> list[tuple[str, Callable[[], object]]]:
        go = self._program.window.navigate
        tab = partial(go, "family", family_id=self._shown.family_id, child_id=self._shown.child_id)
        return [
            ("heute", partial(self._program.unlock, self._shown.passphrase)),
            *((name, partial(go, name)) for name in SCREENS),
            *((f"familie-{name}", partial(tab, tab=name)) for name in FAMILY_TABS),
            *((f"familie-{scheme.value}", partial(self._in_colours, scheme)) for scheme in OTHER_COLOURS),
        ]

    def _in_colours(self, scheme: Scheme) -> None:
        apply_theme(self._app, scheme)
        self._program.window.navigate("family", tab="overview", family_id=self._shown.family_id)

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks * TICK_MS > LONGEST_MS:
            self._end()
            return
        self._quiet = self._quiet + 1 if self._program.tasks.is_idle() else 0
        if self._quiet >= RESTING_TICKS:
            self._quiet = 0
            self._grab()
            self._go_on()

    def _grab(self) -> None:
        path = self._folder / f"{len(self.files) + 1:02}-{self._name}.png"
        self._program.window.grab().save(str(path))
        self.files.append(path)

    def _go_on(self) -> None:
        if not self._ways:
            self._end()
            return
        self._name, go = self._ways.pop(0)
        go()

    def _end(self) -> None:
        self._timer.stop()
        self._app.quit()

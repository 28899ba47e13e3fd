"""The whole program on a store, at rest, and closed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile

LONGEST_MS = 20_000


@contextmanager
def running(
    app: QApplication, qtbot: QtBot, session: Session, folder: Path, size: tuple[int, int] = (1440, 900)
) -> Iterator[Program]:
    """`folder` takes the settings."""
    made = Program(app, session, SettingsFile(folder / "settings.json"))
    made.window.resize(*size)
    with qtbot.waitExposed(made.window):
        made.start()
    qtbot.waitUntil(made.tasks.is_idle, timeout=LONGEST_MS)
    yield made
    made.window.close()
    made.window.deleteLater()

"""The window with real parts and small screens."""

import io
from collections.abc import Callable, Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from kiberatung.ui.protocols import FoundEntry, Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.screen import Frame, Screen, ScreenSpec
from kiberatung.ui.shell.tasks import Tasks
from tests.ui.shell.noted_screens import NAMES, Noted


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, log: list[str]) -> Iterator[MainWindow]:
    def factory(name: str, frame: Frame = "full") -> Callable[[Shell], Screen]:
        return lambda _shell: Noted(name, log, frame)

    def find(text: str, deliver: Callable[[Sequence[FoundEntry]], None]) -> None:
        deliver(
            [FoundEntry("Al-Khatib, Omar", lambda: log.append("person"), "Fall 2026-0412", "الخطيب")]
            if "al" in text
            else []
        )

    def actions(_shell: Shell) -> list[ActionSpec]:
        return [
            ActionSpec("undo", "&Rückgängig", lambda: log.append("undone"), "Bearbeiten", "Ctrl+Z"),
            ActionSpec("no", "&Verboten", lambda: log.append("no"), "Datei", "Ctrl+B", enabled_when=lambda: False),
        ]

    screens = [ScreenSpec(name.lower(), name, factory(name), "house") for name in NAMES]
    screens.append(ScreenSpec("family", "Familie", factory("Familie", "rail"), entry="familien"))
    screens.append(ScreenSpec("talk", "Gespräch", factory("Gespräch", "bare")))
    tasks = Tasks()
    made = MainWindow(tasks, screens, actions, find)
    qtbot.addWidget(made)
    made.navigate("heute")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    tasks.stop()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer)
    page.drawString(72, 700, "Einladung")
    page.save()
    return buffer.getvalue()

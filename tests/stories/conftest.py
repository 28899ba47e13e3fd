"""The whole program on a real encrypted store, offscreen."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from tests.support.practice_stores import PASSPHRASE, TODAY, make_practice_store


@pytest.fixture(scope="session")
def practice_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_practice_store(tmp_path_factory.mktemp("uebungsstadt"), 8)


@pytest.fixture
def program(
    practice_store: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """Started, showing the lock of a store of its own; what can wait comes at once behind the first list."""
    monkeypatch.setattr("kiberatung.app.program.CARE_AFTER_MS", 10)
    for source in (practice_store, practice_store.with_name("bestand.kib.schluessel")):
        shutil.copy(source, tmp_path / source.name)
    clock = FixedClock.on(date.fromisoformat(TODAY))
    made = Program(qapp, Session(tmp_path / "bestand.kib", clock), SettingsFile(tmp_path / "settings.json"))
    made.window.resize(1440, 900)
    made.start()
    qtbot.waitUntil(made.is_at_rest, timeout=20_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no widget of it says a name in another test


@pytest.fixture
def settled(program: Program, qtbot: QtBot) -> Callable[[], None]:
    """Waits until nothing is being read or written any more."""
    return lambda: qtbot.waitUntil(program.is_at_rest, timeout=20_000)


@pytest.fixture
def desk_open(program: Program, settled: Callable[[], None]) -> Program:
    program.unlock(PASSPHRASE)
    settled()
    settled()
    return program

"""The practice town in the window: coloured, with its own entry; deleted in one step, and the office untouched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app import session as sessions
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.ui.practice.band import PracticeBand
from kiberatung.ui.store_entry.view import StoreEntryPage


@pytest.mark.requirement("U53", figure="practice town coloured, deleted in 1 step")
def test_the_town_is_marked_and_gone_in_one_step(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "PRACTICE_FAMILIES", 3)
    program = Program(qapp, Session(tmp_path / "bestand.kib"), SettingsFile(tmp_path / "settings.json"))
    settled: Callable[[], None] = lambda: qtbot.waitUntil(program.is_at_rest, timeout=60_000)  # noqa: E731
    with qtbot.waitExposed(program.window):
        program.start()
    settled()
    page = program.window._pages.currentWidget()
    assert isinstance(page, StoreEntryPage)
    page.presenter.open_practice_town()
    settled()
    settled()
    assert isinstance(program.window._band, PracticeBand)
    assert program.window._band.isVisible()
    assert not program.window.navigation._entries["practice"].isHidden()
    program.lock()
    settled()
    assert not program.window._band.isVisible()
    program.unlock(sessions.PRACTICE_PASSPHRASE)
    settled()
    settled()
    program.window.navigate("practice")
    settled()
    program.window.content._made["practice"].delete.click()
    settled()
    assert not program._session.practice_path.exists()
    assert program.window._band is None
    assert program.window.is_covered()
    program.window.close()
    program.window.deleteLater()

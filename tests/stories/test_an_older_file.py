"""Somebody has put last week's file in the place of today's: it is told, and only a deliberate step opens it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.services.office import change_office, office_of
from kiberatung.ui.shell.lock_view import LockView
from tests.support.practice_stores import PASSPHRASE


@pytest.mark.requirement("R18", figure="in the window: told, refused, opened on purpose alone")
def test_an_older_file_is_opened_on_purpose_alone(
    desk_open: Program, settled: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    program, session = desk_open, desk_open._session
    program.lock()
    settled()
    older = tmp_path / "letzte Woche"
    shutil.copy(session.path, older)
    _unlock(program, settled)
    was = office_of(session.desk).town
    change_office(session.desk, replace(office_of(session.desk), town="Anderswo"))
    program.lock()
    settled()
    shutil.copy(older, session.path)
    program.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(_questions(program)), timeout=20_000)
    assert not session.is_open
    lock = program.window.findChild(LockView)
    assert lock is not None
    assert "älter" in lock.finding()
    _questions(program)[0].accept()
    settled()
    settled()
    assert office_of(session.desk).town == was


def _unlock(program: Program, settled: Callable[[], None]) -> None:
    program.unlock(PASSPHRASE)
    settled()
    settled()


def _questions(program: Program) -> list[QDialog]:
    return [dialog for dialog in program.window.findChildren(QDialog) if dialog.isVisible()]

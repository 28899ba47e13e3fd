"""The clock of the machine is years ahead: it is told when the store opens, and the head may say that it is right."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.basics.clock import FixedClock
from kiberatung.services.clock_state import clock_warning
from tests.support.practice_stores import PASSPHRASE


@pytest.mark.requirement("R57", figure="told at the opening; the head confirms it in the window")
def test_a_clock_far_ahead_is_told_and_confirmed(program: Program, settled: Callable[[], None], qtbot: QtBot) -> None:
    program._session.clock = FixedClock.on(date(2031, 3, 3))
    program.unlock(PASSPHRASE)
    settled()
    qtbot.waitUntil(lambda: "Uhr" in program.window.notice_bar.words(), timeout=20_000)
    program.window.notice_bar._deed.click()
    settled()
    assert clock_warning(program._session.desk) == ""

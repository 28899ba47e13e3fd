"""While nobody works the pages that are mostly wanted next are made; whoever works is left alone."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiberatung.app import making_ahead
from kiberatung.app.making_ahead import SCREENS
from kiberatung.app.program import Program
from kiberatung.domain.families import Family
from kiberatung.ui.family.view import FamilyScreen
from tests.support.practice_stores import PASSPHRASE

Settled = Callable[[], None]


@pytest.fixture
def made_ahead(desk_open: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr(making_ahead, "QUIET_MS", 0)
    monkeypatch.setattr(making_ahead, "STEP_MS", 0)
    ahead = desk_open._ahead
    assert ahead is not None
    ahead.begin()
    qtbot.waitUntil(ahead.is_done, timeout=20_000)
    return desk_open


def test_every_page_is_there_and_none_is_open(made_ahead: Program) -> None:
    content = made_ahead.window.content
    assert content.current_name() == "today"
    assert [name for name in SCREENS if content.make_ahead(name)] == []
    family = content.findChild(FamilyScreen)
    assert family is not None
    assert not family.isVisible()


def test_a_family_opens_on_the_tab_that_was_asked_for(made_ahead: Program, settled: Settled) -> None:
    with made_ahead._session.desk.reading() as records:
        family_id = records.find(Family)[0].id
    made_ahead.window.navigate("family", family_id=family_id, tab="schooling")
    settled()
    assert made_ahead.window.content.place()[1]["tab"] == "schooling"
    made_ahead.window.navigate("family", family_id=family_id)
    settled()
    assert made_ahead.window.content.place()[1]["tab"] == "overview"


def test_nothing_is_made_while_somebody_types(desk_open: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(desk_open.window, Qt.Key.Key_Shift)
    assert not desk_open._is_quiet(making_ahead.QUIET_MS)
    assert desk_open._is_quiet(0)


def test_after_the_lock_they_are_made_anew(
    made_ahead: Program, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    made_ahead.lock()
    settled()
    made_ahead.unlock(PASSPHRASE)
    settled()
    settled()
    assert made_ahead.window.content.findChild(FamilyScreen) is None
    assert made_ahead._ahead is not None
    assert not made_ahead._ahead.is_done()


@pytest.mark.requirement("R32")
def test_what_was_made_by_halves_goes_at_the_lock(desk_open: Program, settled: Settled) -> None:
    for _step in ("page", "in its place", "first tab", "second tab"):
        assert desk_open.window.content.make_ahead("family")
    held = weakref.ref(desk_open._session.desk.store)
    desk_open.lock()
    settled()
    assert held() is None
    gc.unfreeze()

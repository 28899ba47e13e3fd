"""The page of the day in a window: focus, arrows, Enter, the chart as a table."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.german_time import moment_of
from kiberatung.services.appointments import AppointmentWish, plan_appointment
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.today.view import TodayScreen
from kiberatung.ui.today.waiting_chart import WaitingChart
from kiberatung.ui.widgets.row_table import RowTable
from tests.support.desks import TODAY, a_desk
from tests.support.typing_keys import press
from tests.support.ui_fakes import FakeShell


@pytest.fixture
def desk() -> Desk:
    desk = a_desk(clock=FixedClock.on(TODAY - timedelta(days=20)))
    families = [
        report_family(desk, ReportedFamily(family_name=name, given_names_of_children=("Kind",)))
        for name in ("Melnyk", "Öztürk", "Haddad")
    ]
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment = moment_of(TODAY, time(7))
    for family_id, hour in zip(families[:2], (10, 12), strict=True):
        plan_appointment(desk, family_id, AppointmentWish(starts_at=moment_of(TODAY, time(hour))))
    return desk


def shown(qtbot: QtBot, shell: FakeShell, desk: Desk) -> TodayScreen:
    screen = TodayScreen(shell, desk, lambda _sheet: b"")
    qtbot.addWidget(screen)
    screen.resize(1400, 800)
    screen.show()
    screen.open_with()
    screen.focus_first()
    return screen


def focused_words(screen: TodayScreen) -> str:
    here = screen.focusWidget()
    return here.text() if isinstance(here, QPushButton) else ""


def test_arrows_go_through_the_deeds_and_enter_does_one(qtbot: QtBot, desk: Desk) -> None:
    shell = FakeShell()
    screen = shown(qtbot, shell, desk)
    qtbot.waitUntil(lambda: focused_words(screen) == "Gespräch vorbereiten")
    press(screen, Qt.Key.Key_Down)
    assert focused_words(screen) == "Öffnen"
    press(screen, Qt.Key.Key_Down)
    assert focused_words(screen) == "Termin vereinbaren"
    press(screen, Qt.Key.Key_Down)
    press(screen, Qt.Key.Key_Return)
    assert [name for name, _where in shell.visits] == ["appointments"]


def test_reading_again_leaves_the_focus_where_it_is(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    qtbot.waitUntil(lambda: focused_words(screen) == "Gespräch vorbereiten")
    press(screen, Qt.Key.Key_Down)
    before = screen.focusWidget()
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment += timedelta(minutes=1)
    screen.screen_actions()[2].call()
    assert screen.focusWidget() is before


def test_the_chart_is_also_a_table(qtbot: QtBot, desk: Desk) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    [chart] = screen.findChildren(WaitingChart)
    [table] = screen.findChildren(RowTable)
    qtbot.waitUntil(chart.isVisible)
    assert not table.isVisible()
    assert "davon 0 länger als 50 Tage" in chart.accessibleDescription()
    next(part for part in screen.findChildren(QPushButton) if part.text() == "Als Tabelle").click()
    assert (chart.isVisible(), table.isVisible()) == (False, True)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_look_is_painted(qtbot: QtBot, desk: Desk, qapp: object, scheme: Scheme) -> None:
    screen = shown(qtbot, FakeShell(), desk)
    apply_theme(qapp, scheme, 2.0)  # type: ignore[arg-type]  # the fixture gives the application
    assert not screen.grab().isNull()


def test_an_empty_store_shows_one_way_to_begin(qtbot: QtBot) -> None:
    shell = FakeShell()
    screen = shown(qtbot, shell, a_desk())
    [way] = [part for part in screen.findChildren(QPushButton) if part.isVisible()]
    assert way.text() == "Familie anlegen"
    way.click()
    assert shell.visits == [("families", {"new": True})]

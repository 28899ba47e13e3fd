"""Pages, keys and sizes in any order: nothing breaks, whoever sits at the keyboard."""

from collections.abc import Callable
from random import Random
from traceback import format_exception

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from tests.accessibility.places import TABS
from tests.support.typing_keys import press, type_text

PAGES = ("today", "families", "appointments", "schools", "handovers", "letters", "settings", "texts", "help")
KEYS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F6,
    Qt.Key.Key_F1,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
)
SIZES = ((1366, 768), (1440, 900), (1024, 700), (1920, 1080))
LETTERS = "am3.ßУи"


class Anybody:
    """Does not know the program and does not wait for it."""

    def __init__(self, program: Program, dice: Random) -> None:
        self._program, self._dice, self._window = program, dice, program.window
        with program._session.desk.reading() as records:
            self._families = [family.id for family in records.find(Family)]
        self._deeds: tuple[Callable[[], object], ...] = (
            self._goes_to_a_page,
            self._goes_to_a_family,
            self._goes_from_control_to_control,
            self._presses_keys,
            self._types,
            self._resizes,
        )

    def does_something(self) -> None:
        self._dice.choice(self._deeds)()

    def _goes_to_a_page(self) -> None:
        self._window.navigate(self._dice.choice(PAGES))

    def _goes_to_a_family(self) -> None:
        self._window.navigate("family", family_id=self._dice.choice(self._families), tab=self._dice.choice(TABS))

    def _goes_from_control_to_control(self) -> None:
        key = self._dice.choice((Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
        for _ in range(self._dice.randint(1, 40)):
            press(self._window, key)

    def _presses_keys(self) -> None:
        for _ in range(self._dice.randint(1, 6)):
            press(self._window, self._dice.choice(KEYS))

    def _types(self) -> None:
        type_text(self._window, self._dice.choice(LETTERS))

    def _resizes(self) -> None:
        self._window.resize(*self._dice.choice(SIZES))


def _work(program: Program, qtbot: QtBot, seed: int, steps: int) -> list[str]:
    """Gives the faults that were shown; a refusal in words is none."""
    faults: list[str] = []
    show = program.window.show_fault

    def note(fault: Exception) -> None:
        if not isinstance(fault, DomainError):
            faults.append("".join(format_exception(fault)))
        show(fault)

    program.window.show_fault = note  # type: ignore[method-assign]
    dice = Random(seed)
    somebody = Anybody(program, dice)
    for _ in range(steps):
        somebody.does_something()
        if dice.random() < 0.6:  # the others begin while the page before is still being read
            qtbot.wait(dice.choice((1, 5, 30, 120)))
        while (dialog := QApplication.activeModalWidget()) is not None:  # of the system: print, choose a file
            dialog.close()
    qtbot.waitUntil(program.is_at_rest, timeout=20_000)
    return faults


def test_a_minute_of_anybody(desk_open: Program, qtbot: QtBot) -> None:
    assert _work(desk_open, qtbot, 7, 60) == []


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10))
def test_an_hour_of_anybody(desk_open: Program, qtbot: QtBot, seed: int) -> None:
    assert _work(desk_open, qtbot, seed, 400) == []

"""The standard family of three children is taken in by keyboard alone, in the whole program, and every key is counted.

The rule: a key counts as one press unless it is a letter, figure or sign of a value; a key held with Strg or Alt counts
once. The first child's share is everything from „Familie anlegen“ to its last answer, the facts that all share and the
guardians included: what a family with one child takes. The family stands in `standard_family.json`.
"""

import json
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.app.program import Program
from kiberatung.domain.answers import Source, mark_of
from kiberatung.domain.cases import CaseState
from kiberatung.domain.families import FamilyId
from kiberatung.services.families import FamilyFile, load_family
from kiberatung.services.intake import is_open
from kiberatung.services.questions import QUESTIONS, Scope
from kiberatung.ui.family.intake.view import IntakeTab
from tests.support.keyboard import Keyboard, MouseWatch

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FAMILY: dict[str, Any] = json.loads(Path(__file__).with_name("standard_family.json").read_text(encoding="utf-8"))
Settled = Callable[[], None]


class Talk:
    """One counsellor, one keyboard."""

    def __init__(self, program: Program, settled: Settled, qtbot: QtBot) -> None:
        self.program, self._settled, self._qtbot = program, settled, qtbot
        self.keys = Keyboard(program.window)
        self.shares: list[tuple[int, int]] = []

    def take_in(self) -> None:
        self._begin_family()
        self._answer(FAMILY["common"])
        self._answer(FAMILY["children"][0])
        for guardian in FAMILY["guardians"]:
            self.keys.press(Qt.Key.Key_P, ALT)
            self._answer(guardian)
        self._end_share()
        for sibling in FAMILY["children"][1:]:
            self.keys.press(Qt.Key.Key_K, ALT)
            self._answer(sibling)
            self._end_share()
        self.keys.press(Qt.Key.Key_L, ALT)
        self._qtbot.waitUntil(lambda: self.tab.own_deed() is None, timeout=20_000)
        self._settled()

    def _begin_family(self) -> None:
        self.keys.press(Qt.Key.Key_N, CONTROL)
        self._settled()
        self.keys.type(FAMILY["new_family"]["family_name"])
        self.keys.press(Qt.Key.Key_Tab)
        self.keys.type(FAMILY["new_family"]["first_child"])
        self.keys.press(Qt.Key.Key_Return)
        self._settled()

    def _answer(self, answers: list[list[str]]) -> None:
        """Each answer leads on to the next: the cursor has to stand there before a key is pressed."""
        self._qtbot.waitUntil(lambda: self._row() == answers[0][0], timeout=20_000)
        for row, text in answers:
            assert self._row() == row, self._seen()
            self.keys.answer(text)
        self._settled()

    def _seen(self) -> str:
        """What stands in the cell in which the cursor stayed."""
        grid = self.tab.grid
        return f"{grid.grid.cell_at(grid.currentIndex())!r}, {self.program.window.focusWidget()!r}"

    def _row(self) -> Hashable:
        guardians = self.tab.guardians
        grid = guardians.grid if guardians is not None and guardians.isVisible() else self.tab.grid
        keys = grid.current_keys()
        return keys[0] if keys is not None and self.program.window.focusWidget() is grid else None

    def _end_share(self) -> None:
        before = (sum(one[0] for one in self.shares), sum(one[1] for one in self.shares))
        self.shares.append((self.keys.presses - before[0], self.keys.letters - before[1]))

    @property
    def tab(self) -> IntakeTab:
        return next(tab for tab in self.program.window.findChildren(IntakeTab) if tab.isVisible())

    def stored(self) -> FamilyFile:
        family_id = self.tab._presenter.family_id
        assert family_id is not None
        return load_family(self.program._session.desk, FamilyId(family_id))


@pytest.fixture
def talk(desk_open: Program, settled: Settled, qtbot: QtBot) -> Talk:
    desk_open.window.activateWindow()
    qtbot.waitUntil(desk_open.window.isActiveWindow)
    return Talk(desk_open, settled, qtbot)


@pytest.mark.requirement("U01", figure="0 mouse events, at most 350 keys besides the text")
@pytest.mark.requirement("U37", figure="the next sibling takes at most 40 % of the keys of the first child")
def test_the_standard_family_by_keyboard_alone(talk: Talk, qapp: QApplication, record_property: Any) -> None:
    mouse = MouseWatch(qapp)
    talk.take_in()
    (first, first_letters), *siblings = talk.shares
    record_property("presses", talk.keys.presses)
    record_property("shares", talk.shares)
    assert mouse.events == 0
    assert talk.keys.presses <= 350
    for presses, letters in siblings:
        assert presses <= 0.4 * first
        assert presses + letters <= 0.4 * (first + first_letters)
    qapp.removeEventFilter(mouse)
    _everything_is_answered(talk.stored())


def _everything_is_answered(file: FamilyFile) -> None:
    assert [child.given_names for child in file.children] == ["Yasmin", "Omar", "Lina"]
    assert file.family.town == "Emsdetten"
    for question in QUESTIONS:
        asked = file.children if question.scope is not Scope.FAMILY else (file.family,)
        if not question.occasional:
            assert not any(is_open(record, question) for record in asked), question.field
    assert all(child.nationalities == ("475",) for child in file.children)
    assert not any(mark_of(child.marks, "unaccompanied") for child in file.children)
    lina = file.children[2]
    assert mark_of(lina.marks, "measles_proof") is not None
    assert mark_of(lina.marks, "measles_proof").source is Source.SIBLING  # type: ignore[union-attr]
    assert [guardian.given_names for guardian in file.guardians] == ["Rania", "Samir"]
    assert all(case.state is CaseState.COUNSELLED for case in file.cases)

"""The contrast setting of the system is followed while the program runs; nothing moves, nothing flashes."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.system_look import SystemContrast
from kiberatung.ui.theme.tokens import Scheme
from tests.checks.sources import ROOT

DRAGGED = {
    "kiberatung/ui/widgets/row_head.py": "self.move_wanted.emit(self.current_name(), -1 if",
    "kiberatung/ui/widgets/span_line.py": "←/→ move the chosen edge",
}
"""Files that take a mouse being moved, and the words in them that name the keys which do the same."""


@pytest.mark.requirement("U28", figure="high contrast of the system comes and goes while the program runs")
def test_high_contrast_of_the_system_is_followed_and_left(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    system = SystemContrast(qapp)
    system.follow(Qt.ContrastPreference.HighContrast)
    assert theme.scheme is Scheme.HIGH_CONTRAST
    system.follow(Qt.ContrastPreference.NoPreference)
    assert theme.scheme is Scheme.DARK


def test_own_high_contrast_stays_when_the_system_has_none(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.HIGH_CONTRAST)
    SystemContrast(qapp).follow(Qt.ContrastPreference.NoPreference)
    assert theme.scheme is Scheme.HIGH_CONTRAST


@pytest.mark.requirement("U28", figure="cursor, double click and keyboard pace of the system stay: 5 of 5")
@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_pace_of_the_system_stays(qapp: QApplication, scheme: Scheme) -> None:
    def paces() -> tuple[int, ...]:
        hints = qapp.styleHints()
        return (
            hints.cursorFlashTime(), hints.mouseDoubleClickInterval(), hints.keyboardInputInterval(),
            hints.wheelScrollLines(), hints.startDragDistance(),
        )  # fmt: skip

    before = paces()
    apply_theme(qapp, scheme, 2.0)
    assert paces() == before
    own = re.compile(r"setCursorFlashTime|setDoubleClickInterval|setKeyboardInputInterval|setWheelScrollLines")
    found = [path.name for path in (ROOT / "kiberatung").rglob("*.py") if own.search(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.requirement("U28", "U31", figure="animations last 0 ms; 0 animations and blinking timers in the sources")
def test_nothing_moves_by_itself(qtbot: QtBot) -> None:
    part = QPushButton()
    qtbot.addWidget(part)
    assert part.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, part) == 0
    moving = re.compile(r"QPropertyAnimation|QVariantAnimation|QMovie|setCursorFlashTime|QGraphicsOpacity")
    found = [path.name for path in (ROOT / "kiberatung").rglob("*.py") if moving.search(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.requirement("U32", figure="every drag has its keys: 2 of 2")
def test_whatever_is_dragged_has_keys() -> None:
    dragging = re.compile(r"def mouseMoveEvent|setDragEnabled\(True|setSectionsMovable\(True|QDrag\(|self\._drag = \(")
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.glob("kiberatung/**/*.py")}
    found = {name: text for name, text in sources.items() if dragging.search(text)}
    assert set(found) == set(DRAGGED)
    assert [name for name, keys in DRAGGED.items() if keys not in found[name]] == []

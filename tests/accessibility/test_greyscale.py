"""Whoever sees no colours tells every state of the program, and each from the others, in all three palettes."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.status_label import StatusLabel
from tests.accessibility.greyscale import LEAST_CONTRAST, grey_contrast

LOOKS = {
    "danger": "circle-x",
    "warn": "triangle-alert",
    "ok": "circle-check",
    "info": "clock",
    "muted": "circle-dashed",
    "accent": "circle",
}
"""Tones with an icon each bears."""


def picture_of(qtbot: QtBot, word: str, tone: str, *, filled: bool) -> QImage:
    made = StatusLabel(LOOKS[tone], word, tone, filled=filled)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.requirement("U25", figure="3 palettes in grey: 12 of 12 kinds of state chips at 4.5:1, none like another")
@pytest.mark.parametrize("scheme", list(Scheme))
def test_states_are_told_apart_in_grey(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    for filled in (False, True):
        pictures = {tone: picture_of(qtbot, "Stand", tone, filled=filled) for tone in LOOKS}
        assert {tone: found for tone, one in pictures.items() if (found := grey_contrast(one)) < LEAST_CONTRAST} == {}
        assert len({bytes(one.constBits()) for one in pictures.values()}) == len(LOOKS)

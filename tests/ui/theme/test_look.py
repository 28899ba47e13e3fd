"""Fonts, icons, focus ring and change of look on real widgets."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QGlyphRun, QImage, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.fonts import FAMILIES, font_of
from kiberatung.ui.theme.icon_codes import ICON_CODES
from kiberatung.ui.theme.icons import icon
from kiberatung.ui.theme.live import colour, theme
from kiberatung.ui.theme.style import FocusRing, TokenStyle
from kiberatung.ui.theme.tokens import DARK, Scheme

SOURCES = Path(__file__).parents[3] / "kiberatung" / "ui"


@pytest.mark.parametrize(("role", "weight"), [("body", 400), ("strong", 500), ("h2", 600)])
def test_each_weight_is_a_real_font(qapp: QApplication, role: str, weight: int) -> None:
    found = QFontInfo(font_of(role))
    assert (found.family(), found.weight()) == ("Noto Sans", weight)


@pytest.mark.parametrize(
    "text", ["Müßig Żółw", "الخطيب", "ተስፋይ", "हिन्दी", "বাংলা", "Հայ", "ქართ", "தமிழ்", "陈伟", "Шевченко", "∞≤≥"]
)
def test_every_script_has_a_font_of_ours(qapp: QApplication, text: str) -> None:
    layout = QTextLayout(text, font_of("body"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs: list[QGlyphRun] = layout.glyphRuns()
    assert {run.rawFont().familyName() for run in runs} <= set(FAMILIES)
    assert all(index != 0 for run in runs for index in run.glyphIndexes())


@pytest.mark.parametrize("name", sorted(ICON_CODES))
def test_icon_draws_something(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(QSize(32, 32)).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    assert any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32))


def test_icons_named_in_the_sources_exist() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    named = set(re.findall(r'icon="([a-z0-9-]+)"', text)) | set(
        re.findall(r'\b(?:draw_icon|icon)\((?:painter, )?"([a-z0-9-]+)"', text)
    )
    assert named - set(ICON_CODES) == set()


def test_unknown_icon_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_icon_follows_the_look(qapp: QApplication) -> None:
    plus = icon("plus")
    apply_theme(qapp, Scheme.DARK)
    image = plus.pixmap(QSize(64, 64)).toImage()
    assert image.pixelColor(32, 32).name() == QColor(DARK.text).name()


def test_controls_have_the_heights_of_the_design(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    small = QPushButton("Öffnen")
    small.setProperty("small", True)
    controls = [QPushButton("Öffnen"), QLineEdit(), QComboBox(), small, QCheckBox("Ablage")]
    for control in controls:
        column.addWidget(control)
    window.show()
    assert [control.height() for control in controls] == [32, 32, 32, 28, 24]


def test_look_changes_palette_and_tells(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.theme_changed):
        apply_theme(qapp, Scheme.DARK)
    assert qapp.palette().base().color() == colour("surface") == QColor(DARK.surface)


def test_ring_surrounds_the_focused_control(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(second)
    ring = FocusRing(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    second.setFocus()
    qtbot.waitUntil(lambda: ring.widget() is second and ring.isVisible())
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    shown = window.grab().toImage()
    assert (
        shown.pixelColor(second.geometry().center().x(), second.geometry().top() - 3).name() == colour("focus").name()
    )


def test_placeholder_keeps_its_contrast(qtbot: QtBot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    assert line.palette().placeholderText().color() == colour("placeholder")


@pytest.mark.parametrize("asked", ["styleHint", "pixelMetric", "sizeFromContents", "subElementRect", "polish", "event"])
def test_nothing_asked_with_every_event_is_answered_in_python(asked: str) -> None:
    assert asked not in vars(TokenStyle)


def test_sheet_says_what_the_style_is_asked(qtbot: QtBot, qapp: QApplication) -> None:
    line, box, radio = QLineEdit(), QCheckBox("Ablage"), QRadioButton("Form A")
    for made in (line, box, radio):
        qtbot.addWidget(made)
        made.show()
    hint, metric = QStyle.StyleHint, QStyle.PixelMetric
    assert line.style().styleHint(hint.SH_LineEdit_PasswordCharacter, None, line) == ord("•")
    assert line.style().styleHint(hint.SH_Widget_Animation_Duration, None, line) == 0
    assert box.style().pixelMetric(metric.PM_IndicatorWidth, None, box) == 16
    assert box.style().pixelMetric(metric.PM_CheckBoxLabelSpacing, None, box) == 8
    assert radio.style().pixelMetric(metric.PM_ExclusiveIndicatorHeight, None, radio) == 16


def test_alt_letter_is_underlined_while_alt_is_held(qtbot: QtBot, qapp: QApplication) -> None:
    with_letter, without = QPushButton("&Speichern"), QPushButton("Speichern")
    for made in (with_letter, without):
        qtbot.addWidget(made)
        made.resize(120, 32)
        made.show()
    assert with_letter.grab().toImage() == without.grab().toImage()
    window = with_letter.windowHandle()
    assert window is not None
    QTest.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    held = with_letter.grab().toImage()
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert held != without.grab().toImage()
    assert with_letter.grab().toImage() == without.grab().toImage()

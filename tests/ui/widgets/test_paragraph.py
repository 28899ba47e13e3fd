"""Paragraphs keep how they were laid out, and only as long as it is right."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.painting import laid_out
from kiberatung.ui.widgets.paragraph import Paragraph
from kiberatung.ui.widgets.run_label import RunLabel
from kiberatung.ui.widgets.runs import Run, bold

RUNS = (bold("Al-Khatib"), Run(" wartet seit 83 Tagen auf einen Schulplatz in der Nähe der Unterkunft."))


@pytest.mark.parametrize("width", [60, 90, 140, 300, 10_000])
def test_height_is_that_of_the_text_at_that_width(qapp: QApplication, width: int) -> None:
    wanted = laid_out(RUNS, "body", width).boundingRect().height()
    assert 0 <= Paragraph(RUNS).height(width) - wanted < 1


def test_same_width_is_laid_out_once(qapp: QApplication) -> None:
    paragraph = Paragraph(RUNS)
    assert paragraph.at(90) is paragraph.at(90)
    assert paragraph.at(paragraph.width()) is paragraph.at(5_000)


def test_many_widths_are_not_all_kept(qapp: QApplication) -> None:
    paragraph = Paragraph(RUNS)
    first = paragraph.at(40)
    for width in range(50, 70):
        paragraph.at(width)
    assert paragraph.at(40) is not first


def test_larger_text_and_other_colours_are_laid_out_anew(qapp: QApplication) -> None:
    paragraph = Paragraph(RUNS)
    before, width = paragraph.at(90), paragraph.width()
    apply_theme(qapp, Scheme.DARK)
    assert paragraph.at(90) is not before
    assert paragraph.width() == width
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    assert paragraph.width() > 1.8 * width


def test_empty_paragraph_has_no_width(qapp: QApplication) -> None:
    assert Paragraph(()).width() <= 1


def test_label_with_new_words_has_their_height(qtbot: QtBot) -> None:
    label = RunLabel((Run("kurz"),))
    qtbot.addWidget(label)
    low = label.heightForWidth(90)
    label.set_runs(RUNS)
    assert label.heightForWidth(90) > 3 * low
    assert label.text().startswith("Al-Khatib wartet")

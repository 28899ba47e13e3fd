"""The preview before printing: shown, saved, and left again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
)
from pytestqt.qtbot import QtBot

from kiberatung.ui.protocols import PreviewDeeds
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.preview_page import PreviewPage
from kiberatung.ui.theme.live import theme


@pytest.mark.requirement("U51")
def test_preview_shows_saves_and_returns(qtbot: QtBot, window: MainWindow, tmp_path: Path, pdf: bytes) -> None:
    window.navigate("familien")
    window.open_preview(pdf, "Einladung", "DIN 5008, Form B")
    page = window.content.currentWidget()
    assert isinstance(page, PreviewPage)
    assert page.preview.page_count() == 1
    named = {made.text(): made for made in page.findChildren(QAbstractButton)}
    named["Als PDF &sichern …"].click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "Einladung.pdf"))
    qtbot.waitUntil(lambda: window.notice_bar.words() == "Gesichert: Einladung.pdf")
    assert (tmp_path / "Einladung.pdf").read_bytes() == pdf
    named["&Zurück"].click()
    assert window.content.current_name() == "familien"
    assert page.preview.page_count() == 0, "nothing of the letter stays in memory"
    dialog.reject()


def test_preview_says_when_the_place_is_wrong(qtbot: QtBot, window: MainWindow, tmp_path: Path, pdf: bytes) -> None:
    window.open_preview(pdf, "Einladung")
    page = window.content.currentWidget()
    assert isinstance(page, PreviewPage)
    page._write(tmp_path, pdf)
    qtbot.waitUntil(lambda: "Das Schreiben ist unverändert." in window.notice_bar.words())


def test_a_page_that_is_entered_when_it_leaves_is_printed_and_saved_its_own_way(window: MainWindow, pdf: bytes) -> None:
    told: list[str] = []
    deeds = PreviewDeeds(lambda: told.append("print"), lambda: told.append("save"))
    window.open_preview(pdf, "Einladung", "", deeds)
    page = window.content.currentWidget()
    assert isinstance(page, PreviewPage)
    named = {made.text(): made for made in page.findChildren(QAbstractButton)}
    named["&Drucken"].click()
    named["Als PDF &sichern …"].click()
    assert told == ["print", "save"]


def test_a_long_title_breaks_in_large_text_and_stays_on_one_line_otherwise(
    window: MainWindow, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = []
    for scale in (1.0, 2.0):
        monkeypatch.setattr(theme, "text_scale", scale)
        window.open_preview(pdf, "Datenschutzhinweis vom 15.12.2026")
        page = window.content.currentWidget()
        assert page is not None
        title = page.findChild(QLabel, "view_title")
        assert title is not None
        lines.append(title.wordWrap())
    assert lines == [False, True]

"""The preview before printing: shown, saved, and left again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
)
from pytestqt.qtbot import QtBot

from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.preview_page import PreviewPage


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

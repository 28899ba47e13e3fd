"""Pages drawn from memory."""

import io

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from kiberatung.ui.widgets.page_preview import PagePreview, page_images, page_sizes
from tests.support.typing_keys import press


@pytest.fixture(scope="module")
def pdf() -> bytes:
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=(595, 842))
    for number in (1, 2):
        page.rect(50, 50, 400, 100 * number, fill=1)
        page.showPage()
    page.save()
    return buffer.getvalue()


def test_pages_are_measured_and_drawn(qapp: object, pdf: bytes) -> None:
    assert page_sizes(pdf) == [(595.0, 842.0)] * 2
    image = page_images(pdf, 0, 1.0)
    assert (image.width(), image.height()) == (595, 842)
    assert image.pixelColor(100, 842 - 100).value() == 0
    assert image.pixelColor(10, 10).value() == 255


def test_keys_turn_pages_and_zoom(qtbot: QtBot, pdf: bytes) -> None:
    preview = PagePreview("Schreiben")
    qtbot.addWidget(preview)
    preview.resize(700, 500)
    preview.show()
    preview.set_pdf(pdf, "DIN 5008, Form B")
    with qtbot.waitSignal(preview.page_shown) as shown:
        press(preview, Qt.Key.Key_PageDown)
    assert shown.args == [2, 2]
    press(preview, Qt.Key.Key_PageDown)
    before = preview._paper.pixmap().width()
    press(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview._paper.pixmap().width() > before
    press(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview._paper.pixmap().width() == before


def test_nothing_to_show(qtbot: QtBot, pdf: bytes) -> None:
    preview = PagePreview("Schreiben")
    qtbot.addWidget(preview)
    preview.set_pdf(pdf)
    preview.set_pdf(b"")
    assert preview.page_count() == 0

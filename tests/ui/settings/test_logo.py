"""The logo of the office: read with care, small, grey, on every letter and nowhere near the window."""

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from pdfua import Severity, validate
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiberatung.domain.office import LARGEST_LOGO, LetterForm
from kiberatung.ui.settings.logo_field import LogoField
from kiberatung.ui.settings.logo_picture import logo_image, read_logo
from tests.documents.pages import find_text
from tests.documents.sheets import TYPESETTER, a_sheet
from tests.support.ui_fakes import FakeShell


def a_picture(file: Path, wide: int = 1200, high: int = 400) -> Path:
    image = QImage(wide, high, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    for x in range(wide):
        for y in range(high // 4, high // 2):
            image.setPixelColor(x, y, QColor(200, 30, x % 256))
    assert image.save(str(file))
    return file


def test_a_picture_becomes_small_and_grey(qtbot: QtBot, tmp_path: Path) -> None:
    logo = read_logo(a_picture(tmp_path / "logo.png"))
    image = logo_image(logo)
    assert 0 < len(logo) <= LARGEST_LOGO
    assert image.isGrayscale()
    assert image.width() == pytest.approx(3 * image.height(), abs=3)
    assert image.pixelColor(0, 0) == QColor("white")


@pytest.mark.requirement("R48")
def test_what_is_no_picture_or_too_large_is_refused_before_it_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.png"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    bomb = tmp_path / "bomb.png"
    head = struct.pack(">4sIIBBBBB", b"IHDR", 60_000, 60_000, 8, 0, 0, 0, 0)
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + struct.pack(">I", zlib.crc32(head)) + b"\0" * 100)
    text = tmp_path / "text.png"
    text.write_text("kein Bild")
    for file in (drawing, bomb, text, tmp_path, tmp_path / "missing.png"):
        assert read_logo(file) == ""


def test_the_field_keeps_its_picture_when_another_cannot_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    field = LogoField(FakeShell())
    qtbot.addWidget(field)
    field.take(a_picture(tmp_path / "logo.png"))
    kept = field.value()
    field.take(tmp_path / "missing.png")
    assert kept
    assert field.value() == kept
    field.remove.click()
    assert field.value() == ""


@pytest.mark.parametrize("form", LetterForm)
def test_the_logo_stands_in_the_head_with_a_text_for_screen_readers(
    qtbot: QtBot, form: LetterForm, tmp_path: Path
) -> None:
    sheet = replace(a_sheet(form), logo=read_logo(a_picture(tmp_path / "logo.png")))
    pdf = TYPESETTER.render_letter(sheet)
    (tmp_path / "letter.pdf").write_bytes(pdf)
    findings = validate(tmp_path / "letter.pdf").findings
    assert [str(one) for one in findings if one.severity is Severity.ERROR] == []
    page = pypdfium2.PdfDocument(pdf)[0]
    (picture,) = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=8)
    left, bottom, right, top = (side * 25.4 / 72 for side in picture.get_bounds())
    assert right == pytest.approx(190, abs=0.5)
    assert left > find_text(pdf, "Integrationszentrum").right
    assert 5 < 297 - top < 297 - bottom < (22 if form is LetterForm.A else 31)

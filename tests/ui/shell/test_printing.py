"""Printing in true size: on a PDF printer a letter has paper and fold marks where DIN 5008 wants them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen import canvas

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.protocols import TaskCancelledError
from kiberatung.ui.shell.main_window import MainWindow
from kiberatung.ui.shell.printing import (
    Printing,
    PrintJob,
    Sheet,
    new_printer,
    put_on_paper,
    stripes,
    wanted_pages,
)
from kiberatung.ui.shell.tasks import Tasks
from kiberatung.ui.widgets.page_preview import page_images, page_sizes
from tests.documents.sheets import TYPESETTER, a_sheet

DOTS_PER_MM = 600 / 25.4
FOLDS_OF_FORM_B = (105.0, 210.0)


class Control:
    """Lets the work go on for so many stripes."""

    def __init__(self, steps: int = 10_000) -> None:
        self.steps = steps

    def report(self, done: int, whole: int) -> None:
        """Nobody looks."""

    def check(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise TaskCancelledError


@pytest.fixture(scope="module")
def letter() -> bytes:
    return TYPESETTER.render_letter(a_sheet(paragraphs=24))


def a_printer(path: Path) -> QPrinter:
    printer = new_printer("Einladung")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def printed(tmp_path: Path, pdf: bytes, set_up: Callable[[QPrinter], object] = lambda _printer: None) -> bytes:
    path = tmp_path / "gedruckt.pdf"
    printer = a_printer(path)
    set_up(printer)
    count = len(page_sizes(pdf))
    put_on_paper(PrintJob(printer, wanted_pages(printer, count), grey=False), pdf, Control())
    return path.read_bytes()


def dark_rows(page: QImage, from_mm: float, to_mm: float) -> list[float]:
    """Where, in mm from the upper edge, something dark stands between two distances from the left edge."""
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    dots, first, last = bytes(grey.constBits()), round(from_mm * DOTS_PER_MM), round(to_mm * DOTS_PER_MM)
    starts = (row * grey.bytesPerLine() for row in range(grey.height()))
    return [row / DOTS_PER_MM for row, start in enumerate(starts) if min(dots[start + first : start + last]) < 140]


def test_paper_is_a4_and_fold_marks_stand_at_105_and_210_mm(qapp: object, tmp_path: Path, letter: bytes) -> None:
    paper = printed(tmp_path, letter)
    assert len(page_sizes(paper)) == len(page_sizes(letter)) == 2
    assert page_sizes(paper)[0] == pytest.approx((595.3, 841.9), abs=0.5)
    rows = dark_rows(page_images(paper, 0, 600 / 72), 3.2, 4.6)
    for fold in FOLDS_OF_FORM_B:
        assert min(abs(row - fold) for row in rows) < 0.2
    assert all(min(abs(row - mark) for mark in (*FOLDS_OF_FORM_B, 148.5)) < 0.4 for row in rows)


def test_stripes_join_without_a_seam(letter: bytes) -> None:
    whole = page_images(letter, 0, 600 / 72)
    height = 0
    for top, stripe in stripes(Sheet(letter, 0, page_sizes(letter)[0]), 600 / 72):
        assert top == height
        height += stripe.height()
        for x, y in ((stripe.width() // 3, 0), (stripe.width() // 3, stripe.height() - 1)):
            assert stripe.pixelColor(x, y).lightness() == pytest.approx(whole.pixelColor(x, top + y).lightness(), abs=3)
    assert (height, stripe.width()) == (whole.height(), whole.width())


def test_pages_and_copies(qapp: object, tmp_path: Path, letter: bytes) -> None:
    def second_page_twice(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)
        printer.setCopyCount(2)

    paper = printed(tmp_path, letter, second_page_twice)
    assert len(page_sizes(paper)) == 2
    assert page_images(paper, 0, 1) == page_images(paper, 1, 1)
    assert dark_rows(page_images(paper, 0, 600 / 72), 3.2, 4.6) == []  # the second page has no fold marks


def test_wide_pages_lie_across(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "quer.pdf"
    page = canvas.Canvas(str(path), pagesize=landscape(A4))
    page.drawString(50, 50, "quer")
    page.save()
    width, height = page_sizes(printed(tmp_path, path.read_bytes()))[0]
    assert width > height


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qapp: object, tmp_path: Path, letter: bytes) -> None:
    printer = a_printer(tmp_path / "kein" / "ordner.pdf")
    with pytest.raises(EnvironmentFault, match="Der Drucker ist nicht bereit"):
        put_on_paper(PrintJob(printer, [0], grey=False), letter, Control())


def test_cancelling_stops_between_two_stripes(qapp: object, tmp_path: Path, letter: bytes) -> None:
    printer = a_printer(tmp_path / "halb.pdf")
    with pytest.raises(TaskCancelledError):
        put_on_paper(PrintJob(printer, [0, 1], grey=True), letter, Control(steps=3))


def test_printed_is_told_after_the_pages_have_gone(qtbot: QtBot, tmp_path: Path, letter: bytes) -> None:
    window = MainWindow(Tasks(), ())
    qtbot.addWidget(window)
    done: list[str] = []

    def ask(printer: QPrinter, last_page: int, agreed: Callable[[], object]) -> None:
        assert last_page == 2
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
        agreed()

    Printing(window, window, ask).print_pdf(letter, "Einladung", lambda: done.append("printed"))
    qtbot.waitUntil(lambda: done == ["printed"], timeout=20_000)
    assert page_sizes((tmp_path / "gedruckt.pdf").read_bytes())
    assert window.notice_bar.words().startswith("An den Drucker gegeben")
    window.tasks.stop()


def test_the_dialog_knows_the_pages_and_cancelling_prints_nothing(qtbot: QtBot, letter: bytes) -> None:
    window = MainWindow(Tasks(), ())
    qtbot.addWidget(window)
    done: list[str] = []
    window.print_pdf(letter, "Einladung", lambda: done.append("printed"))
    dialog = window.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 2)
    dialog.reject()
    assert window.tasks.is_idle()
    assert done == []

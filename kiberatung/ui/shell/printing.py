"""Real printing: the system's dialog, and pages drawn from memory at the printer's resolution in true size."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.ui.protocols import Lane, Shell, TaskCancelledError, TaskControl, TaskOptions
from kiberatung.ui.widgets.page_preview import PDFIUM, POINTS_PER_INCH, page_sizes

RESOLUTION = 600
"""Dots to the inch: what office printers print; more would only cost memory."""
STRIPE_DOTS = 800
"""A page is drawn in stripes of this height: 13 MB instead of 100 MB, and a cancel between any two."""


class AskPrinter(Protocol):
    """Lets the person choose; calls back only when they agreed."""

    def __call__(self, printer: QPrinter, last_page: int, agreed: Callable[[], object]) -> None: ...


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What was chosen, read on the main thread: page numbers from 0, in the order of printing."""

    printer: QPrinter
    pages: Sequence[int]
    grey: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a document, its size in points."""

    pdf: bytes
    page: int
    size: tuple[float, float]


class Printing:
    """Asks for a printer, then draws in the task pool; the bytes never touch a disk of ours."""

    def __init__(self, shell: Shell, window: QWidget, ask: AskPrinter | None = None) -> None:
        self._shell = shell
        self._ask = ask or _Dialogs(window)

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], object] | None = None) -> None:
        """`title` names the job for the printer's queue, so it holds no person; `printed` follows a good end."""
        self.print_pages(pdf, title, lambda _pages: printed() if printed is not None else None)

    def print_pages(self, pdf: bytes, title: str, printed: Callable[[Sequence[int]], object]) -> None:
        """As `print_pdf`; `printed` is told which pages were chosen, from 0."""
        printer = new_printer(title)
        count = len(page_sizes(pdf))
        self._ask(printer, count, lambda: self._begin(printer, pdf, printed))

    def _begin(self, printer: QPrinter, pdf: bytes, printed: Callable[[Sequence[int]], object]) -> None:
        job = PrintJob(printer, wanted_pages(printer, len(page_sizes(pdf))), is_grey(printer))

        def tell(pages: int) -> None:
            self._shell.show_notice(_("An den Drucker gegeben, Seiten: {count}").format(count=pages))
            printed(job.pages)

        options = TaskOptions(_("Die Seiten gehen an den Drucker"), Lane.POOL)
        self._shell.run_long_task(lambda control: put_on_paper(job, pdf, control), tell, options=options)


class _Dialogs:
    """The system's print dialog with pages and copies."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def __call__(self, printer: QPrinter, last_page: int, agreed: Callable[[], object]) -> None:
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Drucken"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, max(last_page, 1))
        dialog.accepted.connect(agreed)
        QDialog.open(dialog)  # PySide hides it behind the overload that takes a slot


def new_printer(title: str) -> QPrinter:
    """A4 from edge to edge: the measures of DIN 5008 hold only when nothing is fitted or moved."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(RESOLUTION)
    _set_paper(printer, landscape=False)
    return printer


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Page numbers from 0; copies the printer cannot make by itself are repeated here."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    if printer.supportsMultipleCopies():
        return pages
    copies = max(printer.copyCount(), 1)
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def is_grey(printer: QPrinter) -> bool:
    return printer.colorMode() is QPrinter.ColorMode.GrayScale


def put_on_paper(job: PrintJob, pdf: bytes, control: TaskControl) -> int:
    """Runs in the pool: Qt lets any one thread paint on a printer. Gives the number of pages.

    Raises `EnvironmentFault` when the printer does not take them.
    """
    painter = QPainter()
    try:
        sizes = page_sizes(pdf)
        for number, page in enumerate(job.pages):
            control.report(number, len(job.pages))
            _begin_page(job, painter, sizes[page])
            _draw_page(job, painter, Sheet(pdf, page, sizes[page]), control)
    except TaskCancelledError:
        job.printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(job.pages)


def _begin_page(job: PrintJob, painter: QPainter, size: tuple[float, float]) -> None:
    _set_paper(job.printer, landscape=size[0] > size[1])
    ready = job.printer.newPage() if painter.isActive() else painter.begin(job.printer)
    if not ready:
        raise _not_ready()


def _draw_page(job: PrintJob, painter: QPainter, sheet: Sheet, control: TaskControl) -> None:
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    dots = min(job.printer.resolution(), RESOLUTION)
    dot = job.printer.resolution() / dots
    for top, stripe in stripes(sheet, dots / POINTS_PER_INCH, grey=job.grey):
        control.check()
        painter.drawImage(QRectF(0, top * dot, stripe.width() * dot, stripe.height() * dot), stripe)


def stripes(sheet: Sheet, scale: float, *, grey: bool = False) -> Iterator[tuple[int, QImage]]:
    """The page from top to bottom: row of dots, and the picture that begins there."""
    rows = math.ceil(sheet.size[1] * scale)
    for top in range(0, rows, STRIPE_DOTS):
        yield top, _stripe(sheet, scale, (top, max(rows - top - STRIPE_DOTS, 0)), grey=grey)


def _stripe(sheet: Sheet, scale: float, left_out: tuple[int, int], *, grey: bool) -> QImage:
    """Without so many dots above and below; half a dot less, because pypdfium2 rounds up to whole ones."""
    import pypdfium2  # noqa: PLC0415 - 100 ms, wanted only when a page is shown

    above, below = (max(dots - 0.5, 0) / scale for dots in left_out)
    with PDFIUM:
        document = pypdfium2.PdfDocument(sheet.pdf)
        document.init_forms()
        try:
            bitmap = document[sheet.page].render(
                scale=scale, crop=(0, below, 0, above), grayscale=grey, rev_byteorder=True
            )
            form = QImage.Format.Format_Grayscale8 if bitmap.n_channels == 1 else QImage.Format.Format_RGB888
            return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
        finally:
            document.close()


def _set_paper(printer: QPrinter, *, landscape: bool) -> None:
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(turned)
    printer.setFullPage(True)


def _not_ready() -> EnvironmentFault:
    return EnvironmentFault(
        _("Der Drucker ist nicht bereit. Es wurde nichts gedruckt, das Schreiben ist unverändert."),
        _("Prüfen Sie, ob er an ist und Papier hat, oder wählen Sie einen anderen Drucker."),
    )

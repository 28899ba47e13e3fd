"""Puts the pages of a PDF on a printer, from memory: a key on paper must never lie in a file."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.widgets.page_preview import POINTS_PER_INCH, page_images, page_sizes

_DOTS_PER_INCH = 300


def ask_to_print(parent: QWidget, pdf: bytes) -> None:
    """Opens the print dialog of the system; printing follows its answer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Schlüssel drucken"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: paint_pages(printer, pdf))
    dialog.show()


def paint_pages(printer: QPrinter, pdf: bytes) -> None:
    """Every page in its true size, from the corner of the paper."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number in range(len(page_sizes(pdf))):
        if number:
            printer.newPage()
        picture = page_images(pdf, number, _DOTS_PER_INCH / POINTS_PER_INCH)
        by = printer.resolution() / _DOTS_PER_INCH
        painter.resetTransform()
        painter.scale(by, by)
        painter.drawImage(QPoint(0, 0), picture)
    painter.end()

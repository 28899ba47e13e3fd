"""Reads positions and texts back from a PDF, in millimetres from the left and upper edge of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MM = 25.4 / 72


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def overlaps(self, other: "Box") -> bool:
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart


def texts_of(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    # pdfium writes U+FFFE for a hyphen at the end of a line.
    return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]


def find_text(pdf: bytes, text: str, page: int = 0) -> Box:
    """The box around the first occurrence of `text`, which must stand on one line."""
    the_page = pdfium.PdfDocument(pdf)[page]
    found = the_page.get_textpage().search(text, match_case=True).get_next()
    assert found, f"{text!r} is not on the page"
    boxes = [the_page.get_textpage().get_charbox(found[0] + offset) for offset in range(found[1])]
    return _box(
        the_page,
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)),
        text,
    )


def characters(pdf: bytes, page: int = 0) -> Iterator[Box]:
    the_page = pdfium.PdfDocument(pdf)[page]
    textpage = the_page.get_textpage()
    for index in range(textpage.count_chars()):
        sign = textpage.get_text_range(index, 1)
        if sign.strip():
            yield _box(the_page, textpage.get_charbox(index), sign)


def lines(pdf: bytes, page: int = 0) -> list[Box]:
    """Bounds of everything drawn that is not text."""
    the_page = pdfium.PdfDocument(pdf)[page]
    found = the_page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=8)
    return [_box(the_page, path.get_bounds()) for path in found]


def font_sizes(pdf: bytes) -> set[float]:
    """In points as printed, of every character on every page."""
    found = set()
    for page in pdfium.PdfDocument(pdf):
        textpage = page.get_textpage()
        for index in range(textpage.count_chars()):
            if textpage.get_text_range(index, 1).strip():
                found.add(round(pdfium_c.FPDFText_GetFontSize(textpage, index), 1))
    return found


def _box(page: pdfium.PdfPage, bounds: tuple[float, float, float, float], text: str = "") -> Box:
    left, bottom, right, top = bounds
    height = page.get_height()
    return Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM, text)

"""Where in a document of many letters each of them begins."""

from kiberatung.ui.widgets.page_preview import PDFIUM


def first_pages(pdf: bytes) -> list[int]:
    """Page numbers from 0: each letter has one bookmark, its subject."""
    import pypdfium2  # noqa: PLC0415 - 100 ms, wanted only when a page is shown

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            places = [mark.get_dest() for mark in document.get_toc() if mark.level == 0]
            return [place.get_index() for place in places if place is not None]
        finally:
            document.close()

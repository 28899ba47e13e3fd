"""The code at the foot of each page of a form, in words and as a QR code: a scanned pile is put in order by it."""

from functools import lru_cache

from kiberatung.documents.qr_code import qr_squares, qr_svg

USUAL_PAGES = 4
"""Of a sheet for three children; each code takes as long as setting the whole sheet."""


def page_codes(code: str, pages: int) -> list[dict[str, str]]:
    """For each page from the first; none for a sheet without a code."""
    return [_page_code(f"{code}:S{number}") for number in range(1, pages + 1)] if code else []


@lru_cache(maxsize=128)
def _page_code(words: str) -> dict[str, str]:
    return {"words": words, "picture": qr_svg(qr_squares(words))}

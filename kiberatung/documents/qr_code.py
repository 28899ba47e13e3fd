"""QR codes: the squares of a text, and the same as a picture for paper; error correction M bears 15 % of damage."""

from collections.abc import Iterator, Sequence
from typing import Any

QUIET = 4
"""Empty squares around, as ISO/IEC 18004 wants them."""

Squares = tuple[tuple[bool, ...], ...]
"""Rows from above, True is dark."""


def qr_squares(text: str) -> Squares:
    """Of ASCII text up to 2,331 characters, capitals and figures up to 3,391; raises `ValueError` for others."""
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415 - wanted for papers with keys alone

    if not text.isascii():
        raise ValueError("not ASCII")
    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QRAlphaNum(text) if _is_alphanumeric(text) else qrencoder.QR8bitByte(text))
    code.make()
    return tuple(tuple(map(bool, row)) for row in code.modules)


def qr_svg(squares: Squares) -> str:
    """One path, a rectangle for each run of dark squares: 10,000 single ones would take seconds to set."""
    side = len(squares) + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z" for x, y, length in _runs(squares))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _runs(squares: Squares) -> Iterator[tuple[int, int, int]]:
    for y, row in enumerate(squares):
        x = 0
        while x < len(row):
            length = _dark_from(row, x)
            if length:
                yield x, y, length
            x += length or 1


def _dark_from(row: Sequence[bool], start: int) -> int:
    end = start
    while end < len(row) and row[end]:
        end += 1
    return end - start


def _is_alphanumeric(text: str) -> bool:
    return all(sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:" for sign in text)

"""Reads the squares of an undamaged QR code (ISO/IEC 18004): mask, order of the words, blocks, letters.

Of the encoder only the tables are used, where blocks begin and where the alignment patterns lie.
"""

from collections.abc import Iterator
from typing import Any

from reportlab.graphics.barcode import qrencoder

Squares = tuple[tuple[bool, ...], ...]
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_FORMAT_MASK = 0b101010000010010
_MASKS = (
    lambda x, y: (x + y) % 2,
    lambda _x, y: y % 2,
    lambda x, _y: x % 3,
    lambda x, y: (x + y) % 3,
    lambda x, y: (y // 2 + x // 3) % 2,
    lambda x, y: x * y % 2 + x * y % 3,
    lambda x, y: (x * y % 2 + x * y % 3) % 2,
    lambda x, y: (x * y % 3 + (x + y) % 2) % 2,
)


def read_squares(squares: Squares) -> str:
    version = (len(squares) - 17) // 4
    form = int("".join(str(int(squares[8][x])) for x in (0, 1, 2, 3, 4, 5, 7, 8)), 2) << 7
    form = (form ^ _FORMAT_MASK) >> 7
    level, mask = form >> 6, form >> 3 & 7
    bits = [squares[y][x] != (not _MASKS[mask](x, y)) for x, y in _order(len(squares), version)]
    words = [int("".join(str(int(bit)) for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    return _letters(_in_order(words, qrencoder.QRRSBlock.getRSBlocks(version, level)), version)


def _order(side: int, version: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up and down in turn, without the patterns."""
    upwards = True
    for right in [*range(side - 1, 6, -2), *range(5, 0, -2)]:
        for y in reversed(range(side)) if upwards else range(side):
            for x in (right, right - 1):
                if not _is_pattern(x, y, side, version):
                    yield x, y
        upwards = not upwards


def _is_pattern(x: int, y: int, side: int, version: int) -> bool:
    corners = (x < 9 and y < 9) or (x >= side - 8 and y < 9) or (x < 9 and y >= side - 8)
    version_told = range(side - 11, side - 8)
    told = version >= 7 and ((x < 6 and y in version_told) or (y < 6 and x in version_told))
    return corners or x == 6 or y == 6 or told or _is_alignment(x, y, side, version)


def _is_alignment(x: int, y: int, side: int, version: int) -> bool:
    places = qrencoder.QRUtil.getPatternPosition(version)
    for row in places:
        for column in places:
            in_corner = (row, column) in {(6, 6), (6, side - 7), (side - 7, 6)}
            if not in_corner and abs(x - column) <= 2 and abs(y - row) <= 2:
                return True
    return False


def _in_order(words: list[int], blocks: list[Any]) -> list[int]:
    counts = [block.dataCount for block in blocks]
    parts: list[list[int]] = [[] for _count in counts]
    left = iter(words)
    for place in range(max(counts)):
        for part, count in zip(parts, counts, strict=True):
            if place < count:
                part.append(next(left))
    return [word for part in parts for word in part]


def _letters(words: list[int], version: int) -> str:
    bits = "".join(f"{word:08b}" for word in words)
    mode, is_long = bits[:4], version >= 10
    if mode == "0100":
        length = 16 if is_long else 8
        count = int(bits[4 : 4 + length], 2)
        start = 4 + length
        return bytes(int(bits[start + 8 * n : start + 8 * n + 8], 2) for n in range(count)).decode()
    assert mode == "0010"
    length = 11 if is_long else 9
    count, start = int(bits[4 : 4 + length], 2), 4 + length
    found = ""
    while len(found) < count:
        if count - len(found) == 1:
            return found + _ALPHANUMERIC[int(bits[start : start + 6], 2)]
        pair = int(bits[start : start + 11], 2)
        found += _ALPHANUMERIC[pair // 45] + _ALPHANUMERIC[pair % 45]
        start += 11
    return found

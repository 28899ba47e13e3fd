"""States seen without colour: a picture of each, turned to grey."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kiberatung.ui.widgets.status_label import StatusLabel
from tests.accessibility.seen import shown_parts, where
from tests.support.contrast import contrast

LEAST_CONTRAST = 4.5
_INK = 0.004
"""Share of a picture that is drawn in full and not softened at the edges of letters."""


def states_lost_in_grey(window: QWidget) -> Iterator[str]:
    """U25: word and icon of every state stand out of their ground, whatever its colour."""
    for part in shown_parts(window):
        if isinstance(part, StatusLabel) and part.text() and part.isEnabled() and not part.visibleRegion().isEmpty():
            found = grey_contrast(part.grab().toImage())
            if found < LEAST_CONTRAST:
                yield f"{found:.1f}: {where(part)} {part.text()}"


def grey_contrast(picture: QImage) -> float:
    """Of the ink that stands furthest from the ground, which is what covers most of the picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, line = bytes(grey.constBits()), grey.bytesPerLine()
    shades: Counter[int] = Counter()
    for y in range(grey.height()):
        shades.update(bits[y * line : y * line + grey.width()])
    ground = shades.most_common(1)[0][0]
    least = max(3, round(sum(shades.values()) * _INK))
    inks = [shade for shade, count in shades.items() if count >= least]
    return max((_contrast(ground, shade) for shade in inks), default=1.0)


def _contrast(one: int, other: int) -> float:
    return contrast(f"#{one:02x}{one:02x}{one:02x}", f"#{other:02x}{other:02x}{other:02x}")

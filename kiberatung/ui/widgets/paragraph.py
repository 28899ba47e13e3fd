"""A paragraph of runs that keeps how it was laid out: layouts ask for its height many times for one painting."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QTextLayout

from kiberatung.ui.theme.live import theme
from kiberatung.ui.theme.tokens import Scheme
from kiberatung.ui.widgets.painting import laid_out
from kiberatung.ui.widgets.runs import Run

_ONE_LINE = 10_000.0
_MOST_KEPT = 6


class Paragraph:
    """Laid out anew when the look has changed; where there is room for one line every width is the same."""

    def __init__(self, runs: Sequence[Run], role: str = "body") -> None:
        self.runs, self.role = tuple(runs), role
        self._kept: dict[float, QTextLayout] = {}
        self._look: tuple[Scheme, float] | None = None
        self._natural_width = 0.0

    def at(self, width: float) -> QTextLayout:
        natural = self._natural()
        if width >= self._natural_width:
            return natural
        found = self._kept.get(width)
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept = {_ONE_LINE: natural}
            found = self._kept[width] = laid_out(self.runs, self.role, width)
        return found

    def height(self, width: float) -> int:
        return ceil(self.at(width).boundingRect().height() - 0.01)

    def width(self) -> float:
        """In one line."""
        self._natural()
        return self._natural_width

    def _natural(self) -> QTextLayout:
        look = (theme.scheme, theme.text_scale)
        if look != self._look:
            self._look = look
            layout = laid_out(self.runs, self.role, _ONE_LINE)
            lines = (layout.lineAt(number) for number in range(layout.lineCount()))
            self._natural_width = max((line.naturalTextWidth() for line in lines), default=0.0) + 1
            self._kept = {_ONE_LINE: layout}
        return self._kept[_ONE_LINE]

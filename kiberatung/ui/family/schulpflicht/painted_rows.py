"""Rows of a section painted in one piece, with real buttons where a row has a deed: few widgets open fast."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import metrics, px, theme
from kiberatung.ui.widgets.painting import draw_hairline, draw_text, laid_out
from kiberatung.ui.widgets.runs import Run
from kiberatung.ui.widgets.text import button

_GAP, _EDGE, _ICON, _ICON_GAP = 12, 7, 14, 5
_NARROW = 400
_FOCUS_ROOM = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """`second` stands below in the small muted step."""

    text: str
    role: str = "body"
    tone: str = "text"
    icon: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class RowDeed:
    """`about` says for a screen reader what the verb is about."""

    text: str
    call: Callable[[], object]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    deeds: tuple[RowDeed, ...] = ()

    def spoken(self) -> str:
        words = [text for cell in self.cells for text in (cell.text, cell.second) if text]
        return " ".join(word if word.endswith((".", "?", "!")) else f"{word}," for word in words).rstrip(",")


@dataclass(frozen=True, slots=True)
class _Block:
    """A text at one width; without a layout it is one line, which costs a tenth to draw."""

    text: str
    role: str
    tone: str
    height: float
    layout: QTextLayout | None = None

    def draw(self, painter: QPainter, place: QPointF, width: float) -> None:
        if self.layout is not None:
            self.layout.draw(painter, place)
        else:
            draw_text(painter, QRectF(place.x(), place.y(), width + 2, self.height), self.text, self.role, self.tone)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where everything stands for one width."""

    columns: tuple[tuple[float, float], ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def whole(self) -> float:
        return self.tops[-1] + self.heights[-1] if self.tops else 0.0


class PaintedRows(QWidget):
    """`shares` divide the width among the columns; where it is narrow the cells of a row stand below each other."""

    def __init__(self, name: str, shares: Sequence[float]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._shares = tuple(shares)
        self._rows: tuple[Row, ...] = ()
        self._buttons: list[QPushButton] = []
        self._deeds: list[RowDeed] = []
        self._places: dict[int, _Placed] = {}
        self._blocks: dict[tuple[str, str, str, int], _Block] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.theme_changed.connect(self._change_look)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        texts = {text for row in self._rows for cell in row.cells for text in (cell.text, cell.second)}
        self._blocks = {key: block for key, block in self._blocks.items() if key[0] in texts}
        self.setAccessibleDescription("\n".join(row.spoken() for row in self._rows))
        self._deeds = [deed for row in self._rows for deed in row.deeds]
        for number, deed in enumerate(self._deeds):
            if number == len(self._buttons):
                made = button("", partial(self._do, number), kind="quiet", small=True)
                made.setParent(self)
                self._buttons.append(made)
            self._buttons[number].setText(deed.text)
            self._buttons[number].setAccessibleName(f"{deed.text.replace('&', '')}: {deed.about}".rstrip(": "))
        for number, made in enumerate(self._buttons):
            made.setVisible(number < len(self._deeds))
        self._forget_places()
        self.update()

    def as_list(self) -> list[str]:
        return [row.spoken() for row in self._rows]

    def buttons(self) -> list[QPushButton]:
        return self._buttons[: len(self._deeds)]

    def _do(self, number: int) -> None:
        if number < len(self._deeds):
            self._deeds[number].call()

    def _change_look(self) -> None:
        self._blocks.clear()
        self._forget_places()

    def _forget_places(self) -> None:
        self._places.clear()
        self.updateGeometry()
        self._place_buttons()

    # room

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._placed(width).whole + 0.49)

    def sizeHint(self) -> QSize:
        width = max(self.width(), px(240))
        return QSize(px(240), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _placed(self, width: int) -> _Placed:
        known = self._places.get(width)
        if known is None:
            known = self._places[width] = self._place(width)
        return known

    def _place(self, width: int) -> _Placed:
        narrow = width < px(_NARROW) and len(self._shares) > 1
        columns = self._narrow_columns(width) if narrow else self._columns(width)
        tops, heights, top = [], [], 0.0
        for row in self._rows:
            high = [self._cell_height(cell, columns[number][1]) for number, cell in enumerate(row.cells)]
            height = (sum(high) if narrow else max(high, default=0.0)) + 2 * px(_EDGE)
            if row.deeds:
                deeds = px(26) * len(row.deeds) + 2 * _FOCUS_ROOM
                height = height + deeds if narrow else max(height, deeds + 2)
            tops.append(top)
            heights.append(height)
            top += height
        return _Placed(tuple(columns), tuple(tops), tuple(heights))

    def _narrow_columns(self, width: int) -> list[tuple[float, float]]:
        return [(0.0, float(width))] * len(self._shares)

    def _columns(self, width: int) -> list[tuple[float, float]]:
        room = width - px(_GAP) * (len(self._shares) - 1) - self._deed_width()
        whole, left, columns = sum(self._shares), 0.0, []
        for share in self._shares:
            columns.append((left, max(room * share / whole, 1.0)))
            left += room * share / whole + px(_GAP)
        return columns

    def _deed_width(self) -> int:
        widths = [made.sizeHint().width() for made in self.buttons()]
        return max(widths) + px(_GAP) if widths else 0

    def _cell_height(self, cell: Cell, width: float) -> float:
        inner = width - (px(_ICON + _ICON_GAP) if cell.icon else 0)
        return sum(block.height for block in self._blocks_of(cell, inner))

    def _blocks_of(self, cell: Cell, width: float) -> list[_Block]:
        """The text and what stands below it; kept for the width, since both measuring and painting ask for them."""
        parts = ((cell.text, cell.role, cell.tone), (cell.second, "small", "muted"))
        return [self._block(text, role, tone, width) for text, role, tone in parts if text]

    def _block(self, text: str, role: str, tone: str, width: float) -> _Block:
        key = (text, role, tone, int(width))
        known = self._blocks.get(key)
        if known is None:
            known = self._blocks[key] = _made_block(text, role, tone, width)
        return known

    def _place_buttons(self) -> None:
        placed = self._placed(max(self.width(), 1))
        narrow = self.width() < px(_NARROW) and len(self._shares) > 1
        number = 0
        for place, row in enumerate(self._rows):
            top = placed.tops[place] + _FOCUS_ROOM
            if narrow:
                top = placed.tops[place] + placed.heights[place] - px(26) * len(row.deeds) - _FOCUS_ROOM
            for _deed in row.deeds:
                made = self._buttons[number]
                made.resize(made.sizeHint())
                left = 0 if narrow else self.width() - made.width() - _FOCUS_ROOM
                made.move(left, round(top))
                top += px(26)
                number += 1

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        placed = self._placed(self.width())
        narrow = self.width() < px(_NARROW) and len(self._shares) > 1
        seen = QRectF(event.rect())
        for number, row in enumerate(self._rows):
            whole = QRectF(0, placed.tops[number], self.width(), placed.heights[number])
            if not whole.intersects(seen):
                continue
            top = placed.tops[number] + px(_EDGE)
            for column, cell in enumerate(row.cells):
                left, width = placed.columns[column]
                used = self._paint_cell(painter, cell, QPointF(left, top), width)
                top += used if narrow else 0
            draw_hairline(painter, whole)

    def _paint_cell(self, painter: QPainter, cell: Cell, place: QPointF, width: float) -> float:
        left, inner = place.x(), width
        if cell.icon:
            line = metrics(cell.role).lineSpacing()
            spot = QRectF(left, place.y() + (line - px(_ICON)) / 2, px(_ICON), px(_ICON))
            draw_icon(painter, cell.icon, spot, cell.tone)
            left += px(_ICON + _ICON_GAP)
            inner -= px(_ICON + _ICON_GAP)
        top = place.y()
        for block in self._blocks_of(cell, inner):
            block.draw(painter, QPointF(left, top), inner)
            top += block.height
        return top - place.y()


def _made_block(text: str, role: str, tone: str, width: float) -> _Block:
    measure = metrics(role)
    if measure.horizontalAdvance(text) <= width:
        return _Block(text, role, tone, measure.lineSpacing())
    layout = laid_out((Run(text, tone=tone),), role, width)
    return _Block(text, role, tone, layout.boundingRect().height(), layout)

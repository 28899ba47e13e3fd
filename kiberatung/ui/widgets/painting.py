"""Plain text, status words, levels and cell rings as delegates and painted widgets draw them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, font, metrics, px
from kiberatung.ui.widgets.runs import Run, shown

ELIDED = Qt.TextElideMode.ElideRight
_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_ONE_LINE = _SIDES | Qt.TextFlag.TextSingleLine


def draw_text(
    painter: QPainter, rect: QRectF, text: str, role: str = "body", tone: str = "text", *, right: bool = False
) -> float:
    """One line, centred in height, elided as a last resort; returns the width it took.

    The left edge stays the left edge for right-to-left names too.
    """
    room = rect.width()
    if not text or room <= 0:
        return 0.0
    measure = metrics(role)
    width = measure.horizontalAdvance(text)
    if width > room:
        text, width = measure.elidedText(text, ELIDED, room), room
    painter.setFont(font(role))
    painter.setPen(colour(tone))
    left = rect.right() - width if right else rect.left()
    painter.drawText(QRectF(left, rect.top(), width + 1, rect.height()), _ONE_LINE, text)
    return width


def draw_status(painter: QPainter, rect: QRectF, icon: str, word: str, tone: str, role: str = "body") -> float:
    """Icon and word in the status colour, never one without the other."""
    side = px(14)
    used = 0.0
    if icon:
        draw_icon(painter, icon, QRectF(rect.left(), rect.center().y() - side / 2, side, side), tone)
        used = side + px(5)
    return used + draw_text(painter, rect.adjusted(used, 0, 0, 0), word, role, tone)


def draw_level(painter: QPainter, rect: QRectF, level: int, tone: str = "accent") -> float:
    """Four rising bars, `level` of them filled."""
    painter.save()
    step, width = px(7), px(5)
    heights = [px(h) for h in (5, 8, 11, 14)]
    foot = rect.center().y() + heights[-1] / 2
    for number, height in enumerate(heights):
        bar = QRectF(rect.left() + number * step + 0.5, foot - height + 0.5, width - 1, height - 1)
        painter.setPen(QPen(colour(tone if number < level else "line"), 1))
        painter.setBrush(colour(tone) if number < level else Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
    painter.restore()
    return float(4 * step)


def draw_hairline(painter: QPainter, rect: QRectF, *, right: bool = False) -> None:
    """The line below a cell, or at its right; as a filled stripe it is sharp at every scale."""
    stripe = (
        QRectF(rect.right() - 1, rect.top(), 1, rect.height())
        if right
        else QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    )
    painter.fillRect(stripe, colour("hair"))


def draw_cell_ring(painter: QPainter, rect: QRectF) -> None:
    """Where the keyboard is inside a view."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()


def laid_out(runs: Sequence[Run], role: str, width: float, wrap: bool = True) -> QTextLayout:
    """The runs as one paragraph of plain text, broken into lines of `width`."""
    base = font(role)
    layout = QTextLayout("".join(shown(run) for run in runs), base)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    wrapping = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
    option.setWrapMode(wrapping)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, base))
    _break_lines(layout, width, metrics(role).lineSpacing())
    return layout


def _formats(runs: Sequence[Run], base: QFont) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setForeground(colour(run.tone))
        look.setFontWeight(max(run.weight, base.weight()))
        length = len(shown(run).encode("utf-16-le")) // 2  # Qt counts UTF-16 units
        piece.start, piece.length, piece.format = start, length, look
        ranges.append(piece)
        start += length
    return ranges


def _break_lines(layout: QTextLayout, width: float, spacing: float) -> None:
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, top))
        top += max(spacing, line.height())
    layout.endLayout()

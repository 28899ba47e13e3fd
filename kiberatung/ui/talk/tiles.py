"""Large tiles to answer with: a choice with its mark, a picture with its word, a language by its own name."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiberatung.ui.theme.icons import draw_icon
from kiberatung.ui.theme.live import colour, font, px
from kiberatung.ui.theme.tokens import RADIUS

_EDGE, _CIRCLE, _GAP = 16, 20, 12
_WRAP = Qt.TextFlag.TextWordWrap


class _Tile(QAbstractButton):
    """A button with a ground of its own that grows with its text."""

    def __init__(self, word: str, *, can_focus: bool) -> None:
        super().__init__()
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(word)
        self.word = word
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_focus else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(52))

    def sizeHint(self) -> QSize:
        return QSize(px(220), self.heightForWidth(px(220)))

    def _draw_ground(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        ground = "soft" if chosen or self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(colour(ground))
        inset = 1.0 if chosen else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class ChoiceTile(_Tile):
    """The mark stands where reading begins; the word wraps."""

    def __init__(self, word: str, *, can_focus: bool = True) -> None:
        super().__init__(word, can_focus=can_focus)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """A choice that is made is only taken back by another one."""
        self.setChecked(True)

    def heightForWidth(self, width: int) -> int:
        room = max(px(40), width - px(2 * _EDGE + _CIRCLE + _GAP))
        text = QFontMetrics(font("answer")).boundingRect(QRect(0, 0, room, 10_000), int(_WRAP), self.word)
        return max(px(52), text.height() + px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        mirrored = self.isRightToLeft()
        side = px(_CIRCLE)
        left = self.width() - px(_EDGE) - side if mirrored else px(_EDGE)
        self._draw_mark(painter, QRectF(left, (self.height() - side) / 2, side, side))
        used = px(_EDGE) + side + px(_GAP)
        room = (
            self.rect().adjusted(px(_EDGE), 0, -used, 0) if mirrored else self.rect().adjusted(used, 0, -px(_EDGE), 0)
        )
        painter.setFont(font("answer"))
        painter.setPen(colour("text"))
        edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, int(flags) | int(_WRAP), self.word)

    def _draw_mark(self, painter: QPainter, place: QRectF) -> None:
        circle = place.adjusted(0.75, 0.75, -0.75, -0.75)
        chosen = self.isChecked()
        painter.setPen(QPen(colour("accent" if chosen else "line"), 1.5))
        painter.setBrush(colour("accent" if chosen else "surface"))
        painter.drawEllipse(circle)
        if chosen:
            inner = place.width() * 0.2
            draw_icon(painter, "check", place.adjusted(inner, inner, -inner, -inner), "on_accent")


class Lines(NamedTuple):
    """What stands on a tile that is pointed at: large for the family, small in German."""

    large: str
    small: str
    icon: str = ""


class PointingTile(_Tile):
    """A language by its own name, or a picture with its word in both languages; in the middle, for every direction."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines.large if lines.large == lines.small else f"{lines.large}, {lines.small}", can_focus=True)
        self.lines = lines

    def heightForWidth(self, width: int) -> int:
        large, small = self._heights(max(px(40), width - px(16)))
        picture = px(48) if self.lines.icon else 0
        return max(px(84), picture + large + small + px(28))

    def _heights(self, room: int) -> tuple[int, int]:
        box = QRect(0, 0, room, 10_000)
        flags = int(_WRAP | Qt.AlignmentFlag.AlignHCenter)
        large = QFontMetrics(font("answer")).boundingRect(box, flags, self.lines.large).height()
        small = QFontMetrics(font("body")).boundingRect(box, flags, self.lines.small).height()
        return large, small if self._has_small() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board knows which tile lies above and below."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _has_small(self) -> bool:
        return self.lines.small != self.lines.large

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        room = self.width() - px(16)
        large, small = self._heights(room)
        picture = px(48) if self.lines.icon else 0
        top = (self.height() - picture - large - small) / 2
        if picture:
            side = px(36)
            draw_icon(painter, self.lines.icon, QRectF((self.width() - side) / 2, top, side, side), "accent")
            top += picture
        flags = int(_WRAP | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.setFont(font("answer"))
        painter.setPen(colour("text"))
        painter.drawText(QRectF(px(8), top, room, large + 2), flags, self.lines.large)
        if self._has_small():
            painter.setFont(font("body"))
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(px(8), top + large, room, small + 2), flags, self.lines.small)


def mirror(widget: QWidget, *, right_to_left: bool) -> None:
    """The family's half of the screen reads in its own direction."""
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    widget.setLayoutDirection(direction)

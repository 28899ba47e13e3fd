"""The panel at the right of a list: fixed in wide windows, opened with F6 and closed with Esc in narrow ones."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiberatung.ui.theme.live import px, theme
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.layouts import innermost_around, widgets_in
from kiberatung.ui.widgets.text import line, surface

NARROW_WINDOW = 1280
LEAST_BESIDE = 320
_ANY_WIDTH = 16_777_215


class SidePanel(QWidget):
    """Put content into `column`; `foot` stays below while the content scrolls."""

    closed = Signal()

    def __init__(self, name: str, width: int = 400) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedWidth(px(width))
        self._width = width
        self._pushed_aside: list[QWidget] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = surface()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        self.column.setSpacing(8)
        self._scroll.setWidget(content)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self._build()
        theme.theme_changed.connect(self._text_resized)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line("v"))
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self._scroll, 1)
        inner.addLayout(self.foot)
        layout.addLayout(inner, 1)

    def add_to_foot(self, part: QWidget) -> None:
        """A deed that stays in sight."""
        self.foot.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        self.foot.addWidget(part, 0, Qt.AlignmentFlag.AlignRight)

    def fit(self, window_width: int) -> None:
        """Hide in narrow windows until it is asked for."""
        self.setVisible(window_width >= px(NARROW_WINDOW))
        if self._pushed_aside and self._has_room():
            self._give_room_back()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_room()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # and not with the whole page
            self._give_room_back()

    def _take_room(self) -> None:
        """Where what lies beside it would be left a strip, the panel stands alone until it is closed."""
        around = self.parentWidget()
        if around is None or self._has_room():
            return
        self._pushed_aside = [part for part in _beside(self, around.layout()) if not part.isHidden()]
        for part in self._pushed_aside:
            part.hide()
        self.setMinimumWidth(0)
        self.setMaximumWidth(_ANY_WIDTH)

    def _give_room_back(self) -> None:
        for part in filter(isValid, self._pushed_aside):
            part.show()
        self._pushed_aside = []
        self.setFixedWidth(px(self._width))

    def _text_resized(self) -> None:
        if not self._pushed_aside:
            self.setFixedWidth(px(self._width))
            if self.isVisible():
                self._take_room()
        elif self._has_room():
            self._give_room_back()

    def _has_room(self) -> bool:
        around = self.parentWidget()
        return around is None or around.width() - px(self._width) >= px(LEAST_BESIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.window().width() < px(NARROW_WINDOW):
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _beside(panel: QWidget, layout: QLayout | None) -> list[QWidget]:
    """What shares the row with the panel, other panels left out."""
    row = innermost_around(panel, layout)
    return [part for part in widgets_in(row) if not isinstance(part, SidePanel)]

"""The panel at the right of a list: fixed in wide windows, opened with F6 and closed with Esc in narrow ones."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.text import line, surface

NARROW_WINDOW = 1280


class SidePanel(QWidget):
    """Put content into `column`; `foot` stays below while the content scrolls."""

    closed = Signal()

    def __init__(self, name: str, width: int = 400) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedWidth(px(width))
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
        self.setVisible(window_width >= NARROW_WINDOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.window().width() < NARROW_WINDOW:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

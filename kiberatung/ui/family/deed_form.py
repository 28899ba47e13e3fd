"""A form in the place of the tabs, for a deed about the whole family: what it does, its fields, and two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiberatung.basics.texts import _
from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import PAGE_MARGIN
from kiberatung.ui.widgets.flow_layout import FlowLayout
from kiberatung.ui.widgets.scrolling import scrolling
from kiberatung.ui.widgets.text import button, label, surface

WIDTH = 640


class DeedForm(QWidget):
    """The page shows it when it is `wanted` and its tabs again when it is `closed`; Esc closes and changes nothing."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, heading: str, deed: str) -> None:
        super().__init__()
        self._heading = label(heading, "h2", wrap=True)
        self.words = label("", wrap=True)
        self.deed = button(deed, self.do_deed, kind="primary")
        self._cancel = button(_("Ab&brechen"), self.closed.emit)

    def do_deed(self) -> None:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def build(self, parts: Sequence[QWidget]) -> None:
        """The fields between the words and the buttons; the form gives the cursor to the first of them."""
        card = surface()
        card.setMaximumWidth(px(WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, 24)
        column.setSpacing(12)
        for part in (self._heading, self.words, *parts):
            column.addWidget(part)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        row.addWidget(self.deed)
        row.addWidget(self._cancel)
        column.addWidget(buttons)
        column.addStretch(1)
        self._lay_out(card)

    def _lay_out(self, card: QWidget) -> None:
        ground = surface()
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(card, 4)
        beside.addStretch(1)
        area = scrolling(ground)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

"""Pages that scroll where the window is small, and the card in the middle of a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px

CARD_WIDTH = 720


def scrolling(content: QWidget) -> QScrollArea:
    """Up and down; Tab goes past the area to what is inside."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area


def card_of(*pages: QWidget) -> QFrame:
    """One card for pages of which one is seen at a time."""
    card = QFrame()
    card.setProperty("card", True)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(32, 28, 32, 28)
    for page in pages:
        inside.addWidget(page)
    return card


def in_the_middle(*parts: QWidget) -> QScrollArea:
    """One below the other, in the middle both ways, none wider than a card."""
    content = QWidget()
    content.setProperty("ground", "scrolled")
    middle = QVBoxLayout(content)
    middle.setContentsMargins(24, 24, 24, 24)
    middle.setSpacing(16)
    middle.addStretch(1)
    for part in parts:
        part.setMaximumWidth(px(CARD_WIDTH))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(part, 100)
        across.addStretch(1)
        middle.addLayout(across)
    middle.addStretch(1)
    return scrolling(content)

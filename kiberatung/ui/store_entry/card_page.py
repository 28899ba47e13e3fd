"""A column of a page on its card in the middle of the window; it scrolls where the window is small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiberatung.ui.theme.live import px

WIDTH = 720


def on_a_card(page: QWidget) -> QScrollArea:
    card = QFrame()
    card.setProperty("card", True)
    card.setMaximumWidth(px(WIDTH))
    inside = QVBoxLayout(card)
    inside.setContentsMargins(32, 28, 32, 28)
    inside.addWidget(page)
    content = QWidget()
    content.setProperty("ground", "scrolled")
    middle = QVBoxLayout(content)
    middle.setContentsMargins(24, 24, 24, 24)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(card, 100)
    across.addStretch(1)
    middle.addStretch(1)
    middle.addLayout(across)
    middle.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(content)
    return scroll

"""The one raised surface: the lock screen and dialogs stand on it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiberatung.ui.theme.live import px
from kiberatung.ui.theme.tokens import DIALOG_WIDTH


class Card(QFrame):
    """Surface with a hair border and wide margins; put things into `column`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setFixedWidth(px(DIALOG_WIDTH))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 32, 32, 32)
        self.column.setSpacing(8)

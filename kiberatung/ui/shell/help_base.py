"""What the window knows of the help in place; the panel itself is a screen's work and comes from outside."""

from PySide6.QtWidgets import QFrame, QWidget


class HelpBase(QFrame):
    """Stands below the page; hidden until it has something to tell."""

    def tell_about(self, field: QWidget | None) -> bool:
        """Whether there was something to tell about this field, or to close."""
        raise NotImplementedError

    def close_help(self) -> None:
        self.hide()

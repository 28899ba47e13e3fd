"""Screens that remember what the window did with them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
)

from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Frame, Screen
from kiberatung.ui.widgets.text import button

NAMES = ["Heute", "Familien", "Termine", "Schulplätze", "Übergaben", "Schreiben", "Berichte"]


class Noted(Screen):
    """Remembers what the shell did with it."""

    def __init__(self, name: str, log: list[str], frame: Frame = "full") -> None:
        super().__init__()
        self.frame = frame
        self._name, self._log = name, log
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(button("Meldung aufnehmen", kind="primary"))
        log.append(f"made {name}")

    def open_with(self, **arguments: Any) -> None:
        self._log.append(f"opened {self._name} {arguments or ''}".strip())

    def close_screen(self) -> None:
        self._log.append(f"closed {self._name}")

    def screen_actions(self) -> Sequence[ActionSpec]:
        return [
            ActionSpec(
                f"of_{self._name}", f"Nur in {self._name}", lambda: self._log.append("done"), "Familie", "Ctrl+J"
            )
        ]

    def focus_first(self) -> None:
        self.line.setFocus()

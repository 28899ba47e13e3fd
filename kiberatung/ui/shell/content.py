"""The screens: made when they are first needed, kept, shown by name."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec
from kiberatung.ui.shell.screen import Screen, ScreenSpec


class Content(QStackedWidget):
    """One screen in front; the others keep their state."""

    screen_shown = Signal(object, str)  # ScreenSpec, frame

    def __init__(self, shell: Shell, screens: Sequence[ScreenSpec]) -> None:
        super().__init__()
        self.setObjectName("content")
        self._shell = shell
        self._specs = {spec.name: spec for spec in screens}
        self._made: dict[str, Screen] = {}
        self._name = ""
        self._place: tuple[str, Mapping[str, Any]] = ("", {})

    def show_screen(self, name: str, arguments: Mapping[str, Any]) -> None:
        """Bring a screen to the front with its arguments; an unknown name is a KeyError."""
        spec = self._specs[name]
        self.close_current()
        screen = self._made.get(name) or self._make(spec)
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
        self._name = name
        if screen.comes_back:
            self._place = (name, dict(arguments))
        self.setCurrentWidget(screen)
        self.screen_shown.emit(spec, screen.frame)
        screen.open_with(**arguments)
        screen.focus_first()

    def _make(self, spec: ScreenSpec) -> Screen:
        screen = self._made[spec.name] = spec.factory(self._shell)
        return screen

    def make_ahead(self, name: str) -> bool:
        """One step towards a screen that is not open yet; False when it is made whole."""
        screen = self._made.get(name)
        if screen is None:
            self._make(self._specs[name])
            return True
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
            return True
        return screen.make_ahead()

    def add_spec(self, spec: ScreenSpec) -> None:
        self._specs[spec.name] = spec

    def has_screen(self, name: str) -> bool:
        return name in self._specs

    def current_name(self) -> str:
        return self._name

    def place(self) -> tuple[str, Mapping[str, Any]]:
        """The screen in front and how to come back to where one is in it; an empty name for none."""
        name, arguments = self._place
        screen = self._made.get(name)
        return name, arguments if screen is None else {**arguments, **screen.place()}

    def current_actions(self) -> Sequence[ActionSpec]:
        screen = self._made.get(self._name)
        return screen.screen_actions() if screen is not None else ()

    def close_current(self) -> None:
        """Let the screen in front save what is unsaved."""
        screen = self._made.get(self._name)
        if screen is not None:
            screen.close_screen()

    def reload_current(self) -> None:
        screen = self._made.get(self._name)
        if screen is not None:
            screen.reload()

    def focus_current(self) -> None:
        screen = self._made.get(self._name)
        if screen is not None:
            screen.focus_first()

    def forget_all(self) -> None:
        """Throw all screens away: the lock, another store, another account."""
        for screen in self._made.values():
            self.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._made.clear()
        self._name, self._place = "", ("", {})

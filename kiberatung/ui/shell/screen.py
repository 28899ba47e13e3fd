"""What the shell knows of a screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtWidgets import QWidget

from kiberatung.ui.protocols import Shell
from kiberatung.ui.shell.action_table import ActionSpec

Frame = Literal["full", "rail", "bare"]


class Screen(QWidget):
    """Base of every view that the navigation can show; made once, opened many times."""

    frame: Frame = "full"  # rail inside a family, bare in the talk

    comes_back = True
    """Whether the person finds it again after the lock; what it is opened with then holds keys and no records."""

    def open_with(self, **arguments: Any) -> None:
        """The person comes here, with what the navigation was given."""

    def close_screen(self) -> None:
        """The person goes elsewhere: save what is unsaved."""

    def make_ahead(self) -> bool:
        """Make one more part before it is wanted; False when all are made."""
        return False

    def reload(self) -> None:
        """Read again what is shown: after undo, or when the person asks for it."""

    def place(self) -> Mapping[str, Any]:
        """What `open_with` needs, beside what it was given, to come back here after the lock: no record, only keys."""
        return {}

    def screen_actions(self) -> Sequence[ActionSpec]:
        """Actions that exist while this screen is in front."""
        return ()

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        self.setFocus()


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A screen by name; `factory` is called when it is first needed. Without an icon it has no entry."""

    name: str
    title: str
    factory: Callable[[Shell], Screen]
    icon: str = ""
    lower: bool = False  # below, with settings and help
    shortcut: str = ""
    entry: str = ""  # the entry to highlight when the screen has none of its own

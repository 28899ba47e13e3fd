"""An error in an override of Qt's methods is an error, not the end of the process."""

import subprocess
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

import kiberatung.ui  # noqa: F401 - wraps what is made below
from kiberatung.app.program import Program

NESTED = """
import kiberatung.ui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

class Line(QLineEdit):
    def event(self, event):
        return super().event(event)

    def keyPressEvent(self, event):
        len(3)  # an error that a C function raises

app = QApplication([])
line = Line()
try:
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
except TypeError as fault:
    print(fault, flush=True)
print("still here")
"""


def test_an_error_inside_a_call_to_qt_does_not_end_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", NESTED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "object of type 'int' has no len()" in done.stdout
    assert done.stdout.endswith("still here\n")


class Counting(QWidget):
    def event(self, event: QEvent) -> bool:
        return super().event(event)

    def update(self) -> None:
        super().update()

    def total(self) -> int:
        return 3


def test_overrides_are_wrapped_and_nothing_else() -> None:
    wrapped = {name for name, made in vars(Counting).items() if hasattr(made, "__wrapped__")}
    assert wrapped == ({"event"} if sys.version_info < (3, 12) else set())


def test_every_class_of_the_window_was_made_after_it() -> None:
    assert Program.__module__ in sys.modules  # and with it all it is made of
    bare = [
        f"{made.__module__}.{made.__qualname__}.event"
        for made in _all_below(QObject)
        if made.__module__.startswith("kiberatung.")
        and not hasattr(vars(made).get("event", Counting.event), "__wrapped__")
    ]
    assert bare == [] or sys.version_info >= (3, 12)


def _all_below(base: type) -> list[type]:
    return [one for direct in base.__subclasses__() for one in (direct, *_all_below(direct))]

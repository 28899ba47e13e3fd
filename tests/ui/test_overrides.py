"""An error in an override of Qt's methods is an error, not the end of the process."""

import subprocess
import sys

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

NESTED = """
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from kiberatung.ui.overrides import raise_errors_whole

raise_errors_whole()

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


STARTED = """
import sys
from kiberatung.app.main import _import_qt

_import_qt()
from PySide6.QtCore import QObject
import kiberatung.app.program
import kiberatung.app.window

def below(base):
    return [one for direct in base.__subclasses__() for one in (direct, *below(direct))]

own = [made for made in below(QObject) if made.__module__.startswith("kiberatung.")]
overrides = [(made.__qualname__, vars(made)["closeEvent"]) for made in own if "closeEvent" in vars(made)]
assert overrides
print([name for name, event in overrides if sys.version_info < (3, 12) and not hasattr(event, "__wrapped__")])
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


def test_the_program_wraps_before_its_first_widget() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n", done.stderr

"""Collects cyclic garbage on the main thread alone: a widget freed by another thread takes the program down."""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

FIRST_AFTER_MS = 5000
"""By then all is imported that the first screen needs; it stays until the end and need not be looked through."""
THEN_EVERY_MS = 1000


class Garbage(QObject):
    """Python would collect in whichever thread allocates; this looks every second, and does what is due then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        QTimer.singleShot(FIRST_AFTER_MS, self, self._begin)

    def _begin(self) -> None:
        gc.freeze()
        self._timer.start(THEN_EVERY_MS)


def collect_on_this_thread(app: QCoreApplication) -> None:
    """From now until the end. Belongs to the application: what it finds must never be the owner of its own timer."""
    if app.findChild(Garbage) is None:
        Garbage(app)


def collect_what_is_due() -> int:
    """Gives the number of objects found; the oldest generation is the dearest and the rarest."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            return gc.collect(generation)
    return 0

"""From the start of the process to the list of the day on screen, beside an empty Qt window; run by hand.

    python tests/benchmarks/bench_start.py STORE PASSPHRASE_FILE

Prints medians of whole processes in ms: an empty window, the unlocking alone (Argon2id of the store's own keyslot),
and the program from its start to the painted first screen.
"""

import os
import statistics
import subprocess
import sys

RUNS = 7
EMPTY = """
import time
started = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print((time.perf_counter() - started) * 1000)
"""
UNLOCK = """
import sys, time
from pathlib import Path
from kiberatung.storage.keys.unlocking import unlock
started = time.perf_counter()
unlock(Path(sys.argv[1]), Path(sys.argv[2]).read_text().strip())
print((time.perf_counter() - started) * 1000)
"""
OURS = """
import sys, time
started = time.perf_counter()
from kiberatung.app import main
from kiberatung.app.early_unlock import EarlyUnlock
import kiberatung.app.window as start
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
real = start.Program._opened
def opened(self, desk):
    real(self, desk)
    timer = QTimer(self)
    timer.timeout.connect(lambda: self.tasks.is_idle() and (
        self.window.grab() and print((time.perf_counter() - started) * 1000, flush=True), __import__("os")._exit(0)))
    timer.start(2)
start.Program._opened = opened
main.main(["--store", sys.argv[1], "--passphrase-file", sys.argv[2]])
"""


def median(code: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    figures = []
    for _run in range(RUNS + 1):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
        )
        figures.append(float(done.stdout.split()[-1]))
    return statistics.median(figures[1:])


def main() -> None:
    store, secret = sys.argv[1:3]
    empty, unlocking, ours = median(EMPTY), median(UNLOCK, store, secret), median(OURS, store, secret)
    print(f"empty window {empty:.0f} ms, unlocking {unlocking:.0f} ms, first screen {ours:.0f} ms")
    print(f"wanted at most {1.5 * empty + unlocking:.0f} ms: 1.5 empty windows and the unlocking")


if __name__ == "__main__":
    main()

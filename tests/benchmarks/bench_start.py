"""From the start of the process to the list of the day on screen, beside an empty Qt window; run by hand.

    python tests/benchmarks/bench_start.py STORE PASSPHRASE_FILE

Works on a copy of the store and prints medians and minima of whole processes in ms, all kinds in turn so that a busy
machine disturbs all alike: an empty window, the unlocking alone (Argon2id of the store's own keyslot, in the process),
and the program: its lock painted, its list of the day painted with the focus on it (usable), all of its tasks done.
The first round is thrown away: it compiles, upgrades an older store and makes its backup.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 5
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
from kiberatung.storage.keys.derivation import derive
from kiberatung.storage.keys.unlocking import unlock
started = time.perf_counter()
unlock(Path(sys.argv[1]), Path(sys.argv[2]).read_text().strip(), derive)
print((time.perf_counter() - started) * 1000)
"""
OURS = """
import sys, time
started = time.perf_counter()
from kiberatung.app import main
figures = []

def tell():
    figures.append((time.perf_counter() - started) * 1000)

def watch():
    from PySide6.QtCore import QTimer
    from kiberatung.app import program
    made, opened = program.Program.__init__, program.Program._opened

    def make(self, *arguments):
        made(self, *arguments)
        self.window.first_painted.connect(tell)

    def follow(self, desk):
        opened(self, desk)
        timer = QTimer(self)
        timer.timeout.connect(lambda: look(self))
        timer.start(1)

    def look(self):
        screen = self.window.content.currentWidget()
        if len(figures) == 1 and self.window.focusWidget() in getattr(screen, "_deeds", ()):
            self.window.repaint()
            tell()
        if len(figures) == 2 and self.is_at_rest():
            tell()
            print(*figures, flush=True)
            self.window.close()

    program.Program.__init__, program.Program._opened = make, follow

import_qt = main._import_qt
def import_qt_and_watch():
    import_qt()
    watch()
main._import_qt = import_qt_and_watch
main.main(["--store", sys.argv[1], "--passphrase-file", sys.argv[2]])
"""
KINDS = {"empty window": EMPTY, "unlocking": UNLOCK, "program": OURS}
WORDS = ("lock painted", "usable", "all done")


def run(code: str, environment: dict[str, str], *arguments: str) -> list[float]:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return [float(figure) for figure in done.stdout.splitlines()[-1].split()]


def measure(store: Path, secret: str, folder: Path) -> dict[str, list[float]]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    figures: dict[str, list[float]] = {}
    for number in range(RUNS + 1):
        for kind, code in KINDS.items():
            found = run(code, environment, str(store), secret)
            for word, figure in zip(WORDS if kind == "program" else (kind,), found, strict=True):
                figures.setdefault(word, []).extend([figure] if number else [])
    return figures


def main() -> None:
    store, secret = Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / store.name
        for name in (store.name, store.name + ".schluessel"):
            shutil.copy(store.with_name(name), copy.with_name(name))
        figures = measure(copy, secret, Path(folder))
    for measured, of in (("median", statistics.median), ("minimum", min)):
        value = {word: of(found) for word, found in figures.items()}
        print(measured + ": " + ", ".join(f"{word} {figure:.0f}" for word, figure in value.items()))
        wanted = 1.5 * value["empty window"]
        print(f"    wanted: lock painted {wanted:.0f}, usable {wanted + value['unlocking']:.0f}")


if __name__ == "__main__":
    main()

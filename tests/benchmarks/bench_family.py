"""Opening a family: from the key to the painted page, each in the program itself.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_family FOLDER/bestand.kib PASSPHRASE

FOLDER comes from `tests.benchmarks.make_store` (25,000 children are some 10,000 families). Every time is taken from
the call that opens the page to the first painting after everything was read; "work" is the processor time of the whole
process meanwhile, which a busy machine disturbs less.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.app.window import prepare
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.families import Family, FamilyId
from kiberatung.ui.settings.port import Settings

OPENED = 60
TABS = ("overview", "intake", "schulpflicht", "history")


class OpenProgram:
    """The window on a store, unlocked and at rest."""

    def __init__(self, app: QApplication, store: Path, passphrase: str) -> None:
        prepare(app, Settings())
        self.session = Session(store, FixedClock.on(date(2026, 11, 24), 9))
        self.program = Program(app, self.session, SettingsFile(store.with_name("einstellungen.json")))
        self.window = self.program.window
        self.window.resize(1440, 900)
        self.program.start()
        self.program.unlock(passphrase)
        self.until(lambda: self.session.is_open)
        self.rest()

    def until(self, done: Callable[[], bool]) -> None:
        """Lets the event loop run as it does at the desk; nothing is polled faster than it can be shown."""
        loop, timer = QEventLoop(), QTimer(interval=1)
        timer.timeout.connect(lambda: loop.quit() if done() else None)
        timer.start()
        if not done():
            loop.exec()

    def rest(self) -> None:
        self.until(self.program.is_at_rest)

    def families(self, count: int) -> list[FamilyId]:
        with self.session.desk.reading() as records:
            found = [family.id for family in records.find(Family)]
        step = max(len(found) // count, 1)
        return found[::step][:count]


def main() -> None:
    app = QApplication(sys.argv[:1])
    opened = OpenProgram(app, Path(sys.argv[1]), sys.argv[2])
    families = opened.families(OPENED)
    for tab in TABS:
        times, work = [], []
        for family_id in families:
            begun, worked = perf_counter(), process_time()
            opened.window.navigate("family", family_id=family_id, tab=tab)
            opened.until(opened.program.tasks.is_idle)
            opened.window.repaint()
            times.append((perf_counter() - begun) * 1000)
            work.append((process_time() - worked) * 1000)
            opened.rest()
        print(f"{tab:14} first {times[0]:6.1f} ms, then {_figures(times[1:])}, work {_figures(work[1:])}", flush=True)
    opened.window.close()


def _figures(times: list[float]) -> str:
    return f"median {median(times):6.1f} ms, p95 {quantiles(times, n=20, method='inclusive')[-1]:6.1f} ms"


if __name__ == "__main__":
    main()

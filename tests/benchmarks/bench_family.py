"""Opening a family: from the key to the painted page, each in the program itself.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_family FOLDER/bestand.kib PASSPHRASE

FOLDER comes from `tests.benchmarks.make_store` (25,000 children are some 10,000 families). "Page" is the time from
the call that opens the page until everything it shows, the open items too, was read, laid out and painted; "all" lasts
until also the possible duplicates were looked for, which begins when the page is painted. "Work" is the processor time
of the whole process meanwhile, which a busy machine disturbs less.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
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
TABS = ("overview", "intake", "schulpflicht", "schooling", "assessment", "recommendation", "letters", "history")


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds by the clock, and of the processor."""

    wall: float
    work: float

    def until_now(self) -> "Times":
        return Times(perf_counter() * 1000 - self.wall, process_time() * 1000 - self.work)


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

    def is_made_ahead(self) -> bool:
        return self.program._ahead is not None and self.program._ahead.is_done()

    def open_family(self, family_id: FamilyId, tab: str) -> tuple[Times, Times]:
        """Until the page is painted, and until nothing more comes."""
        begun = Times(perf_counter() * 1000, process_time() * 1000)
        self.window.navigate("family", family_id=family_id, tab=tab)
        self.until(self.program.tasks.is_page_read)
        self.paint()
        page = begun.until_now()
        self.until(self.program.tasks.is_idle)
        self.paint()
        whole = begun.until_now()
        self.rest()
        return page, whole

    def paint(self) -> None:
        """What was shown is laid out and painted: that goes before timers, and may ask for another layout."""
        for _pass in range(3):
            loop = QEventLoop()
            QTimer.singleShot(0, loop.quit)
            loop.exec()

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
        measured = [opened.open_family(family_id, tab) for family_id in families]
        for name, times in zip(("page", "all"), zip(*measured, strict=True), strict=True):
            wall, work = [one.wall for one in times], [one.work for one in times]
            first = f"first {wall[0]:6.1f} ms (work {work[0]:6.1f})"
            print(f"{tab:14} {name:4} {first}, then {_figures(wall[1:])}, work {_figures(work[1:])}", flush=True)
    opened.window.close()


def _figures(times: list[float]) -> str:
    return f"median {median(times):6.1f} ms, p95 {quantiles(times, n=20, method='inclusive')[-1]:6.1f} ms"


if __name__ == "__main__":
    main()

"""Memory of the running program on a big store: every screen shown, locked, unlocked again; run by hand.

    python tests/benchmarks/bench_memory.py STORE PASSPHRASE_FILE

Works on a copy of the store. Prints resident memory and its peak in MB after each step, and at the end the peak of the
processes that derived keys (they are ended by then; the greatest counts).
"""

import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app import window
from kiberatung.app.memory import set_up_memory
from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.services.read_models import ListQuery

SCREENS = ("today", "families", "appointments", "schools", "handovers", "letters", "settings", "shortcuts")
TABS = ("overview", "intake", "schulpflicht", "schooling", "recommendation", "letters", "history")
TICK_MS = 50


def megabytes(of: int) -> float:
    """The peak; Linux counts in KiB."""
    return resource.getrusage(of).ru_maxrss / 1024


def resident() -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return float(line.split()[1]) / 1024


def steps(program: Program, session: Session, passphrase: str) -> Iterator[tuple[str, Callable[[], object]]]:
    go = program.window.navigate
    yield "locked", lambda: None
    yield "unlocked", lambda: program.unlock(passphrase)
    yield from ((name, lambda name=name: go(name)) for name in SCREENS)
    child = session.desk.lists.child_ids(ListQuery())[0]
    family_id = session.desk.lists.child_rows([child])[0].family_id
    yield from ((f"family {tab}", lambda tab=tab: go("family", family_id=family_id, tab=tab)) for tab in TABS)
    yield "locked again", program.lock
    yield "unlocked again", lambda: program.unlock(passphrase)


def walk(app: QApplication, store: Path, passphrase: str) -> None:
    session = Session(store)
    program = Program(app, session, SettingsFile(store.with_name("settings.json")))
    todo = steps(program, session, passphrase)
    shown: list[str] = []

    def tick() -> None:
        if not program.is_at_rest():
            return
        program.window.grab()
        if shown:
            print(f"{shown[-1]:22} {resident():6.0f} now {megabytes(resource.RUSAGE_SELF):6.0f} peak", flush=True)
        name, call = next(todo, ("", program.window.close))
        shown.append(name)
        call()
        if not name:
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    program.start()
    app.exec()
    print(f"processes that derived {megabytes(resource.RUSAGE_CHILDREN):6.0f} peak")


def main() -> None:
    given, secret = Path(sys.argv[1]), Path(sys.argv[2])
    set_up_memory()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / given.name
        for name in (given.name, given.name + ".schluessel"):
            shutil.copy(given.with_name(name), store.with_name(name))
        window.prepare(app, SettingsFile(store.with_name("settings.json")).load())
        walk(app, store, secret.read_text(encoding="utf-8").strip())


if __name__ == "__main__":
    main()

"""A program of its own that opens a store, shows it everywhere, is locked, and then waits to be looked at.

python -m tests.trust.locked_window STORE
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app.memory import set_up_memory
from kiberatung.app.program import Program
from kiberatung.domain.families import Family
from tests.trust.typist import opened, wait_until_idle

SCREENS = ("today", "families", "appointments", "schools", "handovers", "letters", "settings")
TABS = ("overview", "intake", "schulpflicht", "schooling", "recommendation", "letters", "history")
FAMILIES_SHOWN = 4
AFTER_THE_LOCK_MS = 500


def show_everything(app: QApplication, program: Program) -> None:
    with program._session.desk.reading() as records:
        families = [family.id for family in records.find(Family)[-FAMILIES_SHOWN:]]
    for name in SCREENS:
        program.window.navigate(name)
        wait_until_idle(app, program)
    for family_id in families:
        for tab in TABS:
            program.window.navigate("family", family_id=family_id, tab=tab)
            wait_until_idle(app, program)


def main(store: str) -> None:
    set_up_memory()
    app = QApplication([])
    program = opened(app, Path(store))
    show_everything(app, program)
    print("open", flush=True)  # noqa: T201 - what the test reads
    sys.stdin.readline()
    program.lock()
    wait_until_idle(app, program)
    loop = QEventLoop()
    QTimer.singleShot(AFTER_THE_LOCK_MS, loop.quit)
    loop.exec()
    print("locked", flush=True)  # noqa: T201 - as above
    sys.stdin.readline()
    program.window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

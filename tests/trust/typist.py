"""A program of its own that is typed into until it is killed, or that looks what it is offered.

python -m tests.trust.typist type|look STORE FAMILY SEED
"""

import os
import sys
import time
from datetime import date
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.ui.family.overview.editors import NoteEditor
from tests.support.practice_stores import PASSPHRASE, TODAY
from tests.support.typing_keys import type_text

KEY_EVERY_MS = 20
SENTENCE = "Frau Kanarowski ruft am Montag zurück. "


def wait_until_idle(app: QApplication, program: Program) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if program.is_at_rest() else None)
    timer.start(5)
    loop.exec()
    app.processEvents()


def opened(app: QApplication, store: Path) -> Program:
    session = Session(store, FixedClock.on(date.fromisoformat(TODAY)))
    program = Program(app, session, SettingsFile(store.with_name("settings.json")))
    program.start()
    wait_until_idle(app, program)
    program.unlock(PASSPHRASE)
    for _turn in range(3):
        wait_until_idle(app, program)
    return program


def at_note(app: QApplication, program: Program, family: UUID) -> NoteEditor:
    program.window.navigate("family", family_id=family)
    for _turn in range(2):
        wait_until_idle(app, program)
    [editor] = program.window.findChildren(NoteEditor)
    return editor


def type_on(app: QApplication, editor: NoteEditor) -> None:
    """Without end; each letter is told with its moment, after it stands in the field."""
    editor.open_editor()
    typed = 0

    def one() -> None:
        nonlocal typed
        type_text(editor.field.field, SENTENCE[typed % len(SENTENCE)])
        typed += 1
        print(typed, time.monotonic(), flush=True)  # noqa: T201 - what the test reads

    timer = QTimer()
    timer.timeout.connect(one)
    timer.start(KEY_EVERY_MS)
    app.exec()


def main(deed: str, store: str, family: str) -> None:
    app = QApplication([])
    program = opened(app, Path(store))
    editor = at_note(app, program, UUID(family))
    if deed == "type":
        type_on(app, editor)
    words = editor.drafts.words() if editor.drafts.is_offering() else ""
    editor.drafts.take_over()
    print(words, editor.field.field.toPlainText(), sep="\t", flush=True)  # noqa: T201 - as above
    program.window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A part of a working day in a program of its own: looked at, typed, saved, printed, exported, copied, and then killed.

python -m tests.trust.working_day STORE EXPORTS OPERATIONS SEED      the canaries come on standard input
"""

import random
import sys
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from kiberatung.app import composition
from kiberatung.app.program import Program
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.notes import write_note
from kiberatung.services.today import read_today
from kiberatung.ui.family.overview.editors import NoteEditor
from kiberatung.ui.shell.printing import PrintJob, new_printer, put_on_paper
from kiberatung.ui.today.day_sheet import day_sheet
from kiberatung.ui.widgets.page_preview import page_sizes
from tests.support.typing_keys import type_text
from tests.trust.locked_window import SCREENS, TABS
from tests.trust.typist import opened, wait_until_idle

LOCK_EVERY, PAPER_EVERY = 100, 25


class Day:
    def __init__(self, app: QApplication, program: Program, canaries: list[str], exports: Path, seed: int) -> None:
        self.app, self.program, self.canaries, self.exports = app, program, canaries, exports
        self.chance = random.Random(seed)
        self.made: list[object] = []

    def idle(self) -> None:
        wait_until_idle(self.app, self.program)

    def run(self, number: int) -> None:
        deeds = [self.look, self.look, self.read_family, self.report, self.note, self.half_a_note, self.seek, self.copy]
        self.chance.choice(deeds)()
        self.idle()
        if number % PAPER_EVERY == 0:
            self.put_out(number)
        if number % LOCK_EVERY == LOCK_EVERY - 1:
            self.program.lock()
            self.idle()
            self.program.unlock("vier worte sind genug")
            self.idle()
            self.idle()

    def word(self) -> str:
        return self.chance.choice(self.canaries)

    def look(self) -> None:
        self.program.window.navigate(self.chance.choice(SCREENS))

    def read_family(self) -> None:
        if self.made:
            family = self.chance.choice(self.made)
            self.program.window.navigate("family", family_id=family, tab=self.chance.choice(TABS))

    def report(self) -> None:
        desk = self.program._session.desk
        report = ReportedFamily(family_name=self.word(), given_names_of_children=(self.word(),))
        self.program.window.run_task(lambda: report_family(desk, report), self.made.append)

    def note(self) -> None:
        if self.made:
            desk, family, text = self.program._session.desk, self.chance.choice(self.made), self.word()
            self.program.window.run_task(lambda: write_note(desk, family, text), lambda _none: None)

    def half_a_note(self) -> None:
        if self.made:
            self.program.window.navigate("family", family_id=self.chance.choice(self.made))
            self.idle()
            editor = self.program.window.findChildren(NoteEditor)[0]
            editor.open_editor()
            type_text(editor.field.field, self.word())
            editor.drafts.keep_now()

    def seek(self) -> None:
        line = self.program.window.menu_row.palette_line
        line.enter()
        type_text(line, self.word())

    def copy(self) -> None:
        self.program.window.copy_text(self.word())

    def put_out(self, number: int) -> None:
        """What the person asks for: a preview, a print into a file, and the file itself."""
        desk = self.program._session.desk
        pdf = composition.printed_table(day_sheet(read_today(desk)))
        self.program.window.open_preview(pdf, "Tagesblatt")
        self.idle()
        printer = new_printer("Tagesblatt")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.exports / f"druck-{number}.pdf"))
        put_on_paper(PrintJob(printer, range(len(page_sizes(pdf))), grey=False), pdf, _Control())
        (self.exports / f"blatt-{number}.pdf").write_bytes(pdf)


class _Control:
    def report(self, done: int, whole: int) -> None: ...

    def check(self) -> None: ...


def main(store: str, exports: str, operations: str, seed: str) -> None:
    canaries = sys.stdin.readline().split()
    app = QApplication([])
    day = Day(app, opened(app, Path(store)), canaries, Path(exports), int(seed))
    for number in range(int(operations)):
        day.run(number)
    print("done", flush=True)  # noqa: T201 - what the test waits for
    sys.stdin.readline()
    day.program.window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

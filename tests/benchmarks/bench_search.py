"""From the key press to the painted answer, typed key by key in the real window; run by hand.

    python -m tests.benchmarks.bench_search STORE PASSPHRASE_FILE

STORE is left unchanged: a copy of it is opened. Measured are the search of the list of families, in its view „Alle“,
and the search line over everything at the top. Each text is typed at two paces: a key when the window has come to
rest after the last answer, and a key every 150 ms, as a good typist does. A key is answered when what the text up to
it finds has been painted; pauses that the lines themselves make are part of the time. Where the next key came before
the answer and the answer was dropped, nobody waited for it: that key is left out, and counted at the end of the line.
„own work“ is the processor time of all threads of the program meanwhile: on a machine that others use too, it tells
what the program can help.
The peer is a query of the bare driver over the full text index for the same texts, in the same window and run.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from kiberatung.app.program import Program
from kiberatung.app.session import Session
from kiberatung.app.settings import SettingsFile
from kiberatung.basics.clock import FixedClock
from kiberatung.ui.families.listing import SavedView
from kiberatung.ui.families.view import FamiliesScreen
from kiberatung.ui.protocols import FoundEntry
from kiberatung.ui.shell.palette import PaletteLine
from kiberatung.ui.theme.apply import apply_theme
from kiberatung.ui.theme.fonts import load_fonts
from tests.support.typing_keys import type_text

LIST_TEXTS = """
melnyk
m
x
a
rheine wartet > 30
ab 16
hamza
2026-0
özt
öztürk rheine
""".strip().splitlines()
NAME_TEXTS = """
melnyk
m
x
a
khatib
Öztürk Can
Mohamed Hasan
Schewtschenko
Li
2026-0815
12.03.2015
Kowalenko
xqxq
محمد
moham ali
drucken
""".strip().splitlines()
TYPIST_MS = 150
LONGEST_MS = 30_000


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    load_fonts(Path("resources"))
    apply_theme(app)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "bestand.kib"
        for ending in ("", ".schluessel"):
            shutil.copy(f"{sys.argv[1]}{ending}", f"{store}{ending}")
        bench = Bench(app, store, Path(sys.argv[2]).read_text(encoding="utf-8").strip())
        bench.measure()
        bench.program.tasks.stop()


@dataclass
class Figures:
    times: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    dropped: int = 0

    def add(self, milliseconds: float, text: str, work: float) -> None:
        self.times.append(milliseconds)
        self.work.append(work)
        self.slowest = max(self.slowest, (milliseconds, text))

    def show(self, what: str) -> None:
        p95, work = (quantiles(figures, n=20, method="inclusive")[-1] for figures in (self.times, self.work))
        dropped = f", {self.dropped} keys overtaken" if self.dropped else ""
        print(
            f"{what:44} {len(self.times):4} keys: median {median(self.times):6.1f} ms, p95 {p95:6.1f} ms, "
            f"worst {self.slowest[0]:6.1f} ms („{self.slowest[1]}“), "
            f"own work median {median(self.work):5.1f} ms, p95 {work:5.1f} ms{dropped}",
            flush=True,
        )


class Painting(QObject):
    """Tells the moment after each painting of the window."""

    def __init__(self, window: Any, painted: Callable[[float], None]) -> None:
        super().__init__(window)
        self._painted = painted
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.event(event)
        self._painted(perf_counter())
        return True


class Bench:
    def __init__(self, app: QApplication, store: Path, passphrase: str) -> None:
        clock = FixedClock.on(date(2026, 11, 24), 9)
        self._pending: dict[str, tuple[float, float]] = {}
        """Texts up to the keys not answered yet: when the key was pressed, and the work done till then."""
        self._session = Session(store, clock)
        self.program = Program(app, self._session, SettingsFile(store.with_name("einstellungen.json")))
        self._window = self.program.window
        self._window.resize(1440, 900)
        self.program.start()
        self.program.unlock(passphrase)
        self._until(lambda: self._session.is_open)
        self._rest()
        self._shown: Callable[[str], bool] = lambda _text: False
        self._figures = Figures()
        Painting(self._window, self._on_painted)
        self._looking = QTimer(self._window, interval=1)
        self._looking.timeout.connect(self._paint_what_stayed)
        self._looking.start()

    def measure(self) -> None:
        self._window.navigate("families")
        screen = self._window.content.currentWidget()
        assert isinstance(screen, FamiliesScreen)
        screen._presenter.choose_view(SavedView.ALL)
        self._rest()
        self._of_line("families, at rest", screen._search, LIST_TEXTS, ListShown(screen), None)
        self._of_line("families, a key every 150 ms", screen._search, LIST_TEXTS, ListShown(screen), TYPIST_MS)
        line = self._window.findChild(PaletteLine)
        assert line is not None
        self._of_line("over everything, at rest", line, NAME_TEXTS, PeopleShown(line), None)
        self._of_line("over everything, a key every 150 ms", line, NAME_TEXTS, PeopleShown(line), TYPIST_MS)
        self._peer()

    def _of_line(
        self, what: str, line: QLineEdit, texts: Sequence[str], shown: Callable[[str], bool], pace: int | None
    ) -> None:
        self._shown, self._figures = shown, Figures()
        line.setFocus()
        for text in texts:
            line.clear()
            self._rest()
            self._type(line, text, pace)
        self._figures.show(what)
        line.clear()
        self._rest()

    def _type(self, line: QLineEdit, text: str, pace: int | None) -> None:
        for letter in text:
            pressed, worked = perf_counter(), process_time()
            type_text(line, letter)
            self._pending[line.text()] = pressed, worked
            if pace is None:
                self._until(lambda: not self._pending)
                self._rest()
            else:
                self._wait_until(pressed + pace / 1000)
        self._until(lambda: line.text() not in self._pending)
        self._pending.clear()
        self._rest()

    def _on_painted(self, moment: float) -> None:
        answered = next((text for text in self._pending if self._shown(text)), None)
        if answered is None:
            return
        for text in list(self._pending):
            if text == answered:
                pressed, worked = self._pending.pop(text)
                self._figures.add((moment - pressed) * 1000, text, (process_time() - worked) * 1000)
                return
            self._pending.pop(text)
            self._figures.dropped += 1

    def _paint_what_stayed(self) -> None:
        """An answer equal to the one before changes no pixel and Qt paints nothing: paint all, and count it."""
        if any(self._shown(text) for text in self._pending):
            self._window.repaint()
            self._on_painted(perf_counter())

    def _peer(self) -> None:
        """The driver asked for twenty rows; a single letter is sought as the beginning of a word."""
        figures = Figures()
        store: Any = self._session.desk.store
        typed = [text[: end + 1] for text in (*LIST_TEXTS, *NAME_TEXTS) for end in range(len(text))]
        for text in typed:
            wanted = text.replace('"', "").upper()
            started, worked = perf_counter(), process_time()
            if len(wanted) < 3:
                query = "SELECT entry FROM search_words WHERE word >= ? AND word < ? || 'ZZZZ' LIMIT 20"
                store.raw.execute(query, (wanted, wanted)).fetchall()
            else:
                query = "SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH ? LIMIT 20"
                store.raw.execute(query, (f'"{wanted}"',)).fetchall()
            figures.add((perf_counter() - started) * 1000, text, (process_time() - worked) * 1000)
        figures.show("peer: bare full text query, nothing painted")

    def _rest(self) -> None:
        """Until nothing runs, nothing is about to begin, and the window is painted."""
        quiet_since = perf_counter()

        def is_quiet() -> bool:
            nonlocal quiet_since
            if not self.program.tasks.is_idle():
                quiet_since = perf_counter()
            return perf_counter() - quiet_since > 0.3

        self._until(is_quiet)

    def _wait_until(self, moment: float) -> None:
        self._until(lambda: perf_counter() >= moment)

    def _until(self, reached: Callable[[], bool]) -> None:
        loop, timer, started = QEventLoop(), QTimer(), perf_counter()

        def look() -> None:
            if (perf_counter() - started) * 1000 > LONGEST_MS:
                print(f"no answer within {LONGEST_MS} ms", list(self._pending), flush=True)
                os._exit(1)  # an exception would only end this call of the timer
            if reached():
                loop.quit()

        timer.timeout.connect(look)
        timer.start(2)
        loop.exec()


class ListShown:
    """Whether the list holds the answer to a text, with its first row read."""

    def __init__(self, screen: FamiliesScreen) -> None:
        self._screen = screen

    def __call__(self, text: str) -> bool:
        listing = self._screen._presenter.listing
        if listing is None or listing.wish.text != text:
            return False
        rows = self._screen._lists.table().rows
        return not listing.keys or bool(rows.cell(0, 0).text or rows.group_at(0))


class PeopleShown:
    """Whether the answers under the line are those to a text, persons and all."""

    def __init__(self, line: PaletteLine) -> None:
        self._line, self._answered = line, ""
        find = line._find

        def find_and_note(text: str, deliver: Callable[[Sequence[FoundEntry]], None]) -> None:
            def delivered(entries: Sequence[FoundEntry]) -> None:
                deliver(entries)
                self._answered = text

            assert find is not None
            find(text, delivered)

        line._find = find_and_note

    def __call__(self, text: str) -> bool:
        return self._answered == text.strip() == self._line._asked


if __name__ == "__main__":
    main()

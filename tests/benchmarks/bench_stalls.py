"""How long the main thread is away at a stretch during an hour of work, played without pauses.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_stalls FOLDER/bestand.kib PASSPHRASE [--profile KIND]

FOLDER comes from `tests.benchmarks.make_store`. Every event the window handles is timed while families are opened,
answers typed, tabs changed, names searched, appointments planned and pages previewed; the longest stretch of each kind
of work is told, in wall time and in processor time of the main thread (the wall also counts what others did on the
machine). With `--profile` the slowest functions of that kind are listed.
"""

import cProfile
import pstats
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from kiberatung.ui.family.intake.view import IntakeTab
from kiberatung.ui.shell.palette import PaletteLine
from tests.benchmarks.bench_family import TABS, OpenProgram
from tests.support.typing_keys import type_text

FAMILIES = 60
NAMES = ("Meln", "Al-Kha", "Ahmed", "Nowak", "Öztürk", "2026-01")
LIMIT_MS = 50


class TimedApplication(QApplication):
    """Times every event from outside: what takes long here keeps the window from answering."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.kind = "start"
        self.longest: dict[str, tuple[float, float, str]] = {}
        self.over: dict[str, int] = {}
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return bool(super().notify(receiver, event))
        self._depth, begun, worked = 1, perf_counter(), thread_time()
        try:
            return bool(super().notify(receiver, event))
        finally:
            self._depth = 0
            self._note((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000, receiver, event)

    def _note(self, wall: float, work: float, receiver: QObject, event: QEvent) -> None:
        self.over[self.kind] = self.over.get(self.kind, 0) + (work > LIMIT_MS)
        if work > self.longest.get(self.kind, (0.0, 0.0, ""))[1]:
            self.longest[self.kind] = (wall, work, f"{type(receiver).__name__}, {event.type().name}")

    @contextmanager
    def work(self, kind: str) -> Iterator[None]:
        self.kind = kind
        yield
        self.kind = "between"


class Hour:
    def __init__(self, app: TimedApplication, store: Path, passphrase: str) -> None:
        self._app = app
        self._opened = OpenProgram(app, store, passphrase)
        self._go = self._opened.window.navigate
        self._families = self._opened.families(FAMILIES)

    def play(self, profiled: str) -> None:
        with self._app.work("making ahead"):  # while the list of the day is read, nobody touching anything
            self._opened.until(self._opened.is_made_ahead)
        for kind, part in self._parts().items():
            with self._app.work(f"first time: {kind}"):
                part()  # makes the screen
            profile = cProfile.Profile()
            with self._app.work(kind):
                if kind == profiled:
                    profile.runcall(part)
                    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
                else:
                    part()
        with self._app.work("closing"):
            self._opened.window.close()

    def _parts(self) -> dict[str, Callable[[], Any]]:
        return {
            "open a family": self._open_families,
            "change tabs": self._change_tabs,
            "type answers": self._type_answers,
            "search": self._search,
            "families": lambda: self._visit("families"),
            "plan": lambda: self._visit("appointments"),
            "places": lambda: self._visit("schools"),
            "today": lambda: self._visit("today"),
            "print preview": self._preview,
        }

    def _visit(self, screen: str, **arguments: Any) -> None:
        # through the event loop, as a key comes
        self._later(lambda: self._go(screen, **arguments))

    def _later(self, call: Callable[[], object]) -> None:
        waiting = _Call(call, self._app)
        self._app.postEvent(waiting, QEvent(QEvent.Type.User))
        self._opened.until(lambda: waiting.is_done)
        self._opened.rest()

    def _open_families(self) -> None:
        for family_id in self._families:
            self._visit("family", family_id=family_id, tab="overview")

    def _change_tabs(self) -> None:
        for family_id in self._families[:8]:
            for tab in TABS:
                self._visit("family", family_id=family_id, tab=tab)

    def _type_answers(self) -> None:
        for family_id in self._families[:8]:
            self._visit("family", family_id=family_id, tab="intake")
            tab = self._opened.window.findChild(IntakeTab)
            assert tab is not None
            tab.grid.enter("street", "common")
            for letter in "Lange Straße\t12\t48282\t\t\t":
                self._later(partial(type_text, tab.grid, letter))

    def _search(self) -> None:
        line = self._opened.window.findChild(PaletteLine)
        assert line is not None
        for name in NAMES:
            line.clear()
            for letter in name:
                self._later(partial(type_text, line, letter))
        line.clear()

    def _preview(self) -> None:
        self._visit("family", family_id=self._families[0], tab="letters")


class _Call(QObject):
    def __init__(self, call: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self.is_done = False

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self._call()
        self.is_done = True
        return True


def main() -> None:
    app = TimedApplication(sys.argv[:1])
    profiled = sys.argv[sys.argv.index("--profile") + 1] if "--profile" in sys.argv else ""
    Hour(app, Path(sys.argv[1]), sys.argv[2]).play(profiled)
    for kind, (wall, work, what) in app.longest.items():
        print(
            f"{kind:26} longest {work:6.1f} ms own work ({wall:6.1f} ms), {what}; over {LIMIT_MS} ms: {app.over[kind]}"
        )


if __name__ == "__main__":
    main()

"""The way out of the house, some letters at a time: the store is free for others between, and one can stop there."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.batch.leaving import (
    AT_A_TIME,
    BatchWork,
    ReadyLetter,
    allow_batch,
    file_names,
    set_alone,
    without_page,
)
from kiberatung.services.letters.batch.planning import BatchLetter, BatchRenderer
from kiberatung.services.letters.register import LetterWay
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.ui.protocols import Lane, Shell, TaskControl, TaskOptions

Told = Callable[[int], object]
Failed = Callable[[Exception], object]


class LeavingTools(Protocol):
    @property
    def texts(self) -> Callable[[], LetterTexts]: ...

    @property
    def renderer(self) -> Callable[[], BatchRenderer]: ...

    @property
    def appearing(self) -> Callable[[Path, bytes], AbstractContextManager[object]]: ...


class Leaving:
    def __init__(self, shell: Shell, desk: Desk, tools: LeavingTools, show_running: Callable[[str], object]) -> None:
        self._shell, self._desk, self._tools, self._show_running = shell, desk, tools, show_running
        self.is_running = False
        self._is_stopped = False
        self._done = 0

    def stop(self) -> None:
        """After the letters that are on their way: none is left half out."""
        self._is_stopped = True

    def look_again(
        self, letters: Sequence[BatchLetter], done: Callable[[Sequence[ReadyLetter]], object], failed: Failed
    ) -> None:
        """Allowed, and every word as it is in the store at this moment; then each page set by itself for its digest.

        A letter of a whole is entered as one that goes alone, and what cannot be set stops all before anything leaves.
        """

        def work(control: TaskControl) -> list[ReadyLetter]:
            allow_batch(self._desk, letters)
            ready: list[ReadyLetter] = []
            for begin in range(0, len(letters), AT_A_TIME):
                control.report(begin, len(letters))
                control.check()
                ready += self._work().look_again(letters[begin : begin + AT_A_TIME])
            return ready

        def set_alone(ready: Sequence[ReadyLetter]) -> None:
            options = TaskOptions(_("Seiten werden gesetzt"), Lane.POOL, "batch.looked")
            self._shell.run_long_task(lambda control: self._with_digests(ready, control), done, failed, options)

        options = TaskOptions(_("Empfänger werden geprüft"), key="batch.looked")
        self._shell.run_long_task(work, set_alone, failed, options)

    def record(self, ready: Sequence[ReadyLetter], way: LetterWay, told: Told) -> None:
        """All of them: what is on paper is out of the house. What is only kept may stop between two."""

        def work() -> None:
            for one in ready[self._done : self._done + AT_A_TIME]:
                self._work().record(one, way)
                self._done += 1

        def go_on(_nothing: object) -> None:
            if self._done < len(ready) and not (way is LetterWay.KEPT and self._is_stopped):
                self._show_done(len(ready))
                self._shell.run_task(work, go_on, failed, TaskOptions(can_cancel=False))
            else:
                self._end(told)

        def failed(fault: Exception) -> None:
            self._end(told)
            self._shell.show_fault(fault)

        self._begin()
        go_on(None)

    def write_whole(self, ready: Sequence[ReadyLetter], path: Path, pdf: bytes, told: Told) -> None:
        """The file has its name when the entries of all letters in it stand."""

        def work(control: TaskControl) -> int:
            with self._tools.appearing(path, pdf):
                for done, one in enumerate(ready):
                    control.report(done, len(ready))
                    self._work().record(one, LetterWay.FILE)
            return len(ready)

        options = TaskOptions(_("Schreiben werden gesichert"), can_cancel=False)
        self._shell.run_long_task(work, told, options=options)

    def write_files(self, letters: Sequence[BatchLetter], folder: Path, told: Told, failed: Failed) -> None:
        """Some at a time: look again, set, write and enter."""
        names = [folder / name for name in file_names(letters)]

        def stopped(fault: Exception) -> None:
            self._end(told)
            failed(fault)

        def look(_nothing: object) -> None:
            part = letters[self._done : self._done + AT_A_TIME]
            if not part or self._is_stopped:
                self._end(told)
                return
            self._show_done(len(letters))
            self._shell.run_task(lambda: self._work().look_again(part), set_pages, stopped)

        def set_pages(ready: Sequence[ReadyLetter]) -> None:
            options = TaskOptions(lane=Lane.POOL, can_cancel=False)
            self._shell.run_task(lambda: self._with_pages(ready), write, stopped, options)

        def write(ready: Sequence[ReadyLetter]) -> None:
            self._shell.run_task(lambda: put(ready), look, stopped, TaskOptions(can_cancel=False))

        def put(ready: Sequence[ReadyLetter]) -> None:
            for one in ready:
                self._work().put_into_file(one, names[self._done], self._tools.appearing)
                self._done += 1

        self._begin()
        self._shell.run_task(lambda: allow_batch(self._desk, letters), look, stopped)

    def _work(self) -> BatchWork:
        return BatchWork(self._desk, self._tools.texts())

    def _with_pages(self, ready: Sequence[ReadyLetter]) -> list[ReadyLetter]:
        return set_alone(ready, self._tools.renderer())

    def _with_digests(self, ready: Sequence[ReadyLetter], control: TaskControl) -> list[ReadyLetter]:
        """Some at a time: a thousand pages at once would fill the memory."""
        known: list[ReadyLetter] = []
        for begin in range(0, len(ready), AT_A_TIME):
            control.report(begin, len(ready))
            control.check()
            known += map(without_page, self._with_pages(ready[begin : begin + AT_A_TIME]))
        return known

    def _begin(self) -> None:
        self.is_running, self._is_stopped, self._done = True, False, 0

    def _show_done(self, whole: int) -> None:
        self._show_running(_("{done} von {whole} Schreiben").format(done=self._done, whole=whole))

    def _end(self, told: Told) -> None:
        """Tells how many are out, unless none is."""
        self.is_running = False
        self._show_running("")
        if self._done:
            told(self._done)

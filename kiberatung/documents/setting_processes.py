"""Sets letters in processes of their own, one for each core: threads of one process wait for each other in Typst.

They end with the program however it ends, and what they remember of the letters ends with them (R32).
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType

from kiberatung.basics.own_process import ended, is_frozen, own_command, started
from kiberatung.documents import setting_child
from kiberatung.documents.packing import PdfObjects
from kiberatung.documents.setting_talk import heard_file, say_letters
from kiberatung.documents.typesetting import Typesetter
from kiberatung.services.letters.values import LetterSheet

_MOST = 4
"""Each needs some 150 MB."""
Sheets = Sequence[LetterSheet]


class SettingProcesses:
    """`with` starts and ends them; what a process could not set the typesetter sets itself, or tells why it cannot."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._processes: list[subprocess.Popen[bytes]] = []
        self._free: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        self._is_over = False

    def __enter__(self) -> "SettingProcesses":
        command = own_command(setting_child.__file__, setting_child.ARGUMENT, with_packages=True)
        setter = self._typesetter
        path = [] if is_frozen() else sys.path
        places = json.dumps({"path": path, "templates": str(setter.templates), "fonts": str(setter.fonts)}) + "\n"
        for _core in range(cores()):
            try:
                self._processes.append(started(command))
                _tell(self._processes[-1], places)
            except OSError:
                self._free.put(None)
            else:
                self._free.put(self._processes[-1])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over = True
        for process in self._processes:
            ended(process)

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self._processes]

    def set_all(self, pieces: Sequence[Sheets]) -> Iterator[PdfObjects]:
        """One for each piece, in their order. What is not fetched is not set."""
        pool = ThreadPoolExecutor(max(1, self._free.qsize()), thread_name_prefix="batch")
        try:
            yield from pool.map(self._set, pieces)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _set(self, sheets: Sheets) -> PdfObjects:
        process = self._free.get()
        found = _answer(process, sheets) if process else None
        if self._is_over:
            raise CancelledError
        self._free.put(process if found else None)
        return found or self._typesetter.set_letters(sheets)


def cores() -> int:
    """Those this process may use."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(count or 1, _MOST)


def _answer(process: subprocess.Popen[bytes], sheets: Sheets) -> PdfObjects | None:
    """None when the process has ended."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        say_letters(process.stdin, sheets)
        return heard_file(process.stdout)
    except (OSError, ValueError, EOFError):
        return None


def _tell(process: subprocess.Popen[bytes], line: str) -> None:
    if process.stdin is not None:
        process.stdin.write(line.encode())
        process.stdin.flush()

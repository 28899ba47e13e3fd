"""Keeps what the process knows to itself: no memory image, no debugger of the same user, no values in error texts."""

# ruff: noqa: PLC0415 - there on one system alone, or wanted by a bug alone

import contextlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from kiberatung.basics.own_process import forbid_memory_images

_NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000
_NO_HEAP_IN_REPORTS = 0x0001
_EXCLUDE_FROM_CAPTURE = 0x11
Show = Callable[[BaseException], object]


def harden() -> None:
    """Before any secret is in memory. What a system refuses it does not have: the program works without."""
    if sys.platform == "win32":
        _harden_windows()
    else:
        forbid_memory_images()


def _harden_windows() -> None:
    """No box that waits with the memory open, and reports to Microsoft without what is in the memory."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOXES)
        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.wer.WerSetFlags(_NO_HEAP_IN_REPORTS)


def hide_from_capture(window: int) -> None:
    """Windows alone can leave a window out of screenshots and shared screens; elsewhere the privacy key must do."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.SetWindowDisplayAffinity(window, _EXCLUDE_FROM_CAPTURE)


def speak_without_values(show: Show) -> None:
    """A bug is told by its kind and place; its words may hold what somebody typed (R33)."""

    def tell(fault: BaseException | None) -> None:
        if fault is None or isinstance(fault, SystemExit):
            return
        print(places_of(fault), file=sys.stderr)
        if threading.current_thread() is threading.main_thread():
            show(fault)

    def of_program(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        tell(fault)

    def of_thread(told: threading.ExceptHookArgs) -> None:
        tell(told.exc_value)

    def of_nowhere(told: Any) -> None:
        tell(told.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = of_program, of_thread, of_nowhere


def places_of(fault: BaseException) -> str:
    import traceback

    frames = traceback.extract_tb(fault.__traceback__)
    passed = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(fault).__name__, *reversed(passed)])

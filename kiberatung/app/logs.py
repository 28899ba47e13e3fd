"""The log of this workplace: what kind of fault and where, never a value; the words of a fault may be a name (R43)."""

import logging
import os
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

MOST_BYTES = 512 * 1024
KEPT = 3
_Fault = tuple[type[BaseException], BaseException, TracebackType | None]


class PlainFormatter(logging.Formatter):
    """Writes the text of the call as it stands in the source, without what was to be filled into it."""

    def format(self, record: logging.LogRecord) -> str:
        words = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        head = f"{self.formatTime(record)} {record.levelname} {record.name} {words}"
        fault = record.exc_info
        return "\n".join((head, *_places(fault))) if fault and fault[0] is not None else head


def set_up_log(folder: Path) -> None:
    """Every message of the program and of its libraries goes to one file for this account alone; nothing elsewhere."""
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = _PrivateFile(folder / "kiberatung.log")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(PlainFormatter())
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


class _PrivateFile(RotatingFileHandler):
    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True)

    def _open(self) -> Any:
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT, 0o600))
        return super()._open()


def _places(fault: _Fault) -> list[str]:
    """The kinds of the fault and of what caused it, and the places they passed: names of files and functions alone."""
    found: list[str] = []
    error: BaseException | None = fault[1]
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        found.append(f"  {type(error).__name__}")
        frames = traceback.extract_tb(error.__traceback__)
        found += [f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        error = error.__cause__ or error.__context__
    return found

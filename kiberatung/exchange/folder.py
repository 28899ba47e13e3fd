"""Files that appear on disk whole or not at all: written beside their place, flushed, then renamed."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, EnvironmentFault

_UNFINISHED = ".unfertig"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_file(path: Path, content: bytes) -> None:
    """Readable by the owner only; raises `DomainError` when the name is taken, `EnvironmentFault` on a full disk."""
    with _appearing(path) as draft:
        _write_flushed(draft, content)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """All files in a new folder for the owner only; none of them is seen before all are there."""
    with _appearing(path) as draft:
        draft.mkdir(mode=0o700)
        for name, content in files.items():
            _write_flushed(draft / name, content)
        _flush_folder(draft)


@contextmanager
def _appearing(path: Path) -> Iterator[Path]:
    """A hidden place beside `path` that takes its name when all went well, and is gone otherwise."""
    if path.exists() or path.is_symlink():
        raise DomainError(
            _("Dort gibt es schon etwas mit diesem Namen. Es wurde nichts überschrieben."),
            _("Wählen Sie einen anderen Ordner oder einen anderen Namen."),
        )
    draft = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        draft.rename(path)
        _flush_folder(path.parent)
    except OSError as fault:
        raise _not_written() from fault
    finally:
        remove_written(draft)


def remove_written(path: Path) -> None:
    """Takes back a file or folder this program has just written."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _write_flushed(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, _FLAGS, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if path.read_bytes() != content:
        raise _not_written()


def _flush_folder(folder: Path) -> None:
    """So that the new name survives a power cut; Windows has no such call and does without."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_written() -> EnvironmentFault:
    return EnvironmentFault(
        _("Die Datei ließ sich nicht schreiben. Es hat nichts das Haus verlassen, im Programm ist alles gespeichert."),
        _("Prüfen Sie, ob der Ordner da ist, noch Platz hat und Sie dort schreiben dürfen."),
    )

"""Processes of the program itself: asked through their standard input, never by arguments, and ended with it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def is_frozen() -> bool:
    """The program is its own interpreter then, and brings its modules along."""
    return bool(getattr(sys, "frozen", False))


def own_command(script: str, argument: str, *, with_packages: bool) -> list[str]:
    """The script by itself, or the frozen program with the argument that stands for it."""
    if is_frozen():
        return [sys.executable, argument]
    plain = [] if with_packages else ["-S"]
    quiet = ["-B"] if sys.dont_write_bytecode else []
    return [sys.executable, "-I", *plain, *quiet, str(Path(script).resolve())]


def started(command: list[str], environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Raises `OSError` when no process can be started."""
    return subprocess.Popen(  # noqa: S603 - this program itself
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=os.environ | (environment or {}),
    )


def ended(process: subprocess.Popen[bytes]) -> None:
    """Ends it and waits for its end; may be called again."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what could not be written is of no use any more
                pipe.close()


def forbid_memory_images() -> None:
    """Nothing is written after a crash, and nobody but root attaches (R33). What a system refuses it does not have."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there on one system alone

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - wanted on Linux alone

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE

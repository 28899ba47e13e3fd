"""Child processes that write until they are killed, or kill themselves at a chosen statement."""

import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from sqlalchemy import Engine, event

from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.stores import StorePlace, open_unlocked
from tests.crash.stage import Save, bare, small_reserve

_CONTEXT = get_context("forkserver" if os.name == "posix" else "spawn")
_CONTEXT.set_forkserver_preload(["__main__", "tests.crash.warm_start"])


def started(work: Any, *arguments: Any) -> BaseProcess:
    """A process of its own; a few milliseconds, for its modules are there already."""
    process = _CONTEXT.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def channel() -> tuple[Connection, Connection]:
    """What is read here, what is written there."""
    return _CONTEXT.Pipe(duplex=False)


def write_on(place: StorePlace, key: StoreKey, done: list[Save], told: Connection) -> None:
    """Tells the number of each save after it is acknowledged."""
    with small_reserve(), bare(place, key) as store:
        for number, save in enumerate(done, 1):
            save.run(store)
            told.send(number)


def open_until(place: StorePlace, key: StoreKey, statement: int, told: Connection) -> None:
    """Opens and upgrades; killed before the statement of this number, else it tells how many there were."""
    seen = 0

    def count(*_arguments: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    with small_reserve():
        open_unlocked(place, key).close(backup=False)
    told.send(seen)

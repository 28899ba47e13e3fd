"""Room on the disk: watched before each save, with a reserve beside the store that lets one more save through."""

import contextlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.storage.faults import disk_full

MIB = 2**20
RESERVE_BYTES = 20 * MIB
SPARE_BYTES = 200 * MIB
"""Beside three times the store: itself, the backup being made, the log (T06)."""
FLOOR_BYTES = 8 * MIB
"""What a save may need at most: a log until it is written back, and the same again in the store."""
_CHUNK = bytes(MIB)


@dataclass(frozen=True, slots=True)
class Room:
    """How much is free and how much should be, in bytes."""

    free: int
    wanted: int

    @property
    def is_scarce(self) -> bool:
        return self.free < self.wanted

    @property
    def sentence(self) -> str:
        """For the status bar; empty when there is enough."""
        if not self.is_scarce:
            return ""
        return _("Wenig Platz auf dem Datenträger: noch {free} MB frei, {wanted} MB sollten es sein.").format(
            free=self.free // MIB, wanted=-(-self.wanted // MIB)
        )


class Space:
    """Held while the store is open; `free_bytes` is asked of the folder the store lies in."""

    def __init__(
        self,
        store: Path,
        reserve_bytes: int = RESERVE_BYTES,
        floor_bytes: int = FLOOR_BYTES,
        free_bytes: Callable[[Path], int] | None = None,
    ) -> None:
        self._store = store
        self._reserve_bytes = reserve_bytes
        self._floor_bytes = floor_bytes
        self._free_bytes = free_bytes or _free_bytes
        self.reserve = store.with_name(store.name + ".reserve")

    def room(self) -> Room:
        return Room(self._free(), 3 * self._store.stat().st_size + SPARE_BYTES)

    def keep_reserve(self) -> None:
        """Made when it is not there and leaves room for a save; without it the store works, with less safety."""
        if self.reserve.exists() or self._free() < self._reserve_bytes + self._floor_bytes:
            return
        try:
            _fill(self.reserve, self._reserve_bytes)
        except OSError:
            self.let_go()

    def let_go(self) -> None:
        """Frees the reserve: for the save that finds the disk full, and at the end."""
        with contextlib.suppress(OSError):
            self.reserve.unlink(missing_ok=True)

    def before_saving(self) -> None:
        """Raises `EnvironmentFault` before anything is written when even the reserve makes no room for a save."""
        if self._free() >= self._floor_bytes:
            self.keep_reserve()
            return
        self.let_go()
        if self._free() < self._floor_bytes:
            raise disk_full()

    def _free(self) -> int:
        return self._free_bytes(self._store.parent)


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _fill(path: Path, size: int) -> None:
    """Takes the room for certain: a file with holes would hold none."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, size)
            return
        for _chunk in range(0, size, len(_CHUNK)):
            os.write(descriptor, _CHUNK)
    finally:
        os.close(descriptor)

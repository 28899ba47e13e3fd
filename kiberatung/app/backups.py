"""What the session does about backups: begun with the store, finished without it, brought to the second place."""

# ruff: noqa: PLC0415 - storage is imported on the database lane, when a store is opened

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiberatung.basics.clock import Clock
from kiberatung.services.backup_schedule import BackupSchedule
from kiberatung.services.backup_words import BackupWords, SecondPlace, backup_words

if TYPE_CHECKING:
    from kiberatung.services.kept_backups import KeptBackup
    from kiberatung.storage.backups.regular import Begun
    from kiberatung.storage.backups.thinning import Rule
    from kiberatung.storage.keys.keyslots import StoreKey
    from kiberatung.storage.stores import FileStore

FOLDER = "Sicherungen"
LONGEST_WAIT_SECONDS = 30
"""For the second place, when the program ends; what has not arrived by then is caught up the next time."""


class Backups:
    """`second` gives the folder that is set as the second place, None for none."""

    def __init__(self, clock: Clock, second: Callable[[], Path | None] = lambda: None) -> None:
        self._clock = clock
        self._second = second
        self._schedule: BackupSchedule | None = None
        self._bringing = threading.Lock()

    def opened(self, store: "FileStore") -> None:
        """The half hour begins with the first change from now on."""
        self._schedule = BackupSchedule(_entries(store))

    def begin_if_due(self, store: "FileStore") -> "Begun | None":
        """On the database lane; a fraction of a second, and mostly nothing."""
        from kiberatung.storage.backups import regular

        entries = _entries(store)
        if self._schedule is None or not self._schedule.is_due(self._clock.now(), entries):
            return None
        begun = regular.begin(store, store.place.backup_folder)
        self._schedule.backed_up(begun.taken.manifest.contents.changes)
        return begun

    def finish(self, begun: "Begun") -> Path:
        """In any thread but the main one. A second place that fails is told by `look` alone."""
        from kiberatung.storage.backups import regular

        made = regular.finish(begun)
        wanted = CatchUp(made.parent, begun.taken.key, begun.rule)
        beside = threading.Thread(target=self.catch_up, args=(wanted,), name="second place", daemon=True)
        beside.start()
        beside.join(LONGEST_WAIT_SECONDS)
        return made

    def begin_catching_up(self, store: "FileStore") -> "CatchUp":
        from kiberatung.storage.backups import thinning

        return CatchUp(store.place.backup_folder, store.key, thinning.rule_of(store))

    def catch_up(self, wanted: "CatchUp") -> None:
        """In any thread but the main one and the database lane: a stick takes its time."""
        from kiberatung.domain.errors import EnvironmentFault
        from kiberatung.storage.backups import second_place

        place = self._second()
        if place is None:
            return
        # What fails is told by the age of the last one that arrived.
        with self._bringing, contextlib.suppress(EnvironmentFault):
            second_place.bring(wanted.folder, place, wanted.key, wanted.rule)

    def look(self, folder: Path) -> "Look":
        """In any thread but the main one: the second place may be slow to answer."""
        from kiberatung.services.kept_backups import BackupState
        from kiberatung.storage.backups import second_place
        from kiberatung.storage.backups.listing import listed

        newest = next((line for line in listed(folder) if line.state is BackupState.CHECKED), None)
        now, last_at = self._clock.now(), newest.made_at if newest is not None else None
        place = self._second()
        if place is None:
            return Look(backup_words(now, last_at, None), is_behind=False)
        fault = second_place.fault_of(place, newest.size if newest is not None else 0)
        brought = second_place.last_brought(folder, place)
        words = backup_words(now, last_at, SecondPlace(brought, fault))
        return Look(words, is_behind=not fault and last_at is not None and brought != last_at)

    def listed(self, folder: Path) -> "list[KeptBackup]":
        """Of both places, newest first."""
        from kiberatung.storage.backups.listing import listed

        second = self._second()
        found = listed(folder) + (listed(second, in_second_place=True) if second is not None else [])
        return sorted(found, key=lambda line: line.made_at, reverse=True)


@dataclass(frozen=True, slots=True)
class Look:
    """`is_behind`: the second place is there and does not have the newest backup."""

    words: BackupWords
    is_behind: bool


@dataclass(frozen=True, slots=True)
class CatchUp:
    folder: Path
    key: "StoreKey"
    rule: "Rule | None"


def _entries(store: "FileStore") -> int:
    (entries,) = store.raw.execute("SELECT changes FROM store_state").fetchone()
    return int(entries)

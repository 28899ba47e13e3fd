"""Removes the backups that are not kept any more; what is not certainly one of this store is left alone."""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from kiberatung.basics.clock import RELEASED_ON, Clock
from kiberatung.domain.clock_judgement import LogMoment, judge_clock
from kiberatung.services.backup_retention import Promise, kept
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.naming import backups_in, files_of
from kiberatung.storage.keys.keyslots import StoreKey

_PROMISED_QUERY = "SELECT min(backup_days) FROM offices WHERE deleted_at IS NULL"


class Place(Protocol):
    @property
    def clock(self) -> Clock: ...


class Lists(Protocol):
    def log_moments(self) -> list[LogMoment]: ...


class OpenFile(Protocol):
    @property
    def place(self) -> Place: ...
    @property
    def key(self) -> StoreKey: ...
    @property
    def raw(self) -> Any: ...
    @property
    def lists(self) -> Lists: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """What is needed to thin out, without the store: in any thread, also when it is closed."""

    key: StoreKey
    now: datetime
    promise: Promise


def rule_of(store: OpenFile) -> Rule | None:
    """None while the clock cannot be believed, or nothing is promised yet: then nothing is removed (R57)."""
    now = store.place.clock.now()
    (days,) = store.raw.execute(_PROMISED_QUERY).fetchone()
    if days is None or not judge_clock(now, store.lists.log_moments(), RELEASED_ON).is_plausible:
        return None
    return Rule(store.key, now, Promise(days))


def thin_out(folder: Path, rule: Rule | None) -> None:
    """A file that cannot be removed now is removed the next time."""
    if rule is None:
        return
    told = {path: manifests.read_genuine(path, rule.key.key, rule.key.store_id) for path in backups_in(folder)}
    own = {path: manifest.made_at for path, manifest in told.items() if manifest is not None}
    wanted = kept(own.values(), rule.now, rule.promise)
    for path, moment in own.items():
        if moment not in wanted:
            with contextlib.suppress(OSError):
                for file in files_of(path):
                    file.unlink(missing_ok=True)

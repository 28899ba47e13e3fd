"""Removes the backups that are not kept any more; what is not certainly one of this store is left alone."""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiberatung.basics.clock import RELEASED_ON
from kiberatung.domain.clock_judgement import judge_clock
from kiberatung.services.backup_retention import Promise, kept
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.naming import backups_in, files_of
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.open_file import CopiedFile

_PROMISED_QUERY = "SELECT min(backup_days) FROM offices WHERE deleted_at IS NULL"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is needed to thin out, without the store: in any thread, also when it is closed."""

    key: StoreKey
    now: datetime
    promise: Promise


def rule_of(store: CopiedFile) -> Rule | None:
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

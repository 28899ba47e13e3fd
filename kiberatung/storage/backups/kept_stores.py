"""The store that a restore put aside under a second name: kept as long as a backup would be, then removed."""

import contextlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiberatung.domain.errors import TellableError
from kiberatung.storage.backups.thinning import Rule
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots

_STAMP = "%Y-%m-%d-%H%M%S"


def free_name(store: Path, moment: datetime) -> Path:
    """`bestand-vor-2026-11-22-090000.kib`, with a number where it is taken."""
    stem = f"{store.stem}-vor-{moment.astimezone(UTC):{_STAMP}}"
    number, free = 1, store.with_name(stem + store.suffix)
    while free.exists():
        number += 1
        free = store.with_name(f"{stem}-{number}{store.suffix}")
    return free


def remove_outdated(store: Path, rule: Rule | None) -> None:
    """No erased family stays in it for longer than the office promises; what may be another store is left alone."""
    if rule is None:
        return
    for kept in store.parent.glob(f"{store.stem}-vor-*{store.suffix}"):
        moment = _put_aside_at(kept, store)
        if moment is None or moment >= rule.now - timedelta(days=rule.promise.days) or not _is_of(kept, rule):
            continue
        with contextlib.suppress(OSError):
            for file in (kept, kept.with_name(kept.name + "-wal"), keyslot_path(kept)):
                file.unlink(missing_ok=True)


def _put_aside_at(kept: Path, store: Path) -> datetime | None:
    match = re.fullmatch(rf"{re.escape(store.stem)}-vor-(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-\d+)?", kept.stem)
    try:
        return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None


def _is_of(kept: Path, rule: Rule) -> bool:
    try:
        return read_keyslots(kept).store_id == rule.key.store_id
    except TellableError:
        return False

"""Names of backups in a folder, the files that belong to each, and what an interrupted backup leaves."""

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiberatung.storage.keys.unlocking import keyslot_path

PREFIX, ENDING = "Sicherung-", ".kib"
MANIFEST = ".pruefung"
UNFINISHED = ".unfertig"
LEFT_OVER_AFTER = timedelta(hours=1)
"""What is unfinished for longer than this, nobody is working on any more."""
_NAME = re.compile(rf"{PREFIX}(\d{{4}}-\d\d-\d\d-\d{{6}})(?:-(\d+))?{re.escape(ENDING)}")
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Of a backup among the others: by its moment, and by its number within one second."""

    made_at: datetime
    number: int


def backups_in(folder: Path) -> list[Path]:
    """Newest first; only finished ones bear such a name. Empty when the folder is not there or cannot be read."""
    try:
        found = [(place, path) for path in folder.iterdir() if (place := _place_of(path)) is not None]
    except OSError:
        return []
    return [path for _place, path in sorted(found, reverse=True)]


def made_at(backup: Path) -> datetime:
    """The moment in its name, in UTC; raises `ValueError` for another name."""
    place = _place_of(backup)
    if place is None:
        raise ValueError("no name of a backup")
    return place.made_at


def free_name(folder: Path, moment: datetime) -> Path:
    """Two backups within one second are told apart by a number."""
    made = folder / f"{PREFIX}{moment:{_STAMP}}{ENDING}"
    number, free = 1, made
    while free.exists():
        number += 1
        free = made.with_name(f"{made.stem}-{number}{ENDING}")
    return free


def manifest_path(backup: Path) -> Path:
    return backup.with_name(backup.name + MANIFEST)


def unfinished_path(backup: Path) -> Path:
    return backup.with_name(backup.name + UNFINISHED)


def files_of(backup: Path) -> tuple[Path, Path, Path]:
    """The backup first: without it the other two are nothing."""
    return backup, manifest_path(backup), keyslot_path(backup)


def clear_left_over(folder: Path, now: datetime) -> None:
    """What interrupted backups left, once it is certain that nobody is still making them."""
    oldest = (now - LEFT_OVER_AFTER).timestamp()
    for path in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if _is_left_over(path) and path.stat().st_mtime < oldest:
                path.unlink()


def _is_left_over(path: Path) -> bool:
    if path.name.endswith(UNFINISHED):
        return _place_of(path.with_suffix("")) is not None
    return path.suffix != ENDING and _place_of(path.with_suffix("")) is not None and not path.with_suffix("").exists()


def _place_of(path: Path) -> _Place | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return _Place(datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), int(match[2] or 1))
    except ValueError:
        return None

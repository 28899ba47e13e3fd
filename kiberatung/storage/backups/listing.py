"""The backups of a folder as they are told to a person: without a key, from what stands beside each."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from kiberatung.services.kept_backups import BackupState, KeptBackup
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.manifest import Manifest
from kiberatung.storage.backups.naming import backups_in, made_at
from kiberatung.storage.keys.unlocking import keyslot_path


def listed(folder: Path, *, in_second_place: bool = False) -> list[KeptBackup]:
    """Newest first; empty when the folder is not there. A restore reads each of them whole before it trusts it."""
    return [_line(path, in_second_place=in_second_place) for path in backups_in(folder)]


def line_of(backup: Path) -> KeptBackup:
    """Of one file that a person chose, wherever it lies and whatever it is called; raises `OSError`."""
    told = manifests.read(backup)
    moment = told.manifest.made_at if told else datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    return _of(backup, moment, told.manifest if told else None, in_second_place=False)


def _line(path: Path, *, in_second_place: bool) -> KeptBackup:
    told = manifests.read(path)
    moment = told.manifest.made_at if told else made_at(path)
    return _of(path, moment, told.manifest if told else None, in_second_place=in_second_place)


def _of(path: Path, moment: datetime, told: Manifest | None, *, in_second_place: bool) -> KeptBackup:
    size = path.stat().st_size
    families, entries = (told.contents.families, told.contents.changes) if told else (None, None)
    return KeptBackup(path, moment, size, _state(path, told), families, entries, in_second_place)


def _state(path: Path, told: Manifest | None) -> BackupState:
    try:
        keyslots = hashlib.sha256(keyslot_path(path).read_bytes()).hexdigest()
    except OSError:
        return BackupState.DAMAGED
    if told is None:
        return BackupState.UNCHECKED
    is_whole = manifests.has_size(path, told) and keyslots == told.keyslots_digest
    return BackupState.CHECKED if is_whole else BackupState.DAMAGED

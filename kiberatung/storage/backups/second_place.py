"""The second place: a folder on a share or a stick to which each verified backup is brought, when it is there."""

import contextlib
import errno
import hashlib
import json
import os
import shutil
from datetime import datetime
from pathlib import Path

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.making import newest_counted
from kiberatung.storage.backups.naming import clear_left_over, files_of, manifest_path, unfinished_path
from kiberatung.storage.backups.thinning import Rule, thin_out
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path, sync_folder

_CHUNK = 2**20
_NOTE = "zweiter-ort.json"
"""Beside the backups of the first place: when the last one arrived, also known while the stick is in a drawer."""


def fault_of(place: Path, wanted: int) -> str:
    """Why no backup of `wanted` bytes would arrive there, as „ist nicht da“; empty when it would."""
    try:
        if not place.is_dir():
            return _("ist nicht da")
        if not os.access(place, os.W_OK | os.X_OK):
            return _("ist schreibgeschützt")
        return _("ist voll") if shutil.disk_usage(place).free < wanted + _CHUNK else ""
    except OSError:
        return _("antwortet nicht")


def bring(folder: Path, place: Path, key: StoreKey, rule: Rule | None) -> Path | None:
    """The newest counted backup, unless it is there; None when there is none. Raises `EnvironmentFault`."""
    newest = newest_counted(folder, key.key, key.store_id)
    if newest is None:
        return None
    made, told = newest
    try:
        if manifests.read_genuine(place / made.name, key.key, key.store_id) != told:
            clear_left_over(place, told.made_at)
            _copy(made, place / made.name, told.digest)
        thin_out(place, rule)
        _note(folder, place, told.made_at)
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Sicherung ist nicht am zweiten Ort angekommen: {reason}. Am ersten Ort ist sie da.").format(
                reason=fault.strerror
            ),
            _("Stecken Sie den Stick ein oder verbinden Sie das Laufwerk; dann wird es von selbst nachgeholt."),
        ) from fault
    return place / made.name


def last_brought(folder: Path, place: Path) -> datetime | None:
    """When the newest backup that arrived there was made; None when none did, or another place is meant."""
    try:
        told = json.loads((folder / _NOTE).read_text("utf-8"))
        return datetime.fromisoformat(told["made_at"]) if told["place"] == str(place) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _copy(made: Path, target: Path, digest: str) -> None:
    """Read back from there before it counts: equal bytes to what was verified whole."""
    fresh = unfinished_path(target)
    try:
        fresh.unlink(missing_ok=True)
        _copy_durably(made, fresh)
        _require_digest(fresh, digest)
        _copy_durably(keyslot_path(made), keyslot_path(target))
        _copy_durably(manifest_path(made), manifest_path(target))
        fresh.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            for left in (fresh, *(() if target.exists() else files_of(target))):
                left.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # not every share and stick knows this call
        sync_folder(target.parent)


def _require_digest(path: Path, digest: str) -> None:
    with path.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _copy_durably(source: Path, target: Path) -> None:
    with source.open("rb") as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing, _CHUNK)
        writing.flush()
        os.fsync(writing.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(writing.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _note(folder: Path, place: Path, made_at: datetime) -> None:
    """Written anew in one step; that it cannot be written is no fault of the backup."""
    fresh = folder / (_NOTE + ".neu")
    with contextlib.suppress(OSError):
        fresh.write_text(json.dumps({"place": str(place), "made_at": made_at.isoformat()}), "utf-8")
        fresh.replace(folder / _NOTE)

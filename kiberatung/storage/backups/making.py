"""Makes a backup that counts only when it has been read back: copied beside, verified, then given its name.

The log is written back into the store, and the store's bytes are copied as they are: no page is decrypted for it, and
the copy is made in a fraction of a second under the lock. Verifying needs the store no more.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import database_file
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.manifest import Manifest
from kiberatung.storage.backups.naming import (
    backups_in,
    clear_left_over,
    files_of,
    free_name,
    unfinished_path,
)
from kiberatung.storage.backups.verifying import contents, verify
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots, sync_folder
from kiberatung.storage.open_file import CopiedFile

_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy that bears no name yet and does not count; to be given to `count_in`, in any thread, once."""

    made: Path
    manifest: Manifest
    key: StoreKey
    keyslots: bytes

    @property
    def fresh(self) -> Path:
        return unfinished_path(self.made)


def backup(store: CopiedFile, folder: Path) -> Path:
    """The new backup's file, its keyslots and manifest beside it; raises `EnvironmentFault`, the store is untouched."""
    return count_in(take(store, folder))


def take(store: CopiedFile, folder: Path) -> Taken:
    """The part that needs the store: on the database lane, 0.3 s for 130 MiB. Raises `EnvironmentFault`."""
    store.renew_anchor()
    path, moment = store.place.path, store.place.clock.now()
    with _telling_what_failed(), database_file.private_files(), database_file.telling_faults():
        database_file.checkpoint(store.raw)
        folder.mkdir(parents=True, exist_ok=True)
        clear_left_over(folder, moment)
        made = free_name(folder, moment)
        keyslots = keyslot_path(path).read_bytes()
        held = contents(store.raw)
        try:
            size, digest = _copied(store.content_descriptor(), unfinished_path(made))
        except BaseException:
            _remove(unfinished_path(made))
            raise
    told = Manifest(store.key.store_id, path.name, moment, held, size, digest, hashlib.sha256(keyslots).hexdigest())
    return Taken(made, told, store.key, keyslots)


def count_in(taken: Taken) -> Path:
    """Makes the copy durable, reads it back whole, gives it its name; raises `EnvironmentFault` and leaves nothing."""
    made, manifest = taken.made, taken.manifest
    try:
        with _telling_what_failed(), database_file.private_files():
            _sync_and_forget(taken.fresh)
            verify(taken.fresh, taken.key, manifest.contents)
            _write_durable(keyslot_path(made), taken.keyslots)
            manifests.write(made, manifest, taken.key.key)
            _require_beside(taken)
            taken.fresh.rename(made)
            sync_folder(made.parent)
    except BaseException:
        _remove(taken.fresh, *files_of(made))
        raise
    return made


def give_up(taken: Taken) -> None:
    """A copy that is not wanted any more."""
    _remove(taken.fresh)


def is_current(store: CopiedFile, folder: Path) -> bool:
    """Whether the newest backup that counts holds all that the store holds, its keyslots included."""
    newest = newest_counted(folder, store.key.key, store.key.store_id)
    if newest is None or not keyslot_path(newest[0]).exists():
        return False
    keyslots = hashlib.sha256(keyslot_path(store.place.path).read_bytes()).hexdigest()
    with database_file.telling_faults():
        return newest[1].contents == contents(store.raw) and newest[1].keyslots_digest == keyslots


def newest_backup(folder: Path) -> Path | None:
    return next(iter(backups_in(folder)), None)


def newest_counted(folder: Path, key: bytes, store_id: UUID) -> tuple[Path, Manifest] | None:
    """By its sealed manifest; what is in it is not read again."""
    counted = ((path, manifests.read_genuine(path, key, store_id)) for path in backups_in(folder))
    return next(((path, told) for path, told in counted if told is not None), None)


def _copied(source: int, target: Path) -> tuple[int, str]:
    """Size and digest of what was read; the target is new, or somebody else is making it."""
    _require_room(target.parent, os.fstat(source).st_size)
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as stream:
        os.lseek(source, 0, os.SEEK_SET)
        while chunk := os.read(source, _CHUNK):
            digest.update(chunk)
            stream.write(chunk)
            size += len(chunk)
    return size, digest.hexdigest()


def _require_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size + _CHUNK:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _require_beside(taken: Taken) -> None:
    """Keyslots and manifest are read back too: without them the best copy opens for nobody."""
    slots = read_keyslots(taken.made)
    told = manifests.read(taken.made)
    if slots.store_id != taken.key.store_id or told is None or told.manifest != taken.manifest:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _write_durable(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_and_forget(path: Path) -> None:
    """What is verified next comes from the disk and not from memory, where the system can be told so."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


@contextmanager
def _telling_what_failed() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise EnvironmentFault(
            _("Die Sicherung ist nicht gelungen: {reason}. Der Bestand ist gespeichert.").format(reason=fault.strerror),
            _("Wählen Sie einen anderen Ort für die Sicherung oder schaffen Sie Platz."),
        ) from fault

"""Puts a backup back as a store: verified first, what was erased since erased again, and what was there is kept.

Everything is done to a copy beside; it takes the place of the store in one step. A kill at any moment leaves the old
store or the new one, whole, and nothing under the name of a store that brings erased families back (R21).
"""

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from uuid import UUID

from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.basics.texts import N_
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import FamilyId
from kiberatung.services.changes import Change, ChangeId, Deed, Erasure
from kiberatung.services.kept_backups import Restored
from kiberatung.storage import anchors, database_file, known_state, schema, upgrades
from kiberatung.storage.backups import kept_stores
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.naming import UNFINISHED, backups_in
from kiberatung.storage.backups.verifying import verify
from kiberatung.storage.faults import already_there
from kiberatung.storage.holder import forget_holder
from kiberatung.storage.keys.anchor_section import sealed
from kiberatung.storage.keys.keyslots import Keyslots, StoreKey
from kiberatung.storage.keys.unlocking import (
    keyslot_path,
    read_keyslots,
    require_store_file,
    sync_folder,
    unlock,
    unreadable,
    write_keyslots,
)
from kiberatung.storage.locked_elsewhere import require_closed
from kiberatung.storage.places import require_fit_place
from kiberatung.storage.stores import FileStore, StorePlace

_AGAIN = "again"
"""The class of reason that is noted where the first note of an erasure cannot be read any more."""
_ERASED_QUERY = "SELECT family_id, second_account_id, reason FROM erasures"
_KNOWS_ERASURES = "SELECT count(*) FROM sqlite_master WHERE name = 'erasures'"


@dataclass(frozen=True, slots=True)
class Erased:
    """What is known of an erasure that came after the backup."""

    family_id: FamilyId
    reason: str = _AGAIN
    second_account_id: AccountId | None = None


def restore(made: Path, place: StorePlace, passphrase: str, *, in_place: bool = False) -> Restored:
    """With the passphrase of that time. Without `in_place` a store that is there already is refused."""
    require_store_file(made)
    _require_free(place, in_place=in_place)
    return restore_unlocked(made, place, unlock(made, passphrase), in_place=in_place)


def restore_unlocked(
    made: Path, place: StorePlace, key: StoreKey, *, in_place: bool = False, also: Iterable[Path] = ()
) -> Restored:
    """`also`: further folders with backups, whose keyslots may know of erasures. Raises `EnvironmentFault`."""
    _require_free(place, in_place=in_place)
    database_file.require_sound_header(made)
    target = place.path
    fresh = target.with_name(target.name + UNFINISHED)
    erased = _erased_since(place, key, {place.backup_folder, made.parent, *also})
    with database_file.private_files(), _telling_what_failed():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy_verified(made, fresh, key)
            write_keyslots(fresh, _keyslots_for(made, place, key))
            count = _made_ready(replace(place, path=fresh), key, erased)
            return Restored(_take_place(fresh, target, key, place), count)
        finally:
            for left in (fresh, keyslot_path(fresh)):
                left.unlink(missing_ok=True)


def erased_since(place: StorePlace, key: StoreKey, folders: Iterable[Path]) -> frozenset[FamilyId]:
    """Families whose erasure is known beside the backup that is looked at."""
    return frozenset(_erased_since(place, key, folders))


def _require_free(place: StorePlace, *, in_place: bool) -> None:
    require_fit_place(place.path, place.sync_roots)
    if in_place and place.path.exists():
        require_closed(place.path)
        return
    for path in (place.path, keyslot_path(place.path)):
        if path.exists():
            raise already_there(path.name)


def _copy_verified(made: Path, fresh: Path, key: StoreKey) -> None:
    for left in (fresh, keyslot_path(fresh)):
        left.unlink(missing_ok=True)
    copyfile(made, fresh)
    told = manifests.read_genuine(made, key.key, key.store_id)
    verify(fresh, key, told.contents if told else None)


def _keyslots_for(made: Path, place: StorePlace, key: StoreKey) -> Keyslots:
    """Of the backup; all later backups are known to have been left behind."""
    slots = anchors.of_restored(read_keyslots(made), key, place.path, place.backup_folder)
    if slots.anchor is None:
        return slots
    anchor = slots.anchor.anchor
    told = (manifests.read_genuine(path, key.key, key.store_id) for path in backups_in(place.backup_folder))
    later = (one.contents.head for one in told if one is not None and one.contents.changes >= anchor.changes)
    passed_over = dict.fromkeys((*anchor.passed_over, *(head for head in later if head != anchor.head)))
    return replace(slots, anchor=sealed(replace(anchor, passed_over=tuple(passed_over)), key.key))


def _made_ready(place: StorePlace, key: StoreKey, erased: dict[FamilyId, Erased]) -> int:
    """The copy as a store of this program: upgraded, erased again, the restore in its log. Gives how many it erased."""
    store = FileStore(place, key, database_file.connect(place.path, key.key))
    try:
        if store.raw.execute(schema.REVISION_QUERY).fetchone()[0] < schema.HEAD:
            upgrades.upgrade(store, place.migrations)
        known = {UUID(row[0]) for row in store.raw.execute(_ERASED_QUERY)}
        there = {UUID(row[0]) for row in store.raw.execute("SELECT id FROM families")}
        wanted = [erased[family_id] for family_id in sorted(erased) if family_id not in known]
        known_state.note_restore(store, store)
        _erase_again(store, wanted)
        store.is_as_known = True
    finally:
        store.close(backup=False)
    return sum(one.family_id in there for one in wanted)


def _erase_again(store: FileStore, erased: list[Erased]) -> None:
    """Also those that the backup does not hold: a still later restore may bring them."""
    with store.changing(_entry(store, Deed.CHANGE, None)) as work:
        for one in erased:
            entry = _entry(store, Deed.ERASURE, one.family_id)
            work.erase(Erasure(entry, one.reason, one.second_account_id))
        work.commit()


def _entry(store: FileStore, deed: Deed, family_id: FamilyId | None) -> Change:
    return Change(
        id=ChangeId(IdentifierSource(store.place.clock, secrets.SystemRandom()).next()),
        what=N_("Nach dem Herstellen wieder gelöscht"),
        account_id=store.key.account_id,
        changed_at=store.place.clock.now(),
        family_id=family_id,
        undoable=False,
        deed=deed,
    )


def _take_place(fresh: Path, target: Path, key: StoreKey, place: StorePlace) -> Path | None:
    """Gives where the store that was there lies now; from the last step on the new one is the store."""
    slots = read_keyslots(fresh)
    if slots.anchor is not None:
        slots = replace(slots, anchor=sealed(replace(slots.anchor.anchor, file=target.name), key.key))
    _sync_file(fresh)
    kept = _kept(target, place) if target.exists() else None
    write_keyslots(target, slots)
    fresh.replace(target)
    sync_folder(target.parent)
    forget_holder(target)
    return kept


def _kept(target: Path, place: StorePlace) -> Path:
    """The present store under a second name, with its keyslots and its log; nothing of it is gone after a kill."""
    kept = kept_stores.free_name(target, place.clock.now())
    with contextlib.suppress(FileNotFoundError):
        copyfile(keyslot_path(target), keyslot_path(kept))
    try:
        os.link(target, kept)
    except OSError:
        target.rename(kept)
    log = target.with_name(target.name + "-wal")
    if log.exists():
        log.rename(kept.with_name(kept.name + "-wal"))
    target.with_name(target.name + "-shm").unlink(missing_ok=True)
    sync_folder(target.parent)
    return kept


def _erased_since(place: StorePlace, key: StoreKey, folders: Iterable[Path]) -> dict[FamilyId, Erased]:
    """From the keyslots of the store and of all backups, and from the store itself when it can still be read."""
    stores = [place.path, *(path for folder in folders for path in backups_in(folder))]
    found = {family_id: Erased(family_id) for store in stores for family_id in _anchored(store, key)}
    return found | {one.family_id: one for one in _noted(place.path, key)}


def _anchored(store: Path, key: StoreKey) -> tuple[FamilyId, ...]:
    try:
        section = read_keyslots(store).anchor
    except EnvironmentFault:
        return ()
    if section is None or not section.is_genuine(key.key) or section.anchor.store_id != key.store_id:
        return ()
    return tuple(FamilyId(identifier) for identifier in section.anchor.erased)


def _noted(store: Path, key: StoreKey) -> list[Erased]:
    if not store.exists():
        return []
    try:
        with database_file.looking(store, key.key) as connection:
            if not connection.execute(_KNOWS_ERASURES).fetchone()[0]:
                return []
            rows = connection.execute(_ERASED_QUERY).fetchall()
    except EnvironmentFault:
        return []
    return [_erased_from(*row) for row in rows]


def _erased_from(family: str, second: str | None, reason: str) -> Erased:
    return Erased(FamilyId(UUID(family)), reason, AccountId(UUID(second)) if second else None)


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _telling_what_failed() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise unreadable(fault) from fault

"""Killed while it makes a backup, or puts one back: what bears the name of a backup or of the store is whole."""

import random
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

import pytest

from kiberatung.storage.backups import making, naming, verifying
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots
from kiberatung.storage.stores import StorePlace, create_store
from tests.crash.backing_up import back_up_on, put_back_on
from tests.crash.stage import MIGRATIONS, bare, content_of, saves, small_reserve, small_store
from tests.crash.writer import channel, started
from tests.support.builders import CLOCK, IDENTIFIERS
from tests.support.fakes import CHEAP

MOMENTS = 0.25
"""Seconds in which some ten backups are made."""


@pytest.mark.requirement("R15", figure="20 kills during backups: always one that counts, none that is not whole")
def test_twenty_kills_leave_only_whole_backups(tmp_path: Path) -> None:
    assert _unsound_after(tmp_path, 20, random.Random(20)) == []


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.requirement("R15", figure="200 kills during backups: always one that counts, none that is not whole")
def test_two_hundred_kills_leave_only_whole_backups(tmp_path: Path) -> None:
    assert _unsound_after(tmp_path, 200, random.Random(200)) == []


def _unsound_after(folder: Path, kills: int, chance: random.Random) -> list[str]:
    place, key = small_store(folder)
    with small_reserve(), bare(place, key) as store:
        first = making.backup(store, place.backup_folder)
    found: list[str] = []
    for number in range(kills):
        here, there = channel()
        process = started(back_up_on, place, key, place.backup_folder, there)
        there.close()
        _wait(here, chance.uniform(0, MOMENTS))
        process.kill()
        process.join()
        here.close()
        made = naming.backups_in(place.backup_folder)
        if first not in made:
            found.append(f"{number}: none is left")
        found += [f"{number}: {path.name}" for path in made if not _counts(path, key)]
        for path in made:
            if path != first:
                for file in naming.files_of(path):
                    file.unlink()
    return found


def _counts(path: Path, key: StoreKey) -> bool:
    told = manifests.read_genuine(path, key.key, key.store_id)
    if told is None or read_keyslots(path).store_id != key.store_id:
        return False
    verifying.verify(path, key, told.contents)
    return True


@pytest.mark.requirement("R16", "R21", figure="20 kills while a backup is put back: old or new, whole")
def test_twenty_kills_while_a_backup_is_put_back(tmp_path: Path) -> None:
    chance = random.Random(21)
    place = StorePlace(tmp_path / "bestand.kib", MIGRATIONS, CLOCK)
    with small_reserve():
        store, _recovery = create_store(place, IDENTIFIERS.next(), "Kurz und gut 2026", profile=CHEAP)
        key, made = store.key, making.backup(store, place.backup_folder)
        old = content_of(store.raw)
        for save in saves(5):
            save.run(store)
        now = content_of(store.raw)
        store.close(backup=False)
    content = place.path.read_bytes(), keyslot_path(place.path).read_bytes()
    seen = set()
    for _number in range(20):
        here, there = channel()
        process = started(put_back_on, place, key, made, there)
        there.close()
        _wait(here, chance.uniform(0, 4 * MOMENTS))
        process.kill()
        process.join()
        here.close()
        with small_reserve(), bare(place, key) as store:
            found = content_of(store.raw)
            restored = store.raw.execute("SELECT count(*) FROM changes WHERE deed = 'restore'").fetchone()[0]
        kept = sorted(tmp_path.glob("bestand-vor-*.kib"))
        assert found == now or (restored == 1 and found[0] == old[0] + 1), found
        assert found == now or kept
        seen.add(restored)
        _put_back(tmp_path, place, content)
    assert seen == {0, 1}


def _put_back(folder: Path, place: StorePlace, content: tuple[bytes, bytes]) -> None:
    for left in folder.glob("bestand*"):
        left.unlink()
    place.path.write_bytes(content[0])
    keyslot_path(place.path).write_bytes(content[1])


def _wait(here: Connection, moment: float) -> None:
    """From the first word on; ends earlier when the child is done."""
    here.recv()
    deadline = monotonic() + moment
    try:
        while here.poll(max(0.0, deadline - monotonic())):
            here.recv()
    except EOFError:
        return

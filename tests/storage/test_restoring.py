"""Backups put back: equal to what they were made of, in the place of the store or beside it, erasures included."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.accounts import AccountId
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.families import Family
from kiberatung.services.backup_retention import Promise
from kiberatung.services.changes import Deed, Erasure
from kiberatung.storage import checks, database_file
from kiberatung.storage.backups import kept_stores, making, naming
from kiberatung.storage.backups.thinning import Rule
from kiberatung.storage.erasing import erased_families
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path
from kiberatung.storage.restores import restoring
from kiberatung.storage.restores.losses import loss_since
from kiberatung.storage.stores import FileStore, StorePlace, create_store, open_store, open_unlocked
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP


@pytest.fixture
def store(place: StorePlace) -> FileStore:
    """To be closed by the test."""
    return create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)[0]


def erase(store: FileStore, family_id) -> None:
    entry = a_change("Endgültig gelöscht", family_id=family_id, account_id=None, deed=Deed.ERASURE)
    with store.changing(a_change("Löschen")) as work:
        work.erase(Erasure(entry, "wish", AccountId(IDENTIFIERS.next())))
        work.commit()


def names_in(place: StorePlace, key: StoreKey) -> list[str]:
    store = open_unlocked(place, key)
    try:
        with store.reading() as records:
            return sorted(family.family_name for family in records.find(Family))
    finally:
        store.close(backup=False)


def dump_of(place: StorePlace, key: StoreKey) -> list[str]:
    store = open_unlocked(place, key)
    try:
        assert checks.check(store) == []
        return list(checks.dump(store))
    finally:
        store.close(backup=False)


@pytest.mark.requirement("R16", figure="50 of 50 random backups restored are equal line by line")
def test_fifty_random_backups_come_back_as_they_were(store, tmp_path):
    chance, folder = random.Random(16), tmp_path / "s"
    made: list[tuple[Path, list[str]]] = []
    for number in range(10):
        a_family(f"Familie {number}").with_child("Can").with_guardian("Elif").stored_in(store)
        made.append((making.backup(store, folder), list(checks.dump(store))))
    key, before = store.key, store.place.path
    store.close(backup=False)
    for number in range(50):
        backup, expected = chance.choice(made)
        place = replace(store.place, path=tmp_path / f"zurück {number}" / "bestand.kib")
        assert restoring.restore_unlocked(backup, place, key) == restoring.Restored(None, 0)
        if number < 3:
            assert dump_of(place, key) == expected
        else:
            assert _plain_dump(place, key) == expected
    assert before.exists()


def _plain_dump(place: StorePlace, key: StoreKey) -> list[str]:
    """Without the checks of opening: a third of the time."""
    store = FileStore(place, key, database_file.connect(place.path, key.key))
    lines = list(checks.dump(store))
    store.close(backup=False)
    return lines


@pytest.mark.requirement("R21", figure="0 of 20 erased families come back")
def test_families_erased_after_the_backup_do_not_come_back(store, tmp_path):
    stays = a_family("Bleibtreu").stored_in(store)
    gone = [a_family(f"Kanarie {number}").with_child("Can").stored_in(store).family.id for number in range(20)]
    made = making.backup(store, store.place.backup_folder)
    for family_id in gone:
        erase(store, family_id)
    store.close(backup=False)
    place, key = store.place, store.key
    loss = loss_since(made, place, key)
    assert (loss.is_known, loss.erased_again) == (True, 20)
    told = restoring.restore_unlocked(made, place, key, in_place=True)
    assert told.erased_again == 20
    assert names_in(place, key) == [stays.family.family_name]
    again = open_unlocked(place, key)
    with again.transaction() as connection:
        assert set(erased_families(connection)) == set(gone)
    assert checks.check(again) == []
    assert again.raw.execute("SELECT DISTINCT reason FROM erasures").fetchall() == [("wish",)]
    again.close(backup=False)
    assert b"Kanarie" not in place.path.read_bytes()


@pytest.mark.requirement("R21")
@pytest.mark.parametrize("witness", ["keyslots beside", "a newer backup"])
def test_one_witness_of_an_erasure_is_enough(store, witness):
    """The store itself cannot be read any more; its keyslot file, or that of a newer backup, still knows."""
    place, key = store.place, store.key
    gone = a_family("Kanarie").stored_in(store)
    made = making.backup(store, place.backup_folder)
    erase(store, gone.family.id)
    if witness == "a newer backup":
        making.backup(store, place.backup_folder)
    store.close(backup=False)
    if witness == "a newer backup":
        keyslot_path(place.path).unlink()
    place.path.write_bytes(b"kaputt" * 1000)
    assert restoring.restore_unlocked(made, place, key, in_place=True).erased_again == 1
    assert names_in(place, key) == []


@pytest.mark.requirement("R21")
def test_a_family_that_the_backup_does_not_hold_is_known_as_erased_all_the_same(store):
    """Else the next restore, of a backup between the two, would bring it back."""
    place, key = store.place, store.key
    first = making.backup(store, place.backup_folder)
    later = a_family("Kanarie").stored_in(store)
    between = making.backup(store, place.backup_folder)
    erase(store, later.family.id)
    store.close(backup=False)
    assert restoring.restore_unlocked(first, place, key, in_place=True).erased_again == 0
    for kept in place.path.parent.glob("bestand-vor-*"):
        kept.unlink()
    assert restoring.restore_unlocked(between, place, key, in_place=True).erased_again == 1
    assert names_in(place, key) == []


def test_the_present_store_is_kept_and_opens_under_its_new_name(store):
    place, key = store.place, store.key
    a_family("Vorher").stored_in(store)
    made = making.backup(store, place.backup_folder)
    a_family("Nachher").stored_in(store)
    store.close(backup=False)
    told = restoring.restore(made, place, PASSPHRASE, in_place=True)
    assert told.kept_as == place.path.with_name("bestand-vor-2026-11-22-090000.kib")
    assert names_in(place, key) == ["Vorher"]
    kept = replace(place, path=told.kept_as, backups=place.path.parent / "keine")
    assert names_in(kept, key) == ["Nachher", "Vorher"]
    again = open_store(place, PASSPHRASE)
    noted = again.raw.execute("SELECT count(*) FROM changes WHERE deed = 'restore'").fetchone()
    again.close(backup=False)
    assert noted == (1,)


def test_what_is_only_in_the_log_of_the_present_store_is_kept_too(store):
    """After a crash: the log goes with the store, and never beside another one."""
    place, key = store.place, store.key
    made = making.backup(store, place.backup_folder)
    closed = place.path.read_bytes()
    a_family("Nur im Log").stored_in(store)
    log = place.path.with_name("bestand.kib-wal").read_bytes()
    store.close(backup=False)
    place.path.write_bytes(closed)
    place.path.with_name("bestand.kib-wal").write_bytes(log)
    told = restoring.restore_unlocked(made, place, key, in_place=True)
    assert names_in(place, key) == []
    assert names_in(replace(place, path=told.kept_as, backups=place.path.parent / "keine"), key) == ["Nur im Log"]


def test_a_store_that_is_open_is_not_replaced(store):
    """Asked from another process, as a second program would; also after backups have read the open file."""
    place = store.place
    making.backup(store, place.backup_folder)
    program = (
        "import sys; from pathlib import Path\n"
        "from kiberatung.storage.faults import OpenElsewhere\n"
        "from kiberatung.storage.locked_elsewhere import require_closed\n"
        "try:\n    require_closed(Path(sys.argv[1]))\nexcept OpenElsewhere:\n    sys.exit(7)\n"
    )
    ask = [sys.executable, "-c", program, str(place.path)]
    assert subprocess.run(ask, check=False).returncode == 7
    store.close(backup=False)
    assert subprocess.run(ask, check=False).returncode == 0


def test_after_going_back_no_later_backup_makes_the_store_look_old(store):
    """All of them are known to have been left behind, however many there are."""
    clock = FixedClock(CLOCK.now())
    store.place = replace(store.place, clock=clock)
    place, key = store.place, store.key
    made = making.backup(store, place.backup_folder)
    for number in range(20):
        a_family(f"Familie {number}").stored_in(store)
        making.backup(store, place.backup_folder)
    store.close(backup=False)
    restoring.restore_unlocked(made, place, key, in_place=True)
    while len(naming.backups_in(place.backup_folder)) > 3:
        assert names_in(place, key) == []
        naming.backups_in(place.backup_folder)[0].unlink()


def test_a_store_that_is_there_is_not_replaced_unasked(store):
    made = making.backup(store, store.place.backup_folder)
    store.close(backup=False)
    before = store.place.path.read_bytes()
    with pytest.raises(EnvironmentFault, match="gibt es schon"):
        restoring.restore(made, store.place, PASSPHRASE)
    with pytest.raises(DomainError, match="Passphrase stimmt nicht"):
        restoring.restore(made, store.place, "falsch", in_place=True)
    assert store.place.path.read_bytes() == before


def test_a_damaged_backup_is_not_restored_and_nothing_is_touched(store):
    place = store.place
    a_family("Öztürk").stored_in(store)
    made = making.backup(store, place.backup_folder)
    store.close(backup=False)
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)
    before = {path: path.read_bytes() for path in place.path.parent.rglob("*") if path.is_file()}
    for in_place, target in ((True, place), (False, replace(place, path=place.path.with_name("neu.kib")))):
        with pytest.raises(EnvironmentFault):
            restoring.restore(made, target, PASSPHRASE, in_place=in_place)
    assert {path: path.read_bytes() for path in place.path.parent.rglob("*") if path.is_file()} == before


def test_what_would_be_lost_is_counted(store):
    place, key = store.place, store.key
    one = a_family("Öztürk").stored_in(store)
    made = making.backup(store, place.backup_folder)
    assert loss_since_closed(store, made).changes == 0
    store = open_unlocked(place, key)
    for phone in ("05221 1", "05221 2"):
        with store.changing(a_change(family_id=one.family.id)) as work:
            work.put(replace(work.get(Family, one.family.id), phone=phone))
            work.commit()
    with store.changing(a_change(deed=Deed.READ)) as work:
        work.commit()
    loss = loss_since_closed(store, made)
    assert (loss.is_known, loss.changes, loss.families, loss.last_at) == (True, 2, 1, CLOCK.now())
    place.path.write_bytes(b"kaputt" * 1000)
    assert loss_since(made, place, key).is_known is False
    place.path.unlink()
    assert loss_since(made, place, key).is_known is False


def loss_since_closed(store: FileStore, made: Path):
    store.close(backup=False)
    return loss_since(made, store.place, store.key)


@pytest.mark.requirement("R59", figure="a store put aside by a restore goes with the backups of its time; others stay")
def test_what_a_restore_put_aside_goes_when_no_backup_would_be_kept_so_long(store):
    place, key = store.place, store.key
    made = making.backup(store, place.backup_folder)
    store.close(backup=False)
    aside = restoring.restore(made, place, PASSPHRASE, in_place=True).kept_as
    foreign = aside.with_name("bestand-vor-2025-01-01-090000.kib")
    foreign.write_bytes(aside.read_bytes())
    put_aside_at = place.clock.now()
    for days, is_there in ((29, True), (31, False)):
        rule = Rule(key, put_aside_at + timedelta(days=days), Promise(30))
        kept_stores.remove_outdated(place.path, rule)
        assert aside.exists() is is_there
        assert keyslot_path(aside).exists() is is_there
    assert foreign.exists()
    assert place.path.exists()

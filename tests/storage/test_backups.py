"""Backups: verified before they count, listed, thinned out; what is foreign or in the way is left alone and told."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import Family
from kiberatung.domain.office import Office, OfficeId
from kiberatung.services.backup_retention import Promise
from kiberatung.services.kept_backups import BackupState
from kiberatung.storage import database_file
from kiberatung.storage.backups import making, naming, regular, thinning, verifying
from kiberatung.storage.backups import manifest as manifests
from kiberatung.storage.backups.listing import listed
from kiberatung.storage.backups.thinning import Rule
from kiberatung.storage.keys.unlocking import keyslot_path
from kiberatung.storage.stores import FileStore, create_store, open_store
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP


def put(store: FileStore, *records: object) -> None:
    with store.changing(a_change()) as work:
        for record in records:
            work.put(record)
        work.commit()


def an_office(**fields: object) -> Office:
    return Office(id=OfficeId(IDENTIFIERS.next()), name="KI Kreis Herford", kreis="05758", **fields)


@pytest.mark.requirement("R14", figure="pages, indexes, references, rows, head, keyslots and manifest")
def test_a_backup_is_the_store_byte_for_byte_and_tells_what_it_holds(file_store, tmp_path):
    a_family("Öztürk").with_child("Can").stored_in(file_store)
    folder = tmp_path / "woanders"
    assert not making.is_current(file_store, folder)
    made = making.backup(file_store, folder)
    assert made.name == "Sicherung-2026-11-22-090000.kib"
    assert made.read_bytes() == file_store.place.path.read_bytes()
    assert keyslot_path(made).read_bytes() == keyslot_path(file_store.place.path).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in naming.files_of(made))
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    told = manifests.read(made)
    assert told is not None
    assert told.is_genuine(file_store.key.key)
    assert (told.manifest.contents.families, told.manifest.made_at) == (1, CLOCK.now())
    assert dict(told.manifest.contents.rows)["children"] == 1
    verifying.verify(made, file_store.key, told.manifest.contents)
    assert making.is_current(file_store, folder)
    a_family("Später").stored_in(file_store)
    assert not making.is_current(file_store, folder)


def test_what_a_manifest_says_is_believed_only_with_its_seal(file_store, tmp_path):
    made = making.backup(file_store, tmp_path / "s")
    key, store_id = file_store.key.key, file_store.key.store_id
    assert manifests.read_genuine(made, key, store_id) is not None
    assert manifests.read_genuine(made, b"x" * 32, store_id) is None
    assert manifests.read_genuine(made, key, IDENTIFIERS.next()) is None
    path = naming.manifest_path(made)
    values = json.loads(path.read_text())
    path.write_text(json.dumps(values | {"made_at": "2020-01-01T00:00:00+00:00"}))
    assert manifests.read_genuine(made, key, store_id) is None
    others = (json.dumps(values | {"version": 2}), json.dumps(values | {"size": "x"}))
    for wrong in ("", "[]", "{}", "[" * 10_000, *others):
        path.write_text(wrong)
        assert manifests.read(made) is None
    assert not making.is_current(file_store, tmp_path / "s")


def test_a_copy_that_is_not_the_store_does_not_count(file_store, tmp_path):
    """Sound pages alone are not enough: rows, head and references are compared."""
    a_family("Öztürk").with_child("Can").stored_in(file_store)
    folder = tmp_path / "s"
    statements = (
        "DELETE FROM search_words WHERE entry = (SELECT min(entry) FROM search_words)",
        "UPDATE store_state SET head = 'x'",
        "DELETE FROM families",
    )
    for number, statement in enumerate(statements):
        taken = making.take(file_store, folder)
        raw = database_file.connect(taken.fresh, file_store.key.key)
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(statement)
        raw.close()
        with pytest.raises(EnvironmentFault, match="zählt nicht"):
            making.count_in(taken)
        assert list(folder.iterdir()) == [], number


def test_a_flipped_bit_in_the_copy_is_seen_before_it_counts(file_store, tmp_path):
    a_family("Öztürk").with_child("Can").stored_in(file_store)
    taken = making.take(file_store, tmp_path / "s")
    content = bytearray(taken.fresh.read_bytes())
    content[len(content) // 2] ^= 1
    taken.fresh.write_bytes(content)
    with pytest.raises(EnvironmentFault, match=r"zählt nicht|beschädigt"):
        making.count_in(taken)
    assert list((tmp_path / "s").iterdir()) == []


def test_work_goes_on_while_a_backup_is_verified(file_store, tmp_path):
    """What is written after the copy is not in it, and the lock still holds when the copy has been made."""
    a_family("Vorher").stored_in(file_store)
    begun = regular.begin(file_store, tmp_path / "s")
    a_family("Nachher").stored_in(file_store)
    made = regular.finish(begun)
    with verifying.reading(made, file_store.key) as connection:
        assert connection.execute("SELECT family_name FROM families").fetchall() == [("Vorher",)]
    with pytest.raises(EnvironmentFault, match="schon geöffnet"):
        open_store(file_store.place, PASSPHRASE)


def test_two_backups_within_one_second_are_told_apart_and_kept_in_order(file_store, tmp_path):
    made = [making.backup(file_store, tmp_path / "s") for _number in range(11)]
    assert made[10].name == "Sicherung-2026-11-22-090000-11.kib"
    assert naming.backups_in(tmp_path / "s") == made[::-1]
    assert making.newest_backup(tmp_path / "s") == made[-1]


@pytest.mark.requirement("R13")
def test_old_backups_go_with_all_their_files_and_foreign_ones_stay(file_store, tmp_path):
    folder, clock = tmp_path / "s", FixedClock(CLOCK.now())
    file_store.place = replace(file_store.place, clock=clock)
    put(file_store, an_office(backup_days=30))
    made = []
    for day in range(1, 50):
        clock.moment = CLOCK.now() + timedelta(days=day)
        a_family(f"Familie {day}").stored_in(file_store)
        made.append(regular.finish(regular.begin(file_store, folder)))
        if day == 1:
            for name in ("Sicherung-2020-01-01-000000.kib", "Sicherung-alt.kib", "Urlaub.jpg"):
                (folder / name).write_bytes(b"x" * 5000)
            other = naming.manifest_path(folder / "Sicherung-2020-01-01-000000.kib")
            other.write_text(naming.manifest_path(made[0]).read_text())
    left = naming.backups_in(folder)
    assert left[0] == made[-1]
    assert left[-1].name == "Sicherung-2020-01-01-000000.kib"
    assert made[18] not in left
    assert all(naming.made_at(path) >= clock.moment - timedelta(days=30) for path in left[:-1])
    assert {path.name for path in folder.iterdir()} >= {"Sicherung-alt.kib", "Urlaub.jpg"}
    assert len(list(folder.iterdir())) == 3 * (len(left) - 1) + 4
    assert [line.state for line in listed(folder)][-2:] == [BackupState.CHECKED, BackupState.DAMAGED]


@pytest.mark.requirement("R13")
def test_a_clock_that_cannot_be_believed_removes_nothing(file_store, tmp_path):
    put(file_store, an_office(backup_days=30))
    a_family("Öztürk").stored_in(file_store)
    clock = FixedClock(CLOCK.now())
    file_store.place = replace(file_store.place, clock=clock)
    assert thinning.rule_of(file_store) == Rule(file_store.key, CLOCK.now(), Promise(30))
    for wrong in (CLOCK.now() + timedelta(days=800), CLOCK.now() - timedelta(days=2), datetime(2020, 1, 1, tzinfo=UTC)):
        clock.moment = wrong
        assert thinning.rule_of(file_store) is None
        assert regular.finish(regular.begin(file_store, tmp_path / "s")).exists()
    assert len(naming.backups_in(tmp_path / "s")) == 3


def test_the_newest_stays_though_it_is_older_than_is_promised(file_store, tmp_path):
    made = making.backup(file_store, tmp_path / "s")
    thinning.thin_out(tmp_path / "s", Rule(file_store.key, CLOCK.now() + timedelta(days=4000), Promise(30)))
    assert naming.backups_in(tmp_path / "s") == [made]


def test_what_an_interrupted_backup_left_goes_when_nobody_can_be_making_it(file_store, tmp_path):
    folder = tmp_path / "s"
    folder.mkdir()
    left = [folder / f"Sicherung-2026-11-20-090000.kib{ending}" for ending in (".unfertig", ".schluessel", ".pruefung")]
    fresh = folder / "Sicherung-2026-11-22-080000.kib.unfertig"
    for path in (*left, fresh):
        path.write_bytes(b"halb")
    for path in left:
        os.utime(path, (0, 0))
    made = making.backup(file_store, folder)
    assert set(folder.iterdir()) == {fresh, *naming.files_of(made)}


def test_what_stands_beside_a_backup_decides_what_is_told_of_it(file_store, tmp_path):
    folder = tmp_path / "s"
    whole, short, without, old = (making.backup(file_store, folder) for _number in range(4))
    with short.open("ab") as stream:
        stream.truncate(4096)
    keyslot_path(without).unlink()
    naming.manifest_path(old).unlink()
    told = {line.path: (line.state, line.families, line.entries) for line in listed(folder)}
    assert told == {
        old: (BackupState.UNCHECKED, None, None),
        without: (BackupState.DAMAGED, 0, 0),
        short: (BackupState.DAMAGED, 0, 0),
        whole: (BackupState.CHECKED, 0, 0),
    }
    assert listed(tmp_path / "fehlt") == []


@pytest.mark.requirement("R22")
def test_a_place_for_backups_that_cannot_be_written_is_told(file_store, tmp_path, monkeypatch):
    (tmp_path / "datei").write_text("kein Ordner")
    with pytest.raises(EnvironmentFault, match="Sicherung ist nicht gelungen"):
        making.backup(file_store, tmp_path / "datei")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 4096})())
    with pytest.raises(EnvironmentFault, match=r"Sicherung ist nicht gelungen: No space left"):
        making.backup(file_store, tmp_path / "voll")
    assert list((tmp_path / "voll").iterdir()) == []


def test_closing_lets_the_store_go_before_the_backup_is_verified(place):
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Öztürk").stored_in(store)
    begun = store.let_go()
    assert begun is not None
    again = open_store(place, PASSPHRASE)
    made = regular.finish(begun)
    with again.reading() as records:
        assert len(records.find(Family)) == 1
    assert again.close() is None
    assert naming.backups_in(place.backup_folder) == [made]

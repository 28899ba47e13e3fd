"""The life of the encrypted file: opened, refused, closed, backed up, restored; each state with its own sentence."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.storage import chain_verification, checks, database_file
from kiberatung.storage.faults import DamagedStore, NewerStore, OpenElsewhere
from kiberatung.storage.keys.keyslots import SlotKind, unwrap
from kiberatung.storage.keys.recovery_sheet import from_recovery_sheet, recovery_sheet
from kiberatung.storage.keys.unlocking import keyslot_path, read_keyslots, write_keyslots
from kiberatung.storage.stores import StorePlace, create_store, open_store
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP


@pytest.fixture
def closed(place: StorePlace) -> StorePlace:
    """A store with one family, closed without a backup."""
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Öztürk").with_child("Can").with_guardian("Elif").stored_in(store)
    store.close(backup=False)
    return place


def dump_of(place: StorePlace, passphrase: str = PASSPHRASE) -> list[str]:
    store = open_store(place, passphrase)
    try:
        return list(checks.dump(store))
    finally:
        store.close(backup=False)


def test_both_the_passphrase_and_the_recovery_key_open_it(place):
    store, recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Öztürk").with_child("Can").stored_in(store)
    before = list(checks.dump(store))
    store.close(backup=False)
    assert dump_of(place) == dump_of(place, recovery) == before
    assert any("Öztürk" in line for line in before)


def test_nothing_readable_is_on_the_disk_and_nobody_else_may_read_it(closed):
    content = closed.path.read_bytes()
    assert b"SQLite" not in content
    assert b"children" not in content
    assert "Öztürk".encode() not in content
    if os.name == "posix":
        assert [path.stat().st_mode & 0o777 for path in (closed.path, keyslot_path(closed.path))] == [0o600, 0o600]


def test_after_closing_the_single_file_is_everything(closed):
    assert sorted(path.name for path in closed.path.parent.iterdir()) == ["bestand.kib", "bestand.kib.schluessel"]


def test_an_existing_file_is_never_overwritten(closed):
    before = closed.path.read_bytes(), keyslot_path(closed.path).read_bytes()
    with pytest.raises(EnvironmentFault, match="gibt es schon"):
        create_store(closed, IDENTIFIERS.next(), "anders", profile=CHEAP)
    assert (closed.path.read_bytes(), keyslot_path(closed.path).read_bytes()) == before


def test_wrong_passphrase_and_damaged_file_are_never_mixed_up(closed):
    chance = random.Random(25)
    content = closed.path.read_bytes()
    for _round in range(100):
        wrong = "".join(chance.choices("abcdefghijkl äöü", k=12))
        with pytest.raises(DomainError, match="Passphrase stimmt nicht"):
            open_store(closed, wrong)
    for _round in range(100):
        damaged = bytearray(content)
        damaged[chance.randrange(4096)] ^= 1 << chance.randrange(8)
        closed.path.write_bytes(damaged)
        with pytest.raises(DamagedStore, match="beschädigt"):
            open_store(closed, PASSPHRASE)
        assert closed.path.read_bytes() == bytes(damaged)


def test_every_flipped_bit_and_every_cut_is_found_by_the_check(closed):
    chance = random.Random(17)
    content = closed.path.read_bytes()
    for number in range(60):
        damaged = bytearray(content)
        if number % 3:
            damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(1, len(content)) :]
        closed.path.write_bytes(damaged)
        assert _findings(closed), number


def _findings(place: StorePlace) -> list[str]:
    try:
        store = open_store(place, PASSPHRASE)
    except DamagedStore as fault:
        return [fault.message]
    try:
        return checks.check(store)
    except EnvironmentFault as fault:
        return [fault.message]
    finally:
        store.dispose()
        store.raw.close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "leer"), (b"SQLite format 3\0" + bytes(4080), "unverschlüsselte Datenbank"), (bytes(4096), "beschädigt")],
)
def test_files_that_are_no_store(closed, content, sentence):
    closed.path.write_bytes(content)
    with pytest.raises(EnvironmentFault, match=sentence):
        open_store(closed, PASSPHRASE)
    assert closed.path.read_bytes() == content


def test_what_is_missing_is_named(closed, tmp_path):
    for path, sentence in (
        (tmp_path / "fort" / "bestand.kib", r"Ordner .* nicht da"),
        (tmp_path / "anders.kib", "keinen Bestand"),
        (tmp_path, "ist ein Ordner"),
    ):
        with pytest.raises(EnvironmentFault, match=sentence):
            open_store(replace(closed, path=path), PASSPHRASE)
    keyslot_path(closed.path).unlink()
    with pytest.raises(EnvironmentFault, match=r"Schlüsseldatei .* fehlt"):
        open_store(closed, PASSPHRASE)
    keyslot_path(closed.path).write_bytes(b"\xff\xfe")
    with pytest.raises(EnvironmentFault, match="Schlüsseldatei ist beschädigt"):
        open_store(closed, PASSPHRASE)


def test_a_newer_store_is_refused_untouched(closed):
    key = unwrap(read_keyslots(closed.path), PASSPHRASE)
    raw = database_file.connect(closed.path, key.key)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = closed.path.read_bytes()
    for _round in range(3):
        with pytest.raises(NewerStore, match="neueren Fassung"):
            open_store(closed, PASSPHRASE)
    assert closed.path.read_bytes() == before
    assert len(list(closed.path.parent.iterdir())) == 2


def test_it_is_opened_once_only(closed):
    store = open_store(closed, PASSPHRASE)
    try:
        with pytest.raises(OpenElsewhere, match="schon geöffnet"):
            open_store(closed, PASSPHRASE)
        a_family("Trotzdem").stored_in(store)
    finally:
        store.close(backup=False)


def test_after_a_kill_what_was_committed_is_there(closed):
    """A second process writes, tells, and is killed without closing."""
    script = (
        "import os, sys; from pathlib import Path; from dataclasses import replace\n"
        "from tests.storage.conftest import *; from tests.support.builders import a_family\n"
        "from kiberatung.storage.stores import open_store\n"
        "store = open_store(StorePlace(Path(sys.argv[1]), MIGRATIONS, CLOCK), PASSPHRASE)\n"
        "for number in range(5): a_family(f'Nach {number}').with_child('Kind').stored_in(store)\n"
        "work = store.changing(__import__('tests.support.builders', fromlist=['a']).a_change()).__enter__()\n"
        "work.put(a_family('Halb').family)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script, str(closed.path)], cwd=root, check=False)
    assert done.returncode == -9
    assert closed.path.with_name("bestand.kib-wal").stat().st_size > 0
    lines = "".join(dump_of(closed))
    assert all(f"Nach {number}" in lines for number in range(5))
    assert "Halb" not in lines


def test_the_check_finds_a_tampered_change_log(file_store):
    a_family("Öztürk").with_child("Can").stored_in(file_store)
    a_family("Kaya").stored_in(file_store)
    assert checks.check(file_store) == []
    for statement, sentence in (
        ("UPDATE change_rows SET new = '\"Kan\"' WHERE field = 'given_names'", "Änderung 1 verändert"),
        ("UPDATE changes SET what = 'Nichts' WHERE sequence = 2", "Änderung 2 verändert"),
        ("DELETE FROM change_rows WHERE change_id = (SELECT id FROM changes WHERE sequence = 2)", "Änderung 2"),
        ("UPDATE store_state SET changes = 3", "fehlen Änderungen"),
    ):
        found: list[str] = []
        with pytest.raises(ZeroDivisionError), file_store.transaction() as connection:  # noqa: PT012
            connection.exec_driver_sql(statement)
            found += chain_verification.verify(connection)
            raise ZeroDivisionError
        assert sentence in "".join(found), statement
    assert checks.check(file_store) == []


def test_closing_makes_a_backup_only_when_something_changed(closed):
    store = open_store(closed, PASSPHRASE)
    first = store.close()
    assert first is not None
    assert keyslot_path(first).exists()
    store = open_store(closed, PASSPHRASE)
    assert store.close() is None
    store = open_store(closed, PASSPHRASE)
    a_family("Neu").stored_in(store)
    assert store.close() == first.with_name("Sicherung-2026-11-22-090000-2.kib")


def test_losing_any_one_of_the_three_places_of_the_keyslots_is_survived(place, tmp_path):
    store, recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    sheet = recovery_sheet(read_keyslots(place.path))
    made = store.close()
    before = dump_of(place)
    keyslot_path(place.path).unlink()
    write_keyslots(place.path, read_keyslots(made))
    assert dump_of(place) == before
    keyslot_path(place.path).unlink()
    write_keyslots(place.path, from_recovery_sheet(sheet))
    assert dump_of(place, recovery) == before
    assert [slot.kind for slot in read_keyslots(place.path).slots] == [SlotKind.RECOVERY]


def test_settings_are_read_back_and_one_that_is_not_in_force_is_refused(closed):
    key = unwrap(read_keyslots(closed.path), PASSPHRASE).key
    raw = database_file.connect(closed.path, key)
    database_file.require_settings(raw)
    first = ("synchronous = OFF", "foreign_keys = OFF", "trusted_schema = ON", "secure_delete = OFF")
    for change in (*first, "cell_size_check = OFF", "temp_store = FILE", "recursive_triggers = ON", "busy_timeout = 0"):
        raw.execute(f"PRAGMA {change}").fetchall()
        with pytest.raises(EnvironmentFault, match=change.split(maxsplit=1)[0]):
            database_file.require_settings(raw)
        database_file.apply_settings(raw)
    raw.close()


def test_an_old_database_library_is_refused():
    database_file.require_versions((3, 51, 3), (4, 19, 0))
    for sqlite, cipher in (((3, 51, 2), (4, 19)), ((3, 53, 4), (4, 12, 0))):
        with pytest.raises(EnvironmentFault, match="zu alt"):
            database_file.require_versions(sqlite, cipher)


def test_a_schema_step_that_fails_leaves_nothing(file_store):
    with pytest.raises(ZeroDivisionError), file_store.transaction() as connection:  # noqa: PT012
        connection.exec_driver_sql("CREATE TABLE halb (x)")
        raise ZeroDivisionError
    assert file_store.raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'halb'").fetchone() == (0,)


def test_unlocking_needs_no_database_library():
    script = (
        "import sys, kiberatung.storage.keys.unlocking as u\n"
        "from pathlib import Path\n"
        "try: u.unlock(Path('/nirgends/bestand.kib'), 'x')\n"
        "except Exception as e: print(type(e).__name__)\n"
        "print([n for n in ('sqlalchemy', 'sqlcipher3', 'alembic') if n in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["EnvironmentFault", "[]"]


def test_opening_an_up_to_date_store_does_not_import_alembic(closed):
    script = (
        "import sys; from tests.storage.conftest import *; from kiberatung.storage.stores import open_store\n"
        "open_store(StorePlace(Path(sys.argv[1]), MIGRATIONS, CLOCK), PASSPHRASE).close(backup=False)\n"
        "print('alembic' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", script, str(closed.path)]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_a_child_without_its_family_is_refused_whole_and_the_store_goes_on(file_store):
    orphan = a_family().with_child("Can").children[0]
    with pytest.raises(IntegrityError), file_store.changing(a_change()) as work:  # noqa: PT012
        work.put(orphan)
        work.commit()
    with file_store.reading() as records:
        assert records.find(type(orphan)) == []
    a_family("Öztürk").stored_in(file_store)

"""What must be in force at every opening, and what is left after every closing."""

from importlib.metadata import version
from pathlib import Path
from shutil import copyfile

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import database_file
from kiberatung.storage.faults import NewerStore
from kiberatung.storage.keys.unlocking import unlock
from kiberatung.storage.stores import StorePlace, create_store, open_store, open_unlocked
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import IDENTIFIERS, a_family
from tests.support.fakes import CHEAP

PAGE = 4096

WRONG = {
    "cipher_page_size": "8192",
    "cipher_hmac_algorithm": "HMAC_SHA1",
    "locking_mode": "NORMAL",
    "journal_mode": "DELETE",
    "synchronous": "NORMAL",
    "foreign_keys": "OFF",
    "trusted_schema": "ON",
    "secure_delete": "OFF",
    "cell_size_check": "OFF",
    "temp_store": "FILE",
    "recursive_triggers": "ON",
    "busy_timeout": "0",
}


@pytest.fixture
def closed(place: StorePlace) -> StorePlace:
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Öztürk").stored_in(store)
    store.close(backup=False)
    return place


@pytest.mark.requirement("R04", figure="12 of 12 settings read back; each one, when not in force, is refused")
@pytest.mark.parametrize("pragma", WRONG)
def test_a_setting_that_is_not_in_force_closes_the_store(
    tmp_path: Path, pragma: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = tmp_path / "neu.kib", b"k" * 32
    database_file.connect(path, key).close()
    path.unlink()
    wanted = database_file._SETTINGS[pragma][1]
    monkeypatch.setitem(database_file._SETTINGS, pragma, (WRONG[pragma], wanted))
    with pytest.raises(EnvironmentFault, match=pragma):
        database_file.connect(path, key)


@pytest.mark.requirement("R04")
def test_all_twelve_settings_are_tried() -> None:
    assert set(WRONG) == set(database_file._SETTINGS)


@pytest.mark.requirement("R05", figure="SQLite 3.51.3, SQLCipher 4.19, Qt 6.11.3, ReportLab 3.6.13 at least")
def test_libraries_with_known_faults_are_not_installed_and_an_older_database_is_refused() -> None:
    for package, oldest in (("PySide6-Essentials", (6, 11, 3)), ("reportlab", (3, 6, 13)), ("sqlcipher3", (0, 6, 4))):
        assert tuple(int(part) for part in version(package).split(".")[:3]) >= oldest, package
    database_file.require_versions((3, 51, 3), (4, 19))
    for sqlite, cipher in (((3, 51, 1), (4, 19)), ((3, 51, 3), (4, 18))):
        with pytest.raises(EnvironmentFault, match="zu alt"):
            database_file.require_versions(sqlite, cipher)


@pytest.mark.requirement("R09", figure="20 of 20 newer files unchanged, closed or torn from the work")
@pytest.mark.parametrize("torn", [False, True])
def test_newer_stores_are_refused_and_stay_byte_for_byte(closed: StorePlace, torn: bool) -> None:
    key = unlock(closed.path, PASSPHRASE)
    store = open_unlocked(closed, key)
    store.raw.execute("UPDATE alembic_version SET version_num = '9999'")
    if not torn:
        database_file.checkpoint(store.raw)
    files = {name: closed.path.with_name(name) for name in ("bestand.kib", "bestand.kib-wal")}
    content = {name: path.read_bytes() for name, path in files.items()}
    store.close(backup=False)
    for name, path in files.items():
        path.write_bytes(content[name])
    for _round in range(10):
        with pytest.raises(NewerStore, match="neueren Fassung"):
            open_unlocked(closed, key)
        assert closed.path.read_bytes() == content["bestand.kib"]
        assert not torn or files["bestand.kib-wal"].read_bytes() == content["bestand.kib-wal"]
    assert not closed.path.with_name("bestand.kib-shm").exists()


@pytest.mark.requirement("R19", figure="100 of 100 closings leave one file, and its plain copy holds everything")
def test_after_a_hundred_closings_a_plain_copy_is_complete(closed: StorePlace, tmp_path: Path) -> None:
    key = unlock(closed.path, PASSPHRASE)
    copy = tmp_path / "kopie.kib"
    for number in range(100):
        store = open_unlocked(closed, key)
        a_family(f"Familie {number}").stored_in(store)
        store.close(backup=False)
        left = sorted(path.name for path in closed.path.parent.iterdir() if path != copy)
        assert left == ["bestand.kib", "bestand.kib.schluessel"]
        copyfile(closed.path, copy)
        with database_file.looking(copy, key.key) as connection:
            assert connection.execute("SELECT count(*) FROM families").fetchone() == (number + 2,)
    assert not closed.path.with_name("kopie.kib-wal").exists()


def _page_not_in(log: bytes) -> int:
    """The number of a page that is read from the store itself: each frame of the log begins with that of its page."""
    in_log = {int.from_bytes(log[place : place + 4]) for place in range(32, len(log), 24 + PAGE)}
    return next(number for number in range(2, 1000) if number not in in_log)


def test_opening_after_an_unclean_end_checks_before_it_writes(closed: StorePlace) -> None:
    """A page of the store that was damaged meanwhile is found; store and log stay as they are."""
    store = open_store(closed, PASSPHRASE)
    a_family("Im Log").stored_in(store)
    log = closed.path.with_name("bestand.kib-wal")
    content, kept = bytearray(closed.path.read_bytes()), log.read_bytes()
    store.close(backup=False)
    content[(_page_not_in(kept) - 1) * PAGE + 50] ^= 1
    closed.path.write_bytes(content)
    log.write_bytes(kept)
    with pytest.raises(EnvironmentFault, match="beschädigt"):
        open_store(closed, PASSPHRASE)
    assert (closed.path.read_bytes(), log.read_bytes()) == (bytes(content), kept)

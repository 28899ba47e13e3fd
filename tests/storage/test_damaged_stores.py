"""Twelve ways in which a store can be found damaged: each has its sentence, and nothing is overwritten or deleted."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import Family
from kiberatung.storage import rescue
from kiberatung.storage.backups.making import backup
from kiberatung.storage.backups.naming import backups_in
from kiberatung.storage.keys.unlocking import keyslot_path, unlock
from kiberatung.storage.stores import StorePlace, create_store, open_store
from tests.crash.vfs import FULL, OK, WRITE_FAILED, Deed, Recorder, recording
from tests.storage.conftest import MIGRATIONS, PASSPHRASE
from tests.support.builders import CLOCK, IDENTIFIERS, a_family
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R20", figure="12 of 12 damaged stores: nothing overwritten or deleted")

FAMILIES = [f"Familie {number}" for number in range(4)]


@dataclass
class Office:
    """A store with two backups, and the files as they are after a power cut in the midst of the work."""

    place: StorePlace
    log: bytes

    @property
    def path(self) -> Path:
        return self.place.path

    @property
    def log_path(self) -> Path:
        return self.path.with_name(self.path.name + "-wal")

    @property
    def backups(self) -> list[Path]:
        """Oldest first."""
        return backups_in(self.place.backup_folder)[::-1]

    def files(self) -> dict[str, bytes]:
        """All but those that only say that somebody has the store open."""
        found = (path for path in self.path.parent.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in found if not path.name.endswith((".reserve", ".offen"))}

    def families(self) -> list[str]:
        store = open_store(self.place, PASSPHRASE)
        try:
            with store.reading() as records:
                return sorted(family.family_name for family in records.find(Family))
        finally:
            store.close(backup=False)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two families closed and in two backups; two more in the log alone."""
    place = StorePlace(tmp_path / "bestand.kib", MIGRATIONS, CLOCK)
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    for name in FAMILIES[:2]:
        a_family(name).stored_in(store)
        backup(store, place.backup_folder)
    store.close(backup=False)
    store = open_store(place, PASSPHRASE)
    closed = place.path.read_bytes()
    for name in FAMILIES[2:]:
        a_family(name).stored_in(store)
    log = place.path.with_name("bestand.kib-wal").read_bytes()
    store.dispose()
    store.raw.close()
    store.space.let_go()
    place.path.write_bytes(closed)
    return Office(place, log)


def flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def emptied(office: Office) -> None:
    office.path.write_bytes(b"")


def cut(office: Office) -> None:
    office.path.write_bytes(office.path.read_bytes()[: 40 * 4096 + 100])


def foreign(office: Office) -> None:
    office.path.unlink()
    with sqlite3.connect(office.path) as connection:
        connection.execute("CREATE TABLE anderes (x)")
    connection.close()


def zeroed_header(office: Office) -> None:
    office.path.write_bytes(bytes(4096) + office.path.read_bytes()[4096:])


def foreign_log(office: Office) -> None:
    """A log of the same office's other store, copied beside this one by mistake."""
    other = StorePlace(office.path.parent / "anderer" / "bestand.kib", MIGRATIONS, CLOCK)
    store, _recovery = create_store(other, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    a_family("Anderswo").stored_in(store)
    office.log_path.write_bytes(other.path.with_name("bestand.kib-wal").read_bytes())
    store.close(backup=False)


def damaged_keyslots(office: Office) -> None:
    keyslot_path(office.path).write_bytes(b"{}")


def folder_instead(office: Office) -> None:
    office.path.unlink()
    office.path.mkdir()


def damaged_with_newest_backup(office: Office) -> None:
    flipped(office.path, 100)
    flipped(office.backups[-1], 5000)


REFUSED: list[tuple[Callable[[Office], None], str, int | None]] = [
    (emptied, "leer", -1),
    (cut, "Ende fehlt", -1),
    (foreign, "unverschlüsselte Datenbank", None),
    (zeroed_header, "beschädigt", -1),
    (foreign_log, "beschädigt", -1),
    (damaged_keyslots, "Schlüsseldatei", None),
    (folder_instead, "Ordner", None),
    (damaged_with_newest_backup, "beschädigt", -2),
]
"""How it is damaged, a word of the sentence, which of the backups is offered."""


@pytest.mark.parametrize(("damage", "word", "offered"), REFUSED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_damaged_store_stays_as_it_is_and_the_newest_sound_backup_is_named(
    office: Office, damage: Callable[[Office], None], word: str, offered: int | None
) -> None:
    names = [path.name for path in office.backups]
    damage(office)
    before = office.files()
    for _time in range(2):
        with pytest.raises(EnvironmentFault, match=word) as caught:
            open_store(office.place, PASSPHRASE)
        assert office.files() == before
        assert caught.value.next_step
        assert offered is None or names[offered] in caught.value.next_step


def test_without_any_sound_backup_none_is_named(office: Office) -> None:
    key = unlock(office.path, PASSPHRASE)
    for made in office.backups:
        flipped(made, 5000)
    assert rescue.newest_verified(office.place.backup_folder, key) is None
    assert rescue.newest_verified(office.path.parent / "nirgends", key) is None
    flipped(office.path, 100)
    with pytest.raises(EnvironmentFault, match="beschädigt") as caught:
        open_store(office.place, PASSPHRASE)
    assert "letzte geprüfte Sicherung" in caught.value.next_step


def test_a_backup_without_its_keyslots_is_not_offered(office: Office) -> None:
    keyslot_path(office.backups[-1]).unlink()
    key = unlock(office.path, PASSPHRASE)
    assert rescue.newest_verified(office.place.backup_folder, key) == office.backups[-2]


def test_a_missing_log_leaves_what_was_closed(office: Office) -> None:
    assert office.families() == FAMILIES[:2]


def test_a_whole_log_is_taken_over(office: Office) -> None:
    """The fixtures are fair: undamaged, the log holds what the closed file does not."""
    office.log_path.write_bytes(office.log)
    assert office.families() == FAMILIES


def test_a_read_only_place_is_told(office: Office) -> None:
    before = office.files()
    with (
        recording(Recorder(read_only=True)),
        pytest.raises(EnvironmentFault, match="nicht beschreiben"),
    ):
        open_store(office.place, PASSPHRASE)
    assert office.files() == before


@pytest.mark.parametrize("code", [FULL, WRITE_FAILED], ids=["full", "broken off"])
def test_a_recovery_that_breaks_off_can_be_begun_again(office: Office, code: int) -> None:
    """At the first write, at the second, and so on: the log stays until all of it is in the store."""
    at = 0
    while True:
        at += 1
        office.path.parent.joinpath("bestand.kib-wal").write_bytes(office.log)
        with _failing_from(at, code) as reached, suppress(EnvironmentFault):
            open_store(office.place, PASSPHRASE).close(backup=False)
        if at % 4 == 0 or not reached:
            assert office.families() == FAMILIES, at
        if not reached:
            break
    assert at > 4


@contextmanager
def _failing_from(at: int, code: int) -> Iterator[list[int]]:
    """Every write from this one on fails; the list is empty when so many were not made."""
    reached: list[int] = []
    count = 0

    def verdict(deed: Deed) -> int:
        nonlocal count
        count += deed.kind == "write"
        if deed.kind == "write" and count >= at:
            reached.append(count)
            return code
        return OK

    with recording(Recorder(verdict)):
        yield reached

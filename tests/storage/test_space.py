"""Room on the disk: warned of early, refused before anything is half written, and one save more from the reserve."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.domain.families import Family
from kiberatung.storage.space import MIB, SPARE_BYTES, Room, Space
from kiberatung.storage.stores import FileStore, StorePlace, create_store
from tests.crash.vfs import FULL, OK, Deed, Recorder, recording
from tests.storage.conftest import PASSPHRASE
from tests.support.builders import IDENTIFIERS, a_family
from tests.support.fakes import CHEAP


@dataclass
class Disk:
    """A small disk: what lies in the folder counts, and `other` is what other programs have taken."""

    folder: Path
    size: int = 40 * MIB
    other: int = 0
    written: list[int] = field(default_factory=list)

    def free(self, _folder: Path) -> int:
        return max(0, self.size - self.other - sum(path.stat().st_size for path in self.folder.iterdir()))

    def verdict(self, deed: Deed) -> int:
        """Counts like a disk: a write within a file takes no more room."""
        if deed.kind != "write" or deed.offset + len(deed.content) <= Path(deed.file).stat().st_size:
            return OK
        return OK if self.free(self.folder) >= len(deed.content) else FULL


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


@pytest.fixture
def store(place: StorePlace, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileStore]:
    monkeypatch.setattr("kiberatung.storage.stores.Space", partial(Space, free_bytes=disk.free))
    with recording(Recorder(disk.verdict)):
        store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
        yield store
        disk.other = 0
        store.close(backup=False)


def families_of(store: FileStore) -> list[str]:
    with store.reading() as records:
        return sorted(family.family_name for family in records.find(Family))


def test_scarce_room_has_a_sentence_and_enough_has_none() -> None:
    assert Room(free=600 * MIB, wanted=590 * MIB).sentence == ""
    assert Room(free=100 * MIB, wanted=590 * MIB + 1).sentence == (
        "Wenig Platz auf dem Datenträger: noch 100 MB frei, 591 MB sollten es sein."
    )


def test_three_times_the_store_and_some_more_should_be_free(store: FileStore, disk: Disk) -> None:
    room = store.space.room()
    assert room.wanted == 3 * store.place.path.stat().st_size + SPARE_BYTES
    assert room.free == disk.free(disk.folder)
    assert room.is_scarce
    disk.size = 300 * MIB
    assert not store.space.room().is_scarce


@pytest.mark.requirement("R10", figure="0 saves lost on a full disk, 10 of 10 retries succeed after freeing space")
def test_ten_times_a_full_disk_and_ten_times_the_retry_succeeds(store: FileStore, disk: Disk) -> None:
    saved: list[str] = []
    for number in range(10):
        family = a_family(f"Familie {number}")
        disk.other = disk.size
        with pytest.raises(EnvironmentFault, match="voll"):
            family.stored_in(store)
        assert families_of(store) == saved
        disk.other = 0
        family.stored_in(store)
        saved.append(f"Familie {number}")
        assert families_of(store) == saved


@pytest.mark.requirement("R10", figure="the reserve of 20 MB lets one more save through and is made again later")
def test_the_reserve_lets_one_more_save_through(store: FileStore, disk: Disk) -> None:
    assert store.space.reserve.stat().st_size == 20 * MIB
    disk.other = disk.free(disk.folder)
    a_family("Noch hinein").stored_in(store)
    assert not store.space.reserve.exists()
    disk.other += disk.free(disk.folder)
    with pytest.raises(EnvironmentFault, match="voll"):
        a_family("Nicht mehr").stored_in(store)
    disk.other = 0
    a_family("Wieder").stored_in(store)
    assert store.space.reserve.exists()
    assert families_of(store) == ["Noch hinein", "Wieder"]


@pytest.mark.requirement("R10")
def test_a_disk_that_fills_while_saving_keeps_what_was_saved(store: FileStore, disk: Disk) -> None:
    """Nobody can foresee it: another program takes the room between the look and the write."""
    a_family("Vorher").stored_in(store)
    store.space.before_saving = lambda: None  # type: ignore[method-assign]
    disk.other = disk.free(disk.folder)
    with pytest.raises(EnvironmentFault, match="voll"):
        a_family("Nicht").stored_in(store)
    assert not store.space.reserve.exists()
    a_family("Aus der Reserve").stored_in(store)
    assert families_of(store) == ["Aus der Reserve", "Vorher"]


def test_closing_leaves_no_reserve(place: StorePlace) -> None:
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    assert store.space.reserve.exists()
    store.close(backup=False)
    assert not store.space.reserve.exists()


def test_a_reserve_that_cannot_be_made_does_not_stop_the_work(tmp_path: Path, disk: Disk) -> None:
    store = tmp_path / "bestand.kib"
    store.write_bytes(b"")
    space = Space(store, reserve_bytes=-1, floor_bytes=1, free_bytes=disk.free)
    space.keep_reserve()
    assert not space.reserve.exists()
    space.before_saving()

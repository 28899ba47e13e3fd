"""Two thousand simulated power cuts: nothing that was told as saved is lost, nothing is corrupt, no false alarm."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import database_file
from kiberatung.storage.faults import DamagedStore
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.stores import StorePlace, open_unlocked
from tests.crash.power_cuts import Cut, cuts
from tests.crash.stage import (
    Files,
    Save,
    content_of,
    expected_contents,
    files_of,
    let_go,
    opened,
    put_back,
    saves,
    small_reserve,
    small_store,
)
from tests.crash.vfs import Deed, Recorder, recording

SAVES = 24
SESSIONS = 4
"""Between them the store is closed: the log is written back and deleted."""


@dataclass
class Recorded:
    place: StorePlace
    key: StoreKey
    start: Files
    log: list[Deed]
    contents: list[str]
    seen: dict[int, tuple[str, int]] = field(default_factory=dict)

    def verdict(self, cut: Cut) -> str:
        """How the program finds the store afterwards: „whole“, or what is wrong. Equal disks are looked at once."""
        disk = hash(tuple(sorted(cut.files.items())))
        if disk not in self.seen:
            self.seen[disk] = self._look(cut.files)
        word, changes = self.seen[disk]
        return "lost" if word == "whole" and changes < cut.told else word

    def _look(self, files: Files) -> tuple[str, int]:
        put_back(self.place.path.parent, files)
        try:
            store = open_unlocked(self.place, self.key)
            changes, found = content_of(store.raw)
            let_go(store)
        except DamagedStore:
            return "damaged", 0
        except (EnvironmentFault, sqlcipher.Error) as fault:
            return type(fault).__name__, 0
        return "whole" if changes < len(self.contents) and found == self.contents[changes] else "corrupt", changes


def record(folder: Path, count: int) -> Recorded:
    """Saves in four sittings, with the log written back in their midst as it is in the program."""
    place, key = small_store(folder)
    start, done = files_of(folder), saves(count)
    with opened(place, key) as store:
        contents = expected_contents(store, done)
    put_back(folder, start)
    recorder = Recorder()
    with recording(recorder):
        for sitting in range(SESSIONS):
            _sit(place, key, _share(done, sitting), recorder)
    return Recorded(place, key, start, recorder.log, contents)


def _share(done: list[Save], sitting: int) -> list[Save]:
    length = len(done) // SESSIONS
    return done[sitting * length : (sitting + 1) * length]


def _sit(place: StorePlace, key: StoreKey, done: list[Save], recorder: Recorder) -> None:
    with opened(place, key) as store:
        store.raw.execute("PRAGMA wal_autocheckpoint = 100").fetchall()
        for save in done:
            save.run(store)
            recorder.log.append(Deed("ack"))


@pytest.fixture(autouse=True)
def _small_reserve() -> Iterator[None]:
    with small_reserve():
        yield


@pytest.mark.requirement("R01", "R02", "R11", figure="2,000 cuts: 0 lost, 0 corrupt, 0 false alarms")
def test_two_thousand_power_cuts_lose_nothing(tmp_path: Path) -> None:
    recorded = record(tmp_path, SAVES)
    chance = random.Random(2000)
    found = Counter(recorded.verdict(cut) for cut in cuts(recorded.start, recorded.log, 1800, chance))
    assert found == {"whole": 1800}
    again = Counter(recorded.verdict(cut) for cut in _cut_while_recovering(recorded, 200, chance))
    assert again == {"whole": 200}


@pytest.mark.requirement("R02", figure="without syncs at least 30 % of the cuts show damage")
def test_without_syncs_the_same_harness_sees_the_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(database_file._SETTINGS, "synchronous", ("OFF", 0))
    recorded = record(tmp_path, SAVES // 2)
    found = Counter(recorded.verdict(cut) for cut in cuts(recorded.start, recorded.log, 40, random.Random(2)))
    assert found["whole"] <= 28, found
    assert found["damaged"] + found["corrupt"] > 0, found
    assert found["lost"] > 0, found


def _cut_while_recovering(recorded: Recorded, count: int, chance: random.Random) -> Iterator[Cut]:
    """A second cut while the program puts the first one right; what was told before still counts."""
    folder = recorded.place.path.parent
    for first in cuts(recorded.start, recorded.log, count // 4, chance):
        put_back(folder, first.files)
        recorder = Recorder()
        with recording(recorder), opened(recorded.place, recorded.key):
            pass
        for second in cuts(first.files, recorder.log, 4, chance):
            yield Cut(second.files, first.told)

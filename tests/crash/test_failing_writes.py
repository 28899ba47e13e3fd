"""Every single write and sync of twelve saves fails, once or from then on: nothing acknowledged is lost or doubled."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import database_file
from kiberatung.storage.faults import outcome_unknown
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.stores import FileStore, StorePlace
from tests.crash.stage import (
    Files,
    Save,
    bare,
    content_of,
    files_of,
    opened,
    put_back,
    saves,
    small_reserve,
    small_store,
)
from tests.crash.vfs import (
    DELETE_FAILED,
    FULL,
    OK,
    SYNC_FAILED,
    TRUNCATE_FAILED,
    WRITE_FAILED,
    Deed,
    Recorder,
    recording,
)

SAVES = 12
_CODES = {"write": WRITE_FAILED, "truncate": TRUNCATE_FAILED, "sync": SYNC_FAILED, "delete": DELETE_FAILED}


@dataclass
class Trap:
    """Lets the chosen deed fail, counted from the moment it is armed."""

    at: int
    for_ever: bool = False
    count: int = 0
    armed: bool = False

    def verdict(self, deed: Deed) -> int:
        if not self.armed or deed.kind not in _CODES:
            return OK
        self.count += 1
        if self.count == self.at or (self.for_ever and self.count > self.at):
            return FULL if deed.kind == "write" and self.at % 2 else _CODES[deed.kind]
        return OK


@dataclass
class Scene:
    """A closed store before one save, that save, and what the store holds before and after it."""

    place: StorePlace
    key: StoreKey
    files: Files
    save: Save
    before: str
    after: str

    def content(self) -> str:
        """As found when the file is opened again, with the check after an unclean end."""
        connection = database_file.connect(self.place.path, self.key.key)
        try:
            return content_of(connection)[1]
        finally:
            connection.close()


@pytest.fixture(autouse=True)
def _small_reserve() -> Iterator[None]:
    with small_reserve():
        yield


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> list[Scene]:
    folder = tmp_path_factory.mktemp("fehler")
    with small_reserve():
        place, key = small_store(folder)
        made = []
        with opened(place, key) as store:
            before = content_of(store.raw)[1]
        for save in saves(SAVES):
            files = files_of(folder)
            with opened(place, key) as store:
                save.run(store)
                after = content_of(store.raw)[1]
            made.append(Scene(place, key, files, save, before, after))
            before = after
    return made


@pytest.mark.requirement("R03", figure="every write and sync of 12 saves fails once: 0 lost, 0 corrupt, 0 doubled")
def test_a_write_that_fails_once_loses_and_doubles_nothing(scenes: list[Scene]) -> None:
    outcomes = Counter(_fails_once(scene, at) for scene in scenes for at in _points(scene))
    assert sum(outcomes.values()) >= 200
    assert outcomes["not saved"] > 0
    assert set(outcomes) <= {"saved", "not saved"}


@pytest.mark.requirement("R03", figure="the same from then on, until the disk is well again")
def test_a_disk_that_fails_for_good_loses_and_doubles_nothing(scenes: list[Scene]) -> None:
    outcomes = Counter(_fails_for_good(scene, at) for scene in scenes for at in _points(scene))
    assert sum(outcomes.values()) >= 200
    assert outcomes["unknown"] > 0
    assert set(outcomes) <= {"saved", "not saved", "unknown"}


@pytest.mark.requirement("R03", figure="every deed of opening and closing fails as well")
@pytest.mark.parametrize("for_ever", [False, True])
def test_opening_and_closing_on_a_failing_disk_loses_nothing(scenes: list[Scene], for_ever: bool) -> None:
    scene, at, reached = scenes[3], 0, True
    while reached:
        at += 1
        put_back(scene.place.path.parent, scene.files)
        trap = Trap(at, for_ever, armed=True)
        acknowledged = _a_sitting(scene, trap)
        reached = trap.count >= at
        assert scene.content() in ([scene.after] if acknowledged else [scene.before, scene.after]), at
    assert at > 30


def _a_sitting(scene: Scene, trap: Trap) -> bool:
    """Opening, saving, closing; whether the save was acknowledged."""
    acknowledged = False
    with recording(Recorder(trap.verdict)):
        try:
            with opened(scene.place, scene.key) as store:
                scene.save.run(store)
                acknowledged = True
        except EnvironmentFault:
            pass
    return acknowledged


def _points(scene: Scene) -> range:
    """One for each deed that can fail between the button and the answer."""
    put_back(scene.place.path.parent, scene.files)
    trap = Trap(0)
    with recording(Recorder(trap.verdict)), bare(scene.place, scene.key) as store:
        trap.armed = True
        scene.save.run(store)
        trap.armed = False
    return range(1, trap.count + 1)


def _fails_once(scene: Scene, at: int) -> str:
    """The person reads the sentence and presses the button again."""
    put_back(scene.place.path.parent, scene.files)
    trap = Trap(at)
    with recording(Recorder(trap.verdict)), bare(scene.place, scene.key) as store:
        trap.armed = True
        outcome = _save(scene, store)
        trap.armed = False
        if outcome == "not saved":
            assert content_of(store.raw)[1] == scene.before, at
        scene.save.run(store)
    assert scene.content() == scene.after, at
    return outcome


def _fails_for_good(scene: Scene, at: int) -> str:
    """Every third time the disk recovers and the button is pressed again; otherwise the program ends as it can."""
    put_back(scene.place.path.parent, scene.files)
    trap = Trap(at, for_ever=True)
    with recording(Recorder(trap.verdict)), bare(scene.place, scene.key) as store:
        trap.armed = True
        outcome = _save(scene, store)
        again = at % 3 == 0
        if again:
            trap.armed = False
            _save_until_done(scene, store)
    wanted = {"saved": [scene.after], "not saved": [scene.before], "unknown": [scene.before, scene.after]}
    assert scene.content() in ([scene.after] if again else wanted[outcome]), (at, outcome)
    return outcome


def _save(scene: Scene, store: FileStore) -> str:
    try:
        scene.save.run(store)
    except EnvironmentFault as fault:
        return "unknown" if fault.message == outcome_unknown().message else "not saved"
    return "saved"


def _save_until_done(scene: Scene, store: FileStore) -> None:
    """At most twice: the first time the person may be told that the save before was done after all."""
    if _save(scene, store) != "saved":
        assert _save(scene, store) == "saved"

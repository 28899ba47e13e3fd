"""Stores for the tests: in memory, in a real encrypted file, on a real throw-away server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kiberatung.services.ports import Store
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path
from kiberatung.storage.queries.held_answers import HeldPeople
from kiberatung.storage.queries.list_memory import ListMemory
from kiberatung.storage.stores import (
    FileStore,
    StorePlace,
    create_on_server,
    create_store,
    open_on_server,
    open_unlocked,
)
from tests.storage.clusters import drop_database, new_database, throw_away_cluster
from tests.support.builders import CLOCK, IDENTIFIERS
from tests.support.fakes import CHEAP, FakeStore

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
PASSPHRASE = "Grüße aus Herford 2026"


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    with throw_away_cluster() as url:
        yield url


@pytest.fixture(scope="session")
def empty_server_store(cluster: str) -> str:
    """Name of a database that holds an empty store, to be copied."""
    url = new_database(cluster)
    create_on_server(url, IDENTIFIERS.next()).close()
    return url.split("?")[0].rsplit("/", 1)[1]


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    return StorePlace(tmp_path / "bestand.kib", MIGRATIONS, CLOCK)


@pytest.fixture(scope="session")
def empty_file_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, StoreKey]:
    """A closed store nobody has written to and its key, to be copied: to make one takes six times as long."""
    place = StorePlace(tmp_path_factory.mktemp("leer") / "bestand.kib", MIGRATIONS, CLOCK)
    store, _recovery_key = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    store.close(backup=False)
    return place.path, store.key


@pytest.fixture
def file_store(place: StorePlace, empty_file_store: tuple[Path, StoreKey]) -> Iterator[FileStore]:
    empty, key = empty_file_store
    for path in (empty, keyslot_path(empty)):
        shutil.copy(path, place.path.with_name(path.name))
    store = open_unlocked(place, key)
    yield store
    store.close(backup=False)


@pytest.fixture
def lists_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever can be answered from memory is: in the program that begins when the hand first rests."""
    current = ListMemory.current

    def held(memory: ListMemory, connection: Connection) -> HeldPeople | None:
        with monkeypatch.context() as as_ever:
            as_ever.setattr(ListMemory, "current", current)
            while not memory.read_on(connection) and not memory._is_resting():
                pass
        return current(memory, connection)

    monkeypatch.setattr(ListMemory, "current", held)


@pytest.fixture(params=["memory", "file", "held", "server"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Every test with it holds for all of them; „held“ is the file whose lists have been read into memory."""
    if request.param == "memory":
        yield FakeStore()
    elif request.param == "file":
        yield request.getfixturevalue("file_store")
    elif request.param == "held":
        request.getfixturevalue("lists_held")
        yield request.getfixturevalue("file_store")
    else:
        template = request.getfixturevalue("empty_server_store")
        cluster = request.getfixturevalue("cluster")
        address = new_database(cluster, template)
        server = open_on_server(address, MIGRATIONS)
        yield server
        server.close()
        drop_database(cluster, address)

"""Stores for the tests: in memory, in a real encrypted file, on a real throw-away server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiberatung.services.ports import Store
from kiberatung.storage.stores import FileStore, StorePlace, create_on_server, create_store, open_on_server
from tests.storage.clusters import new_database, throw_away_cluster
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


@pytest.fixture
def file_store(place: StorePlace) -> Iterator[FileStore]:
    store, _recovery_key = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    yield store
    store.close(backup=False)


@pytest.fixture(params=["memory", "file", "server"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Every test with it holds for all three."""
    if request.param == "memory":
        yield FakeStore()
    elif request.param == "file":
        yield request.getfixturevalue("file_store")
    else:
        template = request.getfixturevalue("empty_server_store")
        server = open_on_server(new_database(request.getfixturevalue("cluster"), template), MIGRATIONS)
        yield server
        server.close()

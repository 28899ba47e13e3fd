"""An upgrade killed before any of its statements: the store is old or new, and a sound backup is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kiberatung.storage import database_file, rescue, schema
from kiberatung.storage.engine import file_engine
from kiberatung.storage.keys.keyslots import Keyslots, StoreKey, new_store_key, with_slot
from kiberatung.storage.keys.unlocking import write_keyslots
from kiberatung.storage.stores import StorePlace
from kiberatung.storage.upgrades import run_migrations
from tests.crash.stage import MIGRATIONS, Files, files_of, findings, opened, put_back, small_reserve
from tests.crash.writer import channel, open_until, started
from tests.migrations import test_log_hashed_anew as old_logs
from tests.support.builders import CLOCK, IDENTIFIERS
from tests.support.fakes import CHEAP

OLD = "0001"
EVERY = 9
"""In the ordinary run one statement in so many; the long run takes each."""


@dataclass
class OldStore:
    place: StorePlace
    key: StoreKey
    files: Files
    content: str

    def killed_before(self, statement: int) -> int:
        """0 when it was killed, else how many statements an opening has."""
        put_back(self.place.path.parent, self.files)
        here, there = channel()
        process = started(open_until, self.place, self.key, statement, there)
        there.close()
        process.join()
        try:
            return int(here.recv())
        except EOFError:
            return 0
        finally:
            here.close()

    def found(self) -> tuple[str, str]:
        """Revision and content as they lie there, before anything upgrades again."""
        connection = database_file.connect(self.place.path, self.key.key)
        try:
            return connection.execute(schema.REVISION_QUERY).fetchone()[0], _digest(connection)
        finally:
            connection.close()


@pytest.fixture
def old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OldStore]:
    """As the first released program left it, with thirty changes in its log."""
    monkeypatch.setattr(old_logs, "LINKS", 30)
    store_id = IDENTIFIERS.next()
    key = new_store_key(store_id)
    place = StorePlace(tmp_path / "bestand.kib", MIGRATIONS, CLOCK)
    write_keyslots(place.path, with_slot(Keyslots(store_id), key, "Alt und gut 2025", CHEAP))
    raw = database_file.connect(place.path, key.key)
    engine = file_engine(raw)
    with engine.connect() as connection, connection.begin():
        run_migrations(connection, MIGRATIONS, OLD)
        old_logs.write_old_log(connection)
        connection.exec_driver_sql("UPDATE store_state SET store_id = ?", (store_id.hex,))
    content = _digest(raw)
    database_file.checkpoint(raw)
    raw.close()
    with small_reserve():
        yield OldStore(place, key, files_of(tmp_path), content)


@pytest.mark.requirement("R08", figure="killed before one statement in nine of the upgrade: old or new, 0 between")
def test_a_killed_upgrade_leaves_the_old_store_or_the_new(old_store: OldStore) -> None:
    _kill_before(old_store, EVERY)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.requirement("R08", figure="killed before every statement of the upgrade: old or new, 0 between")
def test_an_upgrade_killed_at_any_statement_leaves_the_old_store_or_the_new(old_store: OldStore) -> None:
    _kill_before(old_store, 1)


def _kill_before(old_store: OldStore, step: int) -> None:
    statement, revisions = 1, set()
    while not old_store.killed_before(statement):
        revision, content = old_store.found()
        revisions.add(revision)
        assert revision in {OLD, schema.HEAD}, statement
        assert revision != OLD or content == old_store.content, statement
        assert rescue.newest_verified(old_store.place.backup_folder, old_store.key), statement
        statement += step
    assert OLD in revisions
    assert statement > 3 * step
    _require_whole(old_store)


def _require_whole(old_store: OldStore) -> None:
    """After the last kill the next opening ends the upgrade."""
    put_back(old_store.place.path.parent, old_store.files)
    assert old_store.killed_before(EVERY) == 0
    with opened(old_store.place, old_store.key) as store:
        assert findings(store) == []
    assert old_store.found()[0] == schema.HEAD


def _digest(raw: Any) -> str:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_trigrams%' ORDER BY name"
    tables = [name for (name,) in raw.execute(names).fetchall()]
    rows = {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}  # noqa: S608
    return sha256(repr(rows).encode()).hexdigest()

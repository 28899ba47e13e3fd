"""An older store is brought to this version: told step by step, given up whole, with a verified backup before."""

from pathlib import Path

import pytest

from kiberatung.services.upgrading import Stage, Upgrading, sentence
from kiberatung.storage import rescue, schema, search_comparison, search_entries, upgrades
from kiberatung.storage.keys.unlocking import unlock
from kiberatung.storage.stores import AnyStore, FileStore, StorePlace, create_store, open_unlocked
from tests.storage.conftest import MIGRATIONS, PASSPHRASE
from tests.support.builders import IDENTIFIERS, a_family
from tests.support.fakes import CHEAP
from tests.support.old_stores import step_back

NAMES = ("Öztürk", "Kowalenko", "Haddad", "Мельник", "陈", "O'Brien")


class GivenUpError(Exception):
    """Somebody closed the window."""


@pytest.fixture
def older(place: StorePlace, tmp_path: Path) -> StorePlace:
    store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
    for name in NAMES:
        a_family(name).with_child("Amina").stored_in(store)
    step_back(store.raw, tmp_path / "leer.kib")
    store.close(backup=False)
    return place


def test_each_stage_is_told_and_the_families_are_counted(older: StorePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_entries, "_AT_ONCE", 2)
    told: list[Upgrading] = []
    store = open_unlocked(older, unlock(older.path, PASSPHRASE), tell=told.append)
    try:
        assert [one.stage for one in told] == [Stage.BACKUP, Stage.TABLES, *[Stage.SEARCH] * 4, Stage.CHECK]
        assert [(one.done, one.whole) for one in told[2:6]] == [(0, 6), (2, 6), (4, 6), (6, 6)]
        assert len({sentence(one) for one in told}) == len(told)
        assert store.raw.execute(schema.REVISION_QUERY).fetchone()[0] == schema.HEAD
    finally:
        store.close(backup=False)


@pytest.mark.requirement("R08", figure="given up between two steps: the old store, and a verified backup")
@pytest.mark.parametrize("moment", range(1, 5))
def test_given_up_on_the_way_the_store_is_the_old_one(older: StorePlace, moment: int) -> None:
    key = unlock(older.path, PASSPHRASE)
    left = iter(range(moment))

    def tell(_told: Upgrading) -> None:
        if next(left, None) is None:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        open_unlocked(older, key, tell=tell)
    assert rescue.newest_verified(older.backup_folder, key)
    store = open_unlocked(older, key)
    try:
        assert [hit.name for hit in store.lists.search("Oeztuerk Amina", 5)] == ["Öztürk, Amina"]
    finally:
        store.close(backup=False)


@pytest.mark.parametrize("store", ["file", "server"], indirect=True)
def test_the_index_made_anew_says_what_the_records_say(store: AnyStore) -> None:
    for name in NAMES:
        a_family(name).with_child("Amina").stored_in(store)
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE search_entries SET forms = ' anders '")
        assert search_comparison.differences(connection)
    upgrades.upgrade(store, MIGRATIONS)
    a_family("Nachher").with_child("Bela").stored_in(store)
    with store.transaction() as connection:
        assert search_comparison.differences(connection) == []


def test_what_keeps_the_index_is_there_again(file_store: FileStore) -> None:
    made = "SELECT type, name, sql FROM sqlite_master WHERE name LIKE '%search%' ORDER BY name"
    before = file_store.raw.execute(made).fetchall()
    cache = file_store.raw.execute("PRAGMA cache_size").fetchone()
    upgrades.upgrade(file_store, MIGRATIONS)
    assert file_store.raw.execute(made).fetchall() == before
    assert file_store.raw.execute("PRAGMA cache_size").fetchone() == cache

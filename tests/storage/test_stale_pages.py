"""A page, a table or a whole file from before is found, though its check codes are right (R18)."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.storage import checks, database_file
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.keys.unlocking import keyslot_path, unlock
from kiberatung.storage.stores import StorePlace, create_store, open_store, open_unlocked
from tests.storage.conftest import MIGRATIONS, PASSPHRASE
from tests.storage.pages import decrypted, page_of, with_page
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP

pytestmark = pytest.mark.requirement("R18", figure="50 of 50: 28 pages, 12 tables, 10 whole files")
PAGES, TABLES, FILES = 28, 12, 10


class Copies:
    """The store as it is, closed, and its file as it was at ten moments before."""

    def __init__(self, folder: Path) -> None:
        self.place = StorePlace(folder / "bestand.kib", MIGRATIONS, CLOCK)
        store, _recovery = create_store(self.place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
        self.older: list[bytes] = []
        families = []
        for number in range(FILES):
            families.append(a_family(f"Familie{number}").with_child("Can").with_guardian("Elif").stored_in(store))
            store.lists.next_number(f"series{number}", 2026)
            store.close(backup=False)
            self.older.append(self.place.path.read_bytes())
            store = open_store(self.place, PASSPHRASE)
        for built in families:
            with store.changing(a_change("Umgezogen", family_id=built.family.id)) as work:
                work.put(replace(built.family, town="Bünde"))
                work.put(replace(built.children[0], given_names="Cem"))
                work.remove(built.guardians[0])
                work.commit()
            for number in range(FILES):
                store.lists.next_number(f"series{number}", 2026)
        store.close(backup=False)
        self.newest = self.place.path.read_bytes()
        self.key: StoreKey = unlock(self.place.path, PASSPHRASE)


@pytest.fixture(scope="module")
def copies(tmp_path_factory) -> Copies:
    return Copies(tmp_path_factory.mktemp("copies"))


@pytest.fixture
def place(copies, tmp_path) -> StorePlace:
    place = StorePlace(tmp_path / "bestand.kib", MIGRATIONS, CLOCK)
    place.path.write_bytes(copies.newest)
    copyfile(keyslot_path(copies.place.path), keyslot_path(place.path))
    return place


def findings(place: StorePlace, key: StoreKey) -> list[str]:
    try:
        store = open_unlocked(place, key)
    except EnvironmentFault as fault:
        return [fault.message]
    try:
        return checks.check(store)
    finally:
        store.dispose()
        store.raw.close()


def test_the_copies_are_sound_by_themselves(copies, place):
    assert findings(place, copies.key) == []


def test_the_database_alone_sees_none_of_the_stale_files(copies, place):
    """Why an anchor is needed: each of the older files passes every check of the database."""
    for older in copies.older:
        place.path.write_bytes(older)
        raw = database_file.connect(place.path, copies.key.key)
        assert database_file.unsoundness(raw) == []
        raw.close()


def test_stale_pages_are_found(copies, place):
    """Pages that say something else than now; each carries the check code it was written with."""
    newest = decrypted(copies.newest, copies.key.key)
    candidates = [
        (number, page_of(older, number))
        for older in copies.older
        for number, page in enumerate(decrypted(older, copies.key.key))
        if page != newest[number]
    ]
    unseen = []
    for number, page in random.Random(18).sample(candidates, PAGES):
        place.path.write_bytes(with_page(copies.newest, number, page))
        if not findings(place, copies.key):
            unseen.append(number)
    assert unseen == []


def test_stale_tables_are_found(copies, place):
    """A whole table as it was, put in place of the one that is there; nothing else is touched."""
    chance = random.Random(19)
    unseen, done = [], 0
    while done < TABLES:
        older = chance.randrange(FILES)
        place.path.write_bytes(copies.newest)
        table = put_back_table(place, copies, older, chance)
        if table is not None:
            done += 1
            if not findings(place, copies.key):
                unseen.append(f"{table} of {older}")
    assert unseen == []


def put_back_table(place: StorePlace, copies: Copies, older: int, chance: random.Random) -> str | None:
    """The table that was put back; None when it is as it was."""
    before = place.path.with_name("alt.kib")
    before.write_bytes(copies.older[older])
    raw = database_file.connect(place.path, copies.key.key)
    try:
        raw.execute(f"ATTACH '{before}' AS older KEY \"x'{copies.key.key.hex()}'\"")
        table = chance.choice(differing(raw))
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(f"DELETE FROM main.{table}")  # noqa: S608 - the name comes from the schema
        raw.execute(f"INSERT INTO main.{table} SELECT * FROM older.{table}")  # noqa: S608
        return table
    finally:
        raw.close()


def differing(raw) -> list[str]:
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_trigrams%'"
    names = sorted(name for (name,) in raw.execute(query))

    def rows(schema: str, name: str) -> Iterator[tuple]:
        return raw.execute(f"SELECT * FROM {schema}.{name} ORDER BY 1, 2").fetchall()  # noqa: S608

    return [name for name in names if name != "alembic_version" and rows("main", name) != rows("older", name)]


def test_stale_whole_files_are_found(copies, place):
    unseen = []
    for number, older in enumerate(copies.older):
        place.path.write_bytes(older)
        if not findings(place, copies.key):
            unseen.append(number)
    assert unseen == []

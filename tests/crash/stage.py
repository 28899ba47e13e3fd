"""What the crash tests share: a small store, saves that can be repeated, and the whole content as one digest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.services.changes import Change
from kiberatung.services.ports import Store, UnitOfWork
from kiberatung.storage import chain_verification, database_file, stores
from kiberatung.storage.keys.keyslots import StoreKey
from kiberatung.storage.space import Space
from kiberatung.storage.stores import FileStore, StorePlace, create_store, open_unlocked
from kiberatung.storage.tables.register import METADATA
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
_RECORDS = ("families", "children", "guardians", "cases", "merges")
_LOG = ("changes", "change_rows", "store_state", "running_numbers")
_SEARCH = ("search_entries", "search_words")
_CHAIN = """
    SELECT changes,
           (SELECT count(*) FROM changes link JOIN changes before ON before.sequence = link.sequence - 1
            WHERE link.previous_hash <> before.hash)
           + (changes > 0 AND head <> (SELECT hash FROM changes WHERE sequence = store_state.changes))
    FROM store_state
"""

Files = dict[str, bytes]
"""Name of a file in the folder, its content."""


@dataclass(frozen=True, slots=True)
class Save:
    """One save that can be run again, as a person presses the button again."""

    change: Change
    deed: Callable[[UnitOfWork], Any]

    def run(self, store: Store) -> None:
        with store.changing(self.change) as work:
            self.deed(work)
            work.commit()


def small_store(folder: Path) -> tuple[StorePlace, StoreKey]:
    """Closed, and without the tables that no save here touches: a third of the pages to read at each opening."""
    place = StorePlace(folder / "bestand.kib", MIGRATIONS, CLOCK)
    store, _recovery = create_store(place, IDENTIFIERS.next(), "Kurz und gut 2026", profile=CHEAP)
    kept = _needed_tables()
    store.raw.execute("PRAGMA foreign_keys = OFF")
    for table in METADATA.sorted_tables:
        if table.name not in kept:
            store.raw.execute(f"DROP TABLE {table.name}")
    store.raw.execute("VACUUM")
    store.close(backup=False)
    return place, store.key


def saves(count: int) -> list[Save]:
    """New families, changed fields and removed children in turn; each builds on those before it."""
    made: list[Save] = []
    while len(made) < count:
        made += _round(len(made))
    return made[:count]


def _round(number: int) -> list[Save]:
    """Twelve; those of a case write no search entries."""
    family = a_family(f"Familie {number}").with_child("Can")
    case, child = partial(_change, family.cases[0].id, Case), family.children[0].id
    days = [date(2026, 10, day) for day in range(1, 9)]
    return [
        Save(a_change("Familie aufgenommen", family_id=family.family.id), partial(_put_all, family.records)),
        Save(a_change("Telefon geändert"), partial(_change, family.family.id, Family, phone="05221 0")),
        *(Save(a_change("Stand geändert"), partial(case, state_since=day)) for day in days),
        Save(a_change("Name geändert"), partial(_change, child, Child, given_names="Deniz")),
        Save(a_change("Kind gelöscht"), partial(_remove, child)),
    ]


def content_of(raw: Any) -> tuple[int, str]:
    """How many changes there are, and the digest of every row of records, log and search entries.

    The hashes of the log hold a random number each; that they are a chain is asked of the database instead.
    """
    digest = sha256()
    for name in (*_RECORDS, *_SEARCH, "change_rows"):
        digest.update(repr(raw.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()).encode())  # noqa: S608
    digest.update(repr(raw.execute("SELECT sequence, id, what, undone FROM changes ORDER BY 1").fetchall()).encode())
    changes, broken = raw.execute(_CHAIN).fetchone()
    digest.update(repr((changes, broken)).encode())
    return int(changes), digest.hexdigest()


def expected_contents(store: FileStore, done: list[Save]) -> list[str]:
    """Digest before the first save, after the first, and so on."""
    found = [content_of(store.raw)[1]]
    for save in done:
        save.run(store)
        found.append(content_of(store.raw)[1])
    return found


def findings(store: FileStore) -> list[str]:
    """What is wrong with the file or the chain of the log; the small store has too few tables for more."""
    with store.transaction() as connection:
        broken = chain_verification.verify(connection)
    return database_file.unsoundness(store.raw) + broken


def files_of(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put_back(folder: Path, files: Files) -> None:
    """Exactly these, and the keyslots stay."""
    for path in folder.iterdir():
        if path.name not in files and path.is_file() and not path.name.endswith(".schluessel"):
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


@contextmanager
def opened(place: StorePlace, key: StoreKey) -> Iterator[FileStore]:
    """By the program's own code; closed in the end without a backup."""
    store = open_unlocked(place, key)
    try:
        yield store
    finally:
        store.close(backup=False)


@contextmanager
def bare(place: StorePlace, key: StoreKey) -> Iterator[FileStore]:
    """Without what surrounds opening and closing: a fourth of the time, for what is done hundreds of times."""
    store = FileStore(place, key, database_file.connect(place.path, key.key))
    try:
        yield store
    finally:
        let_go(store)


def let_go(store: FileStore) -> None:
    """Without what closing does besides."""
    store.dispose()
    store.raw.close()
    store.space.let_go()


@contextmanager
def small_reserve(size: int = 4096, floor: int = 0) -> Iterator[None]:
    """Thousands of openings need not take and free 20 MB each."""
    usual = stores.Space
    stores.Space = partial(Space, reserve_bytes=size, floor_bytes=floor)  # type: ignore[misc,assignment]
    try:
        yield
    finally:
        stores.Space = usual  # type: ignore[misc]


def _needed_tables() -> set[str]:
    """What is written, and what it refers to."""
    needed: set[str] = set()
    found = {*_RECORDS, *_LOG, *_SEARCH}
    while found - needed:
        needed |= found
        found = {key.column.table.name for name in needed for key in METADATA.tables[name].foreign_keys}
    return needed


def _put_all(records: tuple[Any, ...], work: UnitOfWork) -> None:
    for record in records:
        work.put(record)


def _change(identifier: Any, kind: Any, work: UnitOfWork, **fields: object) -> None:
    work.put(replace(work.get(kind, identifier), **fields))


def _remove(identifier: Any, work: UnitOfWork) -> None:
    work.remove(work.get(Child, identifier))

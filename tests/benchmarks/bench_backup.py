"""A backup with its full verification, and a restore, of a store of 129 MiB, beside plain ways of the same driver.

Run: .venv/bin/python -m tests.benchmarks.bench_backup [MiB] [folder that keeps the store for the next run]
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile, rmtree
from statistics import median
from time import perf_counter
from typing import Any

from kiberatung.domain.notes import Note, NoteId
from kiberatung.services.read_models import ListQuery
from kiberatung.storage import database_file
from kiberatung.storage.backups import making, verifying
from kiberatung.storage.restores import restoring
from kiberatung.storage.stores import FileStore, StorePlace, create_store, open_store
from tests.benchmarks.bench_store import build
from tests.support.builders import CLOCK, IDENTIFIERS, a_change
from tests.support.fakes import CHEAP

MIB = 2**20
CHILDREN = 2000
PASSPHRASE = "Messung"
TEXT = "Gespräch {number} über den Schulweg, die Sprachen und die Wünsche der Familie. " * 60


def grow(store: FileStore, wanted: int) -> None:
    """Notes until the file has the size: they are what a store is full of after years."""
    families = store.lists.family_ids(ListQuery())
    number = 0
    while store.place.path.stat().st_size < wanted:
        with store.changing(a_change("Vermerke")) as work:
            for _note in range(400):
                number += 1
                family_id = families[number % len(families)]
                text = TEXT.format(number=number)
                work.put(Note(id=NoteId(IDENTIFIERS.next()), family_id=family_id, text=text, written_at=CLOCK.now()))
            work.commit()
        database_file.checkpoint(store.raw)


def built(folder: Path, wanted: int) -> StorePlace:
    place = StorePlace(folder / f"bestand-{wanted // MIB}.kib", Path("migrations"), CLOCK, folder / "Sicherungen")
    if not place.path.exists():
        store, _recovery = create_store(place, IDENTIFIERS.next(), PASSPHRASE, profile=CHEAP)
        build(store, CHILDREN)
        grow(store, wanted)
        store.close(backup=False)
    return place


def show(what: str, deed: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _round in range(rounds):
        started = perf_counter()
        deed()
        times.append(perf_counter() - started)
    print(f"{what:64} median {median(times):6.2f} s   worst {max(times):6.2f} s")
    return median(times)


def vacuum_into(store: FileStore, target: Path) -> None:
    target.unlink(missing_ok=True)
    store.raw.execute("VACUUM INTO ?", (str(target),))


def pages_through_the_driver(store: FileStore, target: Path) -> None:
    target.unlink(missing_ok=True)
    copy: Any = database_file.raw_connection(target, store.key.key)
    try:
        store.raw.backup(copy)
    finally:
        copy.close()


def put_back(made: Path, place: StorePlace, store: FileStore) -> None:
    rmtree(place.path.parent, ignore_errors=True)
    restoring.restore_unlocked(made, place, store.key)


def main() -> None:
    wanted = (int(sys.argv[1]) if len(sys.argv) > 1 else 129) * MIB
    with tempfile.TemporaryDirectory() as temporary:
        place = built(Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary), wanted)
        store = open_store(place, PASSPHRASE)
        folder, other = Path(temporary) / "s", Path(temporary) / "andere.kib"
        print(f"store {place.path.stat().st_size / MIB:.1f} MiB")
        show("backup: copy under the lock", lambda: making.give_up(making.take(store, folder)))
        show("backup and full verification                         (<= 6 s)", lambda: making.backup(store, folder))
        made = making.backup(store, folder)
        show("  verification alone", lambda: verifying.verify(made, store.key, None))
        target = replace(place, path=Path(temporary) / "zurück" / "bestand.kib")
        show("restore: copy, full verification, its entry in the log (<= 10 s)", lambda: put_back(made, target, store))
        show("  peer: plain copy of the file, unverified", lambda: copyfile(made, other))
        show("  peer: VACUUM INTO, unverified", lambda: vacuum_into(store, other))
        show("  peer: backup API of the driver, unverified", lambda: pages_through_the_driver(store, other))
        store.close(backup=False)


if __name__ == "__main__":
    main()

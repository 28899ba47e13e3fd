"""Saving on a store of office size: from the call to durable, beside bare commits of the same driver in the same run.

Run: .venv/bin/python -m tests.benchmarks.bench_saving [MiB] [saves]
"""

import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.read_models import ListQuery
from kiberatung.storage import database_file
from kiberatung.storage.stores import FileStore, StorePlace, create_store
from tests.benchmarks.bench_store import build
from tests.support.builders import CLOCK, IDENTIFIERS, a_change
from tests.support.fakes import CHEAP

AT_ONCE = 2000
"""Children between two looks at the size."""


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 130
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    with tempfile.TemporaryDirectory() as folder:
        place = StorePlace(Path(folder) / "bestand.kib", Path("migrations"), CLOCK)
        store, _recovery = create_store(place, IDENTIFIERS.next(), "Messung", profile=CHEAP)
        fill(store, size * 2**20)
        print(f"file {place.path.stat().st_size / 2**20:.0f} MiB, {count} saves each")
        families = store.lists.family_ids(ListQuery())
        chance = random.Random(6)
        show("save one field (record, log, search, durable)", lambda: save(store, chance.choice(families)), count)
        store.raw.execute("CREATE TABLE peer (number INTEGER PRIMARY KEY, text TEXT)")
        show("  peer: bare INSERT and COMMIT of the driver", lambda: bare_commit(store), count)
        store.close(backup=False)


def fill(store: FileStore, size: int) -> None:
    while store.place.path.stat().st_size < size:
        build(store, AT_ONCE)
        database_file.checkpoint(store.raw)


def save(store: FileStore, family_id: FamilyId) -> None:
    with store.changing(a_change("Telefon geändert", family_id=family_id)) as work:
        family = work.get(Family, family_id)
        work.put(replace(family, phone=f"05221 {family.version}"))
        work.commit()


def bare_commit(store: FileStore) -> None:
    store.raw.execute("BEGIN IMMEDIATE")
    store.raw.execute("INSERT INTO peer (text) VALUES (?)", ("05221 1",))
    store.raw.execute("COMMIT")


def show(what: str, deed: Callable[[], object], count: int) -> None:
    deed()
    times = []
    for _number in range(count):
        started = perf_counter()
        deed()
        times.append((perf_counter() - started) * 1000)
    p95 = quantiles(times, n=20)[-1]
    print(f"{what:50} p50 {median(times):7.2f} ms   p95 {p95:7.2f} ms   max {max(times):7.2f} ms")


if __name__ == "__main__":
    main()

"""The name finder in a large store: recall, precision and time of the hint before saving.

    python -m tests.benchmarks.make_store FOLDER 25000
    python -m tests.benchmarks.bench_names FOLDER

A copy of FOLDER/bestand.kib is opened. The second of each judged pair is put into it, the first is looked for.
Precision is told twice: over the pairs, and with every stranger of the store that is hinted at counted as wrong; its
names are far fewer than in life (about 3,600 full names), so that this is the harder figure. Times are wall time and
processor time.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import TypeVar
from uuid import UUID

from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import POSSIBLE_FROM
from kiberatung.storage.stores import FileStore, StorePlace, open_store
from tests.benchmarks.bench_search import NAME_TEXTS
from tests.support import builders
from tests.support.person_pairs import Figures, JudgedPair, judged_pairs
from tests.support.practice_stores import PASSPHRASE

T = TypeVar("T")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bestand.kib"
        for ending in ("", ".schluessel"):
            shutil.copy(f"{Path(sys.argv[1]) / 'bestand.kib'}{ending}", f"{path}{ending}")
        store = open_store(StorePlace(path, Path("migrations"), builders.CLOCK), PASSPHRASE)
        measure(store)
        store.close(backup=False)


def measure(store: FileStore) -> None:
    pairs = judged_pairs()
    stored = _put_others(store, pairs)
    figures, strangers, times = Figures(), 0, Times()
    for pair, child_id in zip(pairs, stored, strict=True):
        one = pair.one
        sought = Person(one.family_name, one.given_names, "", one.date_of_birth)
        hits = times.of(partial(store.lists.similar, sought, 10))
        said = {hit.child_id for hit in hits if hit.score >= POSSIBLE_FROM}
        figures.add(same=pair.same, said=child_id in said)
        strangers += len(said - set(stored))
    print(f"recall {figures.recall:.1%}, precision {figures.precision:.1%} over {len(pairs)} pairs")
    figures.wrong += strangers
    print(f"{strangers} strangers hinted at; precision with them {figures.precision:.1%}")
    times.show("similar")
    typed = Times()
    for text in NAME_TEXTS:
        for end in range(len(text)):
            typed.of(partial(store.lists.search, text[: end + 1], 8))
    typed.show("search, key by key")


class Times:
    def __init__(self) -> None:
        self._wall: list[float] = []
        self._work: list[float] = []

    def of(self, deed: Callable[[], T]) -> T:
        started, worked = perf_counter(), process_time()
        result = deed()
        self._wall.append((perf_counter() - started) * 1000)
        self._work.append((process_time() - worked) * 1000)
        return result

    def show(self, what: str) -> None:
        wall, work = (quantiles(times, n=20)[-1] for times in (self._wall, self._work))
        print(
            f"{what:20} median {median(self._wall):6.1f} ms, p95 {wall:6.1f} ms; "
            f"own work median {median(self._work):6.1f} ms, p95 {work:6.1f} ms"
        )


def _put_others(store: FileStore, pairs: list[JudgedPair]) -> list[UUID]:
    builders.IDENTIFIERS = IdentifierSource(builders.CLOCK, random.Random("pairs"))  # others than those in the store
    stored: list[UUID] = []
    with store.changing(builders.a_change("Familien aufgenommen")) as work:
        for pair in pairs:
            family = builders.a_family(pair.other.family_name)
            family = family.with_child(pair.other.given_names, date_of_birth=pair.other.date_of_birth)
            for record in family.records:
                work.put(record)
            stored.append(family.children[0].id)
        work.commit()
    return stored


if __name__ == "__main__":
    main()

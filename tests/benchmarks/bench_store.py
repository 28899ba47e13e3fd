"""Figures of the store with 10,000 children, beside a plain query of the same driver in the same run.

Run: .venv/bin/python -m tests.benchmarks.bench_store [children]
"""

import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from kiberatung.domain.cases import CaseState
from kiberatung.domain.families import Family
from kiberatung.domain.names.person import Person
from kiberatung.services.read_models import ListOrder, ListQuery
from kiberatung.storage import checks
from kiberatung.storage.backups import making
from kiberatung.storage.stores import FileStore, StorePlace, create_store, open_store
from tests.support.builders import CLOCK, IDENTIFIERS, a_change, a_family
from tests.support.fakes import CHEAP

FAMILY_NAMES = """
Öztürk Shevchenko Al-Khatib Haddad Rahimi Ahmadi Nowak Żyła Popescu Ionescu Petrov Kovalenko Bondarenko Tesfay
Gebremedhin Nguyen Trần Ali Hassan Hussein Mohammadi Karimi Yılmaz Kaya Demir Çelik Şahin Dimitrova Krasniqi
Hoxha Berisha Jovanović Okafor Diallo Traoré Li Wang Chen Singh Khan Hosseini Barzani Sulaiman Ismail Abdi
Warsame Melnyk Tkachenko Lysenko
""".split()  # noqa: SIM905 - reads better than a list
GIVEN_NAMES = """
Mohammed Ahmad Ali Yusuf Omar Oksana Iryna Mariia Danylo Artem Sofia Emma Can Ayşe Elif Deniz Fatima Zahra Amina
Layla Samir Karim Nadia Rojin Berivan Azad Hiwa Selam Abel Hana Minh Linh Ion Maria Andrei Elena Luka Ana Mila
Wei Jun Arjun Priya Zainab Hamza Bilal Idris Mariam Yara Adam
""".split()  # noqa: SIM905 - reads better than a list
TOWNS = ("Herford", "Bünde", "Löhne", "Vlotho", "Enger", "Spenge", "Kirchlengern", "Hiddenhausen", "Rödinghausen")
TYPED = """
khatib
Öztürk Can
Mohamed Hasan
Schewtschenko
Li
we
Muhamad Katib
2026-0815
12.03.2015
Ahmadi Zahra
Kowalenko
Bondarneko
Fatma
Yilmaz
tran linh
xqxq
محمد
Шевченко Артем
a
moham ali
""".strip().splitlines()


def build(store: FileStore, children: int) -> None:
    chance = random.Random(10)
    left = children
    while left > 0:
        with store.changing(a_change("Bestand aufgebaut")) as work:
            for _family in range(min(200, left)):
                left -= _put_family(work, chance, left)
            work.commit()


def _put_family(work: Any, chance: random.Random, left: int) -> int:
    name = chance.choice(FAMILY_NAMES)
    reported = date(2025, 1, 1) + timedelta(days=chance.randrange(680))
    number = f"2026-{chance.randrange(9999):04}"
    family = a_family(name, town=chance.choice(TOWNS), case_number=number, reported_on=reported)
    count = min(left, chance.choice((1, 2, 2, 3, 3, 4)))
    for _child in range(count):
        born = date(2007, 1, 1) + timedelta(days=chance.randrange(4700))
        state = chance.choice(list(CaseState))
        languages = (chance.choice(("ara", "ukr", "tur", "kur", "ron")),)
        family = family.with_child(chance.choice(GIVEN_NAMES), state, date_of_birth=born, home_languages=languages)
    for record in family.with_guardian(chance.choice(GIVEN_NAMES)).records:
        work.put(record)
    return count


def show(what: str, deed: Callable[[], object], rounds: int = 30) -> None:
    deed()
    times = []
    for _round in range(rounds):
        started = perf_counter()
        deed()
        times.append((perf_counter() - started) * 1000)
    print(f"{what:58} median {median(times):8.2f} ms   p95 {quantiles(times, n=20)[-1]:8.2f} ms")


def show_search(what: str, deed: Callable[[str], object]) -> None:
    times = []
    for typed in TYPED * 5:
        started = perf_counter()
        deed(typed)
        times.append((perf_counter() - started) * 1000)
    print(f"{what:58} median {median(times):8.2f} ms   p95 {quantiles(times, n=20)[-1]:8.2f} ms")


def raw_search(store: FileStore, typed: str) -> list[Any]:
    """The peer: a bare query of the driver over the same index, without any likeness."""
    wanted = typed.replace('"', "").upper()
    if len(wanted) < 3:
        query, value = (
            "SELECT entry FROM search_words WHERE word >= ? AND word < ? || 'ZZZZ' LIMIT 20",
            (wanted, wanted),
        )
    else:
        query, value = "SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH ? LIMIT 20", (f'"{wanted}"',)
    return list(store.raw.execute(query, value).fetchall())


def change_one(store: FileStore, family: Family) -> None:
    with store.changing(a_change(family_id=family.id)) as work:
        fresh = work.get(Family, family.id)
        work.put(replace(fresh, phone=f"05221 {fresh.version}"))
        work.commit()


def main() -> None:
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        place = StorePlace(Path(folder) / "bestand.kib", Path("migrations"), CLOCK)
        store, _recovery = create_store(place, IDENTIFIERS.next(), "Messung", profile=CHEAP)
        started = perf_counter()
        build(store, children)
        print(f"built {children} children in {perf_counter() - started:.1f} s")
        measure(store)
        store.close(backup=False)
        print(f"file {place.path.stat().st_size / 2**20:.1f} MiB")
        show("open (cheap key)", lambda: open_store(place, "Messung").close(backup=False), 5)


def measure(store: FileStore) -> None:
    lists = store.lists
    ids = lists.child_ids(ListQuery())
    show(f"child_ids, all {len(ids)} by name", lambda: lists.child_ids(ListQuery()))
    waiting = ListQuery(only_waiting=True, order=ListOrder.WAITING)
    show("child_ids, waiting, oldest first", lambda: lists.child_ids(waiting))
    show("child_ids, name typed", lambda: lists.child_ids(ListQuery(name="khat")))
    show("child_rows, 200", lambda: lists.child_rows(ids[3000:3200]))
    show("family_ids, all", lambda: lists.family_ids(ListQuery()))
    families = lists.family_ids(ListQuery())
    show("family_rows, 200", lambda: lists.family_rows(families[:200]))
    show_search("search, 20 queries", lambda typed: lists.search(typed, 20))
    show_search("  peer: raw FTS5 query of the driver", lambda typed: raw_search(store, typed))
    person = Person("Khatieb", "Muhamad", date_of_birth=date(2015, 3, 12))
    show("similar", lambda: lists.similar(person, 5))
    with store.reading() as records:
        family = records.get(Family, families[0])
    show("save one field (durable)", lambda: change_one(store, family))
    folder = store.place.backup_folder
    show("backup, verified", lambda: making.backup(store, folder), 3)
    show("check", lambda: checks.check(store), 3)


if __name__ == "__main__":
    main()

"""Processor time of the first list of the day, and of each kind of due work in it.

    python -m tests.benchmarks.bench_today FOLDER

FOLDER is one that `make_store` filled. Medians of processor time, so that a busy machine does not count.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from kiberatung.domain.cases import CaseState
from kiberatung.services.due_work import NAMED_AT_MOST, due_work
from kiberatung.services.family_head import head_of
from kiberatung.services.overview import overview_of
from kiberatung.services.read_models import ListOrder, ListQuery
from kiberatung.services.today import read_today
from kiberatung.storage.stores import StorePlace, open_store
from tests.support.builders import CLOCK
from tests.support.desks import a_desk
from tests.support.practice_stores import PASSPHRASE

ROUNDS = 15


def cost(deed: Callable[[], object]) -> float:
    """Milliseconds; the first round is not counted."""
    deed()
    taken = []
    for _round in range(ROUNDS):
        started = process_time()
        deed()
        taken.append(process_time() - started)
    return median(taken) * 1000


def main() -> None:
    store = open_store(StorePlace(Path(sys.argv[1]) / "bestand.kib", Path("migrations"), CLOCK), PASSPHRASE)
    desk = a_desk(store).at_work()
    family_id = store.lists.family_ids(ListQuery(order=ListOrder.NAME), 1)[0]

    def due() -> None:
        with desk.reading() as records:
            due_work(desk, records)

    print(f"read_today                {cost(lambda: read_today(desk)):8.1f} ms")
    print(f"  due work                {cost(due):8.1f} ms")
    for state in (CaseState.RECOMMENDED, CaseState.HANDED_OVER, CaseState.PLACED):
        told = cost(lambda state=state: desk.lists.begun_cases(state, NAMED_AT_MOST))  # type: ignore[misc]
        print(f"    begun cases, {state.value:12} {told:6.1f} ms")
    print(f"head_of                   {cost(lambda: head_of(desk, family_id)):8.1f} ms")
    print(f"overview_of               {cost(lambda: overview_of(desk, family_id)):8.1f} ms")
    store.close(backup=False)


if __name__ == "__main__":
    main()

"""How long „Mögliche Doppelungen“ takes over a whole office: `python -m tests.benchmarks.bench_duplicates [CHILDREN]`.

CPU time of the thread that compares; the reading before it is one list and is measured in `bench_search`.
"""

import sys
import time
from collections.abc import Iterator
from itertools import islice

from kiberatung.domain.cases import CaseState
from kiberatung.services.merging.likely_duplicates import KnownChildren, likely_duplicates
from kiberatung.services.read_models import ChildRow
from tests.benchmarks.population import population

CHILDREN = 25_000


def rows() -> Iterator[ChildRow]:
    for built in population():
        for child in built.children:
            names = (child.family_name, child.given_names, child.name_in_script)
            yield ChildRow(
                child.id, built.family.id, *names, child.date_of_birth, "", built.family.town,
                built.family.case_number, "", CaseState.REPORTED, None, None, None, None,
            )  # fmt: skip


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    known = KnownChildren(tuple(islice(rows(), count)), frozenset())
    begun = time.process_time()
    found = likely_duplicates(known, lambda _done, _whole: None)
    print(f"{count} children: {time.process_time() - begun:.1f} s CPU, {len(found)} pairs")


if __name__ == "__main__":
    main()

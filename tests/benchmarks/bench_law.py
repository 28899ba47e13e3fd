"""Recompute all open cases of a store under another version of the law; run by hand.

    python -m tests.benchmarks.bench_law STORE PASSPHRASE_FILE [VERSION]

Prints seconds of the processor (and of the wall) for reading and for comparing, and how often progress was told; then
how long a cancelled comparison took to stop. The store is opened and not changed.
"""

import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiberatung.app import opening
from kiberatung.domain.schulpflicht.law_text import law_of_sources
from kiberatung.services.law.comparing import OpenCases, compare_law, open_cases
from kiberatung.services.office_law import all_texts

T = TypeVar("T")
STRICTER = ('"value": "09-30"', '"value": "06-30"')
"""A cut-off three months earlier, so that thousands of answers differ."""


class Stop(Exception):
    """The person cancelled."""


def measured(what: str, work: Callable[[], T]) -> T:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(f"{what:32} {time.process_time() - cpu:6.2f} s CPU {time.perf_counter() - wall:6.2f} s wall")
    return result


def with_other_cutoff(cases: OpenCases) -> OpenCases:
    """Nothing of the one law may be kept from the other."""
    texts = [text.source for text in all_texts(cases.law)]
    return replace(cases, other=law_of_sources([text.replace(*STRICTER) for text in texts]))


def stop_at_once(done: int, _whole: int) -> None:
    if done:
        raise Stop


def cancelled(cases: OpenCases) -> None:
    try:
        compare_law(cases, stop_at_once)
    except Stop:
        return


def main() -> None:
    store, passphrase = sys.argv[1:3]
    version = sys.argv[3] if len(sys.argv) > 3 else "18-schraeg"
    args = Namespace(store=store, passphrase_file=Path(passphrase), passphrase_fd=None, now=None)
    with opening.opened_desk(args) as desk:
        cases = measured("read the open cases", lambda: open_cases(desk, version))
    told: list[int] = []
    found = measured(f"compare with {version}", lambda: compare_law(cases, lambda done, _whole: told.append(done)))
    print(f"{found.compared} cases, {len(found.differences)} differ, progress told {len(told)} times")
    stricter = with_other_cutoff(cases)
    found = measured("compare with an earlier cut-off", lambda: compare_law(stricter, lambda _done, _whole: None))
    print(f"{found.compared} cases, {len(found.differences)} differ")
    measured("cancelled", lambda: cancelled(cases))


if __name__ == "__main__":
    main()

"""A hundred thousand saves in one sitting: the log stays small, memory and file grow as they should."""

import gc
import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.families import Family
from kiberatung.services.ports import UnitOfWork
from tests.crash.stage import Save, findings, opened, small_store
from tests.support.builders import a_change, a_family

SAVES = 100_000
PARTS = 10
LOG_LIMIT = 64 * 2**20
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.requirement("R12", figure="100,000 saves: log under 64 MiB, memory + 10 % at most, file grows linearly")
def test_a_hundred_thousand_saves(tmp_path: Path) -> None:
    soak(tmp_path, SAVES)


@pytest.mark.requirement("R12")
def test_the_first_three_hundred_of_them(tmp_path: Path) -> None:
    soak(tmp_path, 300)


def soak(folder: Path, count: int) -> None:
    place, key = small_store(folder)
    log = place.path.with_name(place.path.name + "-wal")
    sizes, memory = [], []
    with opened(place, key) as store:
        family = a_family("Dauer").family
        Save(a_change(), lambda work: work.put(family)).run(store)
        for _part in range(PARTS):
            for number in range(count // PARTS):
                phone = f"05221 {number}"
                Save(a_change(), lambda work, phone=phone: _call(work, family, phone)).run(store)
                if number % 500 == 0:
                    gc.collect()  # as the window does now and then; the tests leave it to their ends
            assert log.stat().st_size <= LOG_LIMIT
            sizes.append(_stored_bytes(store.raw))
            memory.append(_memory())
        assert findings(store) == []
    grown = [after - before for before, after in pairwise(sizes)]
    assert max(grown[2:]) <= 1.3 * min(grown[2:]) + 2**18
    assert memory[-1] <= 1.1 * memory[1]


def _call(work: UnitOfWork, family: Family, phone: str) -> None:
    work.put(replace(work.get(Family, family.id), phone=phone))


def _stored_bytes(raw: Any) -> int:
    pages, page_bytes = raw.execute("SELECT page_count, page_size FROM pragma_page_count, pragma_page_size").fetchone()
    return int(pages) * int(page_bytes)


def _memory() -> int:
    """Resident bytes of this process; 0 where the system does not tell, so that the figure is not asked for."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * _PAGE if status.exists() else 0

"""The memory of a window that was open and is locked: neither the key of the store nor names are found in it (R32)."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiberatung.app.session import Session
from kiberatung.domain.families import Family
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.storage.keys.unlocking import unlock
from tests.support.practice_stores import PASSPHRASE, make_practice_store

NAMES = [f"Kanarowski{letter}schwirl" for letter in "abcdefghijklmnopqrst"]
RUNS = 20

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is a file on Linux alone"),
]


@pytest.fixture(scope="module")
def store_with_names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_practice_store(tmp_path_factory.mktemp("uebungsstadt"), 2)
    session = Session(path)
    desk = session.open(PASSPHRASE)
    for name in NAMES:
        family_id = report_family(desk, ReportedFamily(family_name=name, given_names_of_children=("Kind",)))
        with desk.changing("Ort eingetragen") as work:
            work.put(replace(work.get(Family, family_id), town="Steinfurt"))
            work.commit()
    session.close()
    return path


def memory_of(pid: int) -> Iterator[bytes]:
    """Each part that can be read and written, whole; programs and libraries hold nothing of a store."""
    areas = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb") as memory:
        for area in areas:
            place, rights, *_rest = area.split()
            if "rw" in rights and "[v" not in area:
                first, last = (int(end, 16) for end in place.split("-"))
                try:
                    memory.seek(first)
                    yield memory.read(last - first)
                except OSError:
                    continue  # given back meanwhile


def hits(pid: int, wanted: dict[str, list[bytes]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in memory_of(pid):
        for name, patterns in wanted.items():
            found[name] += sum(part.count(pattern) for pattern in patterns)
    return +found


def patterns_of(key: bytes) -> dict[str, list[bytes]]:
    names = {name: [name.encode(), name.encode("utf-16-le")] for name in NAMES}
    return {**names, "key": [key, key.hex().encode(), key.hex().upper().encode(), key.hex().encode("utf-16-le")]}


def one_run(store: Path, wanted: dict[str, list[bytes]]) -> tuple[Counter[str], Counter[str]]:
    """What is found while it is open, and after the lock."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.trust.locked_window", str(store)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "HOME": str(store.parent)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        before = hits(process.pid, wanted)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "locked\n"
        after = hits(process.pid, wanted)
        process.kill()
    return before, after


@pytest.mark.requirement("R32", figure="20 runs: key found in 0; of 20 names in each at least 95 % not found")
def test_neither_key_nor_names_are_found_after_the_lock(store_with_names: Path, tmp_path: Path) -> None:
    wanted = patterns_of(unlock(store_with_names, PASSPHRASE).key)
    results = []
    for number in range(RUNS):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in ("bestand.kib", "bestand.kib.schluessel"):
            shutil.copy(store_with_names.with_name(name), folder / name)
        results.append(one_run(folder / "bestand.kib", wanted))
        shutil.rmtree(folder)
    assert all(before["key"] and any(before[name] for name in NAMES) for before, _after in results)
    assert [after["key"] for _before, after in results] == [0] * RUNS
    found = [(run, name) for run, (_before, after) in enumerate(results) for name in NAMES if after[name]]
    assert len(found) <= 0.05 * RUNS * len(NAMES), found

"""Run as a program, with little room and little time: takes in mutated files and prints as JSON what became of them.

python import_worker.py FOLDER COUNT SEED
"""

import json
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.app import files
from kiberatung.app.cli.output import read_json
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.errors import TellableError
from kiberatung.services.desk import Desk
from kiberatung.services.intake_import.importing import take_in_families
from kiberatung.services.place_lists import import_learning_groups, read_rows
from kiberatung.storage import checks
from kiberatung.storage.stores import FileStore, StorePlace, create_store
from tests.hostile.mutations import csv_mutation, json_mutation
from tests.support.desks import RESOURCES, TODAY, a_desk
from tests.support.fakes import CHEAP

LONGEST_SECONDS = 5
MOST_MEMORY = 512 * 1024 * 1024
PLACES = (
    "school_number;name;support;literacy;grade_from;grade_until;capacity;occupied;as_of\n"
    "193800;EF 5/6;deutschfoerderklasse;nein;5;6;18;12;23.11.2026\n"
    "193800;Alpha;deutschfoerderklasse;ja;5;10;12;3;2026-11-01\n"
)


@dataclass
class Outcome:
    """What became of all files; `crashes` are faults without a sentence, `changed` refusals that left something."""

    taken: int = 0
    refused: int = 0
    crashes: list[str] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    hangs: int = 0
    slowest: float = 0.0
    memory_mb: int = 0
    findings: list[str] = field(default_factory=list)


class TooSlow(BaseException):
    """Not to be caught by anything in between."""


def main(folder: Path, count: int, seed: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGALRM, _stop)
    place = StorePlace(folder / "bestand.kib", RESOURCES.parent / "migrations", FixedClock.on(TODAY))
    store, _recovery = create_store(place, UUID(int=9), "vier worte sind genug", profile=CHEAP)
    desk, outcome, chance = a_desk(store), Outcome(), random.Random(seed)
    sound = json.loads((RESOURCES / "practice_town" / "story.json").read_text("utf-8"))
    import_learning_groups(desk, read_rows(PLACES))
    for number in range(count):
        if number % 3:
            raw, deed = json_mutation(chance, sound), _intake
        else:
            raw, deed = csv_mutation(chance, PLACES), _places
        file = folder / "datei"
        file.write_bytes(raw)
        _try(number, lambda deed=deed, file=file: deed(desk, file), store, outcome)
    outcome.findings = checks.check(store)
    outcome.memory_mb = _most_memory_mb()
    store.close(backup=False)
    sys.stdout.write(json.dumps(asdict(outcome)))


def _most_memory_mb() -> int:
    """Of this program alone; what `getrusage` says begins with the size of the program that started it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


def _intake(desk: Desk, file: Path) -> bool:
    taken = take_in_families(desk, read_json(files.read_import(file)))
    return any(not one.error for one in taken)


def _places(desk: Desk, file: Path) -> bool:
    import_learning_groups(desk, read_rows(files.read_text(file, files.LARGEST_IMPORT)))
    return True


def _try(number: int, deed: Callable[[], bool], store: FileStore, outcome: Outcome) -> None:
    before, began = _state(store), time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    try:
        taken = deed()
    except TellableError:
        taken = False
    except TooSlow:
        outcome.hangs += 1
        taken = True
    except Exception as fault:  # noqa: BLE001 - what has no sentence is what is looked for
        outcome.crashes.append(f"{number}: {type(fault).__name__} {_place_of(fault)}")
        taken = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    outcome.slowest = max(outcome.slowest, time.monotonic() - began)
    if taken:
        outcome.taken += 1
    else:
        outcome.refused += 1
        if _state(store) != before:
            outcome.changed.append(number)


def _state(store: FileStore) -> Any:
    """Rows of the whole store and the head of its log: no change of any record leaves both as they were."""
    return store.raw.execute("SELECT changes, head FROM store_state").fetchone(), store.raw.total_changes


def _place_of(fault: Exception) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""


def _stop(_number: int, _frame: object) -> None:
    raise TooSlow


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

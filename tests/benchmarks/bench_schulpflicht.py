"""100,000 random cases through `kiberatung schulpflicht`, beside bare reading and writing of the file; run by hand.

    python tests/benchmarks/bench_schulpflicht.py

Prints seconds of whole processes, least, median and most of five; both take turns, so that a busy machine is fair.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

CASES = 100_000
RUNS = 5
STATUSES = (
    *("eu", "third_country", "temporary_protection", "asylum", "obliged_to_leave"),
    *("unaccompanied", "german", "undetermined"),
)
SUSPENSIONS = ("language_course", "care_of_own_child", "maternity", "voluntary_service", "university")
OURS = (sys.executable, "-m", "kiberatung", "schulpflicht")
PEER = (sys.executable, "-c", "import json, sys; json.dump(json.load(open(sys.argv[1])), sys.stdout)")


def a_day(chance: random.Random, first: date, last: date) -> str:
    return (first + timedelta(days=chance.randrange((last - first).days))).isoformat()


def a_case(number: int, chance: random.Random) -> dict[str, Any]:
    """What an office knows: residence mostly, schooling often, the special rules seldom."""
    optional = (
        ("resident_since", 0.8, a_day(chance, date(2023, 1, 1), date(2027, 1, 1))),
        ("assigned_on", 0.4, a_day(chance, date(2023, 1, 1), date(2027, 1, 1))),
        ("in_state_reception", 0.3, chance.random() < 0.3),
        ("asylum_application", 0.2, chance.random() < 0.5),
        ("years_of_schooling", 0.6, chance.randrange(13)),
        ("early_admission_on", 0.01, a_day(chance, date(2020, 1, 1), date(2027, 1, 1))),
        ("deferred", 0.05, True),
        ("third_entry_year", 0.05, True),
        ("apprenticeship_from", 0.03, a_day(chance, date(2024, 1, 1), date(2027, 1, 1))),
        ("apprenticeship_until", 0.03, a_day(chance, date(2027, 1, 1), date(2030, 1, 1))),
        ("sek2_completed_on", 0.02, a_day(chance, date(2024, 1, 1), date(2027, 1, 1))),
        ("suspension", 0.05, chance.choice(SUSPENSIONS)),
    )
    return {
        "id": str(number),
        "date_of_birth": a_day(chance, date(2004, 1, 1), date(2024, 1, 1)),
        "reference_date": a_day(chance, date(2025, 6, 1), date(2027, 6, 1)),
        "residence_status": chance.choice(STATUSES),
        **{name: value for name, share, value in optional if chance.random() < share},
    }


def seconds(command: tuple[str, ...], given: Path) -> float:
    started = time.perf_counter()
    subprocess.run([*command, str(given)], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def show(name: str, figures: list[float]) -> None:
    print(f"{name:12} {min(figures):6.2f} {statistics.median(figures):6.2f} {max(figures):6.2f} s")


def main() -> None:
    chance = random.Random(20_261_122)
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "cases.json"
        given.write_text(json.dumps([a_case(number, chance) for number in range(CASES)]), encoding="utf-8")
        runs = [(seconds(OURS, given), seconds(PEER, given)) for _run in range(RUNS)]
    ours, peer = zip(*runs, strict=True)
    show("schulpflicht", list(ours))
    show("load + dump", list(peer))


if __name__ == "__main__":
    main()

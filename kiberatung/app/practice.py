"""Filling a store with the practice town on a clock of its own."""

import csv
import random
from datetime import date

from kiberatung.app import composition, paths
from kiberatung.basics.clock import FixedClock
from kiberatung.domain.accounts import Account
from kiberatung.services.ports import Store
from kiberatung.services.practice.people import NameStock, read_stocks
from kiberatung.services.practice.town import PracticeCount, PracticeTown


def name_stocks() -> list[NameStock]:
    path = paths.resources() / "practice_town" / "people.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return read_stocks(csv.DictReader(file))


def fill_practice(store: Store, account: Account, today: date, families: int, seed: int) -> PracticeCount:
    """The same seed, day and store give the same records."""
    clock = FixedClock.on(today)
    identifiers = composition.identifiers(clock, f"town {seed}")
    desk = composition.desk(store, clock, account, identifiers)
    return PracticeTown(desk, clock, name_stocks(), random.Random(f"people {seed}")).fill(families)  # noqa: S311

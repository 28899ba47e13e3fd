"""The judged list of pairs of persons: `tests/domain/names/person_pairs.csv`.

Invented, in thirteen scripts; `kind` says what makes a pair: script, spelling, swapped, typo, missing (a part of the
name), joined, zone (capitals of a passport), day (of birth, misread), newyear (1 January), unknown (a day of birth);
and of those that are two persons: sibling, twin, common (a name many bear), newyear, birthday (the same by chance),
near (names close together). Every third pair was not looked at while rules and weights were chosen.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiberatung.domain.names.person import Person

_FILE = Path(__file__).parents[1] / "domain" / "names" / "person_pairs.csv"


@dataclass(frozen=True, slots=True)
class JudgedPair:
    same: bool
    kind: str
    script: str
    one: Person
    other: Person

    def __str__(self) -> str:
        return f"{self.kind}: {self.one} / {self.other}"


@dataclass(slots=True)
class Figures:
    hits: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, *, same: bool, said: bool) -> None:
        self.hits += same and said
        self.missed += same and not said
        self.wrong += said and not same

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong)


def judged_pairs() -> list[JudgedPair]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        JudgedPair(
            row["same"] == "yes",
            row["kind"],
            row["script"],
            _person(row["name_a"], row["born_a"]),
            _person(row["name_b"], row["born_b"]),
        )
        for row in rows
    ]


def _person(name: str, born: str) -> Person:
    family_name, _comma, given_names = name.partition(", ")
    return Person(family_name, given_names, date_of_birth=date.fromisoformat(born) if born else None)

"""Which families are meant by a list of case numbers, as a command or another program writes it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiberatung.domain.families import Family, FamilyId
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case

_HEAD = "Fall"
"""The column of a list that was saved as a table."""


@dataclass(frozen=True, slots=True)
class NamedFamilies:
    """In the order in which they were named, each once; `unknown` are numbers of no family in sight."""

    family_ids: tuple[FamilyId, ...]
    unknown: tuple[str, ...]


@use_case(allowed=OFFICE)
def families_of_numbers(desk: Desk, numbers: Sequence[str]) -> NamedFamilies:
    """A family out of sight is told like one that is not there."""
    wanted = tuple(dict.fromkeys(filter(None, map(str.strip, numbers))))
    with desk.reading() as records:
        found = {family.case_number: family.id for family in records.find(Family, case_number=wanted)}
    known = tuple(found[number] for number in wanted if number in found)
    return NamedFamilies(known, tuple(number for number in wanted if number not in found))


def numbers_in(text: str) -> list[str]:
    """One number a line, or the column „Fall“ of a list saved as a table."""
    rows = [row for row in csv.reader(text.splitlines(), delimiter=";") if row]
    place = _place_of_head(rows)
    return [row[place] for row in rows if len(row) > place and row[place].strip() not in {"", _HEAD}]


def _place_of_head(rows: Sequence[Sequence[str]]) -> int:
    heads: Iterator[int] = (row.index(_HEAD) for row in rows if _HEAD in row)
    return next(heads, 0)

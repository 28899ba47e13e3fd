"""An invented population, alike in every run: families of 25 languages with their scripts and siblings.

Common names are common (the first of each list is drawn most often), one child in eight has the guessed birthday
1 January, some have a second given name, and every third child's name stands in its own script as well.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from kiberatung.domain.children import Sex
from kiberatung.storage import search_entries
from kiberatung.storage.mapper import to_row
from kiberatung.storage.stores import FileStore
from kiberatung.storage.tables.register import table_of
from tests.support.builders import FamilyBuilder, a_family

TOWNS = ("Herford", "Bünde", "Löhne", "Vlotho", "Enger", "Spenge", "Kirchlengern", "Hiddenhausen", "Rödinghausen")
FAMILIES_AT_ONCE = 250
_NAMES = Path(__file__).with_name("names.txt")
_LATIN_SHARE, _NEW_YEAR_SHARE, _SECOND_NAME_SHARE = 0.67, 0.125, 0.3


@dataclass(frozen=True, slots=True)
class Name:
    latin: str
    script: str


@dataclass(frozen=True, slots=True)
class Stock:
    language: str
    families: tuple[Name, ...]
    girls: tuple[Name, ...]
    boys: tuple[Name, ...]


def stocks() -> list[Stock]:
    lines = [line for line in _NAMES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_stock(*line.split("|")) for line in lines]


def fill(store: FileStore, children: int, seed: int = 38) -> None:
    """Straight into the tables, without the change log: figures of searching need the people, not how they came."""
    left = children
    families = population(seed)
    while left > 0:
        some = list(islice(families, FAMILIES_AT_ONCE))
        left -= sum(len(family.children) for family in some)
        with store.transaction() as connection:
            _insert(connection, [record for family in some for record in family.records])
            search_entries.renew(connection, [family.family.id for family in some])


def population(seed: int = 38) -> Iterator[FamilyBuilder]:
    chance = random.Random(seed)
    known = stocks()
    number = 0
    while True:
        number += 1
        yield _family(chance.choice(known), number, chance)


def _insert(connection: Connection, records: list[Any]) -> None:
    by_kind: dict[type, list[dict[str, Any]]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(to_row(replace(record, version=1)))
    for kind, rows in by_kind.items():
        connection.execute(insert(table_of(kind)), rows)


def _stock(language: str, families: str, girls: str, boys: str) -> Stock:
    return Stock(language, *(tuple(map(_name, names.split())) for names in (families, girls, boys)))


def _name(text: str) -> Name:
    latin, _equals, script = text.partition("=")
    return Name(latin, script)


def _family(stock: Stock, number: int, chance: random.Random) -> FamilyBuilder:
    name = _drawn(stock.families, chance)
    reported = date(2025, 1, 1) + timedelta(days=chance.randrange(680))
    case_number = f"{reported.year}-{number:05}"
    family = a_family(name.latin, town=chance.choice(TOWNS), case_number=case_number, reported_on=reported)
    for _child in range(chance.choices((1, 2, 3, 4, 5), weights=(30, 34, 22, 10, 4))[0]):
        family = _with_child(family, stock, name, chance)
    return family.with_guardian(_drawn(stock.girls, chance).latin)


def _with_child(family: FamilyBuilder, stock: Stock, name: Name, chance: random.Random) -> FamilyBuilder:
    is_girl = chance.random() < 0.5
    taken = {child.given_names.split()[0] for child in family.children}
    free = [one for one in (stock.girls if is_girl else stock.boys) if one.latin not in taken]
    if not free:
        return family
    given = [_drawn(tuple(free), chance)]
    if chance.random() < _SECOND_NAME_SHARE:
        given.append(chance.choice(stock.boys))
    in_script = " ".join(one.script for one in (*given, name)) if chance.random() > _LATIN_SHARE else ""
    return family.with_child(
        " ".join(one.latin for one in given),
        name_in_script=in_script.strip(),
        date_of_birth=_birthday(chance),
        sex=Sex.FEMALE if is_girl else Sex.MALE,
        home_languages=(stock.language,),
    )


def _drawn(names: tuple[Name, ...], chance: random.Random) -> Name:
    """As in life: the second name of a list is half as common as the first, the third a third of it …"""
    return chance.choices(names, weights=[1 / (place + 3) for place in range(len(names))])[0]


def _birthday(chance: random.Random) -> date:
    day = date(2007, 1, 1) + timedelta(days=chance.randrange(4700))
    return date(day.year, 1, 1) if chance.random() < _NEW_YEAR_SHARE else day

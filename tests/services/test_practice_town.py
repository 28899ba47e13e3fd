"""The practice town: every state of the process, the same for the same seed, and only in an empty store."""

import csv
import random

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.domain.cases import Case, CaseStep
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.schools import LearningGroup
from kiberatung.services.desk import Desk
from kiberatung.services.practice.people import NameStock, draw_family, read_stocks
from kiberatung.services.practice.town import PracticeTown
from tests.support.desks import RESOURCES, TODAY, a_desk


def stocks() -> list[NameStock]:
    with (RESOURCES / "practice_town" / "people.csv").open(encoding="utf-8", newline="") as file:
        return read_stocks(csv.DictReader(file))


def a_town(families: int, seed: int = 3) -> Desk:
    clock = FixedClock.on(TODAY)
    desk = a_desk(clock=clock)
    PracticeTown(desk, clock, stocks(), random.Random(seed)).fill(families)
    return desk


def test_the_town_has_people_in_many_states_and_real_schools() -> None:
    desk = a_town(30)
    with desk.reading() as records:
        cases = records.find(Case)
        steps = records.find(CaseStep)
        groups = records.find(LearningGroup)
    assert len({case.state for case in cases}) >= 7
    assert len(steps) > len(cases)
    assert groups
    assert all(desk.catalogues.school(group.school_number) for group in groups)


def test_the_clock_stands_where_it_stood_and_nothing_lies_in_the_future() -> None:
    desk = a_town(12)
    assert desk.today == TODAY
    with desk.reading() as records:
        assert all(case.state_since <= TODAY for case in records.find(Case))
        assert all(family.reported_on is not None and family.reported_on <= TODAY for family in records.find(Family))


def test_the_same_seed_gives_the_same_town_and_another_seed_another_one() -> None:
    def people(desk: Desk) -> list[Child]:
        with desk.reading() as records:
            return records.find(Child)

    assert people(a_town(8)) == people(a_town(8))
    assert people(a_town(8)) != people(a_town(8, seed=4))


def test_a_store_with_families_is_left_alone() -> None:
    clock = FixedClock.on(TODAY)
    desk = a_desk(clock=clock)
    town = PracticeTown(desk, clock, stocks(), random.Random(1))
    town.fill(1)
    with pytest.raises(DomainError, match="stehen schon Familien"):
        town.fill(1)


def test_no_name_comes_twice_in_a_family() -> None:
    chance = random.Random(9)
    for _n in range(300):
        names = [child.name for child in draw_family(stocks(), chance).children]
        assert len(names) == len(set(names))
        assert names

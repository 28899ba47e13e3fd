"""Learning groups at the real schools of the Kreis, with invented figures."""

import random
from datetime import date, timedelta

from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId, School
from kiberatung.services.desk import Desk
from kiberatung.services.ports import UnitOfWork

GRADES = {"G": (1, 4), "PS": (1, 10), "H": (5, 10), "R": (5, 10), "SK": (5, 10), "GE": (5, 10), "GY": (5, 10)}
TAKING = {"G": 0.5, "PS": 1.0, "H": 0.9, "R": 0.6, "SK": 0.9, "GE": 0.9, "GY": 0.4, "BK": 0.8}
"""How often a school of this form has a group for newcomers."""


def put_learning_groups(desk: Desk, work: UnitOfWork, kreis: str, chance: random.Random) -> int:
    made = 0
    for school in sorted(work.find(School, kreis=kreis), key=lambda school: school.number):
        if chance.random() < TAKING.get(school.schulform, 0.0):
            for group in _groups_of(desk, school, chance):
                work.put(group)
                made += 1
    return made


def _groups_of(desk: Desk, school: School, chance: random.Random) -> list[LearningGroup]:
    if school.schulform == "BK":
        kinds = [(GermanSupport.INTERNATIONALE_FOERDERKLASSE, "IFK", 11, 12)]
        if chance.random() < 0.4:
            kinds.append((GermanSupport.FIT_FUER_MEHR, "FFM", 11, 12))
    elif school.schulform in ("G", "PS"):
        kinds = [(GermanSupport.DEUTSCHFOERDERGRUPPE, "DFG", *GRADES[school.schulform])]
    else:
        kinds = [(GermanSupport.DEUTSCHFOERDERKLASSE, "DFK", 5, 7), (GermanSupport.DEUTSCHFOERDERKLASSE, "DFK", 8, 10)]
    return [_group(desk, school, kind, chance) for kind in kinds]


def _group(
    desk: Desk, school: School, kind: tuple[GermanSupport, str, int, int], chance: random.Random
) -> LearningGroup:
    support, sign, grade_from, grade_until = kind
    capacity = chance.choice((12, 15, 15, 18))
    return LearningGroup(
        id=LearningGroupId(desk.identifiers.next()),
        school_number=school.number,
        name=f"{sign} {grade_from}–{grade_until}",
        german_support=support,
        literacy_course=chance.random() < 0.25,
        grade_from=grade_from,
        grade_until=grade_until,
        capacity=capacity,
        occupied=min(capacity, chance.randint(capacity // 2, capacity + 2)),
        as_of=_recent(desk.today, chance),
    )


def _recent(today: date, chance: random.Random) -> date:
    return today - timedelta(days=chance.choice((1, 2, 3, 4, 6, 8, 11, 20)))

"""The proposals over all real schools of one Kreis (Steinfurt, 05566), with invented groups."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from kiberatung.domain.matching.ranking import propose_places
from kiberatung.domain.matching.schulformen import grades_of
from kiberatung.domain.matching.values import ChildFacts, ExclusionRule, Need, Position, Proposal, SchoolFacts
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId

TODAY = date(2026, 11, 24)
KREIS = "05566"
EMSDETTEN = Position(52.173, 7.528)
FILE = Path(__file__).parents[3] / "resources" / "catalogues" / "schulen_nrw.csv"


def real_schools() -> list[SchoolFacts]:
    with FILE.open(encoding="utf-8", newline="") as text:
        return [_facts_of(row) for row in csv.DictReader(text) if row["kreis"] == KREIS]


def _facts_of(row: dict[str, str]) -> SchoolFacts:
    known = row["breite"] and row["laenge"]
    return SchoolFacts(
        number=row["schulnummer"],
        name=" ".join(filter(None, (row["bezeichnung_1"], row["bezeichnung_2"], row["bezeichnung_3"]))),
        schulform=row["schulform"],
        town=row["ort"],
        kreis=row["kreis"],
        position=Position(float(row["breite"]), float(row["laenge"])) if known else None,
    )


def invented_groups(schools: list[SchoolFacts]) -> list[LearningGroup]:
    """One a school over all its grades; every third is full, every fourth old."""
    return [
        LearningGroup(
            id=LearningGroupId(UUID(int=place + 1)),
            school_number=school.number,
            name="Lerngruppe",
            german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
            grade_from=(grades_of(school.schulform) or (1, 13))[0],
            grade_until=(grades_of(school.schulform) or (1, 13))[1],
            capacity=18,
            occupied=18 if place % 3 == 0 else 15,
            as_of=TODAY - timedelta(days=40 if place % 4 == 0 else 3),
        )
        for place, school in enumerate(schools)
    ]


def proposal_for(grade: int) -> Proposal:
    schools = real_schools()
    child = ChildFacts(kreis=KREIS, home=EMSDETTEN)
    need = Need(grade=grade, support=GermanSupport.DEUTSCHFOERDERKLASSE)
    return propose_places(child, need, schools, invented_groups(schools), TODAY)


@pytest.mark.parametrize(
    ("grade", "schulformen"),
    [
        (3, {"G", "FW"}),
        (6, {"H", "R", "SK", "GE", "GY", "FW"}),
        (11, {"GE", "GY", "BK", "FW"}),
    ],
)
def test_only_schulformen_with_the_grade_are_possible(grade: int, schulformen: set[str]) -> None:
    proposal = proposal_for(grade)
    assert {place.schulform for place in proposal.possible} <= schulformen
    assert len(proposal.possible) > 5


def test_no_school_of_the_kreis_is_lost() -> None:
    proposal = proposal_for(6)
    counted = Counter(place.school_number for place in proposal.possible)
    counted.update(found.school_number for found in proposal.excluded)
    assert counted == Counter(school.number for school in real_schools())


def test_the_allowed_lie_near_and_the_nearest_comes_first() -> None:
    distances = [place.distance_km for place in proposal_for(6).allowed]
    assert distances == sorted(distance for distance in distances if distance is not None)
    assert distances
    assert max(filter(None, distances)) <= 3.5


def test_foerderschulen_are_excluded_by_their_own_rule() -> None:
    special = {school.number for school in real_schools() if school.schulform == "S"}
    found = {one.school_number for one in proposal_for(6).excluded if one.rule is ExclusionRule.FOERDERSCHULE}
    assert special
    assert found >= special


def test_confession_primary_schools_are_told_from_their_names() -> None:
    remarked = [place for place in proposal_for(3).with_remark if "Bekenntnisschule" in str(place.remarks)]
    assert remarked
    assert all("ath." in place.name or "ath" in place.name or "Ev" in place.name for place in remarked)

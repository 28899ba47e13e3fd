"""What the school will have to report, by the rules of the state's school software (FORMATS 5)."""

import csv
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kiberatung.domain.children import Child, ChildId, Sex
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.school_statistics import GUARDIANS, StatisticsFacts, gaps_of, has_migration_flag
from tests.support.desks import RESOURCES

FAMILY = FamilyId(UUID(int=1))
COMPLETE = Child(
    id=ChildId(UUID(int=2)),
    family_id=FAMILY,
    given_names="Omar",
    sex=Sex.MALE,
    date_of_birth=date(2015, 3, 1),
    country_of_birth="475",
    nationalities=("475",),
    arrived_in_germany_on=date(2026, 8, 18),
    home_languages=("apc",),
)


def parent(kind: GuardianKind, country: str | None) -> Guardian:
    return Guardian(id=GuardianId(UUID(int=5)), family_id=FAMILY, kind=kind, country_of_birth=country)


PARENTS = (parent(GuardianKind.MOTHER, "475"), parent(GuardianKind.FATHER, "163"))


def found(child: Child = COMPLETE, **changed: Any) -> list[tuple[str, str]]:
    facts = StatisticsFacts(
        child=child,
        guardians=PARENTS,
        today=date(2026, 11, 23),
        is_valid_country=lambda key: key != "138",
        language_has_key=lambda code: code != "rom",
        lives_somewhere=True,
    )
    return [(gap.statistics_field, gap.field) for gap in gaps_of(replace(facts, **changed))]


def test_a_complete_child_lacks_nothing() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changed", "gap"),
    [
        ({"date_of_birth": None}, ("Gebdat", "date_of_birth")),
        ({"sex": None}, ("Geschlecht", "sex")),
        ({"nationalities": ()}, ("Staatsang", "nationalities")),
        ({"country_of_birth": None}, ("Geburtsland", "country_of_birth")),
        ({"arrived_in_germany_on": None}, ("JahrZuzug", "arrived_in_germany_on")),
        ({"home_languages": ()}, ("Verkehrssprache", "home_languages")),
        ({"arrived_in_germany_on": date(2027, 1, 1)}, ("JahrZuzug", "arrived_in_germany_on")),
        ({"arrived_in_germany_on": date(2014, 12, 31)}, ("JahrZuzug", "arrived_in_germany_on")),
        ({"nationalities": ("475", "138")}, ("Staatsang", "nationalities")),
        ({"country_of_birth": "138"}, ("Geburtsland", "country_of_birth")),
        ({"home_languages": ("rom",)}, ("Verkehrssprache", "home_languages")),
    ],
)
def test_each_rule_names_field_and_way(changed: dict[str, Any], gap: tuple[str, str]) -> None:
    assert found(replace(COMPLETE, **changed)) == [gap]


def test_the_year_counts_not_the_day() -> None:
    assert found(replace(COMPLETE, arrived_in_germany_on=date(2026, 12, 31))) == []
    assert found(replace(COMPLETE, arrived_in_germany_on=date(2015, 1, 2))) == []


def test_parents_and_home() -> None:
    mother = (parent(GuardianKind.MOTHER, None), PARENTS[1])
    assert found(guardians=mother) == [("GeburtslandMutter", GUARDIANS)]
    assert found(guardians=()) == [("GeburtslandMutter", GUARDIANS), ("GeburtslandVater", GUARDIANS)]
    assert found(guardians=(*PARENTS, parent(GuardianKind.OTHER, "138"))) == [("GeburtslandMutter", GUARDIANS)]
    assert found(lives_somewhere=False) == [("PLZ", "postcode")]


def test_whoever_was_born_here_has_no_year_of_arrival() -> None:
    here = replace(COMPLETE, country_of_birth="000", arrived_in_germany_on=None)
    assert found(here) == []


def test_the_flag_follows_the_three_facts() -> None:
    german = replace(
        COMPLETE, nationalities=("000",), country_of_birth="000", home_languages=("deu",), arrived_in_germany_on=None
    )
    assert has_migration_flag(german) is False
    assert found(german, guardians=()) == []
    assert has_migration_flag(replace(german, home_languages=("deu", "apc"))) is True
    assert has_migration_flag(replace(german, country_of_birth="475")) is True
    assert has_migration_flag(replace(german, nationalities=("000", "475"))) is False
    assert has_migration_flag(replace(german, home_languages=())) is None
    assert found(replace(german, arrived_in_germany_on=date(2020, 1, 1)), guardians=()) == [
        ("JahrZuzug", "arrived_in_germany_on")
    ]


def test_fields_are_those_of_the_statistics() -> None:
    """The country of birth of the pupil is reported as „zugezogen“, which the record derives."""
    with (RESOURCES / "catalogues" / "asd_sim_felder.csv").open(encoding="utf-8", newline="") as file:
        known = {row["feld"] for row in csv.DictReader(file)}
    empty = Child(id=COMPLETE.id, family_id=FAMILY)
    said = {field for field, _way in found(empty, guardians=(), lives_somewhere=False)}
    assert said - {"Geburtsland"} <= known
    assert "zugezogen" in known

"""Families from JSON: all or nothing for each, every wrong field named, nothing invented, duplicates only reported."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import Case, CaseState
from kiberatung.domain.children import Child, Sex
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy, SkillLevel
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.services.desk import Desk
from kiberatung.services.intake_import.importing import take_in_families
from tests.support.desks import RESOURCES, a_desk

STORY = json.loads((RESOURCES / "practice_town" / "story.json").read_text(encoding="utf-8"))


def a_given_family() -> dict[str, Any]:
    return copy.deepcopy(STORY[0])


def children_of(desk: Desk) -> list[Child]:
    with desk.reading() as records:
        return records.find(Child)


def test_a_whole_family_comes_into_the_store_as_it_was_given() -> None:
    desk = a_desk()
    [taken] = take_in_families(desk, [a_given_family()])
    assert taken.error == ""
    with desk.reading() as records:
        family = records.get(Family, taken.family_id)
        yasmin, omar, lina = records.find(Child, family_id=taken.family_id)
        [mother] = records.find(Guardian, family_id=taken.family_id)
        cases = records.find(Case, family_id=taken.family_id)
        skills = records.find(LanguageSkill, child_id=yasmin.id)
        spans = records.find(SchoolingSpan, child_id=yasmin.id)
        scripts = records.find(ScriptLiteracy, child_id=yasmin.id)
    assert (family.family_name, family.town, family.letter_language) == ("Al-Khatib", "Emsdetten", "ar")
    assert [child.given_names for child in (yasmin, omar, lina)] == ["Yasmin", "Omar", "Lina"]
    assert (yasmin.sex, yasmin.date_of_birth) == (Sex.FEMALE, date(2010, 10, 14))
    assert mother.given_names == "Rania"
    assert [case.state for case in cases] == [CaseState.REPORTED] * 3
    assert [(skill.language, skill.speaks) for skill in skills] == [("apc", SkillLevel.SURE), ("tur", SkillLevel.GOOD)]
    assert [(span.started_on, span.ended_on) for span in spans] == [
        (date(2016, 9, 1), date(2019, 6, 30)),
        (date(2021, 9, 1), date(2025, 6, 30)),
    ]
    assert {script.script for script in scripts} == {"Arab", "Latn"}


def test_what_all_children_share_stands_once_and_what_one_lacks_stays_unknown() -> None:
    desk, given = a_desk(), a_given_family()
    del given["children"][2]["resident_since"]
    take_in_families(desk, [given])
    with desk.reading() as records:
        [family] = records.find(Family)
    yasmin, _omar, lina = children_of(desk)
    assert family.nationalities == ("475",)
    assert family.resident_since is None
    assert lina.resident_since is None
    assert "resident_since" in yasmin.own_fields
    assert "nationalities" not in yasmin.own_fields
    assert "country_of_birth" in lina.own_fields


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda family: family["children"][0].update(date_of_birth="14.10.2010"), "children[0].date_of_birth"),
        (lambda family: family["children"][1].update(sex="männlich"), "children[1].sex"),
        (lambda family: family["children"][1].update(nationalities=["SYR"]), "children[1].nationalities[0]"),
        (lambda family: family["children"][0].update(shoe_size=38), "children[0].shoe_size"),
        (lambda family: family["children"][0]["languages"][0].update(iso639_3="xx"), "languages[0].iso639_3"),
        (lambda family: family["children"][0]["schooling"][0].update(until="2010"), "schooling[0].until"),
        (lambda family: family["children"][0]["schooling"][0].pop("from"), "schooling[0].from"),
        (lambda family: family["children"].append({"sex": "m"}), "children[3]"),
        (lambda family: family["family"]["address"].update(postcode=48282), "address.postcode"),
        (lambda family: family.update(children=[]), "Familie 1.children"),
        (lambda family: family.update(guardians={}), "Familie 1.guardians"),
        (lambda family: family["children"][0].update(wishes={"schulform": "Traumschule"}), "wishes.schulform"),
        (lambda family: family["family"].update(letter_language="tlh"), "family.letter_language"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_of_its_family_is_stored(
    spoil: Callable[[dict[str, Any]], object], named: str
) -> None:
    desk, wrong = a_desk(), a_given_family()
    spoil(wrong)
    refused, taken = take_in_families(desk, [wrong, a_given_family()])
    assert named in refused.error
    assert "nicht übernommen" in refused.error
    assert taken.error == ""
    assert len(children_of(desk)) == 3


def test_a_family_that_is_already_there_is_reported_and_still_taken_in() -> None:
    desk = a_desk()
    [first] = take_in_families(desk, [a_given_family()])
    [second] = take_in_families(desk, [a_given_family()])
    assert {hit.family_id for hit in second.duplicates} == {first.family_id}
    assert len(children_of(desk)) == 6


@pytest.mark.requirement("U38", figure="an imported family in another script is told with the reason, and taken in")
def test_a_family_in_another_script_is_reported_with_the_reason() -> None:
    desk = a_desk()
    first = {"children": [{"family_name": "Melnyk", "given_names": "Danylo", "date_of_birth": "2012-04-17"}]}
    again = {"children": [{"family_name": "Мельник", "given_names": "Данило", "date_of_birth": "2012-04-17"}]}
    [_known, taken] = take_in_families(desk, [first, again])
    [hit] = taken.duplicates
    assert hit.name == "Melnyk, Danylo"
    assert hit.why.endswith("Das Geburtsdatum stimmt überein.")
    assert len(children_of(desk)) == 2


@pytest.mark.parametrize("value", [{}, None, "Familie", 7])
def test_anything_but_a_list_is_refused(value: object) -> None:
    with pytest.raises(DomainError, match="keine Liste"):
        take_in_families(a_desk(), value)


def test_five_facts_are_enough() -> None:
    desk = a_desk()
    [taken] = take_in_families(desk, [{"children": [{"given_names": "Abeba"}]}])
    assert taken.error == ""
    assert [child.given_names for child in children_of(desk)] == ["Abeba"]


def test_whoever_looks_after_data_protection_takes_nobody_in() -> None:
    with pytest.raises(DomainError, match="Konto darf das nicht"):
        take_in_families(a_desk(role=Role.DATA_PROTECTION), [a_given_family()])

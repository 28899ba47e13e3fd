"""Towns and schools are found by name, official key and own words."""

import pytest

from kiberatung.domain.schools import School, SchoolId
from kiberatung.services.place_words import Offer, Towns, school_named, school_words, towns_of
from tests.support.builders import a_change
from tests.support.desks import a_desk, real_catalogues

JAS = Offer("Josef-Annegarn-Schule, Ostbevern", "146110 SK JAS Ostbevern, SK Josef-Annegarn Verbund")
SCHOOLS = (
    JAS,
    Offer("Käthe-Kollwitz-Schule, Emsdetten", "147230 G KKS"),
    Offer("Kardinal-Schule, Rheine", "147231 G KKS"),
)


@pytest.fixture(scope="module")
def towns() -> Towns:
    return towns_of(real_catalogues())


@pytest.mark.parametrize("text", ["Emsdetten", " emsdetten ", "48282", "05566008"])
def test_a_town_by_name_postcode_and_key(towns: Towns, text: str) -> None:
    assert towns.find(text) == "Emsdetten"


@pytest.mark.parametrize(
    ("text", "near"), [("Emsdeten", "Emsdetten"), ("Emsdettn", "Emsdetten"), ("emsd", "Emsdetten")]
)
def test_what_was_probably_meant(towns: Towns, text: str, near: str) -> None:
    assert towns.find(text) is None
    assert towns.near(text) == near


@pytest.mark.parametrize("text", ["Osnabrück", "Rh", "xyz", "99999"])
def test_a_town_of_elsewhere_is_not_guessed(towns: Towns, text: str) -> None:
    assert towns.find(text) is towns.near(text) is None


def test_a_district_leads_to_its_town(towns: Towns) -> None:
    offer = next(offer for offer in towns.offers if offer.word == "Rheine")
    assert "Mesum" in offer.found_by


@pytest.mark.parametrize("text", ["JAS", "146110", "verbund", "josef-annegarn-schule, ostbevern"])
def test_a_school_by_number_initials_and_own_word(text: str) -> None:
    assert school_named(SCHOOLS, text) == JAS.word


@pytest.mark.parametrize("text", ["KKS", "G", "Anne-Frank-Schule"])
def test_a_school_is_never_guessed(text: str) -> None:
    assert school_named(SCHOOLS, text) is None


def test_the_schools_of_the_office() -> None:
    desk = a_desk()
    school = School(
        id=SchoolId(desk.identifiers.next()), number="146110", schulform="SK", name="Josef-Annegarn-Schule",
        town="Ostbevern", remark="Verbund",
    )  # fmt: skip
    with desk.store.changing(a_change("Schule")) as work:
        work.put(school)
        work.commit()
    words = school_words(desk)
    assert school_named(words, "JAS") == school_named(words, "Verbund") == "Josef-Annegarn-Schule, Ostbevern"

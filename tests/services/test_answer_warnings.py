"""Soft warnings: what stands out, and that nothing else does."""

from datetime import date
from typing import Any

import pytest

from kiberatung.domain.children import DateCertainty
from kiberatung.services.answer_warnings import warning_of
from tests.support.builders import a_family
from tests.support.desks import TODAY


@pytest.mark.parametrize(
    ("known", "field", "warning"),
    [
        ({"date_of_birth": date(2019, 1, 1)}, "date_of_birth", "01.01. ist oft geschätzt."),
        ({"date_of_birth": date(2024, 5, 5)}, "date_of_birth", "Jünger als 5 Jahre."),
        ({"date_of_birth": date(2006, 5, 5)}, "date_of_birth", "Älter als 18 Jahre."),
        ({"date_of_birth": date(2027, 5, 5)}, "date_of_birth", "Liegt in der Zukunft."),
        ({"arrived_in_germany_on": date(2014, 1, 1)}, "arrived_in_germany_on", "Liegt vor der Geburt."),
        ({"arrived_in_germany_on": date(2027, 1, 1)}, "arrived_in_germany_on", "Liegt in der Zukunft."),
        (
            {"arrived_in_germany_on": date(2026, 9, 1), "resident_since": date(2026, 8, 1)},
            "resident_since",
            "Liegt vor der Einreise.",
        ),
        (
            {"apprenticeship_from": date(2026, 9, 1), "apprenticeship_until": date(2026, 8, 1)},
            "apprenticeship_until",
            "Liegt vor dem Beginn.",
        ),
        ({"years_of_schooling": 9}, "years_of_schooling", "Viel für dieses Alter."),
        ({"given_names": "Omar☃"}, "given_names", "Zeichen „☃“ prüfen."),
    ],
)
def test_a_second_look(known: dict[str, Any], field: str, warning: str) -> None:
    child = a_family().with_child(**known).children[0]
    assert warning_of(child, field, TODAY) == warning


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({}, "date_of_birth"),
        ({"date_of_birth": date(2015, 1, 1), "date_of_birth_certainty": DateCertainty.YEAR}, "date_of_birth"),
        ({"date_of_birth": None}, "date_of_birth"),
        ({"years_of_schooling": 5}, "years_of_schooling"),
        ({"years_of_schooling": 25, "date_of_birth": None}, "years_of_schooling"),
        ({"given_names": "Çağla-Şükran"}, "given_names"),
        ({"resident_since": date(2026, 8, 1)}, "resident_since"),
        ({"sex": None}, "sex"),
    ],
)
def test_nothing_stands_out(known: dict[str, Any], field: str) -> None:
    child = a_family().with_child(**known).children[0]
    assert warning_of(child, field, TODAY) == ""


@pytest.mark.parametrize(("postcode", "warns"), [("48282", False), ("4828", True), ("D-48282", True), ("", False)])
def test_postcodes(postcode: str, warns: bool) -> None:
    assert bool(warning_of(a_family(postcode=postcode).family, "postcode", TODAY)) == warns

"""Typed searches, and what they are understood as."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiberatung.basics.school_years import age_on
from kiberatung.domain.cases import CaseState
from kiberatung.services.age_bands import KNOWN_BANDS, band_of, only_band
from kiberatung.services.catalogue_words import words_of
from kiberatung.services.list_search import ListSearch, understand_search
from kiberatung.services.read_models import ListQuery
from tests.support.desks import real_catalogues

TODAY = date(2026, 11, 24)
TOWNS = ("Rheine", "Bad Bentheim", "Steinfurt")
DAYS = st.dates(date(2000, 1, 1), date(2032, 12, 31))


def understood(text: str, base: ListQuery = ListQuery(), today: date = TODAY) -> ListSearch:  # noqa: B008 - frozen
    return understand_search(text, base, words_of(real_catalogues()), TOWNS, today)


def chips(text: str) -> list[str]:
    return [f"{part.field} {part.value}" for part in understood(text).understood]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rheine wartet > 30 tage", ["Ort Rheine", "Wartet über 30 Tage"]),
        ("wartet über 30 Tagen", ["Wartet über 30 Tage"]),
        ("wartet", ["Wartet auf Platz"]),
        ("warten auf Platz", ["Wartet auf Platz"]),
        ("wartet >", ["Wartet auf Platz"]),
        ("erwartet 5", []),
        ("BAD BENTHEIM", ["Ort Bad Bentheim"]),
        ("Arabisch (levantinisch)", ["Sprache Arabisch (levantinisch)"]),
        ("arabisch", ["Sprache Arabisch"]),
        ("ab 16 jahren bis 17", ["Alter ab 16", "Alter bis 17"]),
        ("ohne termin", ["Termin keiner"]),
        ("termin", ["Stand Termin"]),
        ("rheine rheine", ["Ort Rheine"]),
        ("rheiner", []),
        ("", []),
    ],
)
def test_parts_are_understood(text: str, expected: list[str]) -> None:
    assert chips(text) == expected


def test_rest_is_sought_as_a_name() -> None:
    assert understood("melnyk rheine danylo").query.name == "melnyk danylo"


def test_letters_that_grow_when_folded_move_nothing() -> None:
    """The capital I with a dot becomes two signs in small letters."""
    assert understood("İİİİ Rheine").query == ListQuery(name="İİİİ", towns=("Rheine",))


def test_each_part_can_be_taken_out() -> None:
    search = understood("melnyk rheine wartet > 30 tage Rheine")
    assert [part.without for part in search.understood] == ["melnyk wartet > 30 tage", "melnyk rheine Rheine"]


def test_search_narrows_what_the_view_shows() -> None:
    search = understood("gemeldet wartet > 30", ListQuery(only_open=True))
    expected = ListQuery(
        only_open=True, only_waiting=True, reported_before=date(2026, 10, 25), states=(CaseState.REPORTED,)
    )
    assert search.query == expected


@example(born=date(2011, 3, 1), today=date(2028, 2, 29), years=17)
@example(born=date(2012, 2, 29), today=date(2028, 2, 28), years=16)
@given(born=DAYS, today=DAYS, years=st.integers(0, 25))
def test_ages_are_those_of_the_calendar(born: date, today: date, years: int) -> None:
    """Also for who is born on 29 February or has birthday today."""
    before = understood(f"ab {years}", today=today).query.born_before
    after = understood(f"bis {years}", today=today).query.born_after
    assert before is not None
    assert after is not None
    if born <= today:
        assert (born < before) == (age_on(born, today) >= years)
        assert (born > after) == (age_on(born, today) <= years)


@given(born=DAYS, today=DAYS)
def test_every_child_is_in_one_band(born: date, today: date) -> None:
    if born > today:
        return
    inside = []
    for band in KNOWN_BANDS:
        query = only_band(ListQuery(), band, today)
        old_enough = query.born_before is None or born < query.born_before
        if old_enough and (query.born_after is None or born > query.born_after):
            inside.append(band)
    assert inside == [band_of(born, today)]

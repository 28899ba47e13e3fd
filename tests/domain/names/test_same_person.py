"""Whether two entries may be one child: a list judged by hand in thirteen scripts, and each kind of evidence alone."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from anyascii import anyascii

from kiberatung.domain.children import Sex
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import (
    POSSIBLE_FROM,
    Sameness,
    discounted_for_common_name,
    weigh_sameness,
)
from tests.support.person_pairs import Figures, JudgedPair, judged_pairs

PAIRS = judged_pairs()
OMAR = Person("Al-Khatib", "Omar", date_of_birth=date(2015, 3, 12))


def _figures(pairs: list[JudgedPair]) -> Figures:
    figures = Figures()
    for pair in pairs:
        figures.add(same=pair.same, said=weigh_sameness(pair.one, pair.other, anyascii).possible)
    return figures


def test_the_list_is_large_in_many_scripts_and_no_pair_stands_twice() -> None:
    counted = Counter(pair.same for pair in PAIRS)
    assert counted[True] >= 200
    assert counted[False] >= 200
    assert len({pair.script for pair in PAIRS if pair.same}) >= 8
    assert len(set(PAIRS)) == len(PAIRS)


@pytest.mark.requirement(
    "U38", figure="205 pairs in 13 scripts beside 203 that are two persons: recall and precision >= 95 %"
)
def test_pairs_are_told_apart() -> None:
    figures = _figures(PAIRS)
    assert figures.recall >= 0.95
    assert figures.precision >= 0.95


def test_pairs_nobody_tuned_for() -> None:
    figures = _figures(PAIRS[2::3])
    assert figures.recall >= 0.95
    assert figures.precision >= 0.90


def test_the_order_of_the_two_does_not_matter() -> None:
    for pair in PAIRS:
        one, other = weigh_sameness(pair.one, pair.other, anyascii), weigh_sameness(pair.other, pair.one, anyascii)
        assert one.score == other.score, pair


@pytest.mark.parametrize(
    ("other", "possible", "reason"),
    [
        (
            replace(OMAR, family_name="Khateeb"),
            True,
            "Schreibweisen desselben Namens. Das Geburtsdatum stimmt überein.",
        ),
        (replace(OMAR, family_name="Omar", given_names="Al-Khatib"), True, "Die Reihenfolge ist vertauscht."),
        (replace(OMAR, given_names="Amr"), False, "„Omar“ und „Amr“ sind verschiedene Namen."),
        (replace(OMAR, date_of_birth=date(2015, 12, 3)), True, "Tag und Monat der Geburt sind vertauscht."),
        (replace(OMAR, date_of_birth=date(2015, 3, 13)), True, "Das Geburtsdatum weicht in einer Ziffer ab."),
        (replace(OMAR, date_of_birth=date(2015, 3, 21)), True, "Das Geburtsdatum weicht in einer Ziffer ab."),
        (replace(OMAR, date_of_birth=date(2015, 1, 1)), True, "der 1. Januar ist oft geschätzt."),
        (replace(OMAR, date_of_birth=date(2014, 1, 1)), False, "Das Geburtsdatum ist ein anderes."),
        (replace(OMAR, date_of_birth=date(2012, 6, 30)), False, "Das Geburtsdatum ist ein anderes."),
        (replace(OMAR, date_of_birth=None), True, "Ein Geburtsdatum fehlt."),
        (Person("", "", "عمر الخطيب", OMAR.date_of_birth), True, "Schreibweisen desselben Namens."),
        (Person("", ""), False, "Ein Name fehlt."),
    ],
)
def test_each_kind_of_evidence(other: Person, possible: bool, reason: str) -> None:
    same = weigh_sameness(OMAR, other)
    assert same.possible is possible, same
    assert same.possible is (same.score >= POSSIBLE_FROM)
    assert reason in same.reason


def test_the_first_of_january_lifts_no_slip_and_another_year_of_it_is_another_child() -> None:
    guessed = Person("Popescu", "Andreea", date_of_birth=date(2013, 1, 1))
    misspelled = replace(guessed, family_name="Popesuc", given_names="Andreia")
    born = date(2013, 9, 9)
    assert not weigh_sameness(guessed, misspelled).possible
    assert weigh_sameness(replace(guessed, date_of_birth=born), replace(misspelled, date_of_birth=born)).possible
    assert not weigh_sameness(guessed, replace(guessed, date_of_birth=date(2014, 1, 1))).possible


def test_another_sex_speaks_against_and_a_shared_sibling_for_it() -> None:
    girl, boy = replace(OMAR, sex=Sex.FEMALE, date_of_birth=None), replace(OMAR, sex=Sex.MALE)
    assert "Das Geschlecht ist ein anderes." in weigh_sameness(girl, boy).reason
    assert not weigh_sameness(girl, boy).possible
    here = replace(OMAR, siblings=("Lina", ""))
    there = replace(OMAR, siblings=("Yasmin", "لينا"), date_of_birth=date(2012, 6, 30))
    assert weigh_sameness(here, there).possible
    assert "Auch ein Geschwister heißt „Lina“." in weigh_sameness(here, there).reason
    assert not weigh_sameness(replace(here, siblings=("Amal",)), there).possible


@pytest.mark.parametrize(("namesakes", "possible"), [(0, True), (2, True), (3, True), (40, False)])
def test_a_weak_day_of_birth_says_little_where_many_bear_the_name(namesakes: int, possible: bool) -> None:
    guessed = weigh_sameness(OMAR, replace(OMAR, date_of_birth=date(2015, 1, 1)))
    told = discounted_for_common_name(guessed, namesakes)
    assert told.possible is possible
    assert ("Den Namen tragen im Bestand mehrere." in told.reason) is not possible


def test_the_same_day_says_enough_for_any_name() -> None:
    same = weigh_sameness(OMAR, OMAR)
    assert same == Sameness(1.0, True, same.reason, names_alike=True)
    assert discounted_for_common_name(same, 1000) is same

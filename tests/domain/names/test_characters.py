"""DIN 91379: which characters a name may have, and what is said about the others."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.names.characters import check_name, normalise_name
from kiberatung.domain.names.graphemes import count_letters, cut_to_letters, letters_of
from kiberatung.domain.names.listed_letters import ALLOWED

CATALOGUES = Path(__file__).parents[3] / "resources" / "catalogues"
GROUPS = {
    "A": {"bll", "bnlreq"},
    "B": {"bll", "bnlreq", "bnl"},
    "C": {"bll", "bnlreq", "bnl", "bnlopt", "bnlnot"},
    "D": {"bll", "bnlreq", "bnl", "bnlopt", "gl", "enl"},
    "E": {"bll", "bnlreq", "bnl", "bnlopt", "bnlnot", "gl", "cl", "enl"},
}


def _listed() -> list[tuple[str, str]]:
    with (CATALOGUES / "din91379_zeichen.csv").open(encoding="utf-8", newline="") as file:
        return [
            ("".join(chr(int(code, 16)) for code in row["codepoints"].split()), row["gruppe"])
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize("datatype", sorted(GROUPS))
def test_each_type_allows_exactly_the_groups_of_the_standard(datatype):
    expected = {letter for letter, group in _listed() if group in GROUPS[datatype]}

    assert ALLOWED[datatype] == expected


def test_the_649_letters_are_names_without_a_finding_and_one_letter_each():
    letters = [letter for letter, group in _listed() if group == "bll"]

    assert len(letters) == 649
    assert [letter for letter in letters if check_name(letter) or count_letters(letter) != 1] == []
    assert [letter for letter in letters if normalise_name(letter) != letter] == []


def test_a_digit_is_only_a_warning_in_a_name_and_allowed_in_a_text():
    (finding,) = check_name("Ali 3")

    assert (finding.character, finding.position, finding.refused) == ("3", 5, False)
    assert finding.message == "Stelle 5: die Ziffer „3“ (U+0033) gehört nicht zu den Zeichen der DIN 91379, Typ A."
    assert check_name("Ali 3", "C") == []


@pytest.mark.parametrize(
    ("text", "datatype", "position", "what", "refused"),
    [
        ("Ja\u0301n\x07", "A", 4, "das Steuerzeichen U+0007", True),
        ("J̌an\u200e", "A", 4, "das unsichtbare Zeichen U+200E", True),
        ("\u0378", "C", 1, "das nicht vergebene Zeichen U+0378", True),
        ("K͟han Ж", "A", 5, "der kyrillische Buchstabe „Ж“ (U+0416)", False),
        ("Aم", "C", 2, "der arabische Buchstabe „م“ (U+0645)", True),
        ("陈", "C", 1, "das chinesische Schriftzeichen „陈“", True),
        ("\u0e01", "C", 1, "der Buchstabe „\u0e01“", True),
        ("X\u0301", "C", 1, "der Buchstabe „X\u0301“ (U+0058 U+0301)", True),
        ("\u0301a", "C", 1, "das Zusatzzeichen ohne Buchstaben", True),
        ("a☺", "C", 2, "das Zeichen „☺“", True),
        ("aⱥ̈", "C", 2, "der Buchstabe „ⱥ“ (U+2C65)", True),
        ("a\u2028b", "C", 2, "das Steuerzeichen U+2028", True),
    ],
)
def test_the_offending_character_is_named_with_its_place_in_visible_letters(text, datatype, position, what, refused):
    (finding,) = check_name(text, datatype)

    assert finding.position == position
    assert what in finding.message
    assert finding.refused is refused


def test_ukrainian_letters_are_missing_even_in_type_e():
    assert [finding.character for finding in check_name("Їжак", "E")] == ["Ї"]
    assert check_name("Иванов", "E") == []


def test_normalising_keeps_every_mark_and_collapses_blanks():
    assert normalise_name("  Jose\u0301 \t  Łu\u0328cja\u00a0Ș ") == "José Łųcja Ș"


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise_name(text)

    assert normalise_name(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(), st.integers(min_value=0, max_value=12))
def test_cutting_keeps_whole_letters(text, limit):
    cut = cut_to_letters(text, limit)

    assert text.startswith(cut)
    assert count_letters(cut) == min(limit, count_letters(text))
    assert "".join(letters_of(text)) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Müller", 6),
        ("Mu\u0308ller", 6),
        ("K͟hJ̌C̨̆", 3),
        ("K͟", 1),
        ("مُحَمَّد", 4),
        ("நி", 1),
        ("한", 1),
        ("\u1112\u1161\u11ab", 1),
        ("\u1161", 1),
        ("a\u1161", 2),
        ("👩\u200d👧", 1),
        ("می\u200cخواهم", 7),
        ("\n\u0301", 2),
    ],
)
def test_letters_are_counted_as_seen(text, count):
    assert count_letters(text) == count

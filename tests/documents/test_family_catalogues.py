"""Every catalogue for families: whole, with its fields, in its own letters, and every sign in a font of the program."""

import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiberatung.documents.family_languages import CATALOGUE, CatalogueLanguage
from kiberatung.documents.spoken_languages import SpokenLanguages
from kiberatung.domain.letter_languages import LETTER_LANGUAGES, own_name_of, tag_for
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Direction
from kiberatung.services.letters.wording import fields_in
from tests.checks.sources import ROOT
from tests.services.letters.family_lines import FAMILY_LINES

TRANSLATIONS = ROOT / "translations"
PRESENT = sorted(path.parent.parent.name for path in TRANSLATIONS.glob(f"*/{CATALOGUE.as_posix()}"))
ALL_TAGS = """
de de-simple en uk ru ar tr kmr ckb fa prs ps ro bg pl sq sr bs mk fr es it pt el ti so ur bn hi vi zh
"""
RIGHT_TO_LEFT = {"ar", "ckb", "fa", "prs", "ps", "ur"}
SCRIPTS = {
    **dict.fromkeys(RIGHT_TO_LEFT, "ARABIC"),
    **dict.fromkeys(("bg", "mk", "ru", "sr", "uk"), "CYRILLIC"),
    "el": "GREEK",
    "ti": "ETHIOPIC",
    "bn": "BENGALI",
    "hi": "DEVANAGARI",
    "zh": "CJK",
}
"""Of the languages that are not written in Latin letters."""
FOREIGN_LETTERS = {
    "ar": "یکگچپژەۆێھہںے",
    "fa": "يكىەۆێہںټډړ",
    "prs": "يكىەۆێہںټډړ",
    "ps": "كىہٹڈ",
    "ckb": "يكةہں",
    "ur": "يكىةۆێ",
    "ru": "іїєґћђљњџѓќѕј",
    "uk": "ыэъёћђљњџѓќѕј",
    "bg": "ыэёіїєґћђљњџѓќѕј",
    "mk": "йщъыьэюяћђіїєґё",
    "sr": "йщъыьэюяѓќѕіїєґё",
}
"""Letters of the neighbours: they look alike, and one of them in a text makes its words be found by nobody."""
STRAIGHT_APOSTROPHE = {"so"}
"""Somali writes its glottal stop with it."""
DIRECTION_SIGNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
JOINERS = "\u200c\u200d"
WEEK = [date(2026, 12, 14 + number) for number in range(7)]


@cache
def lines_of(tag: str, folder: Path = TRANSLATIONS) -> dict[str, str]:
    entries = CatalogueLanguage(tag, folder / tag / CATALOGUE).entries()
    return {entry.german: entry.text for entry in entries if entry.text}


@cache
def signs_with_a_glyph() -> frozenset[int]:
    found: set[int] = set()
    for path in (ROOT / "resources" / "fonts").glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)


def script_of(letter: str) -> str:
    return unicodedata.name(letter, "NONE").split(" ")[0]


def scripts_in(text: str) -> set[str]:
    return {script_of(sign) for sign in text if sign.isalpha()} - {"MODIFIER", "FEMININE", "MASCULINE"}


def faults(tag: str, lines: dict[str, str]) -> list[str]:
    """What is wrong with a catalogue, each with the German line."""
    found = [f"no text: {german}" for german in FAMILY_LINES if german not in lines]
    for german, text in lines.items():
        if Counter(fields_in(text)) != Counter(fields_in(german)) or text.count("{") != german.count("{"):
            found.append(f"fields: {german}")
        if DIRECTION_SIGNS.search(text):
            found.append(f"direction sign: {german}")
        found += [f"{what}: {german}" for what in _of_letters(tag, re.sub(r"\{[a-z_]+\}", "", text))]
    return found


def _of_letters(tag: str, text: str) -> list[str]:
    found = []
    script = SCRIPTS.get(tag, "LATIN")
    if strange := scripts_in(text) - {script, "LATIN"}:
        found.append(f"letters of {strange}")
    if strange_letters := set(FOREIGN_LETTERS.get(tag, "")) & set(text.lower()):
        found.append(f"letters of a neighbour: {strange_letters}")
    if script not in {"LATIN", "CJK"}:
        words = re.findall(r"[^\W\d_]+", text)
        found += [f"two scripts in one word {word!r}" for word in words if len(scripts_in(word)) > 1]
    missing = {sign for sign in text if ord(sign) not in signs_with_a_glyph() and sign not in JOINERS}
    if missing:
        found.append(f"no glyph for {missing}")
    if any(sign.isdigit() and sign not in "0123456789" for sign in text):
        found.append("digits that are not European")
    if '"' in text or (tag not in STRAIGHT_APOSTROPHE and "'" in text):
        found.append("straight quotation marks")
    return found


@pytest.mark.parametrize("tag", PRESENT)
def test_catalogue_is_whole_and_in_its_own_letters(tag: str) -> None:
    lines = lines_of(tag)
    assert faults(tag, lines) == []
    script = SCRIPTS.get(tag, "LATIN")
    written = Counter(script_of(sign) for text in lines.values() for sign in text if sign.isalpha())
    assert written.most_common(1)[0][0] == script


@pytest.mark.parametrize("tag", PRESENT)
def test_days_are_those_of_everywhere(tag: str) -> None:
    """The Gregorian day in European figures, the weekday in the letters of the language, seven different ones."""
    language = CatalogueLanguage(tag, None)
    days = [language.day_with_weekday(day) for day in WEEK]
    assert len(set(days)) == len(WEEK)
    assert all(f"{number}.12.2026" in text for number, text in zip(range(14, 21), days, strict=True))
    for text in days:
        assert {sign for sign in text if sign.isdigit()} <= set("0123456789")
        assert scripts_in(text) == {SCRIPTS.get(tag, "LATIN")}
        assert all(ord(sign) in signs_with_a_glyph() for sign in text if sign not in JOINERS)
    expected = Direction.RIGHT_TO_LEFT if tag in RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT
    assert language.direction is expected


def test_all_languages_of_the_issue_are_known_by_name() -> None:
    """Also those whose catalogue is not there yet: a family may wish for them."""
    tags = ALL_TAGS.split()
    assert set(tags) == set(LETTER_LANGUAGES)
    assert set(PRESENT) <= set(LETTER_LANGUAGES)
    assert len({one.name for one in LETTER_LANGUAGES.values()}) == len(LETTER_LANGUAGES)
    for one in LETTER_LANGUAGES.values():
        assert all(ord(sign) in signs_with_a_glyph() for sign in one.own_name), one.tag
        assert scripts_in(one.own_name) == {SCRIPTS.get(one.tag, "LATIN")}


@pytest.mark.parametrize("tag", [tag for tag in LETTER_LANGUAGES if tag != "de-simple"])
def test_every_language_has_weekdays_direction_and_a_name_for_itself(tag: str) -> None:
    test_days_are_those_of_everywhere(tag)
    names = SpokenLanguages(TRANSLATIONS)
    assert names.own_name(LETTER_LANGUAGES[tag].codes[0]), tag


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("pes", "fa"),
        ("fas", "fa"),
        ("prs", "prs"),
        ("kmr", "kmr"),
        ("kur", "kmr"),
        ("ckb", "ckb"),
        ("sqi", "sq"),
        ("apc", "ar"),
        ("yue", "zh"),
        ("ELL", "el"),
        ("de_simple", "de-simple"),
        ("ava", ""),
        ("", ""),
    ],
)
def test_spoken_languages_lead_to_a_catalogue(code: str, tag: str) -> None:
    assert tag_for(code) == tag


def test_unknown_tag_is_named_by_itself() -> None:
    assert (own_name_of("ti"), own_name_of("xx")) == ("ትግርኛ", "xx")


@pytest.mark.parametrize(
    ("tag", "text", "fault"),
    [
        ("ru", "Кiнд", "neighbour|two scripts"),
        ("ar", "\u200fطفل", "direction sign"),
        ("ar", "٣ أطفال", "European"),
        ("ar", "کتاب", "neighbour"),
        ("uk", "Дитина {child}", "fields"),
        ("zh", "孩子 ไ", "letters of"),
        ("el", 'το "παιδί"', "quotation"),
        ("en", "child \U0001f9d2", "no glyph"),
    ],
)
def test_check_sees(tag: str, text: str, fault: str) -> None:
    assert any(re.search(fault, one) for one in faults(tag, {"Kind": text}) if "Kind" in one)


def test_german_needs_no_catalogue() -> None:
    assert GERMAN not in PRESENT

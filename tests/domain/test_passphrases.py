"""How strong a passphrase is in plain words, and how long to wait after wrong ones."""

import unicodedata

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.passphrases import (
    Strength,
    check_passphrase,
    seconds_to_wait,
    strength_of,
    strength_words,
)


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.TOO_SHORT),
        ("elf zeichen", Strength.TOO_SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("ababab ababab ababab", Strength.WEAK),
        ("passwort2026", Strength.WEAK),
        ("ampel ampel ampel", Strength.GOOD),
        ("ampel birke wolke tisch", Strength.GOOD),
        ("bock grotte besteller fass bleistift liga", Strength.VERY_GOOD),
        ("xK9!mQ2#vL7$pR4&zT1=", Strength.VERY_GOOD),
        ("عبد الرحمن محمد الأحمد شجرة", Strength.GOOD),
    ],
)
def test_strength_is_told_by_length_and_variety(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength
    assert strength_words(strength)


@pytest.mark.requirement("R30")
def test_twelve_characters_are_counted_as_they_are_seen() -> None:
    check_passphrase("ü" * 12)
    with pytest.raises(DomainError, match="kürzer als zwölf"):
        check_passphrase(unicodedata.normalize("NFD", "ü" * 11))


@pytest.mark.requirement("R26")
def test_waiting_grows_to_half_a_minute_and_no_further() -> None:
    assert [seconds_to_wait(wrong) for wrong in (0, 1, 4, 5, 6, 9, 10, 1000)] == [0, 0, 0, 1, 2, 16, 30, 30]

"""Six words that can be said on the phone and not be guessed."""

import math
import random
import re
from pathlib import Path

import pytest

from kiberatung.domain.errors import EnvironmentFault
from kiberatung.exchange.passphrases import WORDS_IN_A_PASSPHRASE, WordPassphrases, load_words

LIST = Path(__file__).resolve().parents[2] / "resources" / "handover" / "wordlist_de.txt"


def test_the_list_is_long_enough_for_66_bits() -> None:
    words = load_words(LIST)
    assert len(set(words)) == len(words) == len(LIST.read_text("utf-8").split())
    assert WORDS_IN_A_PASSPHRASE * math.log2(len(words)) >= 66


def test_every_word_is_short_lower_case_and_without_umlaut() -> None:
    assert [word for word in load_words(LIST) if not re.fullmatch("[a-z]{3,10}", word)] == []


def test_no_two_words_differ_in_one_letter_alone() -> None:
    """Drop one letter from each word in every place: equal remainders are words too near to each other."""
    seen: dict[tuple[int, str], str] = {}
    for word in load_words(LIST):
        for place in range(len(word)):
            remainder = (place, word[:place] + word[place + 1 :])
            assert remainder not in seen, (word, seen[remainder])
            seen[remainder] = word


def test_six_words_from_the_list_and_others_each_time() -> None:
    words = load_words(LIST)
    source = WordPassphrases(words, random.SystemRandom())
    first, second = source.next().split(" "), source.next().split(" ")
    assert len(first) == 6
    assert set(first) <= set(words)
    assert first != second


def test_a_missing_or_short_list_is_an_incomplete_program(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="unvollständig"):
        load_words(tmp_path / "fehlt.txt")
    (tmp_path / "kurz.txt").write_text("ampel birke", "utf-8")
    with pytest.raises(EnvironmentFault, match="unvollständig"):
        load_words(tmp_path / "kurz.txt")

"""What parents are told: for every kind of answer, at most twenty words a sentence, in every letter language."""

import random
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiberatung.domain.schulpflicht.answer import Answer, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.beside.answers import side_questions
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.domain.schulpflicht.parent_words import sentences_for_parents
from kiberatung.domain.schulpflicht.what_changes import what_would_change
from tests.domain.schulpflicht.test_against_tables import a_case, facts_of
from tests.support.marked_sentences import family_texts_of

ROOT = Path(__file__).parents[3]
LETTER_LANGUAGES = sorted(path.parent.parent.name for path in ROOT.glob("translations/*/LC_MESSAGES/family.po"))
TEXTS = family_texts_of(ROOT / "kiberatung" / "domain" / "schulpflicht" / "parent_words.py")
LONGEST = 20
_CITATION = re.compile(r" \([^()]*(?:SchulG|BGB|IfSG|BASS|SF|Schulmail)[^()]*\)")
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÄÖÜ„])")


def words_of_longest(text: str) -> int:
    """Citations in brackets are read as one sign; days and numbers are one word."""
    plain = _CITATION.sub("", text).replace("\u00a0", "")
    return max(len(sentence.split()) for sentence in _END.split(plain))


@pytest.fixture(scope="module")
def facts() -> list[SchulpflichtFacts]:
    chance = random.Random(20)
    return [facts_of(a_case(chance)) for _case in range(3_000)]


@pytest.fixture(scope="module")
def answers(facts: list[SchulpflichtFacts], law: LawProfile) -> list[SchulpflichtAnswer]:
    return [determine_schulpflicht(one, law) for one in facts]


def test_every_kind_of_answer_is_told_and_every_text_is_used(answers: list[SchulpflichtAnswer]) -> None:
    assert {answer.answer for answer in answers} == set(Answer)
    told = {sentence.german for answer in answers for sentence in sentences_for_parents(answer)}
    assert told == set(TEXTS)


def test_every_day_in_a_text_is_given(answers: list[SchulpflichtAnswer]) -> None:
    for answer in answers:
        for sentence in sentences_for_parents(answer):
            assert set(re.findall(r"{(\w+)}", sentence.german)) == {name for name, _day in sentence.days}


def test_parents_hear_no_paragraph_and_no_foreign_word() -> None:
    for text in TEXTS:
        assert words_of_longest(text) <= LONGEST
        assert "§" not in text


def test_every_sentence_that_can_be_produced_has_at_most_twenty_words(
    facts: list[SchulpflichtFacts], answers: list[SchulpflichtAnswer], law: LawProfile
) -> None:
    told: set[str] = set()
    for one, answer in zip(facts, answers, strict=True):
        told |= {*answer.reasons, *answer.hints, *answer.ask}
        told |= {change.sentence for change in what_would_change(one, law, one.reference_date)}
        told |= {text for side in side_questions(one, law, one.reference_date) for text in side.sentences}
    too_long = sorted(text for text in told if words_of_longest(text) > LONGEST)
    assert too_long == []


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_every_text_for_parents_stands_in_the_catalogue_of_the_language(language: str) -> None:
    with (ROOT / "translations" / language / "LC_MESSAGES" / "family.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for text in TEXTS:
        message = catalogue.get(text)
        assert message is not None, text
        assert message.string, text
        assert set(re.findall(r"{\w+}", str(message.string))) == set(re.findall(r"{\w+}", text))

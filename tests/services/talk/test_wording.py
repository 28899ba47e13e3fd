"""Spoken questions are short, complete and isolate names, in German and in every language of the families."""

import re
from collections import Counter

import pytest

from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.catalogue_words import words_of
from kiberatung.services.intake import Place
from kiberatung.services.letters.filling import FIRST_STRONG_ISOLATE, POP_ISOLATE
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Direction
from kiberatung.services.questions import QUESTIONS, Scope
from kiberatung.services.talk.order import Step, steps_of
from kiberatung.services.talk.speaking import Speaker
from kiberatung.services.talk.wording import NAMELESS_CHILD, SPOKEN, WORDS_AT_MOST, all_spoken
from kiberatung.services.talk.words import all_words
from tests.services.talk.talks import LANGUAGES
from tests.support.builders import a_family
from tests.support.desks import TODAY, real_catalogues

FIELD = re.compile(r"\{([a-z_]+)\}")
TAGS = [tag for tag in LANGUAGES.tags() if tag != GERMAN]
IN_EVERY_LANGUAGE = pytest.mark.parametrize("tag", TAGS)
IN_ALL = pytest.mark.parametrize("tag", [GERMAN, *TAGS])
QUESTION_MARKS = {"el": ";", "zh": "？"}
IN_SHORT_SENTENCES = "de-simple"
"""Leichte Sprache says one thing in a sentence, and so needs two for some questions."""
NAME = "Maximiliane Alexandra"
"""Two words, as many children have."""


def speaker(tag: str) -> Speaker:
    return Speaker(real_catalogues(), AnswerTexts(words_of(real_catalogues())), LANGUAGES.get(tag))


def words_in(text: str) -> int:
    return len([word for word in re.split(r"[\s]+", text) if re.search(r"\w", word)])


def test_three_languages_are_there() -> None:
    assert {"ar", "uk", "tr"} <= set(TAGS)


def test_each_question_is_worded_for_whom_it_is_asked() -> None:
    assert set(SPOKEN) == {question.field for question in QUESTIONS}
    for question in QUESTIONS:
        spoken = SPOKEN[question.field]
        assert bool(spoken.of_family) == (question.scope is not Scope.CHILD), question.field
        assert ("{child}" in spoken.of_child) == (question.scope is not Scope.FAMILY), question.field
        assert "{" not in spoken.of_family, question.field


@IN_ALL
@pytest.mark.requirement("U57", figure="58 spoken questions, at most 15 words, in 4 languages")
def test_a_spoken_question_is_one_short_sentence(tag: str) -> None:
    language = LANGUAGES.get(tag)
    texts = all_spoken()
    assert len(texts) == 58
    for german in texts:
        found = language.find(german)
        assert found is not None, german
        said = found.text.replace("{child}", NAME)
        assert words_in(said) <= WORDS_AT_MOST, said
        assert said[-1] in QUESTION_MARKS.get(tag, "?؟"), said
        assert tag == IN_SHORT_SENTENCES or not re.search(r"(?<!\d)[.;!?؟؛]\s", said), said


@IN_EVERY_LANGUAGE
@pytest.mark.requirement("U57", figure="every spoken question and word in German and 3 languages of families")
def test_everything_said_is_there_in_both_languages(tag: str) -> None:
    language = LANGUAGES.get(tag)
    for german in (*all_spoken(), *all_words(), NAMELESS_CHILD):
        found = language.find(german)
        assert found is not None, german
        assert found.text.strip(), german
        assert Counter(FIELD.findall(found.text)) == Counter(FIELD.findall(german)), german


@IN_EVERY_LANGUAGE
@pytest.mark.requirement("U58", figure="every sentence with a name, in 3 languages")
def test_names_keep_their_own_direction_in_every_sentence(tag: str) -> None:
    """A Latin name in an Arabic sentence, and an Arabic name in a German one."""
    for given_names in ("Yasmin", "ياسمين"):
        family = a_family("Al-Khatib").with_child(given_names)
        asked = [
            Step(question, Place(family.family.id, question.field), family.children[0], 0)
            for question in QUESTIONS
            if question.scope is not Scope.FAMILY
        ]
        for step in asked:
            said = speaker(tag).question(step, family.family)
            isolated = f"{FIRST_STRONG_ISOLATE}{given_names}{POP_ISOLATE}"
            is_mixed = given_names == "ياسمين"
            assert (isolated if is_mixed else given_names) in said.german
            needs = is_mixed or speaker(tag).direction is Direction.RIGHT_TO_LEFT
            assert (isolated if needs else given_names) in said.translated


def test_isolates_are_closed() -> None:
    family = a_family("Al-Khatib").with_child("Yasmin")
    for step in steps_of((family.family, family.children), TODAY):
        said = speaker("ar").question(step, family.family).translated
        assert said.count(FIRST_STRONG_ISOLATE) == said.count(POP_ISOLATE)

"""What a family is told about the Schulpflicht: the letter's own sentences, for every answer, short, translated."""

import random
import re
from dataclasses import replace
from uuid import UUID

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.cases import SchulpflichtDecision, SchulpflichtDecisionId
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.office import Office
from kiberatung.domain.schulpflicht.answer import Answer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.facts import LetterFacts, gather_facts
from kiberatung.services.letters.family_sentences import KIND, SAID, FamilySentences, family_sentences, lines_to_say
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.values import Bilingual, Direction
from tests.domain.schulpflicht.test_against_tables import a_case, facts_of
from tests.services.letters.paper_desk import (
    FAMILY,
    LAW,
    LINA,
    OMAR,
    TEXTS,
    TODAY,
    YASMIN,
    ListStore,
    a_desk,
    a_store,
    an_office_account,
)
from tests.support.sentence_lengths import LONGEST, words_of_longest

PARTS = [part for part in TEXTS.wordings[KIND].paragraphs if part.title in SAID]
LINES = [variant.text for part in PARTS for variant in part.variants]


def told(store: ListStore, child: object = OMAR) -> FamilySentences:
    return family_sentences(a_desk(store), TEXTS, ChildId(child))  # type: ignore[arg-type]  # a plain UUID


def of_letter(store: ListStore, child: object, language: str) -> list[Bilingual]:
    request = LetterRequest(kind=KIND, family_id=FAMILY, child_id=child, language=language)  # type: ignore[arg-type]
    return [one.text for one in prepare_letter(a_desk(store), TEXTS, request).sheet.paragraphs if one.title in SAID]


def the_facts(store: ListStore) -> LetterFacts:
    request = LetterRequest(kind=KIND, family_id=FAMILY, child_id=OMAR)  # type: ignore[arg-type]
    desk = a_desk(store)
    with desk.reading() as records:
        return gather_facts(desk, records, request)


def test_the_wording_has_the_paragraphs_that_are_said() -> None:
    assert tuple(part.title for part in PARTS) == SAID


@pytest.mark.parametrize("language", TEXTS.languages.tags())
@pytest.mark.parametrize("child", [OMAR, YASMIN, LINA])
def test_screen_and_letter_say_the_same(language: str, child: object) -> None:
    store = a_store()
    store.change(Family, FAMILY, letter_language=language)
    said = told(store, child)
    assert list(said.texts) == of_letter(store, child, language)
    assert said.language == language
    assert all(text.translated for text in said.texts) is (language != "de")


def test_arabic_runs_to_the_left_and_an_unknown_language_falls_back_to_german() -> None:
    store = a_store()
    assert told(store).direction is Direction.RIGHT_TO_LEFT
    store.change(Family, FAMILY, letter_language="xx")
    assert (told(store).language, told(store).direction) == ("de", Direction.LEFT_TO_RIGHT)


def test_a_decision_of_the_counsellor_is_what_the_family_hears() -> None:
    store = a_store()
    store.put(
        SchulpflichtDecision(
            id=SchulpflichtDecisionId(UUID(int=99)),
            child_id=ChildId(OMAR),
            decided_on=TODAY,
            computed_answer="yes",
            answer="suspended",
            reason="Kurs nachgewiesen",
        )
    )
    assert told(store).texts[0].german.startswith("Die Schulpflicht ruht zurzeit")


def test_without_an_office_it_says_what_is_missing() -> None:
    store = a_store()
    store.remove_all(Office)
    with pytest.raises(DomainError, match="Absender fehlt"):
        told(store)


def test_a_reader_may_see_it() -> None:
    store = a_store()
    desk = a_desk(store, an_office_account(Role.READER))
    assert family_sentences(desk, TEXTS, ChildId(OMAR)).texts


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Whatever can be said: for thousands of children as computed, and as a counsellor may have decided."""
    facts, chance = the_facts(a_store()), random.Random(20)
    heard = set(lines_to_say(TEXTS, replace(facts, answer=None)))
    for one in (facts_of(a_case(chance)) for _case in range(500)):
        computed = determine_schulpflicht(one, LAW)
        for kind in (computed.answer, *Answer):
            answer = computed._replace(answer=kind)
            case = replace(facts, answer=answer, today=one.reference_date, answer_is_decided=answer != computed)
            heard.update(lines_to_say(TEXTS, case))
    return heard


def test_every_line_is_said_to_somebody(said: set[str]) -> None:
    assert said == set(LINES)


def test_every_kind_of_answer_has_its_own_first_sentence() -> None:
    facts, chance = the_facts(a_store()), random.Random(20)
    first: dict[Answer, set[str]] = {}
    for one in (facts_of(a_case(chance)) for _case in range(500)):
        answer = determine_schulpflicht(one, LAW)
        line = lines_to_say(TEXTS, replace(facts, answer=answer, today=one.reference_date))[0]
        first.setdefault(answer.answer, set()).add(line)
    assert set(first) == set(Answer)
    lines = [line for found in first.values() for line in found]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("line", LINES)
def test_parents_hear_short_sentences_without_paragraphs(line: str) -> None:
    assert words_of_longest(line) <= LONGEST
    assert "§" not in line


@pytest.mark.parametrize("language", [tag for tag in TEXTS.languages.tags() if tag != "de"])
def test_every_line_stands_in_the_catalogue_of_every_language(language: str) -> None:
    catalogue = TEXTS.languages.get(language)
    for line in LINES:
        found = catalogue.find(line)
        assert found is not None, line
        assert set(re.findall(r"{\w+}", found.text)) == set(re.findall(r"{\w+}", line))

"""Every sentence the determination can produce is short enough to be heard once."""

import random

from kiberatung.domain.schulpflicht.beside.answers import side_questions
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.domain.schulpflicht.what_changes import what_would_change
from tests.domain.schulpflicht.test_against_tables import a_case, facts_of
from tests.support.sentence_lengths import LONGEST, words_of_longest

CASES = 3_000


def test_every_sentence_that_can_be_produced_has_at_most_twenty_words(law: LawProfile) -> None:
    chance = random.Random(20)
    told: set[str] = set()
    for one in (facts_of(a_case(chance)) for _case in range(CASES)):
        answer = determine_schulpflicht(one, law)
        told |= {*answer.reasons, *answer.hints, *answer.ask}
        told |= {change.sentence for change in what_would_change(one, law, one.reference_date)}
        told |= {text for side in side_questions(one, law, one.reference_date) for text in side.sentences}
    too_long = sorted(text for text in told if words_of_longest(text) > LONGEST)
    assert too_long == []

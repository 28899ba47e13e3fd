"""When the duty begins and ends for a child of this birthday, whatever day it is asked for."""

from functools import lru_cache
from typing import NamedTuple

from kiberatung.domain.schulpflicht.age import Beginning, beginning_of_duty
from kiberatung.domain.schulpflicht.duration import Duration, duration_of_duty
from kiberatung.domain.schulpflicht.facts import SpanFacts
from kiberatung.domain.schulpflicht.parameters import LawParameters


class Span(NamedTuple):
    """`facts` are those it was computed from."""

    facts: SpanFacts
    beginning: Beginning
    duration: Duration


@lru_cache(maxsize=16_384)
def span_of(facts: SpanFacts, law: LawParameters) -> Span:
    """Kept per law: there are fewer birthdays than children."""
    beginning = beginning_of_duty(facts, law)
    return Span(facts, beginning, duration_of_duty(facts, beginning.first_year, law))

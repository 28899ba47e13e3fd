"""A child of the options, with what a test changes."""

from dataclasses import replace
from datetime import date
from typing import Any

from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import Literacy
from kiberatung.domain.matching.values import ChildFacts
from kiberatung.domain.school_options.values import CareerFacts
from kiberatung.domain.schulpflicht.answer import Answer, Models, Part, SchulpflichtAnswer

TODAY = date(2026, 11, 23)


def an_answer(full_time_until: date = date(2031, 7, 31), answer: Answer = Answer.YES) -> SchulpflichtAnswer:
    return SchulpflichtAnswer(
        answer=answer,
        since=date(2026, 10, 1),
        full_time_until=full_time_until,
        until=date(2034, 7, 31),
        school_year_number=6,
        part=Part.FULL_TIME,
        models=Models(Part.FULL_TIME, Part.FULL_TIME, Part.FULL_TIME),
        grade=6,
        authority=None,
        norms=(),
        reasons=(),
        missing=(),
        ask=(),
        hints=(),
    )


def a_child(**changed: Any) -> ChildFacts:
    child = ChildFacts(
        age=11,
        school_year_number=6,
        part=Part.FULL_TIME,
        completed_years=5,
        german_level=GermanLevel.NONE,
        latin_literacy=Literacy.FLUENT,
    )
    return replace(child, **changed)


def career(child: ChildFacts | None = None, **changed: Any) -> CareerFacts:
    facts = CareerFacts(child=child or a_child(), today=TODAY, begins_on=TODAY, answer=an_answer())
    return replace(facts, **changed)

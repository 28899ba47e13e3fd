"""What the rules compute from the facts, before any of it is put into words."""

from datetime import date
from typing import NamedTuple

from kiberatung.basics.school_years import age_on, year_of_life_completed_on
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Models, Part
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, span_facts
from kiberatung.domain.schulpflicht.parameters import LawParameters
from kiberatung.domain.schulpflicht.parts import (
    common_part,
    fitting_grade,
    responsible_authority,
    school_year_number,
    vote_models,
)
from kiberatung.domain.schulpflicht.span import Span, span_of
from kiberatung.domain.schulpflicht.trigger import trigger_day, trigger_rule

_PLACEABLE = (Answer.YES, Answer.CHECK, Answer.SUSPENDED)


class Finding(NamedTuple):
    """`since` is the later of age and trigger, None without a trigger; `part`, `grade`, `authority` only where a
    school place is due or in question.
    """

    facts: SchulpflichtFacts
    law: LawParameters
    age: int
    span: Span
    trigger_rule: str
    trigger: date | None
    since: date | None
    answer: Answer
    school_year_number: int
    models: Models
    part: Part | None
    grade: int | None
    authority: Authority | None


def find(facts: SchulpflichtFacts, law: LawParameters) -> Finding:
    span = span_of(span_facts(facts), law)
    rule = trigger_rule(facts)
    trigger = trigger_day(facts, rule)
    since = None if trigger is None else max(span.beginning.age_from, trigger)
    answer = _decide(facts, law, span, trigger)
    number = school_year_number(facts, span.beginning.first_year, law)
    age = age_on(facts.date_of_birth, facts.reference_date)
    models = vote_models(number, facts.years_of_schooling, age, law)
    part = common_part(models) if answer in _PLACEABLE else None
    return Finding(
        facts=facts,
        law=law,
        age=age,
        span=span,
        trigger_rule=rule,
        trigger=trigger,
        since=since,
        answer=answer,
        school_year_number=number,
        models=models,
        part=part,
        grade=None if part is None else fitting_grade(number, part, law),
        authority=None if part is None else responsible_authority(part),
    )


def _decide(facts: SchulpflichtFacts, law: LawParameters, span: Span, trigger: date | None) -> Answer:
    """The first rule that applies gives the answer; the order is part of the rules."""
    day = facts.reference_date
    if day > span.duration.until:
        return Answer.NO_LONGER
    if day < span.beginning.age_from:
        return Answer.NOT_YET
    if trigger is None:
        return without_trigger(facts)
    if day < trigger:
        return Answer.NOT_YET
    if came_of_age_before(trigger, facts, law) and not span.duration.apprenticeship_in_time:
        return Answer.CHECK
    return Answer.YES if facts.suspension is None else Answer.SUSPENDED


def without_trigger(facts: SchulpflichtFacts) -> Answer:
    """In a reception facility of the Land the duty has not begun (R-05, R-09) or is disputed (R-06); else ask."""
    if not facts.in_state_reception:
        return Answer.MISSING_FACT
    rule = trigger_rule(facts)
    if rule in {"R-05", "R-09"}:
        return Answer.NO
    return Answer.CHECK if rule == "R-06" else Answer.MISSING_FACT


def came_of_age_before(day: date, facts: SchulpflichtFacts, law: LawParameters) -> bool:
    """R-17 leaves open what holds for someone who arrives with the 18th year of life already complete."""
    return day > year_of_life_completed_on(facts.date_of_birth, law.sek2_end_age)

"""Which single fact, learned or changed, would give another answer: found by trying each one, never written by hand."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.fact_trials import Trial, trials_for
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, require_usable
from kiberatung.domain.schulpflicht.finding import Finding, find
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.parameters import LawProfile
from kiberatung.domain.schulpflicht.trial_words import sentence_of


class WouldChange(NamedTuple):
    """`field` by its name in `SchulpflichtFacts`; `learned` when the fact is unknown today.

    `answer`, `part` and `until` are what the determination says then; `reference_date` stands for time going by.
    """

    field: str
    sentence: str
    answer: Answer
    part: Part | None
    until: date
    learned: bool


class _Outcome(NamedTuple):
    answer: Answer
    part: Part | None
    until: date


def what_would_change(facts: SchulpflichtFacts, law: LawProfile, on: date) -> tuple[WouldChange, ...]:
    """What is still unknown first; raises `DomainError` for facts that cannot be computed.

    Of several values of one field that lead to the same outcome only the first is told.
    """
    as_known = facts._replace(reference_date=on)
    require_usable(as_known)
    finding = find(as_known, law_for(as_known, law))
    found = _changes(finding, law)
    return tuple(sorted(found, key=lambda one: (one.field == "reference_date", not one.learned)))


def _changes(finding: Finding, law: LawProfile) -> Iterator[WouldChange]:
    today = _outcome(finding)
    told: set[tuple[str, _Outcome]] = set()
    for trial in trials_for(finding):
        outcome = _tried(trial, law)
        if outcome == today or (trial.field, outcome) in told:
            continue
        told.add((trial.field, outcome))
        yield WouldChange(
            trial.field,
            sentence_of(trial, finding, outcome.answer, outcome.part, outcome.until),
            *outcome,
            learned=trial.learned,
        )


def _tried(trial: Trial, law: LawProfile) -> _Outcome:
    return _outcome(find(trial.facts, law_for(trial.facts, law)))


def _outcome(finding: Finding) -> _Outcome:
    return _Outcome(finding.answer, finding.part, finding.span.duration.until)

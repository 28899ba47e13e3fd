"""The determination itself: facts and law in, an answer with its reasons out."""

from kiberatung.domain.schulpflicht.answer import Answer, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, require_usable
from kiberatung.domain.schulpflicht.finding import Finding, find
from kiberatung.domain.schulpflicht.hints import hints_for
from kiberatung.domain.schulpflicht.open_points import changes_of_answer, missing_fields, whom_to_ask
from kiberatung.domain.schulpflicht.parameters import LawProfile, Norm
from kiberatung.domain.schulpflicht.reasons import reasons_for
from kiberatung.domain.schulpflicht.wording import Reason


def determine_schulpflicht(facts: SchulpflichtFacts, law: LawProfile) -> SchulpflichtAnswer:
    """With the version of the law valid on the reference date; raises DomainError for facts that cannot be computed."""
    require_usable(facts)
    finding = find(facts, law.at(facts.reference_date))
    reasons = reasons_for(finding)
    return SchulpflichtAnswer(
        answer=finding.answer,
        since=None if finding.answer is Answer.NO_LONGER else finding.since,
        full_time_until=finding.duration.full_time_until,
        until=finding.duration.until,
        school_year_number=finding.school_year_number,
        part=finding.part,
        models=finding.models,
        grade=finding.grade,
        authority=finding.authority,
        norms=_norms_cited(finding, reasons),
        reasons=tuple(reason.text for reason in reasons),
        missing=tuple(missing_fields(finding)),
        ask=tuple(whom_to_ask(finding)),
        hints=tuple(hints_for(finding)),
        would_change=tuple(changes_of_answer(finding)),
    )


def _norms_cited(finding: Finding, reasons: list[Reason]) -> tuple[Norm, ...]:
    """Each norm once, in the order of the reasons; two rules may stand in the same paragraph."""
    norms = finding.law.norms
    return tuple(dict.fromkeys(norms[rule] for reason in reasons for rule in reason.rules))

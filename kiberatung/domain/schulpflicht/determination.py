"""The determination itself: facts and law in, an answer with its reasons out."""

from functools import lru_cache

from kiberatung.domain.schulpflicht.answer import Answer, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, require_usable
from kiberatung.domain.schulpflicht.finding import find
from kiberatung.domain.schulpflicht.hints import hints_for
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.open_points import missing_fields, whom_to_ask
from kiberatung.domain.schulpflicht.parameters import LawParameters, LawProfile, Norm
from kiberatung.domain.schulpflicht.reasons import reasons_for


def determine_schulpflicht(facts: SchulpflichtFacts, law: LawProfile) -> SchulpflichtAnswer:
    """With the law as it holds for this child (`law_mix`); raises DomainError for facts that cannot be computed."""
    require_usable(facts)
    finding = find(facts, law_for(facts, law))
    texts, rules = zip(*reasons_for(finding), strict=True)
    return SchulpflichtAnswer(
        answer=finding.answer,
        since=None if finding.answer is Answer.NO_LONGER else finding.since,
        full_time_until=finding.span.duration.full_time_until,
        until=finding.span.duration.until,
        school_year_number=finding.school_year_number,
        part=finding.part,
        models=finding.models,
        grade=finding.grade,
        authority=finding.authority,
        norms=_norms_cited(rules, finding.law),
        reasons=texts,
        missing=tuple(missing_fields(finding)),
        ask=tuple(whom_to_ask(finding)),
        hints=tuple(hints_for(finding)),
    )


@lru_cache(maxsize=4096)
def _norms_cited(rules_cited: tuple[tuple[str, ...], ...], law: LawParameters) -> tuple[Norm, ...]:
    """Each norm once, in the order of the reasons; two rules may stand in the same paragraph."""
    return tuple(dict.fromkeys(law.norms[rule] for rules in rules_cited for rule in rules))

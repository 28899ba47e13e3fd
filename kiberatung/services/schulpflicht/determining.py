"""The Schulpflicht of a stored child: its facts, the answer, and the counsellor's own decision beside it."""

from datetime import date

from kiberatung.basics.texts import N_, _
from kiberatung.domain.cases import SchulpflichtDecision, SchulpflichtDecisionId
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schooling import SchoolingSpan, completed_years
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SchulpflichtFacts, birth_date_missing
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.values import text_of_facts

SHORTEST_REASON = 10
"""Characters of a sentence that says something."""


def years_of_schooling(child: Child, spans: list[SchoolingSpan], as_of: date) -> int | None:
    """As told, else as the recorded spans count; None when neither is known."""
    if child.years_of_schooling is not None:
        return child.years_of_schooling
    return completed_years(spans, as_of) if spans else None


def facts_of(child: Child, spans: list[SchoolingSpan], reference_date: date) -> SchulpflichtFacts:
    """Raises `DomainError` without a date of birth."""
    if child.date_of_birth is None:
        raise birth_date_missing()
    return SchulpflichtFacts(
        date_of_birth=child.date_of_birth,
        reference_date=reference_date,
        residence_status=child.residence_status or ResidenceStatus.UNDETERMINED,
        resident_since=child.resident_since,
        assigned_on=child.assigned_on,
        in_state_reception=child.in_state_reception,
        asylum_application=child.asylum_application,
        years_of_schooling=years_of_schooling(child, spans, reference_date),
        early_admission_on=child.early_admission_on,
        deferred=child.deferred,
        third_entry_year=child.third_entry_year,
        apprenticeship_from=child.apprenticeship_from,
        apprenticeship_until=child.apprenticeship_until,
        sek2_completed_on=child.sek2_completed_on,
        suspension=child.suspension,
    )


def answer_for(desk: Desk, records: Records, child: Child, on: date | None = None) -> SchulpflichtAnswer:
    spans = records.find(SchoolingSpan, child_id=child.id)
    return determine_schulpflicht(facts_of(child, spans, on or desk.today), desk.law)


@use_case(allowed=COUNSELLING)
def decide_schulpflicht(desk: Desk, child_id: ChildId, answer: str, part: str, reason: str) -> SchulpflichtDecision:
    """The counsellor's answer; the computed one is kept beside it and stays visible (DOMAIN 5.1, 7)."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise DomainError(
            _("Die Begründung fehlt. Die berechnete Antwort gilt weiter."),
            _("Schreiben Sie in einem Satz, worauf Ihre Entscheidung beruht."),
        )
    with desk.reading() as records:
        child = records.get(Child, child_id)
        facts = facts_of(child, records.find(SchoolingSpan, child_id=child_id), desk.today)
        computed = determine_schulpflicht(facts, desk.law)
    with desk.changing(N_("Schulpflicht abweichend entschieden"), child.family_id) as work:
        decision = work.put(
            SchulpflichtDecision(
                id=SchulpflichtDecisionId(desk.identifiers.next()),
                child_id=child_id,
                decided_on=desk.today,
                account_id=desk.account.id,
                computed_answer=computed.answer,
                computed_part=computed.part or "",
                answer=answer,
                part=part,
                reason=reason.strip(),
                facts=text_of_facts(facts),
            )
        )
        work.commit()
    return decision

"""What becomes of a decision that deviates: it stands, is asked again when other facts are known, is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.cases import SchulpflichtDecision, SchulpflichtDecisionId
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.determining import facts_of
from kiberatung.services.schulpflicht.facts import field_name, words_of_value
from kiberatung.services.schulpflicht.values import FACT_FIELDS, facts_of_text, text_of_facts


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """In words; empty for what was or is not known."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class StandingDecision:
    """The newest decision with who made it; `changed` facts, or another computed answer, ask for it again."""

    decision: SchulpflichtDecision
    decided_by: str
    changed: tuple[ChangedFact, ...] = ()
    other_answer: bool = False

    @property
    def is_asked_again(self) -> bool:
        return bool(self.changed) or self.other_answer


def standing_decision(
    records: Records, child_id: ChildId, facts: SchulpflichtFacts | None, answer: SchulpflichtAnswer | None
) -> StandingDecision | None:
    decisions = records.find(SchulpflichtDecision, child_id=child_id)
    if not decisions:
        return None
    newest = decisions[-1]
    who = records.find(Account, id=newest.account_id) if newest.account_id else []
    name = who[0].name if who else ""
    if facts is None or answer is None:
        return StandingDecision(newest, name)
    changed = tuple(_changed(newest, facts))
    same = (newest.computed_answer, newest.computed_part) == (answer.answer, answer.part or "")
    return StandingDecision(newest, name, changed, other_answer=not same)


@use_case(allowed=COUNSELLING)
def uphold_decision(desk: Desk, child_id: ChildId) -> SchulpflichtDecision:
    """It is decided again, today and with the facts of today, for the same reason."""
    with desk.reading() as records:
        child = records.get(Child, child_id)
        newest = _newest(records, child_id)
        facts = facts_of(child, records.find(SchoolingSpan, child_id=child_id), desk.today)
        computed = determine_schulpflicht(facts, desk.law)
    with desk.changing(N_("Abweichende Entscheidung zur Schulpflicht bekräftigt"), child.family_id) as work:
        decision = work.put(
            replace(
                newest,
                id=SchulpflichtDecisionId(desk.identifiers.next()),
                version=0,
                decided_on=desk.today,
                account_id=desk.account.id,
                computed_answer=computed.answer,
                computed_part=computed.part or "",
                facts=text_of_facts(facts),
            )
        )
        work.commit()
    return decision


@use_case(allowed=COUNSELLING)
def withdraw_decision(desk: Desk, child_id: ChildId) -> None:
    """From now on the computed answer holds again; none of the earlier decisions comes to life by that."""
    with desk.reading() as records:
        family_id = records.get(Child, child_id).family_id
        _newest(records, child_id)
    with desk.changing(N_("Abweichende Entscheidung zur Schulpflicht aufgehoben"), family_id) as work:
        for decision in work.find(SchulpflichtDecision, child_id=child_id):
            work.remove(decision)
        work.commit()


def _newest(records: Records, child_id: ChildId) -> SchulpflichtDecision:
    decisions = records.find(SchulpflichtDecision, child_id=child_id)
    if not decisions:
        raise DomainError(
            _("Für dieses Kind steht keine abweichende Entscheidung mehr. Es wurde nichts geändert."),
            _("Lesen Sie die Seite mit F5 neu."),
        )
    return decisions[-1]


def _changed(decision: SchulpflichtDecision, facts: SchulpflichtFacts) -> Iterator[ChangedFact]:
    then = facts_of_text(decision.facts)
    for field in FACT_FIELDS if then else ():
        now = getattr(facts, field)
        if then[field] != now:
            yield ChangedFact(field_name(field), words_of_value(then[field]), words_of_value(now))

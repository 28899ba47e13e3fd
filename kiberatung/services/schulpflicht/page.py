"""What the page of a child's Schulpflicht shows: the answer with all that founds it, and what the family was told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiberatung.basics.texts import _
from kiberatung.domain.catalogues.places import OfficeAddress
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consistency.doubt import GERMANY
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.information_given import GivenInformation
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.office import Office
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan
from kiberatung.domain.schulpflicht.answer import Authority, Part, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.beside.answers import side_questions
from kiberatung.domain.schulpflicht.beside.question import FactsBeside, SideQuestion
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.finding import Finding, find
from kiberatung.domain.schulpflicht.hints import doubts_about, remarks_beside
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.part_reasons import part_reasons
from kiberatung.domain.schulpflicht.reasons import reasons_for
from kiberatung.domain.schulpflicht.what_changes import what_would_change
from kiberatung.domain.schulpflicht.wording import Reason
from kiberatung.services.desk import Desk
from kiberatung.services.information.giving import explained_in, informations_of
from kiberatung.services.permissions import reads_file
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.contradictions import contradictions_about
from kiberatung.services.schulpflicht.decisions import StandingDecision, standing_decision
from kiberatung.services.schulpflicht.determining import facts_of
from kiberatung.services.schulpflicht.facts import UsedFact, used_facts
from kiberatung.services.schulpflicht.life_line import LifeLine, life_line

BIRTH_DATE = "date_of_birth"
_FIELD_NAME = re.compile(r" \([a-z_0-9]+\)")
"""As the command line names a field; on the page its question says it."""


@dataclass(frozen=True, slots=True)
class CitedReason:
    """A sentence of the reasoning, and the norms it rests on."""

    text: str
    norms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountingVote:
    """What one way of counting says; `part` is None while it cannot count."""

    name: str
    sentence: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class AskedOffice:
    """An authority to ask; `follow_up` is the open request to it."""

    name: str
    concern: str
    follow_up: FollowUp | None

    @property
    def request(self) -> str:
        return request_to(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchulpflichtPage:
    """`answer` is None while the facts do not allow one: `problem` and `next_step` say why."""

    child: Child
    case_number: str
    answer: SchulpflichtAnswer | None = None
    problem: str = ""
    next_step: str = ""
    line: LifeLine | None = None
    reasons: tuple[CitedReason, ...] = ()
    votes: tuple[CountingVote, ...] = ()
    """The three ways of counting, where a part is due or in question."""
    facts: tuple[UsedFact, ...]
    beside: tuple[SideQuestion, ...] = ()
    would_change: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    """What does not fit together in the file; it may speak of the stay and stands on no paper."""
    doubts: tuple[str, ...] = ()
    """What the determination itself finds estimated, at odds, or without a law."""
    remarks: tuple[str, ...] = ()
    offices: tuple[AskedOffice, ...] = ()
    decision: StandingDecision | None = None
    """The newest of a counsellor."""
    informations: tuple[GivenInformation, ...]
    explained: GivenInformation | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields without which there is no answer."""
        if self.answer is not None:
            return self.answer.missing
        return (BIRTH_DATE,) if self.child.date_of_birth is None else ()

    @property
    def ask(self) -> tuple[str, ...]:
        """Whom to ask, as sentences."""
        if self.answer is None and self.missing:
            return (_("Fragen Sie die Familie nach dem Ausweis oder der Geburtsurkunde."),)
        return self.answer.ask if self.answer else ()

    @property
    def votes_differ(self) -> bool:
        return len({vote.part for vote in self.votes if vote.part is not None}) > 1


def request_to(office: str) -> str:
    """The text of a follow-up; no person's name stands in it."""
    return _("Anfrage an {office}").format(office=office)


@reads_file()
def read_schulpflicht(desk: Desk, child_id: ChildId) -> SchulpflichtPage:
    with desk.reading() as records:
        return page_of(desk, records, records.get(Child, child_id))


def page_of(desk: Desk, records: Records, child: Child) -> SchulpflichtPage:
    spans = records.find(SchoolingSpan, child_id=child.id)
    informations = informations_of(records, child.family_id, child.id)
    page = SchulpflichtPage(
        child=child,
        case_number=records.get(Family, child.family_id).case_number,
        facts=used_facts(desk, child, spans),
        contradictions=contradictions_about(desk, records, child),
        informations=informations,
        explained=explained_in(records, child.family_id, informations),
    )
    try:
        facts = facts_of(child, spans, desk.today)
        answer = determine_schulpflicht(facts, desk.law)
    except DomainError as missing:
        decision = standing_decision(records, child.id, None, None)
        problem = _FIELD_NAME.sub("", missing.message)
        return replace(page, problem=problem, next_step=missing.next_step, decision=decision)
    page = replace(
        page,
        answer=answer,
        beside=side_questions(facts, desk.law, desk.today, _beside(child, spans)),
        decision=standing_decision(records, child.id, facts, answer),
    )
    return _answered(desk, records, page, facts)


def _beside(child: Child, spans: list[SchoolingSpan]) -> FactsBeside:
    german = [
        span.started_on for span in spans if span.country == GERMANY and span.kind is not SchoolingKind.KINDERGARTEN
    ]
    return FactsBeside(child.measles_proof, child.health_check_on, min(german, default=None))


def _answered(desk: Desk, records: Records, page: SchulpflichtPage, facts: SchulpflichtFacts) -> SchulpflichtPage:
    finding = find(facts, law_for(facts, desk.law))
    votes = part_reasons(finding, finding.part)[:3] if finding.part is not None else ()
    arguments = [reason for reason in reasons_for(finding) if reason not in votes]
    return replace(
        page,
        line=life_line(finding),
        reasons=tuple(_cited(reason, finding) for reason in arguments),
        votes=tuple(_votes(finding, votes)),
        would_change=tuple(one.sentence for one in what_would_change(facts, desk.law, desk.today)),
        doubts=tuple(doubts_about(finding)),
        remarks=remarks_beside(finding),
        offices=tuple(_offices_to_ask(desk, records, page)),
    )


def _cited(reason: Reason, finding: Finding) -> CitedReason:
    """The norms stand beside the sentence and not in it as well."""
    norms = tuple(dict.fromkeys(finding.law.cite(rule) for rule in reason.rules))
    text = reason.text
    for norm in norms:
        text = text.replace(f" ({norm})", "")
    return CitedReason(text, norms)


def _votes(finding: Finding, sentences: tuple[Reason, ...]) -> Iterator[CountingVote]:
    names = (_("Nach Pflichtjahren"), _("Nach besuchten Jahren"), _("Nach Alter"))
    for name, sentence, part in zip(names, sentences, finding.models, strict=False):
        yield CountingVote(name, _cited(sentence, finding).text, part)


def _offices_to_ask(desk: Desk, records: Records, page: SchulpflichtPage) -> Iterator[AskedOffice]:
    """Whoever is responsible, when the answer says that somebody else must decide."""
    answer = page.answer
    if answer is None or answer.authority is None or not answer.ask:
        return
    waiting = {one.text: one for one in records.find(FollowUp, child_id=page.child.id, done_on=None)}
    kreis = next((office.kreis for office in records.find(Office)), "")
    if answer.authority in (Authority.SCHULAMT, Authority.BOTH):
        name = _name(desk.catalogues.schulamt_of_kreis(kreis), _("Schulamt"))
        yield AskedOffice(name, _("für die Sekundarstufe I"), waiting.get(request_to(name)))
    if answer.authority in (Authority.BEZIRKSREGIERUNG, Authority.BOTH):
        name = _name(desk.catalogues.bezirksregierung_of_kreis(kreis), _("Bezirksregierung"))
        yield AskedOffice(name, _("für die Sekundarstufe II und das Berufskolleg"), waiting.get(request_to(name)))


def _name(office: OfficeAddress | None, otherwise: str) -> str:
    return office.name if office else otherwise

"""What the page of a child's Schulpflicht shows: the answer with all that founds it, and what the family was told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiberatung.basics.texts import _
from kiberatung.domain.appointments import Consultation
from kiberatung.domain.cases import SchulpflichtDecision
from kiberatung.domain.catalogues.places import OfficeAddress
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.interpreters import Interpreter
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.office import Office
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schulpflicht.answer import Authority, Part, SchulpflichtAnswer
from kiberatung.domain.schulpflicht.determination import determine_schulpflicht
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts
from kiberatung.domain.schulpflicht.finding import Finding, find
from kiberatung.domain.schulpflicht.part_reasons import part_reasons
from kiberatung.domain.schulpflicht.reasons import reasons_for
from kiberatung.domain.schulpflicht.wording import Reason
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import reads_file
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht import EXPLAINED, facts_of
from kiberatung.services.schulpflicht_facts import UsedFact, used_facts


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
    answer: SchulpflichtAnswer | None = None
    problem: str = ""
    next_step: str = ""
    reasons: tuple[CitedReason, ...] = ()
    votes: tuple[CountingVote, ...] = ()
    """The three ways of counting, where a part is due or in question."""
    facts: tuple[UsedFact, ...]
    offices: tuple[AskedOffice, ...] = ()
    decision: SchulpflichtDecision | None
    """The newest of a counsellor."""
    explained: Consultation | None
    language: str
    """In which one speaks with the family, ISO 639-3."""
    interpreters: tuple[str, ...]


def request_to(office: str) -> str:
    """The text of a follow-up; no person's name stands in it."""
    return _("Anfrage an {office}").format(office=office)


@reads_file()
def read_schulpflicht(desk: Desk, child_id: ChildId) -> SchulpflichtPage:
    with desk.reading() as records:
        return _read(desk, records, records.get(Child, child_id))


def _read(desk: Desk, records: Records, child: Child) -> SchulpflichtPage:
    spans = records.find(SchoolingSpan, child_id=child.id)
    decisions = records.find(SchulpflichtDecision, child_id=child.id)
    explanations = [talk for talk in records.find(Consultation, family_id=child.family_id) if EXPLAINED in talk.topics]
    page = SchulpflichtPage(
        child=child,
        facts=used_facts(desk, child, spans),
        decision=decisions[-1] if decisions else None,
        explained=max(explanations, key=lambda talk: (talk.held_on, talk.id), default=None),
        language=records.get(Family, child.family_id).interpreter_language or "deu",
        interpreters=tuple(one.name for one in records.find(Interpreter) if one.active),
    )
    try:
        facts = facts_of(child, spans, desk.today)
        answer = determine_schulpflicht(facts, desk.law)
    except DomainError as missing:
        return replace(page, problem=missing.message, next_step=missing.next_step)
    return _answered(desk, records, replace(page, answer=answer), facts)


def _answered(desk: Desk, records: Records, page: SchulpflichtPage, facts: SchulpflichtFacts) -> SchulpflichtPage:
    finding = find(facts, desk.law.at(facts.reference_date))
    votes = part_reasons(finding, finding.part)[:3] if finding.part is not None else ()
    arguments = [reason for reason in reasons_for(finding) if reason not in votes]
    return replace(
        page,
        reasons=tuple(_cited(reason, finding) for reason in arguments),
        votes=tuple(_votes(finding, votes)),
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

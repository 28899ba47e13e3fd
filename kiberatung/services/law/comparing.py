"""Which open cases a version of the law would answer differently: read once, then computed without the store."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiberatung.basics.school_years import school_year_label
from kiberatung.basics.texts import _
from kiberatung.domain.cases import Case
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.schooling import SchoolingSpan
from kiberatung.domain.schulpflicht.answer import Answer, Authority, Part
from kiberatung.domain.schulpflicht.facts import SchulpflichtFacts, require_usable
from kiberatung.domain.schulpflicht.finding import Finding, find
from kiberatung.domain.schulpflicht.law_mix import law_for
from kiberatung.domain.schulpflicht.parameters import AbcClasses, LawProfile, RegistrationSeason
from kiberatung.services.desk import Desk
from kiberatung.services.law.versions import law_with
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.schulpflicht.determining import facts_of

STEP = 250
"""Cases between two looks at whether the person still wants the result."""
Report = Callable[[int, int], object]
"""How many of how many; may raise to stop."""


@dataclass(frozen=True, slots=True)
class OpenChild:
    """`facts` is None while there is no date of birth, or facts that cannot be computed."""

    child_id: ChildId
    family_id: FamilyId
    name: str
    facts: SchulpflichtFacts | None


@dataclass(frozen=True, slots=True)
class OpenCases:
    """What the comparison needs, once it is read."""

    children: tuple[OpenChild, ...]
    law: LawProfile
    other: LawProfile
    other_title: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody would act on."""

    answer: Answer
    since: date | None
    until: date
    full_time_until: date
    part: Part | None
    grade: int | None
    authority: Authority | None
    registration: tuple[RegistrationSeason, int] | None
    """When parents register the child, until the duty begins."""
    abc_class: str
    """The school year of the „ABC-Klasse“, empty where there is none."""


@dataclass(frozen=True, slots=True)
class Difference:
    child: OpenChild
    now: Decided
    then: Decided


@dataclass(frozen=True, slots=True)
class Comparison:
    """`unanswered` counts open cases without facts that could be computed."""

    compared: int
    unanswered: int
    differences: tuple[Difference, ...]


@use_case(allowed=COUNSELLING)
def open_cases(desk: Desk, name: str) -> OpenCases:
    """All open cases in sight; raises `DomainError` for a version that is not there."""
    other = law_with(desk, name)
    with desk.reading() as records:
        open_ids = {case.child_id for case in records.find(Case, side_exit=None) if case.is_open}
        spans: dict[ChildId, list[SchoolingSpan]] = defaultdict(list)
        for span in records.find(SchoolingSpan):
            spans[span.child_id].append(span)
        children = [child for child in records.find(Child) if child.id in open_ids]
    title = next(text.title for text in other.texts if text.name == name)
    read = tuple(_open_child(child, spans, desk.today) for child in children)
    return OpenCases(read, desk.law, other, title)


def _open_child(child: Child, spans: Mapping[ChildId, list[SchoolingSpan]], today: date) -> OpenChild:
    name = f"{child.family_name}, {child.given_names}".strip(", ") or _("ohne Namen")
    return OpenChild(child.id, child.family_id, name, _usable_facts(child, spans.get(child.id, []), today))


def _usable_facts(child: Child, spans: Sequence[SchoolingSpan], today: date) -> SchulpflichtFacts | None:
    try:
        facts = facts_of(child, list(spans), today)
        require_usable(facts)
    except DomainError:
        return None
    return facts


def compare_law(cases: OpenCases, report: Report) -> Comparison:
    """In the order of the names of the children."""
    differences = sorted(_differences(cases, report), key=lambda one: one.child.name.casefold())
    unanswered = sum(1 for child in cases.children if child.facts is None)
    return Comparison(len(cases.children) - unanswered, unanswered, tuple(differences))


def _differences(cases: OpenCases, report: Report) -> Iterator[Difference]:
    for done, child in enumerate(cases.children):
        if done % STEP == 0:
            report(done, len(cases.children))
        if child.facts is None:
            continue
        now, then = decided(child.facts, cases.law), decided(child.facts, cases.other)
        if now != then:
            yield Difference(child, now, then)
    report(len(cases.children), len(cases.children))


def decided(facts: SchulpflichtFacts, law: LawProfile) -> Decided:
    finding = find(facts, law_for(facts, law))
    season, abc_class = _before_school(finding)
    return Decided(
        answer=finding.answer,
        since=finding.since,
        until=finding.span.duration.until,
        full_time_until=finding.span.duration.full_time_until,
        part=finding.part,
        grade=finding.grade,
        authority=finding.authority,
        registration=season,
        abc_class=abc_class,
    )


def _before_school(finding: Finding) -> tuple[tuple[RegistrationSeason, int] | None, str]:
    """Of interest only while the first school year lies ahead."""
    law, year = finding.law, finding.span.beginning.first_year - 1
    if finding.facts.reference_date >= finding.span.beginning.age_from:
        return None, ""
    label = school_year_label(year) if law.abc_classes is AbcClasses.YES else ""
    return (law.registration_season, year), label

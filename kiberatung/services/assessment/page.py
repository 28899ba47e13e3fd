"""What the page of a child's Lernstand shows: each domain with its newest look and what moved since the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiberatung.basics.school_years import age_on
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family
from kiberatung.domain.instruments import Advance, Instruments, advances, newest_first
from kiberatung.services.assessment.assessing import InstrumentSource, newest_assessment
from kiberatung.services.assessment.words import proposed_text
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import reads_file


@dataclass(frozen=True, slots=True)
class DomainState:
    """`entries` newest first; `moved` since the entry before with the same instrument."""

    domain: AssessmentDomain
    entries: tuple[AssessmentEntry, ...]
    moved: tuple[Advance, ...] = ()
    moved_since: AssessmentEntry | None = None

    @property
    def newest(self) -> AssessmentEntry | None:
        return self.entries[0] if self.entries else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPage:
    """`text` is what was saved for the recommendation, `proposal` what the entries would make of it now."""

    child: Child
    age: int | None
    letter_language: str
    instruments: Instruments
    domains: tuple[DomainState, ...]
    text: str
    proposal: str


@reads_file()
def read_assessment(desk: Desk, source: InstrumentSource, child_id: ChildId) -> AssessmentPage:
    instruments = source.read()
    with desk.reading() as records:
        child = records.get(Child, child_id)
        entries = newest_first(records.find(AssessmentEntry, child_id=child_id))
        written = newest_assessment(records, child_id)
        family = records.get(Family, child.family_id)
    return AssessmentPage(
        child=child,
        age=None if child.date_of_birth is None else age_on(child.date_of_birth, desk.today),
        letter_language=family.letter_language or "",
        instruments=instruments,
        domains=tuple(_state(instruments, domain, entries) for domain in AssessmentDomain),
        text=written.remark if written else "",
        proposal=proposed_text(instruments, entries),
    )


def _state(instruments: Instruments, domain: AssessmentDomain, entries: Sequence[AssessmentEntry]) -> DomainState:
    own = tuple(one for one in entries if one.domain is domain)
    if not own:
        return DomainState(domain, ())
    instrument = instruments.get(own[0].instrument)
    before = next((one for one in own[1:] if one.instrument == own[0].instrument), None)
    if instrument is None or before is None:
        return DomainState(domain, own)
    return DomainState(domain, own, advances(instrument, before, own[0]), before)

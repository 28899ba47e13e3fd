"""What the page of a child's schooling and languages shows, and what follows from both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kiberatung.basics.school_years import school_year_begin, school_year_label, school_year_of
from kiberatung.domain.catalogues.places import Bezirksregierung
from kiberatung.domain.certificates import EquivalenceLevel, equivalence_questions
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consistency.doubt import GERMANY
from kiberatung.domain.language_checks import LanguageCheck
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy
from kiberatung.domain.matching.german_support import propose_german_support
from kiberatung.domain.matching.grade import grade_by_schooling, propose_grade
from kiberatung.domain.matching.values import SEK2_GRADE, ChildFacts, GradeProposal, SupportProposal
from kiberatung.domain.school_entry import UsualEntry, grades_apart, possible_years, usual_begin
from kiberatung.domain.schooling import (
    SchoolingGap,
    SchoolingKind,
    SchoolingSpan,
    SchoolingSpanId,
    completed_years,
    gaps,
    overlapping,
    years_taught_in,
)
from kiberatung.domain.schooling_gaps import GapReason, reason_of
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.services.child_facts import answer_or_none
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import reads_file
from kiberatung.services.placing_facts import child_facts
from kiberatung.services.ports import Records
from kiberatung.services.schulpflicht.contradictions import contradictions_of_schooling

SHORTEST_LINE = 4
"""School years: fewer would make one year as wide as the window."""


class YearMark(StrEnum):
    """How a school year counted: as a completed one, only begun, or without school."""

    COMPLETED = "completed"
    BEGUN = "begun"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """`completed` counts the completed years up to and with this one."""

    begins_on: date
    name: str
    mark: YearMark
    completed: int


@dataclass(frozen=True, slots=True)
class ExplainedGap:
    """A time without school; `is_before_school`: it begins where school could have begun, not where one ended."""

    gap: SchoolingGap
    reason: GapReason | None
    is_before_school: bool = False


@dataclass(frozen=True, slots=True)
class Equivalence:
    """A certificate from abroad whose German counterpart is asked for, and the office that answers."""

    level: EquivalenceLevel
    office: Bezirksregierung
    read_on: date
    """The day on which the page of the office itself said so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the spans are measured with: the usual entry, the years since then, and the grade they lead to."""

    entry: UsualEntry
    begins_on: date | None
    """None without a date of birth, and where nobody knows the usual age."""
    possible: int | None
    by_schooling: int | None
    apart: int | None
    """Years older (negative: younger) than usual in that grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolingPage:
    child: Child
    spans: tuple[SchoolingSpan, ...]
    gaps: tuple[ExplainedGap, ...]
    overlaps: Mapping[SchoolingSpanId, SchoolingSpan]
    """Spans that stand more than a month beside another."""
    school_years: tuple[SchoolYear, ...]
    completed: int
    skills: tuple[LanguageSkill, ...]
    scripts: tuple[ScriptLiteracy, ...]
    taught: Mapping[str, int]
    """School years finished in lessons in a language, by its code."""
    checks: tuple[LanguageCheck, ...]
    """Oldest first."""
    standing: Standing
    equivalences: tuple[Equivalence, ...]
    grade: GradeProposal
    support: SupportProposal
    answer: SchulpflichtAnswer | None
    contradictions: tuple[str, ...]
    """What of the spans does not fit to the birth, the arrival, or each other."""


@reads_file()
def read_schooling(desk: Desk, child_id: ChildId) -> SchoolingPage:
    with desk.reading() as records:
        return _read(desk, records, records.get(Child, child_id))


def _read(desk: Desk, records: Records, child: Child) -> SchoolingPage:
    spans = sorted(records.find(SchoolingSpan, child_id=child.id), key=lambda span: span.started_on)
    facts, _distance = child_facts(desk, records, child)
    grade = propose_grade(facts)
    standing = _standing(desk, child, spans, facts)
    skills = records.find(LanguageSkill, child_id=child.id)
    return SchoolingPage(
        child=child,
        spans=tuple(spans),
        gaps=tuple(_explained(desk, records, child, spans, standing)),
        overlaps={span.id: other for span in spans if (other := overlapping(span, spans, desk.today)) is not None},
        school_years=tuple(school_years_of(child, spans, desk.today)),
        completed=completed_years(spans, desk.today),
        skills=tuple(skills),
        scripts=tuple(records.find(ScriptLiteracy, child_id=child.id)),
        taught={skill.language: years_taught_in(skill.language, spans, desk.today) for skill in skills},
        checks=tuple(sorted(records.find(LanguageCheck, child_id=child.id), key=lambda one: (one.checked_on, one.id))),
        standing=standing,
        equivalences=tuple(_equivalences(desk, spans)),
        grade=grade,
        support=propose_german_support(facts, grade.grade, desk.today),
        answer=answer_or_none(desk, records, child),
        contradictions=contradictions_of_schooling(desk, records, child),
    )


def usual_entry(desk: Desk, child: Child, spans: Sequence[SchoolingSpan]) -> UsualEntry:
    """Of the country where the child went to school first, else of its birth; without a figure it stays unknown."""
    first = next((span.country for span in spans if span.kind is not SchoolingKind.KINDERGARTEN and span.country), "")
    country = first or child.country_of_birth or ""
    if country == GERMANY:
        return UsualEntry(desk.law.at(desk.today).entry_age, country)
    found = desk.catalogues.entry_age(country) if country else None
    return UsualEntry(country=country) if found is None else UsualEntry(found.age, country, found.year)


def _standing(desk: Desk, child: Child, spans: Sequence[SchoolingSpan], facts: ChildFacts) -> Standing:
    entry = usual_entry(desk, child, spans)
    begins_on = None
    if child.date_of_birth is not None and entry.age is not None:
        begins_on = usual_begin(child.date_of_birth, entry.age, desk.law.at(desk.today))
    by_schooling = grade_by_schooling(facts)
    number = facts.school_year_number
    is_in_school_age = number is not None and 0 < number < SEK2_GRADE
    return Standing(
        entry,
        begins_on,
        None if begins_on is None else possible_years(begins_on, desk.today),
        by_schooling,
        grades_apart(number, by_schooling) if is_in_school_age else None,
    )


def _equivalences(desk: Desk, spans: Sequence[SchoolingSpan]) -> Iterator[Equivalence]:
    for level in equivalence_questions(spans):
        found = desk.catalogues.certificate_office(level)
        office = desk.catalogues.bezirksregierung(found.regierungsbezirk) if found else None
        if found is not None and office is not None:
            yield Equivalence(level, office, found.read_on)


def _explained(
    desk: Desk, records: Records, child: Child, spans: Sequence[SchoolingSpan], standing: Standing
) -> Iterator[ExplainedGap]:
    """Without any span nothing is known of school, unless the family said that there was none."""
    reasons = records.find(GapReason, child_id=child.id)
    first = min((span.started_on for span in spans if span.kind is not SchoolingKind.KINDERGARTEN), default=None)
    if first is None and child.years_of_schooling != 0:
        return
    for gap in gaps(spans, desk.today, standing.begins_on):
        yield ExplainedGap(gap, reason_of(gap, reasons), first is None or gap.started_on < first)


def school_years_of(child: Child, spans: Sequence[SchoolingSpan], today: date) -> list[SchoolYear]:
    """From the first span, or the year a child of this age would have begun, to the one of today.

    As many years count as completed as `completed_years` says, those with most months first, so that the line and
    the figure beside it never disagree.
    """
    last = school_year_of(today)
    first = min(_first_year(child, spans, last), last - SHORTEST_LINE + 1)
    months = {year: _months_at_school(spans, year, today) for year in range(first, last + 1)}
    longest = sorted((year for year in months if months[year]), key=lambda year: -months[year])
    completed = set(longest[: completed_years(spans, today)])
    return [_school_year(year, months[year], completed) for year in months]


def _school_year(year: int, months: int, completed: set[int]) -> SchoolYear:
    mark = YearMark.COMPLETED if year in completed else YearMark.BEGUN if months else YearMark.NONE
    count = sum(1 for other in completed if other <= year)
    return SchoolYear(school_year_begin(year), school_year_label(year), mark, count)


def _first_year(child: Child, spans: Sequence[SchoolingSpan], last: int) -> int:
    if spans:
        return school_year_of(min(span.started_on for span in spans))
    return last if child.date_of_birth is None else min(child.date_of_birth.year + 6, last)


def _months_at_school(spans: Sequence[SchoolingSpan], year: int, today: date) -> int:
    """How many months of the school year lie in a span, kindergarten aside."""
    visited = [span for span in spans if span.kind is not SchoolingKind.KINDERGARTEN]
    firsts = [date(year + (month > 12), (month - 1) % 12 + 1, 1) for month in range(8, 21)]
    return sum(
        any(span.started_on < following and (span.ended_on or today) > first for span in visited)
        for first, following in pairwise(firsts)
    )

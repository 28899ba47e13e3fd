"""What the page of a child's schooling and languages shows, and what follows from both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kiberatung.basics.school_years import school_year_begin, school_year_label, school_year_of
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.languages import LanguageSkill, ScriptLiteracy
from kiberatung.domain.matching.german_support import propose_german_support
from kiberatung.domain.matching.grade import propose_grade
from kiberatung.domain.matching.values import GradeProposal, SupportProposal
from kiberatung.domain.schooling import SchoolingGap, SchoolingKind, SchoolingSpan, completed_years, gaps
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer
from kiberatung.services.child_facts import answer_or_none
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import reads_file
from kiberatung.services.placing_facts import child_facts
from kiberatung.services.ports import Records

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolingPage:
    child: Child
    spans: tuple[SchoolingSpan, ...]
    gaps: tuple[SchoolingGap, ...]
    school_years: tuple[SchoolYear, ...]
    completed: int
    skills: tuple[LanguageSkill, ...]
    scripts: tuple[ScriptLiteracy, ...]
    grade: GradeProposal
    support: SupportProposal
    answer: SchulpflichtAnswer | None


@reads_file()
def read_schooling(desk: Desk, child_id: ChildId) -> SchoolingPage:
    with desk.reading() as records:
        return _read(desk, records, records.get(Child, child_id))


def _read(desk: Desk, records: Records, child: Child) -> SchoolingPage:
    spans = sorted(records.find(SchoolingSpan, child_id=child.id), key=lambda span: span.started_on)
    facts, _distance = child_facts(desk, records, child)
    grade = propose_grade(facts)
    return SchoolingPage(
        child=child,
        spans=tuple(spans),
        gaps=tuple(gaps(spans, desk.today)),
        school_years=tuple(school_years_of(child, spans, desk.today)),
        completed=completed_years(spans, desk.today),
        skills=tuple(records.find(LanguageSkill, child_id=child.id)),
        scripts=tuple(records.find(ScriptLiteracy, child_id=child.id)),
        grade=grade,
        support=propose_german_support(facts, grade.grade, desk.today),
        answer=answer_or_none(desk, records, child),
    )


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

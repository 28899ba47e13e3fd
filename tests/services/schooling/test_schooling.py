"""Spans, languages and scripts of a child, and the page that shows what follows from them."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.languages import (
    LanguageSkill,
    LanguageSkillId,
    Literacy,
    ScriptLiteracy,
    ScriptLiteracyId,
    SkillLevel,
)
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId, completed_years
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.services.desk import Desk
from kiberatung.services.schooling.page import YearMark, read_schooling, school_years_of
from kiberatung.services.schooling.spans import (
    explain_gap,
    put_script,
    put_skill,
    put_span,
    remove_script,
    remove_skill,
    remove_span,
    schooling_of,
)
from kiberatung.services.undo import undo_last
from tests.support.builders import a_family
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()


@pytest.fixture
def child(desk: Desk) -> Child:
    return a_family().with_child("Yasmin", date_of_birth=date(2010, 10, 14)).stored_in(desk.store).children[0]


def a_span(desk: Desk, child: Child, first: date, last: date | None, **more: object) -> SchoolingSpan:
    identifier = SchoolingSpanId(desk.identifiers.next())
    span = SchoolingSpan(id=identifier, child_id=child.id, country="475", started_on=first, ended_on=last)
    return replace(span, **more)  # type: ignore[arg-type]


def a_skill(desk: Desk, child: Child, language: str) -> LanguageSkill:
    return LanguageSkill(id=LanguageSkillId(desk.identifiers.next()), child_id=child.id, language=language)


def syria_and_turkey(desk: Desk, child: Child) -> None:
    put_span(desk, a_span(desk, child, date(2021, 9, 1), date(2025, 6, 30), kind=SchoolingKind.SECONDARY))
    put_span(desk, a_span(desk, child, date(2016, 9, 1), date(2020, 1, 31)))


def test_spans_come_in_order_with_gaps_and_completed_years(desk: Desk, child: Child) -> None:
    syria_and_turkey(desk, child)
    spans, gaps, years = schooling_of(desk, child.id, TODAY)
    assert [span.started_on.year for span in spans] == [2016, 2021]
    assert [(gap.started_on, gap.ended_on) for gap in gaps] == [
        (date(2020, 1, 31), date(2021, 9, 1)),
        (date(2025, 6, 30), TODAY),
    ]
    assert years == 7


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(2020, 9, 1), date(2020, 8, 31), "Ende liegt vor dem Beginn"),
        (date(2009, 9, 1), date(2012, 7, 31), "vor der Geburt"),
        (date(2020, 9, 1), date(2027, 7, 31), "in die Zukunft"),
        (date(2027, 9, 1), None, "in die Zukunft"),
    ],
)
def test_an_impossible_span_is_refused_and_nothing_stored(
    desk: Desk, child: Child, first: date, last: date | None, sentence: str
) -> None:
    with pytest.raises(DomainError, match=sentence):
        put_span(desk, a_span(desk, child, first, last))
    assert schooling_of(desk, child.id, TODAY)[0] == []


def test_a_removed_span_comes_back_by_undo(desk: Desk, child: Child) -> None:
    span = put_span(desk, a_span(desk, child, date(2016, 9, 1), None))
    remove_span(desk, span)
    assert schooling_of(desk, child.id, TODAY)[0] == []
    undo_last(desk)
    assert len(schooling_of(desk, child.id, TODAY)[0]) == 1


def test_a_language_stands_once_in_the_list(desk: Desk, child: Child) -> None:
    arabic = put_skill(desk, a_skill(desk, child, "ara"))
    put_skill(desk, replace(arabic, speaks=SkillLevel.SURE))
    with pytest.raises(DomainError, match="steht schon in der Liste"):
        put_skill(desk, a_skill(desk, child, "ara"))
    with pytest.raises(DomainError, match="Sprache fehlt"):
        put_skill(desk, a_skill(desk, child, ""))
    [kept] = read_schooling(desk, child.id).skills
    assert kept.speaks is SkillLevel.SURE
    remove_skill(desk, kept)
    assert read_schooling(desk, child.id).skills == ()


def test_naming_a_script_again_changes_it(desk: Desk, child: Child) -> None:
    for literacy in (Literacy.LETTERS, Literacy.FLUENT):
        identifier = ScriptLiteracyId(desk.identifiers.next())
        put_script(desk, ScriptLiteracy(id=identifier, child_id=child.id, script="Latn", literacy=literacy))
    [latin] = read_schooling(desk, child.id).scripts
    assert latin.literacy is Literacy.FLUENT


def test_the_marks_of_the_line_add_up_to_the_completed_years(desk: Desk, child: Child) -> None:
    syria_and_turkey(desk, child)
    page = read_schooling(desk, child.id)
    marks = {year.name: year.mark for year in page.school_years}
    assert marks["2018/19"] is YearMark.COMPLETED
    assert marks["2019/20"] is YearMark.BEGUN
    assert marks["2020/21"] is YearMark.NONE
    assert page.school_years[-1].completed == page.completed == 7


def test_kindergarten_marks_no_school_year(desk: Desk, child: Child) -> None:
    span = a_span(desk, child, date(2014, 9, 1), date(2016, 7, 31), kind=SchoolingKind.KINDERGARTEN)
    years = school_years_of(child, [span], TODAY)
    assert {year.mark for year in years} == {YearMark.NONE}


def test_a_line_without_spans_begins_where_school_would_have_begun(desk: Desk, child: Child) -> None:
    assert school_years_of(child, [], TODAY)[0].name == "2016/17"
    young = replace(child, date_of_birth=date(2020, 5, 1))
    assert [year.name for year in school_years_of(young, [], TODAY)] == ["2023/24", "2024/25", "2025/26", "2026/27"]
    assert len(school_years_of(replace(child, date_of_birth=None), [], TODAY)) == 4


def test_the_page_says_what_follows(desk: Desk, child: Child) -> None:
    syria_and_turkey(desk, child)
    page = read_schooling(desk, child.id)
    assert page.grade.grades
    assert page.answer is not None
    assert completed_years(page.spans, TODAY) == page.completed


def test_a_gap_keeps_its_reason_when_its_edges_move(desk: Desk, child: Child) -> None:
    syria_and_turkey(desk, child)
    war = read_schooling(desk, child.id).gaps[0]
    explain_gap(desk, child.id, war.gap, GapCause.WAR)
    span = read_schooling(desk, child.id).spans[0]
    put_span(desk, replace(span, ended_on=date(2019, 6, 30)))
    first, second = read_schooling(desk, child.id).gaps
    assert first.reason is not None
    assert (first.reason.cause, second.reason) == (GapCause.WAR, None)
    explain_gap(desk, child.id, first.gap, GapCause.FLIGHT)
    assert explain_gap(desk, child.id, first.gap, None) is None
    assert read_schooling(desk, child.id).gaps[0].reason is None
    undo_last(desk)
    reason = read_schooling(desk, child.id).gaps[0].reason
    assert reason is not None
    assert reason.cause is GapCause.FLIGHT


def test_without_spans_nothing_is_known_unless_the_family_said_none(desk: Desk, child: Child) -> None:
    assert read_schooling(desk, child.id).gaps == ()
    with desk.changing("Angabe") as work:
        work.put(replace(child, years_of_schooling=0, country_of_birth="423"))
        work.commit()
    [gap] = read_schooling(desk, child.id).gaps
    assert (gap.gap.first_day, gap.is_before_school) == (date(2018, 8, 1), True)


@pytest.mark.parametrize(("country", "age"), [("000", 6), ("423", 7), ("475", None), ("", None)])
def test_the_usual_entry_is_that_of_the_country_or_unknown(
    desk: Desk, child: Child, country: str, age: int | None
) -> None:
    """No other country's age stands in: then the years that were possible stay unknown too."""
    with desk.changing("Angabe") as work:
        work.put(replace(child, years_of_schooling=0, country_of_birth=country))
        work.commit()
    page = read_schooling(desk, child.id)
    assert page.standing.entry.age == age
    assert (page.standing.possible is None) is (age is None)
    assert bool(page.gaps) is (age is not None)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"started_on": date(2016, 10, 1)}, "Beginn des Schulbesuchs geändert"),
        ({"ended_on": date(2020, 2, 29)}, "Ende des Schulbesuchs geändert"),
        ({"started_on": date(2016, 10, 1), "ended_on": date(2020, 2, 29)}, "Schulbesuch verschoben"),
        ({"last_grade": 3}, "Schulbesuch geändert"),
    ],
)
def test_each_change_of_a_span_is_taken_back_by_its_name(
    desk: Desk, child: Child, changed: dict[str, object], name: str
) -> None:
    span = put_span(desk, a_span(desk, child, date(2016, 9, 1), date(2020, 1, 31)))
    put_span(desk, replace(span, **changed))  # type: ignore[arg-type]
    assert undo_last(desk).what == name
    assert undo_last(desk).what == "Schulbesuch eingetragen"


def test_years_taught_in_a_language_come_from_the_spans(desk: Desk, child: Child) -> None:
    put_skill(desk, a_skill(desk, child, "tur"))
    put_span(desk, a_span(desk, child, date(2021, 9, 1), date(2025, 6, 30), language="tur"))
    assert read_schooling(desk, child.id).taught == {"tur": 4}


def test_a_removed_script_comes_back_by_undo(desk: Desk, child: Child) -> None:
    identifier = ScriptLiteracyId(desk.identifiers.next())
    remove_script(desk, put_script(desk, ScriptLiteracy(id=identifier, child_id=child.id, script="Arab")))
    assert read_schooling(desk, child.id).scripts == ()
    undo_last(desk)
    assert [one.script for one in read_schooling(desk, child.id).scripts] == ["Arab"]

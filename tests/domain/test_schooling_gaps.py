"""Gaps from the usual begin of school on, their reasons, and spans that overlap."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from kiberatung.domain.children import ChildId
from kiberatung.domain.schooling import SchoolingGap, SchoolingKind, gaps, overlapping, years_taught_in
from kiberatung.domain.schooling_gaps import GapCause, GapReason, GapReasonId, reason_of
from tests.domain.test_schooling import TODAY, a_span


def a_reason(first: date, last: date, cause: GapCause = GapCause.WAR) -> GapReason:
    return GapReason(
        id=GapReasonId(UUID(int=3)), child_id=ChildId(UUID(int=2)), started_on=first, ended_on=last, cause=cause
    )


def test_a_gap_before_the_first_school_counts_from_the_usual_begin() -> None:
    spans = [a_span("2019-09-01", None)]
    assert gaps(spans, TODAY, date(2017, 8, 1)) == [SchoolingGap(date(2017, 7, 31), date(2019, 9, 1))]
    assert gaps(spans, TODAY, date(2019, 8, 1)) == []
    assert gaps([], TODAY, date(2024, 8, 1)) == [SchoolingGap(date(2024, 7, 31), TODAY)]
    assert gaps([a_span("2016-09-01", None)], TODAY, date(2017, 8, 1)) == []


def test_a_gap_names_its_first_and_last_day_and_its_months() -> None:
    gap = SchoolingGap(date(2019, 6, 30), date(2020, 9, 1))
    assert (gap.first_day, gap.last_day, gap.months) == (date(2019, 7, 1), date(2020, 8, 31), 14)


def test_a_reason_stays_with_its_time_when_the_edges_move() -> None:
    war, flight = a_reason(date(2019, 6, 30), date(2021, 9, 1)), a_reason(date(2025, 6, 30), TODAY, GapCause.FLIGHT)
    assert reason_of(SchoolingGap(date(2019, 3, 31), date(2021, 6, 1)), [flight, war]) is war
    assert reason_of(SchoolingGap(date(2025, 1, 31), TODAY), [war, flight]) is flight
    assert reason_of(SchoolingGap(date(2022, 1, 1), date(2022, 9, 1)), [war, flight]) is None
    assert reason_of(SchoolingGap(date(2022, 1, 1), date(2022, 9, 1)), []) is None


def test_overlaps_of_more_than_a_month_are_found() -> None:
    first = replace(a_span("2018-09-01", "2020-06-30"), id=UUID(int=11))
    second = replace(a_span("2020-01-01", None), id=UUID(int=12))
    assert overlapping(second, [first, second], TODAY) is first
    assert overlapping(replace(second, kind=SchoolingKind.ONLINE), [first], TODAY) is None
    assert overlapping(replace(second, started_on=date(2020, 6, 1)), [first], TODAY) is None


def test_years_taught_in_a_language_are_those_of_its_spans() -> None:
    arabic = replace(a_span("2016-09-01", "2019-06-30"), language="apc")
    turkish = replace(a_span("2021-09-01", "2025-06-30"), language="tur")
    assert years_taught_in("tur", [arabic, turkish], TODAY) == 4
    assert years_taught_in("eng", [arabic, turkish], TODAY) == 0

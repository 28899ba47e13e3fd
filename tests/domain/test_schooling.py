"""Completed years and gaps of a line of schooling."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.children import ChildId
from kiberatung.domain.schooling import (
    GERMANY,
    SchoolingGap,
    SchoolingKind,
    SchoolingSpan,
    SchoolingSpanId,
    completed_years,
    gaps,
)

TODAY = date(2026, 11, 23)


def a_span(
    first: str, last: str | None, kind: SchoolingKind = SchoolingKind.PRIMARY, country: str = "475"
) -> SchoolingSpan:
    return SchoolingSpan(
        id=SchoolingSpanId(UUID(int=1)),
        child_id=ChildId(UUID(int=2)),
        country=country,
        started_on=date.fromisoformat(first),
        ended_on=date.fromisoformat(last) if last else None,
        kind=kind,
    )


@pytest.mark.parametrize(
    ("spans", "years"),
    [
        ([], 0),
        ([("2021-09-01", "2025-06-30")], 4),
        ([("2021-09-01", "2022-05-31")], 1),
        ([("2021-09-01", "2022-04-30")], 0),
        ([("2015-09-01", "2026-05-31")], 11),
        ([("2018-09-01", "2020-05-31"), ("2019-01-01", "2019-12-31")], 2),
        ([("2021-09-01", "2022-06-30")], 1),
        ([("2016-09-01", "2017-06-30"), ("2017-09-01", "2018-06-30")], 2),
        ([("2016-09-01", "2017-06-30"), ("2019-09-01", "2020-06-30")], 2),
        ([("2016-09-01", "2017-01-31"), ("2019-09-01", "2020-01-31")], 0),
        ([("2016-09-01", "2019-06-30"), ("2021-09-01", "2025-06-30")], 7),
        ([("2018-09-01", "2020-06-30"), ("2019-01-01", "2020-06-30")], 2),
        ([("2019", "2019")], 0),
    ],
)
def test_years_count_in_blocks_of_ten_months_and_abroad_of_nine(spans: list[tuple[str, str]], years: int) -> None:
    made = [a_span(*(f"{day}-01-01" if len(day) == 4 else day for day in span)) for span in spans]
    assert completed_years(made, TODAY) == years


def test_kindergarten_is_no_school_and_an_open_span_lasts_until_today() -> None:
    assert completed_years([a_span("2019-09-01", "2021-06-30", SchoolingKind.KINDERGARTEN)], TODAY) == 0
    assert completed_years([a_span("2024-09-01", None)], TODAY) == 2


@pytest.mark.parametrize(
    ("last", "country"), [("2022-05-31", GERMANY), (None, "475"), (None, GERMANY)], ids=["here", "goes on", "both"]
)
def test_nine_months_are_a_year_only_where_a_visit_abroad_has_ended(last: str | None, country: str) -> None:
    span = a_span("2021-09-01", last, country=country)
    assert completed_years([span], date(2022, 5, 31)) == 0
    assert completed_years([a_span("2020-09-01", "2021-06-30"), span], date(2022, 5, 31)) == 1


def test_gaps_are_named_with_their_days() -> None:
    spans = [a_span("2016-09-01", "2019-06-30"), a_span("2021-09-01", "2025-06-30")]
    assert gaps(spans, TODAY) == [
        SchoolingGap(date(2019, 6, 30), date(2021, 9, 1)),
        SchoolingGap(date(2025, 6, 30), TODAY),
    ]
    assert gaps([], TODAY) == []


@given(st.integers(0, 4000), st.integers(0, 2000), st.integers(0, 1500), st.integers(0, 1500))
def test_another_span_never_takes_years_away(start: int, length: int, other: int, other_length: int) -> None:
    def span(begin: int, days: int) -> SchoolingSpan:
        first = date.fromordinal(date(2008, 1, 1).toordinal() + begin)
        return a_span(first.isoformat(), date.fromordinal(first.toordinal() + days).isoformat())

    alone = completed_years([span(start, length)], TODAY)
    assert completed_years([span(start, length), span(other, other_length)], TODAY) >= alone

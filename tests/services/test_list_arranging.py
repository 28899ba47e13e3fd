"""Filters, order and groups over the values of rows, as tables of examples and against a plain reading of them."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiberatung.domain.list_views import AS_DECLARED, ColumnFilter, ListLayout, SortKey
from kiberatung.services.list_arranging import (
    ColumnValues,
    Value,
    arranged,
    foldable,
    lets,
    sorted_by,
    with_filter,
    without_filter,
)


@dataclass(frozen=True)
class Row:
    name: str
    age: int | None
    day: date | None = None
    town: str = ""


COLUMNS: dict[str, ColumnValues[Row]] = {
    "name": ColumnValues(lambda row: row.name, lambda row: row.name),
    "age": ColumnValues(lambda row: row.age, lambda row: row.age),
    "day": ColumnValues(lambda row: row.day, lambda row: row.day),
    "town": ColumnValues(
        lambda row: row.town, lambda row: row.town, lambda row: (row.town or None, row.town or "ohne Angabe")
    ),
}
ROWS = [
    Row("Öztürk", 9, date(2017, 3, 1), "Rheine"),
    Row("Abdi", None, None, ""),
    Row("Zyla", 12, date(2014, 5, 6), "Greven"),
    Row("oztan", 9, date(2017, 1, 1), "Rheine"),
]


def names(layout: ListLayout) -> list[str]:
    return [row.name for group in arranged(ROWS, layout, COLUMNS) for row in group.rows]


@pytest.mark.parametrize(
    ("narrow", "value", "passes"),
    [
        (ColumnFilter(column="x", contains="ozt"), "Öztürk", True),
        (ColumnFilter(column="x", contains="ÖZT"), "oztan", True),
        (ColumnFilter(column="x", contains="y"), None, False),
        (ColumnFilter(column="x", keys=("a", "b")), "b", True),
        (ColumnFilter(column="x", keys=("a",)), "b", False),
        (ColumnFilter(column="x", keys=("",)), None, True),
        (ColumnFilter(column="x", keys=("",)), "", True),
        (ColumnFilter(column="x", least=6), 6, True),
        (ColumnFilter(column="x", least=6), 5, False),
        (ColumnFilter(column="x", most=6), 6, True),
        (ColumnFilter(column="x", most=6), 7, False),
        (ColumnFilter(column="x", most=6), None, False),
        (ColumnFilter(column="x", least=0), 0, True),
        (ColumnFilter(column="x", first=date(2026, 1, 1)), date(2026, 1, 1), True),
        (ColumnFilter(column="x", last=date(2026, 1, 1)), date(2026, 1, 2), False),
        (ColumnFilter(column="x", first=date(2026, 1, 1)), "kein Tag", False),
        (ColumnFilter(column="x", filled=True), 0, True),
        (ColumnFilter(column="x", filled=True), "", False),
        (ColumnFilter(column="x", filled=False), None, True),
        (ColumnFilter(column="x", filled=False), "x", False),
        (ColumnFilter(column="x"), None, True),
    ],
)
def test_a_filter_lets_through_what_it_says(narrow: ColumnFilter, value: Value, passes: bool) -> None:
    assert lets(narrow, value) is passes


def test_accents_and_case_do_not_part_what_belongs_together() -> None:
    assert foldable("Öztürk") == foldable("ozturk") == "ozturk"
    assert foldable("Мельник") == "мельник"


def test_the_unknown_stands_last_either_way() -> None:
    assert names(ListLayout(order=(SortKey("age"),)))[-1] == "Abdi"
    assert names(ListLayout(order=(SortKey("age", True),)))[-1] == "Abdi"


def test_a_second_column_parts_what_the_first_leaves_equal() -> None:
    assert names(ListLayout(order=(SortKey("age"), SortKey("name")))) == ["oztan", "Öztürk", "Zyla", "Abdi"]
    assert names(ListLayout(order=(SortKey("age"), SortKey("day", True)))) == ["Öztürk", "oztan", "Zyla", "Abdi"]
    assert names(ListLayout(order=(SortKey("age", True), SortKey("name", True)))) == ["Zyla", "Öztürk", "oztan", "Abdi"]


def test_groups_stand_in_their_order_with_the_unnamed_last() -> None:
    found = arranged(ROWS, ListLayout(group_by="town", order=(SortKey("name"),)), COLUMNS)
    assert [(one.word, [row.name for row in one.rows]) for one in found] == [
        ("Greven", ["Zyla"]),
        ("Rheine", ["oztan", "Öztürk"]),
        ("ohne Angabe", ["Abdi"]),
    ]
    [whole] = arranged(ROWS, ListLayout(group_by="name"), COLUMNS)
    assert whole.word == "", "a column without groups"


def test_filters_of_several_columns_hold_together_and_unknown_columns_are_passed_over() -> None:
    narrow = (ColumnFilter(column="town", keys=("Rheine",)), ColumnFilter(column="name", contains="ÜRK"))
    assert names(ListLayout(filters=narrow)) == ["Öztürk"]
    gone = ListLayout(filters=(ColumnFilter(column="gone", least=1),), order=(SortKey("gone"),), group_by="gone")
    assert names(gone) == [row.name for row in ROWS]


def test_a_column_has_one_filter_and_an_empty_one_is_none() -> None:
    layout = with_filter(AS_DECLARED, ColumnFilter(column="age", least=6))
    layout = with_filter(layout, ColumnFilter(column="age", most=9))
    assert layout.filters == (ColumnFilter(column="age", most=9),)
    assert without_filter(layout, "age") == AS_DECLARED


def test_sorting_alone_or_behind() -> None:
    layout = sorted_by(AS_DECLARED, SortKey("age"))
    layout = sorted_by(layout, SortKey("name", True), behind=True)
    assert layout.order == (SortKey("age"), SortKey("name", True))
    layout = sorted_by(layout, SortKey("town"), behind=True)
    assert layout.order == (SortKey("age"), SortKey("town")), "two are enough"
    assert sorted_by(layout, SortKey("age", True), behind=True).order == (SortKey("town"), SortKey("age", True))
    assert sorted_by(layout, SortKey("day")).order == (SortKey("day"),)


rows = st.lists(
    st.builds(
        Row,
        st.text(max_size=4),
        st.none() | st.integers(0, 20),
        st.none() | st.dates(),
        st.sampled_from(("", "A", "B")),
    ),
    max_size=12,
)
keys = st.builds(SortKey, st.sampled_from(sorted(COLUMNS)), st.booleans())
layouts = st.builds(ListLayout, order=st.lists(keys, max_size=2).map(tuple), group_by=st.sampled_from(("", "town")))


@given(rows, layouts)
def test_arranging_loses_and_invents_no_row(found: list[Row], layout: ListLayout) -> None:
    together = arranged(found, layout, COLUMNS)
    assert sorted(map(repr, found)) == sorted(repr(row) for one in together for row in one.rows)


@given(rows, st.sampled_from(sorted(COLUMNS)), st.booleans())
def test_filled_and_empty_part_the_list(found: list[Row], column: str, filled: bool) -> None:
    kept = [
        [row for one in arranged(found, ListLayout(filters=(narrow,)), COLUMNS) for row in one.rows]
        for narrow in (ColumnFilter(column=column, filled=filled), ColumnFilter(column=column, filled=not filled))
    ]
    assert len(kept[0]) + len(kept[1]) == len(found)

"""How a list is looked at, without a window: each deed once, and what a chip, a print and a reader say of it."""

from dataclasses import dataclass
from datetime import date

import pytest

from kiberatung.domain.list_views import ColumnFilter, ListLayout, SortKey
from kiberatung.exchange.csv_text import harmless
from kiberatung.services.list_output import OutputForm
from kiberatung.services.tables import ColumnKind, Table
from kiberatung.ui.lists.columns import (
    FilterKind,
    ListColumn,
    ListDefinition,
    as_text,
    in_words,
    paper_columns,
    row_count,
    table_of,
)
from kiberatung.ui.lists.filter_words import filter_value, filters_in_words
from kiberatung.ui.lists.memory import RowsInMemory
from kiberatung.ui.lists.output import html_table, plain_table
from kiberatung.ui.lists.state import ListState
from kiberatung.ui.widgets.row_values import Cell, Column, Group


@dataclass(frozen=True)
class Person:
    name: str
    age: int | None = None
    tongue: str = ""
    born: date | None = None


WORDS = {"prs": "Dari", "pes": "Persisch", "som": "Somali", "tur": "Türkisch", "ukr": "Ukrainisch"}
PEOPLE = ListDefinition[Person](
    name="people",
    title="Leute",
    count=lambda count: f"{count} Leute",
    order=(SortKey("name"),),
    columns=(
        ListColumn(Column("name", "Name", 200, stretch=True), lambda one: Cell(one.name), lambda one: one.name),
        ListColumn(
            Column("age", "Alter", 60, "right"), lambda one: Cell(str(one.age or "")), lambda one: one.age,
            FilterKind.NUMBER,
        ),
        ListColumn(
            Column("tongue", "Sprache"), lambda one: Cell(WORDS.get(one.tongue, "")), lambda one: one.tongue,
            FilterKind.CHOICE, lambda key: WORDS[key],
            band=lambda one: (one.tongue or None, WORDS.get(one.tongue, "ohne Angabe")),
        ),
        ListColumn(
            Column("born", "Geboren"), lambda one: Cell(as_text(one.born)), lambda one: one.born, FilterKind.DATE,
            is_usual=False,
        ),
    ),
)  # fmt: skip
ROWS = [Person("Zyla", 9, "ukr"), Person("Abdi", 12, "som", date(2014, 3, 9)), Person("Öztürk", None, "tur")]


@pytest.fixture
def state() -> ListState[Person]:
    return ListState(PEOPLE, lambda _rows: None)


def test_each_deed_is_told_once_and_says_whether_rows_change() -> None:
    told: list[bool] = []
    state = ListState(PEOPLE, told.append)
    state.sort("age", True)
    state.sort("age", True)
    state.narrow(ColumnFilter(column="age", least=6))
    state.widen("age")
    state.widen("age")
    state.group("tongue")
    state.hide("age")
    state.set_width("name", 300)
    assert told == [True, True, True, True, False, False]


def test_columns_are_moved_hidden_and_begun_again(state: ListState[Person]) -> None:
    def shown() -> list[str]:
        return [one.name for one in state.columns]

    assert shown() == ["name", "age", "tongue"]
    state.move("age", 1)
    assert shown() == ["name", "tongue", "age"]
    state.move("age", 5)
    state.move("name", -3)
    state.hide("tongue")
    state.hide("name")
    assert shown() == ["name", "age"], "nobody would know whose row it is"
    state.choose_columns(["born"])
    assert shown() == ["name", "born"]
    state.start_again()
    assert shown() == ["name", "age", "tongue"]


def test_a_list_opens_as_it_was_left_whatever_a_newer_program_knew(state: ListState[Person]) -> None:
    state.sort("age", True)
    state.sort("name", False, True)
    state.group("tongue")
    state.set_width("age", 90)
    state.choose_columns(["name", "born"])
    state.narrow(ColumnFilter(column="name", contains="Melnyk"))
    left = state.left()
    assert "Melnyk" not in repr(left)
    other = ListState(PEOPLE, lambda _rows: None)
    other.take_left({**left, "columns": ["name", "gone", "born"], "widths": {"age": 90, "gone": 1}, "more": 1})
    assert other.layout == ListLayout(
        columns=("name", "born"), order=(SortKey("age", True), SortKey("name")), group_by="tongue"
    )
    assert other.widths == {"age": 90}
    other.take_left({})
    assert other.layout == PEOPLE.start


@pytest.mark.parametrize(
    ("narrow", "words"),
    [
        (ColumnFilter(column="age", least=6, most=10), "6 bis 10"),
        (ColumnFilter(column="age", least=6, most=6), "6"),
        (ColumnFilter(column="age", least=6), "ab 6"),
        (ColumnFilter(column="age", most=10), "bis 10"),
        (ColumnFilter(column="age", filled=False), "leer"),
        (ColumnFilter(column="born", first=date(2010, 8, 1), filled=True), "ab 01.08.2010, ausgefüllt"),
        (ColumnFilter(column="name", contains="öz"), "enthält „öz“"),
        (ColumnFilter(column="tongue", keys=("prs", "")), "Dari, leer"),
        (ColumnFilter(column="tongue", keys=("prs", "pes", "som", "tur")), "Dari, Persisch, Somali und 1 weitere"),
    ],
)
def test_a_filter_says_what_it_does(narrow: ColumnFilter, words: str) -> None:
    assert filter_value(narrow, PEOPLE.by_name[narrow.column]) == words
    titles = {"age": "Alter", "born": "Geboren", "name": "Name", "tongue": "Sprache"}
    gone = ColumnFilter(column="gone", least=1)
    assert filters_in_words(ListLayout(filters=(narrow, gone)), PEOPLE) == f"{titles[narrow.column]} {words}"


def test_the_order_is_said_in_words() -> None:
    columns = [one.column for one in PEOPLE.columns]
    assert (
        in_words(columns, (SortKey("age", True), SortKey("name"))) == "Sortiert nach Alter absteigend, dann nach Name"
    )
    assert in_words(columns, (SortKey("gone"),)) == ""
    assert row_count(1) == "1 Zeile"
    assert row_count(2914) == "2.914 Zeilen"


def test_figures_and_days_leave_as_such() -> None:
    columns = [PEOPLE.by_name[name] for name in ("name", "age", "tongue", "born")]
    table = table_of("Leute", columns, ROWS)
    assert [column.kind for column in table.columns] == [
        ColumnKind.TEXT,
        ColumnKind.NUMBER,
        ColumnKind.TEXT,
        ColumnKind.DATE,
    ]
    assert table.rows == (
        ("Zyla", 9, "Ukrainisch", None),
        ("Abdi", 12, "Somali", date(2014, 3, 9)),
        ("Öztürk", None, "Türkisch", None),
    )
    assert [one.is_figure for one in paper_columns(columns)] == [False, True, False, False]


def test_what_is_copied_runs_nowhere_and_breaks_no_table() -> None:
    rows = [Person("=1+1"), Person("A\tB\nC"), Person("<b>x</b>")]
    table: Table = table_of("Leute", [PEOPLE.by_name["name"], PEOPLE.by_name["age"]], rows)
    assert plain_table(table, harmless).split("\n") == ["Name\tAlter", "'=1+1\t", "A B C\t", "<b>x</b>\t"]
    assert "&lt;b&gt;x&lt;/b&gt;" in html_table(table)


def in_memory(noted: list[tuple[OutputForm, int]]) -> RowsInMemory[Person]:
    rows: RowsInMemory[Person] = RowsInMemory(
        PEOPLE, lambda one: one.name, lambda form, some: noted.append((form, len(some)))
    )
    rows.set_rows(ROWS)
    return rows


def test_rows_in_memory_are_arranged_found_and_noted() -> None:
    noted: list[tuple[OutputForm, int]] = []
    rows = in_memory(noted)
    groups: list[Group] = []
    rows.show = groups.extend
    rows.arrange(ListLayout(order=(SortKey("name"),), group_by="tongue"))
    assert [(group.title, group.keys, group.note) for group in groups] == [
        ("Somali", ("Abdi",), "1 Leute"),
        ("Türkisch", ("Öztürk",), "1 Leute"),
        ("Ukrainisch", ("Zyla",), "1 Leute"),
    ]
    assert (rows.find("oz"), rows.find("x")) == ("Öztürk", None)
    found: list[str] = []
    rows.read_keys("tongue", found.extend)
    assert found == ["som", "tur", "ukr"]
    leaving = rows.gather(OutputForm.PAPER, ["Zyla"])
    assert [one.name for one in leaving.rows] == ["Zyla"]
    rows.gather(OutputForm.CLIPBOARD, [])
    assert noted == [(OutputForm.PAPER, 1), (OutputForm.CLIPBOARD, 3)]
    assert leaving.sentence == "Sortiert nach Name"


def test_groups_stand_in_the_order_of_their_rank() -> None:
    rows = in_memory([])
    rows.arrange(ListLayout(group_by="tongue", filters=(ColumnFilter(column="age", filled=True),)))
    assert [one.name for one in rows.shown_rows()] == ["Abdi", "Zyla"]

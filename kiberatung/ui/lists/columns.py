"""How a list declares itself, once: its columns for the screen, the filters, the spreadsheet and the print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import Generic, TypeVar

from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.list_views import ListLayout, SortKey
from kiberatung.services import tables
from kiberatung.services.letters.values import TableColumn
from kiberatung.services.list_arranging import ColumnValues, Value
from kiberatung.ui.theme.tokens import LIST_ROW_HEIGHT
from kiberatung.ui.widgets.row_values import Cell, CellKind, Column

R = TypeVar("R")
LETTER_PIXELS = 7
"""Of an average letter, by which spreadsheets count their widths."""
LEAST_LETTERS = 6


class FilterKind(Enum):
    """How a column is asked what it lets through."""

    TEXT = auto()
    CHOICE = auto()
    NUMBER = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[R]):
    """`cell` is what is seen; `value` what is filtered: text, figure, day, or the key of a choice with its `word`."""

    column: Column
    cell: Callable[[R], Cell]
    value: Callable[[R], Value]
    kind: FilterKind = FilterKind.TEXT
    word: Callable[[str], str] = str
    rank: Callable[[R], Value] | None = None
    """What it is sorted by, where that is neither the value nor its word."""
    band: Callable[[R], tuple[Value, str]] | None = None
    """What it is grouped by: the rank of the group and its word."""
    paper_width: float = 1.0
    is_usual: bool = True
    """Shown before anybody chose columns."""
    facts: tuple[str, ...] = ()
    """What of a row `value`, `rank` and `band` read, where a list reads only that of all its rows."""

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def is_figure(self) -> bool:
        return self.column.align == "right" or self.column.kind is CellKind.BAR

    @property
    def values(self) -> ColumnValues[R]:
        return ColumnValues(self.value, self.rank or self._word_of, self.band)

    def _word_of(self, row: R) -> Value:
        value = self.value(row)
        return self.word(value) if self.kind is FilterKind.CHOICE and isinstance(value, str) and value else value


@dataclass(frozen=True)
class ListDefinition(Generic[R]):
    """`name` is its key in the store; `count` says so many rows in words."""

    name: str
    title: str
    columns: tuple[ListColumn[R], ...]
    count: Callable[[int], str]
    order: tuple[SortKey, ...] = ()
    group_by: str = ""
    given_up_first: tuple[str, ...] = ()
    row_height: int = LIST_ROW_HEIGHT
    paper_notes: tuple[str, ...] = ()
    """Below a print."""
    ungrouped: str = ""
    """What „no groups“ is called, empty for the usual word."""

    @cached_property
    def by_name(self) -> dict[str, ListColumn[R]]:
        return {one.name: one for one in self.columns}

    @cached_property
    def values(self) -> dict[str, ColumnValues[R]]:
        return {one.name: one.values for one in self.columns}

    @cached_property
    def usual(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns if one.is_usual)

    @property
    def fixed(self) -> str:
        """The column that cannot be hidden: without it nobody knows whose row it is."""
        return next(one.name for one in self.columns if one.column.stretch)

    @cached_property
    def start(self) -> ListLayout:
        return ListLayout(order=self.order, group_by=self.group_by)

    def shown(self, layout: ListLayout) -> tuple[ListColumn[R], ...]:
        """In the order of the layout; names it does not know are passed over, the fixed one is always there."""
        names = [name for name in layout.columns if name in self.by_name] or list(self.usual)
        if self.fixed not in names:
            names.insert(0, self.fixed)
        return tuple(self.by_name[name] for name in names)

    def facts(self, layout: ListLayout) -> tuple[str, ...]:
        """What has to be read of all rows to arrange them so."""
        names = [*(one.column for one in layout.filters), *(one.column for one in layout.order), layout.group_by]
        read = [fact for name in names if name in self.by_name for fact in self.by_name[name].facts]
        return tuple(dict.fromkeys(read))


def row_count(count: int) -> str:
    return ngettext_("{count} Zeile", "{count} Zeilen", count).format(count=grouped(count))


def cells_of(columns: Sequence[ListColumn[R]], row: R) -> tuple[Cell, ...]:
    return tuple(column.cell(row) for column in columns)


def table_of(title: str, columns: Sequence[ListColumn[R]], rows: Sequence[R]) -> tables.Table:
    """As it leaves the program."""
    return tables.Table(
        title,
        tuple(map(_table_column, columns)),
        tuple(tuple(_table_value(one, row) for one in columns) for row in rows),
    )


def paper_columns(columns: Sequence[ListColumn[R]]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(one.column.title, one.paper_width, one.is_figure) for one in columns)


def as_text(value: tables.CellValue) -> str:
    """In one line, for paper and clipboard."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else " ".join(str(value).split())


def in_words(columns: Sequence[Column], order: Sequence[SortKey]) -> str:
    """„Sortiert nach Alter absteigend, dann nach Name“, for those who do not see the arrows."""
    titles = {column.name: column.title for column in columns}
    parts = [
        _("{column} absteigend").format(column=titles[key.column]) if key.descending else titles[key.column]
        for key in order
        if key.column in titles
    ]
    return _("Sortiert nach {columns}").format(columns=_(", dann nach ").join(parts)) if parts else ""


def _table_column(one: ListColumn[R]) -> tables.Column:
    width = max(round(one.column.width / LETTER_PIXELS), LEAST_LETTERS)
    return tables.Column(one.column.title, _KINDS.get(one.kind, tables.ColumnKind.TEXT), width)


def _table_value(one: ListColumn[R], row: R) -> tables.CellValue:
    """Figures and days as such, an empty cell where there is none; texts as they are seen."""
    if one.kind in _KINDS:
        value = one.value(row)
        return value if value != "" else None
    return one.cell(row).spoken() or None


_KINDS = {FilterKind.NUMBER: tables.ColumnKind.NUMBER, FilterKind.DATE: tables.ColumnKind.DATE}

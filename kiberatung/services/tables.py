"""A list as it leaves the program: columns declared once, used by spreadsheet, CSV and print alike."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CellValue = str | int | date | None


class ColumnKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in average letters, as spreadsheets count it."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 18


@dataclass(frozen=True, slots=True)
class Table:
    """Rows have as many cells as there are columns; None is an empty cell."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue, ...], ...]

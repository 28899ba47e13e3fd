"""Rows of a catalogue file, each able to name the place where it is wrong."""

import csv
from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

from kiberatung.basics.texts import _
from kiberatung.domain.errors import EnvironmentFault


class Row(dict[str, str]):
    """One row, its cells by column name; what is wrong with it raises EnvironmentFault naming file and line."""

    __slots__ = ("file", "line")

    def __init__(self, file: str, line: int, cells: Iterable[tuple[str, str]]) -> None:
        dict.__init__(self, cells)
        self.file = file
        self.line = line

    def __missing__(self, column: str) -> NoReturn:
        raise row_fault(self.file, 1, _("Die Spalte „{column}“ fehlt.").format(column=column))

    def require(self, *columns: str) -> None:
        """Refuse the row if one of the cells is empty."""
        if not all(map(self.__getitem__, columns)):
            for column in columns:
                self.required(column)

    def required(self, column: str) -> str:
        cell = self[column]
        if not cell:
            self.fail(_("In der Spalte „{column}“ steht nichts.").format(column=column))
        return cell

    def words(self, column: str) -> tuple[str, ...]:
        return tuple(self[column].split())

    def integer(self, column: str) -> int:
        cell = self[column]
        try:
            return int(cell)
        except ValueError:
            return self._fail_at(column, cell, _("keine ganze Zahl"))

    def optional_integer(self, column: str) -> int | None:
        return self.integer(column) if self[column] else None

    def optional_decimal(self, column: str) -> float | None:
        cell = self[column]
        try:
            return float(cell) if cell else None
        except ValueError:
            return self._fail_at(column, cell, _("keine Zahl"))

    def flag(self, column: str) -> bool:
        cell = self[column]
        if cell not in {"0", "1"}:
            self._fail_at(column, cell, _("weder 0 noch 1"))
        return cell == "1"

    def day(self, column: str) -> date:
        cell = self[column]
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return self._fail_at(column, cell, _("kein Datum der Form JJJJ-MM-TT"))

    def school_year(self, column: str) -> int:
        """The first calendar year of "2026/27"."""
        cell = self[column]
        first, _slash, second = cell.partition("/")
        if not (len(first) == 4 and first.isdecimal() and second == f"{(int(first) + 1) % 100:02}"):
            self._fail_at(column, cell, _("kein Schuljahr der Form 2026/27"))
        return int(first)

    def reference(self, column: str, known: Container[str], where: str) -> str:
        """A key that must stand in another file (`where`)."""
        cell = self[column]
        if cell not in known:
            reason = _("In der Spalte „{column}“ steht „{cell}“; das kommt in {where} nicht vor.")
            self.fail(reason.format(column=column, cell=cell, where=where))
        return cell

    def fail(self, reason: str) -> NoReturn:
        raise row_fault(self.file, self.line, reason)

    def _fail_at(self, column: str, cell: str, problem: str) -> NoReturn:
        reason = _("In der Spalte „{column}“ steht „{cell}“, das ist {problem}.")
        self.fail(reason.format(column=column, cell=cell, problem=problem))


def read_rows(path: Path) -> Iterator[Row]:
    """Every row of a CSV file (UTF-8, comma, header), checked for its number of cells."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            yield from _rows(path.name, lines)
    except OSError as error:
        reason = _("Der Katalog {file} kann nicht gelesen werden.").format(file=path.name)
        raise EnvironmentFault(reason, _restore_step()) from error
    except UnicodeDecodeError as error:
        reason = _("Der Katalog {file} ist nicht in UTF-8 geschrieben.").format(file=path.name)
        raise EnvironmentFault(reason, _restore_step()) from error


def _rows(file: str, lines: Iterable[str]) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        for cells in reader:
            if len(cells) != len(header):
                reason = _("Die Zeile hat {found} Spalten statt {expected}.")
                raise row_fault(file, reader.line_num, reason.format(found=len(cells), expected=len(header)))
            yield Row(file, reader.line_num, zip(header, cells, strict=True))
    except csv.Error as error:
        raise row_fault(file, reader.line_num, _("Die Zeile ist keine CSV-Zeile.")) from error


def row_fault(file: str, line: int, reason: str) -> EnvironmentFault:
    place = _("{file}, Zeile {line}: {reason}").format(file=file, line=line, reason=reason)
    return EnvironmentFault(place, _restore_step())


def _restore_step() -> str:
    return _("Ihre Fälle sind davon nicht berührt. Stellen Sie die Datei wieder her oder installieren Sie neu.")

"""Takes a list out of the window as it is seen: to the clipboard, as a spreadsheet, on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Generic, TypeVar

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import RowGroup, TableSheet
from kiberatung.services.list_arranging import RowsTogether
from kiberatung.services.list_output import OutputForm
from kiberatung.services.tables import Table
from kiberatung.ui.lists.columns import ListColumn, as_text, paper_columns, row_count, table_of
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskOptions

R = TypeVar("R")
SHEET_WIDTH = 8.0
"""Shares of width that stand upright on a page; more columns turn it."""


@dataclass(frozen=True, slots=True)
class ListWriters:
    """Given by the program: lists know neither spreadsheets nor typesetting. `harmless` guards a cell of plain text."""

    spreadsheet: Callable[[Table], bytes]
    csv: Callable[[Table], bytes]
    print_table: Callable[[TableSheet], bytes]
    harmless: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Leaving(Generic[R]):
    """What is seen: `sentence` says by what it is narrowed and sorted."""

    title: str
    sentence: str
    columns: Sequence[ListColumn[R]]
    groups: tuple[RowsTogether[R], ...]
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> list[R]:
        return [row for group in self.groups for row in group.rows]

    @property
    def table(self) -> Table:
        return table_of(self.title, self.columns, self.rows)


Gather = Callable[[OutputForm], Leaving[R]]
"""Reads what leaves and notes it, in one transaction on the database lane."""


class ListOutput:
    def __init__(self, shell: Shell, desk: Desk, writers: ListWriters) -> None:
        self._shell = shell
        self._desk = desk
        self._writers = writers

    def copy(self, gather: Gather[R]) -> None:
        def put(leaving: Leaving[R]) -> None:
            table = leaving.table
            said = _("{rows} kopiert. Die Zwischenablage wird nach 10 Sekunden geleert.")
            text = said.format(rows=row_count(len(table.rows)))
            self._shell.copy_text(plain_table(table, self._writers.harmless), text, html_table(table))

        self._gather(lambda: gather(OutputForm.CLIPBOARD), put)

    def save(self, gather: Gather[R]) -> None:
        """Where to comes first: nothing is noted of a list that stays."""
        suggestion = _("Liste {date}").format(date=self._desk.today.isoformat())
        kinds = [(_("Excel-Tabelle"), "xlsx"), (_("CSV-Datei"), "csv")]
        self._shell.ask_file_to_save(
            FileWish(_("Liste als Tabelle speichern"), suggestion, kinds),
            lambda path: self._gather(
                lambda: gather(OutputForm.SPREADSHEET), lambda leaving: self._write(leaving.table, path)
            ),
        )

    def print_list(self, gather: Gather[R]) -> None:
        def set_pages(leaving: Leaving[R]) -> None:
            sheet = sheet_of(leaving, self._desk)
            self._shell.run_task(
                lambda: self._writers.print_table(sheet),
                lambda pdf: self._shell.open_preview(pdf, sheet.title),
                options=TaskOptions(title=_("Die Liste wird gesetzt"), lane=Lane.POOL),
            )

        self._gather(lambda: gather(OutputForm.PAPER), set_pages)

    def _gather(self, work: Callable[[], Leaving[R]], done: Callable[[Leaving[R]], object]) -> None:
        self._shell.run_task(work, done, options=TaskOptions(title=_("Die Liste wird gelesen")))

    def _write(self, table: Table, path: Path) -> None:
        write = self._writers.csv if path.suffix.lower() == ".csv" else self._writers.spreadsheet
        self._shell.run_task(
            lambda: path.write_bytes(write(table)),
            lambda _size: self._shell.show_notice(
                _("Die Tabelle ist gespeichert."), _("Enthält sie Namen, geben Sie sie nur verschlüsselt weiter.")
            ),
            options=TaskOptions(title=_("Die Tabelle wird geschrieben"), lane=Lane.POOL),
        )


def plain_table(table: Table, harmless: Callable[[str], str]) -> str:
    """With heads, columns parted by tabs; a text that a spreadsheet would run gets an apostrophe."""
    lines = [[column.title for column in table.columns], *([as_text(value) for value in row] for row in table.rows)]
    return "\n".join("\t".join(map(harmless, line)) for line in lines)


def html_table(table: Table) -> str:
    heads = "".join(f"<th>{escape(column.title)}</th>" for column in table.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(as_text(value))}</td>' for value in row)}</tr>" for row in table.rows)
    return f"<table><tr>{heads}</tr>{rows}</table>"


def sheet_of(leaving: Leaving[R], desk: Desk) -> TableSheet:
    columns = paper_columns(leaving.columns)
    groups = tuple(
        RowGroup(group.word, tuple(_paper_row(leaving.columns, row) for row in group.rows)) for group in leaving.groups
    )
    return TableSheet(
        title=leaving.title,
        subtitle=leaving.sentence,
        dated_on=desk.today,
        columns=columns,
        groups=groups,
        notes=(row_count(len(leaving.rows)), *leaving.notes),
        landscape=sum(column.weight for column in columns) > SHEET_WIDTH,
    )


def _paper_row(columns: Sequence[ListColumn[R]], row: R) -> tuple[str, ...]:
    return tuple(" ".join(column.cell(row).spoken().split()) for column in columns)

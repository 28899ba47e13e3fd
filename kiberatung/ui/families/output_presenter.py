"""Takes the list out of the window: to the clipboard, as a spreadsheet, on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import RowGroup, TableSheet
from kiberatung.services.list_output import ListWanted, OutputForm, take_out_list
from kiberatung.services.tables import CellValue, Table
from kiberatung.ui.families.columns import child_columns, family_columns, paper_columns, table_columns, table_row
from kiberatung.ui.families.listing import Listing, ListKind, read_keys, word_of_view
from kiberatung.ui.protocols import FileWish, Lane, Shell, TaskOptions

TableRow = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class Writers:
    """Given by the program: screens know neither spreadsheets nor typesetting."""

    table: Callable[[Table], bytes]
    print_table: Callable[[TableSheet], bytes]


class OutputPresenter:
    """Takes the marked rows, or all of the list when none is marked."""

    def __init__(self, shell: Shell, desk: Desk, writers: Writers) -> None:
        self._shell = shell
        self._desk = desk
        self._writers = writers

    def copy(self, listing: Listing, keys: Sequence[UUID]) -> None:
        def show(table: Table) -> None:
            heads = [column.title for column in table.columns]
            lines = ["\t".join(heads), *("\t".join(map(_as_text, row)) for row in table.rows)]
            said = _("{count} Zeilen kopiert").format(count=len(table.rows))
            self._shell.copy_text("\n".join(lines), said)

        self._gather(listing, keys, OutputForm.CLIPBOARD, show)

    def write_spreadsheet(self, listing: Listing, keys: Sequence[UUID]) -> None:
        suggestion = _("Liste {date}").format(date=self._desk.today.isoformat())
        wish = FileWish(_("Als Excel-Tabelle speichern"), suggestion, [(_("Excel-Tabelle"), "xlsx")])

        def write(table: Table) -> None:
            self._shell.ask_file_to_save(wish, lambda path: self._write(table, path))

        self._gather(listing, keys, OutputForm.SPREADSHEET, write)

    def print_list(self, listing: Listing, keys: Sequence[UUID]) -> None:
        def set_pages(table: Table) -> None:
            sheet = self._sheet(listing, table)
            self._shell.run_task(
                lambda: self._writers.print_table(sheet),
                lambda pdf: self._shell.open_preview(pdf, sheet.title),
                options=TaskOptions(title=_("Die Liste wird gesetzt"), lane=Lane.POOL),
            )

        self._gather(listing, keys, OutputForm.PAPER, set_pages)

    def _gather(self, listing: Listing, keys: Sequence[UUID], form: OutputForm, done: Callable[[Table], None]) -> None:
        self._shell.run_task(
            lambda: self._table(listing, keys or read_keys(self._desk, listing), form),
            done,
            options=TaskOptions(title=_("Die Liste wird gelesen")),
        )

    def _table(self, listing: Listing, keys: Sequence[UUID], form: OutputForm) -> Table:
        title, of_families = word_of_view(listing.wish.view), listing.wish.kind is ListKind.FAMILIES
        taken = take_out_list(self._desk, ListWanted(keys, of_families, form))
        if of_families:
            rows = [table_row(family_columns(), self._desk, row) for row in taken.families]
            return Table(title, table_columns(family_columns()), tuple(rows))
        rows = [table_row(child_columns(), self._desk, row) for row in taken.children]
        return Table(title, table_columns(child_columns()), tuple(rows))

    def _write(self, table: Table, path: Path) -> None:
        self._shell.run_task(
            lambda: path.write_bytes(self._writers.table(table)),
            lambda _size: self._shell.show_notice(
                _("Die Tabelle ist gespeichert."), _("Sie enthält Namen. Geben Sie die Datei nur verschlüsselt weiter.")
            ),
            options=TaskOptions(title=_("Die Tabelle wird geschrieben"), lane=Lane.POOL),
        )

    def _sheet(self, listing: Listing, table: Table) -> TableSheet:
        families = listing.wish.kind is ListKind.FAMILIES
        columns = paper_columns(family_columns()) if families else paper_columns(child_columns())
        return TableSheet(
            title=_("Familien: {view}").format(view=table.title) if families else table.title,
            subtitle=listing.wish.text,
            dated_on=self._desk.today,
            columns=columns,
            groups=(RowGroup("", tuple(tuple(map(_as_text, row)) for row in table.rows)),),
            notes=(_("{count} Zeilen").format(count=len(table.rows)),),
            landscape=True,
        )


def _as_text(value: CellValue) -> str:
    return "" if value is None else " ".join(str(value).split())

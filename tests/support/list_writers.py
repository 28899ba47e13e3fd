"""Writers of lists that keep what they were given."""

from dataclasses import dataclass, field

from kiberatung.exchange.csv_text import harmless
from kiberatung.services.letters.values import TableSheet
from kiberatung.services.tables import Table
from kiberatung.ui.lists.output import ListWriters


@dataclass
class KeptLists:
    tables: list[Table] = field(default_factory=list)
    texts: list[Table] = field(default_factory=list)
    sheets: list[TableSheet] = field(default_factory=list)

    @property
    def writers(self) -> ListWriters:
        return ListWriters(self._spreadsheet, self._csv, self._print, harmless)

    def _spreadsheet(self, table: Table) -> bytes:
        self.tables.append(table)
        return b"tabelle"

    def _csv(self, table: Table) -> bytes:
        self.texts.append(table)
        return b"text"

    def _print(self, sheet: TableSheet) -> bytes:
        self.sheets.append(sheet)
        return b"%PDF"

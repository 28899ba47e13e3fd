"""Spreadsheets: text stays text, dates are dates, and the same table gives the same cells."""

import io
from datetime import date
from typing import Any

from openpyxl import load_workbook

from kiberatung.exchange.xlsx import xlsx_bytes
from kiberatung.services.tables import CellValue, Column, ColumnKind, Table
from tests.exchange.formulas import FORMULAS

DAY = date(2026, 11, 24)
KINDS = (Column("Name", width=30), Column("Geburtsdatum", ColumnKind.DATE, 13), Column("Jahr", ColumnKind.NUMBER, 8))


def sheet_of(*rows: tuple[CellValue, ...]) -> Any:
    return load_workbook(io.BytesIO(xlsx_bytes(Table("Über/gabe", KINDS, rows), DAY))).active


def test_formulas_stay_text() -> None:
    sheet = sheet_of(*((text, None, None) for text in FORMULAS))
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert len(cells) == len(FORMULAS) >= 40
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert [str(cell.value).replace("_x000D_", "\r") for cell in cells] == list(FORMULAS)


def test_phone_numbers_addresses_and_leading_zeros_stay_text() -> None:
    texts = ["+49 5971 123456", "0171 5556667", "000", "48431", "http://example.org", "1E5", "Ğülşen عمر"]
    sheet = sheet_of(*((text, None, None) for text in texts))
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == texts
    assert all(row[0].data_type == "s" and row[0].hyperlink is None for row in sheet.iter_rows(min_row=2))


def test_dates_and_numbers_are_typed_and_empty_cells_empty() -> None:
    sheet = sheet_of(("Omar", date(2015, 5, 22), 2026), ("", None, None))
    name, born, year = sheet[2]
    assert (name.value, born.value.date(), year.value) == ("Omar", date(2015, 5, 22), 2026)
    assert (born.is_date, born.number_format, year.data_type) == (True, "dd.mm.yyyy", "n")
    assert [cell.value for cell in sheet[3]] == [None, None, None]


def test_head_is_fixed_filtered_and_as_wide_as_declared() -> None:
    sheet = sheet_of(("Omar", None, None))
    assert [cell.value for cell in sheet[1]] == ["Name", "Geburtsdatum", "Jahr"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:C2", "Über gabe")
    assert round(sheet.column_dimensions["A"].width) in {30, 31}


def test_the_same_table_gives_the_same_bytes() -> None:
    table = Table("Übergabe", KINDS, (("Omar", DAY, 1),))
    assert xlsx_bytes(table, DAY) == xlsx_bytes(table, DAY)

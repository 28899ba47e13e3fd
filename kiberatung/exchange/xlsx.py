"""Spreadsheets with typed cells: what is text stays text, whatever it begins with."""

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kiberatung.services.tables import CellValue, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NOTHING_CONVERTED = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST_SHEET_NAME = 31
_FORBIDDEN_IN_SHEET_NAMES = str.maketrans("[]:*?/\\", "       ")


def xlsx_bytes(table: Table, made_on: date) -> bytes:
    """One sheet: head line fixed, filter over all columns. `made_on` is the only date in it besides the values."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - read at first use, start-up does not pay for it

    buffer = io.BytesIO()
    with Workbook(buffer, _NOTHING_CONVERTED) as book:
        book.set_properties({"title": table.title, "created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001 - the file format knows no zone
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        sheet = book.add_worksheet(table.title.translate(_FORBIDDEN_IN_SHEET_NAMES)[:_LONGEST_SHEET_NAME])
        for position, column in enumerate(table.columns):
            sheet.set_column(position, position, column.width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), max(0, len(table.columns) - 1))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for position, column in enumerate(table.columns):
            sheet.write_string(0, position, column.title, head)
        for line, row in enumerate(table.rows, start=1):
            for position, value in enumerate(row):
                _write(sheet, (line, position), value, (text, day))
    return buffer.getvalue()


def _write(sheet: "Worksheet", place: tuple[int, int], value: CellValue, formats: tuple[Any, Any]) -> None:
    text, day = formats
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day of the calendar
    elif isinstance(value, str):
        sheet.write_string(*place, value, text)
    else:
        sheet.write_number(*place, value)

"""CSV for machines and spreadsheets: UTF-8 with byte order mark, semicolon, and no cell that a spreadsheet would run.

CSV has no types, so a text that begins like a formula is run when the file is opened. The rule (OWASP, CSV
injection): such a text gets an apostrophe in front, also after blanks. Text that is a phone number or a number
(„+49 5971 123“, „-5“) is data and stays as it is. Spreadsheets with typed cells (`xlsx`) need no such rule.
"""

import csv
import io
import re
from datetime import date

from kiberatung.services.tables import CellValue, Table

_RUNS = re.compile(r"^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]|^[\t\r\n]")
_NUMBER = re.compile(r"^[+-][0-9][0-9 ()/.,-]*$")


def csv_bytes(table: Table) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    lines.writerow([harmless(column.title) for column in table.columns])
    lines.writerows([[_cell(value) for value in row] for row in table.rows])
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text with an apostrophe in front when a spreadsheet would take it for a formula.

    One that says the same behind apostrophes of its own gets another, so that taking one away gives the text again.
    """
    return f"'{text}" if runs(text.lstrip("'")) else text


def runs(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return _RUNS.search(text) is not None and _NUMBER.fullmatch(text) is None


def _cell(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return harmless(value) if isinstance(value, str) else str(value)

"""CSV: opened by a spreadsheet it runs nothing, read by a machine it loses nothing."""

import csv
import io
from datetime import date

import pytest

from kiberatung.exchange.csv_text import csv_bytes, harmless
from kiberatung.services.tables import CellValue, Column, ColumnKind, Table
from tests.exchange.formulas import FORMULAS


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def table_of(*values: CellValue) -> Table:
    return Table("Übergabe", (Column("Name"),), tuple((value,) for value in values))


@pytest.mark.parametrize("payload", FORMULAS)
def test_a_formula_is_defused_and_can_be_restored(payload: str) -> None:
    [_head, [cell]] = read_back(csv_bytes(table_of(payload)))
    assert cell == f"'{payload}"


@pytest.mark.parametrize("text", ["+49 5971 123456", "+49 (0)5971/12-34", "-5", "Al-Khatib", "a=b", "'s-Hertogenbosch"])
def test_numbers_phones_and_names_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_head_line_dates_numbers_and_line_ends() -> None:
    columns = (Column("Geburtsdatum", ColumnKind.DATE), Column("Jahr", ColumnKind.NUMBER), Column("Name"))
    content = csv_bytes(Table("Ü", columns, ((date(2015, 5, 22), 2026, 'A;"B"\nC'), (None, None, "Ğ"))))
    assert content.startswith(b"\xef\xbb\xbfGeburtsdatum;Jahr;Name\r\n22.05.2015;2026;")
    assert read_back(content)[1:] == [["22.05.2015", "2026", 'A;"B"\nC'], ["", "", "Ğ"]]
    assert content.endswith(b"\r\n")


def test_a_thousand_rows_come_back_unchanged() -> None:
    texts = [f"Kind {number}; „Straße“ {chr(0x100 + number % 300)}" for number in range(1000)]
    assert [row for [row] in read_back(csv_bytes(table_of(*texts)))[1:]] == texts

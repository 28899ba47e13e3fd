"""What leaves as a table runs nothing: no cell begins as a formula, and what was typed comes back (T22)."""

import csv
import io
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.handovers import RecipientKind
from kiberatung.exchange import csv_text
from kiberatung.exchange.csv_text import csv_bytes
from kiberatung.exchange.schild.files import schild_files
from kiberatung.exchange.xlsx import xlsx_bytes
from kiberatung.services.handovers.contents import HandoverContent
from kiberatung.services.handovers.forms import HandoverForm, SchildChoice, SchildEncoding
from kiberatung.services.handovers.previewing import preview_handover
from kiberatung.services.handovers.recipients import Recipient
from kiberatung.services.tables import Column, Table
from tests.exchange.formulas import FORMULAS
from tests.hostile.outside_doors import importers
from tests.services.handovers.handover_desk import FOUR, a_desk, a_writer
from tests.support.desks import real_catalogues

pytestmark = pytest.mark.requirement("R49", figure="72 Formeln × alle Textfelder: 0 Zellen laufen")
DAY = date(2026, 11, 24)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
TYPED = {
    Child: ("family_name", "given_names", "name_in_script", "place_of_birth"),
    Family: ("family_name", "street", "house_number", "town", "care_of", "phone", "email"),
    Guardian: ("family_name", "given_names", "phone", "email"),
}


def content_with(text: str) -> HandoverContent:
    """A handover in which every field a person types says the same."""
    desk, store = a_desk()
    for key, record in list(store.records.items()):
        names = [name for name in TYPED.get(type(record), ()) if hasattr(record, name)]
        if names:
            store.records[key] = replace(record, **dict.fromkeys(names, text))
    recipient = Recipient(kind=RecipientKind.SCHULAMT, name=text)
    return preview_handover(desk, recipient, FOUR, HandoverForm(), a_writer()).content


def runs(cell: str) -> bool:
    is_number = cell[:1] in {"+", "-"} and cell[1:].replace(" ", "").replace("/", "").isdigit()
    return cell.lstrip(" \u00a0").startswith(DANGEROUS) and not is_number and cell != "-"


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_table_of_a_handover_runs_what_somebody_typed(payload: str) -> None:
    content = content_with(payload)
    lines = csv.reader(io.StringIO(csv_bytes(content.table).decode("utf-8-sig"), newline=""), delimiter=";")
    assert [cell for line in lines for cell in line if runs(cell)] == []
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(content.table, DAY))).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "inlineStr", "n", "d"}
    for encoding in SchildEncoding:
        files = schild_files(content, SchildChoice(encoding=encoding), real_catalogues()).files
        for name, raw in files.items():
            text = raw.decode("cp1252" if encoding is SchildEncoding.WINDOWS_1252 else "utf-8-sig")
            cells = [cell for line in text.split("\r\n") for cell in line.split("|")]
            assert [cell for cell in cells if runs(cell)] == [], name


def test_telephone_numbers_stay_as_they_are() -> None:
    content = content_with("+49 5971 123456")
    assert "+49 5971 123456" in csv_bytes(content.table).decode("utf-8-sig")
    files = schild_files(content, SchildChoice(), real_catalogues()).files
    assert any("+49" in raw.decode("cp1252") for raw in files.values())


def test_a_thousand_rows_come_back_as_they_were_typed() -> None:
    chance = random.Random("rows")
    signs = "aäßÖłعمر李 =+-@;\"',|0123456789.\u202f"
    texts = ["".join(chance.choices(signs, k=chance.randint(1, 30))) for _row in range(1000)]
    table = Table("Runde", (Column("Text"), Column("Noch einer")), tuple((text, text[::-1]) for text in texts))
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(table, DAY))).active
    assert [(a.value, b.value) for a, b in sheet.iter_rows(min_row=2)] == [tuple(row) for row in table.rows]
    lines = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    back = [tuple(cell[1:] if csv_text.runs(cell.lstrip("'")) else cell for cell in line) for line in lines]
    assert [row for row in zip(back, table.rows, strict=True) if row[0] != row[1]] == []


def test_tables_are_written_in_two_places_only() -> None:
    """Every list that leaves goes through them: the rule stands once for each format."""
    writers = {path for path in importers("xlsxwriter", "csv") if not path.startswith("kiberatung/services")}
    assert writers <= {
        "kiberatung/exchange/csv_text.py",
        "kiberatung/exchange/xlsx.py",
        "kiberatung/exchange/catalogue_rows.py",
        "kiberatung/app/practice.py",
    }

"""Many letters as one document, read back: order, pages of each letter, tags, and files of their own."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pdfua import Severity, validate

from kiberatung.documents.batch_setting import BatchTypesetter
from kiberatung.services.letters.values import LetterSheet
from kiberatung.ui.letters.batch.pages import first_pages
from tests.documents.pages import texts_of
from tests.documents.sheets import TYPESETTER, a_sheet

COUNT = 28
"""More than are set at a time; every seventh has two pages."""


def letter(number: int) -> LetterSheet:
    sheet = a_sheet(paragraphs=30 if number % 7 == 3 else 3)
    return replace(sheet, recipient=(f"Person {number} (Haus 3 0 R)", *sheet.recipient[1:]), reference=f"Fall {number}")


@pytest.fixture(scope="module")
def whole() -> bytes:
    return BatchTypesetter(TYPESETTER).render_letters([letter(number) for number in range(COUNT)])


def test_each_letter_begins_on_a_page_of_its_own_and_counts_its_own_pages(whole: bytes) -> None:
    texts, firsts = texts_of(whole), first_pages(whole)
    assert len(firsts) == COUNT
    for number, first in enumerate(firsts):
        assert f"Person {number} (Haus 3 0 R)" in texts[first]
    seconds = [firsts[number] + 1 for number in range(3, COUNT, 7)]
    assert len(texts) == COUNT + len(seconds)
    assert all("Seite 2 von 2" in texts[page] for page in seconds)
    assert all(f"Fall {number}" in texts[page] for number, page in zip(range(3, COUNT, 7), seconds, strict=True))


def test_every_page_leads_to_its_own_tags_in_reading_order(whole: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        tree = pdf.Root.StructTreeRoot
        entries = {int(key): tags for key, tags in zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True)}
        keys = [int(page.obj.StructParents) for page in pdf.pages]
        assert sorted(entries) == sorted(keys)
        assert len(set(keys)) == len(pdf.pages)
        assert all(entries[key][0].Pg.objgen == page.obj.objgen for key, page in zip(keys, pdf.pages, strict=True))
        assert pdf.get_warnings() == []
    (tmp_path / "whole.pdf").write_bytes(whole)
    assert [one for one in validate(tmp_path / "whole.pdf").findings if one.severity is Severity.ERROR] == []


def test_files_of_their_own_are_those_of_single_letters() -> None:
    sheets = [letter(number) for number in range(3)]
    assert BatchTypesetter(TYPESETTER).render_each(sheets) == [TYPESETTER.render_letter(one) for one in sheets]

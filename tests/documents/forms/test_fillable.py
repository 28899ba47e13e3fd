"""The fillable Erfassungsbogen: named fields in reading order and tags of the page, that show what they hold."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pypdfium2
import pytest
from pdfua import Severity, validate

from kiberatung.documents.forms.page_codes import USUAL_PAGES, page_codes
from kiberatung.documents.qr_code import qr_squares
from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family
from kiberatung.exchange.filled_forms import read_filled_form
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.data_sheets import SheetTexts, empty_sheet, family_sheet
from kiberatung.services.letters.values import DataSheet, FieldKind
from tests.documents.pages import texts_of
from tests.documents.qr_reading import read_squares
from tests.services.letters.paper_desk import CATALOGUES, FAMILY, OMAR, RESOURCES, TEXTS, ListStore, a_desk, a_store

SHEET_TEXTS = SheetTexts(TEXTS, AnswerTexts(CatalogueWords(CATALOGUES)))
TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
ARABIC, CYRILLIC, ODD = "عمر الخطيب", "Шевченко", "Żółć-Şimşek <b>#read(1)</b>"


def sheet_of(language: str = "ar", store: ListStore | None = None) -> DataSheet:
    return family_sheet(a_desk(store or a_store()), SHEET_TEXTS, FAMILY, language, fillable=True)


@pytest.fixture(scope="module")
def empty() -> bytes:
    return TYPESETTER.render_data_sheet(empty_sheet(a_desk(a_store()), SHEET_TEXTS, "ar", fillable=True))


def elements(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from elements(one)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        yield from elements(element.get("/K", pikepdf.Array()))


def widgets_by_page(document: pikepdf.Pdf) -> list[list[Any]]:
    """Those on the page: the code of the form lies beside it."""
    return [[one for one in page.obj.get("/Annots", ()) if int(one.Rect[0]) >= 0] for page in document.pages]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_an_accessibility_checker_finds_nothing(language: str, tmp_path: Path) -> None:
    file = tmp_path / "bogen.pdf"
    file.write_bytes(TYPESETTER.render_data_sheet(sheet_of(language)))
    assert [one for one in validate(file).findings if one.severity is Severity.ERROR] == []


def test_every_field_is_named_by_its_question_and_read_aloud_in_both_languages(empty: bytes) -> None:
    with pikepdf.open(io.BytesIO(empty)) as document:
        fields = {str(one.T): one for one in document.Root.AcroForm.Fields}
        assert {"family-street", "guardian2-phone", "child1-given_names", "child2-with_sibling"} <= set(fields)
        german, arabic = str(fields["child2-given_names"].TU).split(" / ")
        assert german == "Welche Vornamen hat Kind 2 im Ausweis?"
        assert "2" in arabic
        assert "{" not in arabic
        assert all(str(one.TU) for one in fields.values())
        kinds = {name: str(one.FT) for name, one in fields.items()}
        assert (kinds["family-street"], kinds["child1-sex"], kinds["child1-religion"]) == ("/Tx", "/Btn", "/Ch")
        assert [str(box.AP.N.keys() - {"/Off"}) for box in fields["child1-sex"].Kids] == [
            "{'/m'}",
            "{'/w'}",
            "{'/d'}",
            "{'/x'}",
        ]


def test_the_tags_stay_and_fields_stand_in_the_reading_order(empty: bytes) -> None:
    with pikepdf.open(io.BytesIO(empty)) as document:
        tagged = [one for one in elements(document.Root.StructTreeRoot.K) if one.S == "/Form"]
        in_tags = [(one.K[0] if isinstance(one.K, pikepdf.Array) else one.K).Obj for one in tagged]
        in_pages = [one for page in widgets_by_page(document) for one in page]
        assert [one.objgen for one in in_tags] == [one.objgen for one in in_pages]
        assert not [one for one in elements(document.Root.StructTreeRoot.K) if one.S == "/Link"]
        assert all(page.obj.Tabs == "/S" for page in document.pages)
        names = {str(one.S) for one in elements(document.Root.StructTreeRoot.K)}
        assert {"/Document", "/H1", "/H2", "/Table", "/TH", "/TD", "/Form"} <= names


def test_what_is_known_stands_in_its_field_in_every_script() -> None:
    store = a_store()
    store.change(Child, OMAR, name_in_script=ARABIC, given_names=ODD, birth_name=CYRILLIC, certificate_present=True)
    pdf = TYPESETTER.render_data_sheet(sheet_of(store=store))
    assert read_filled_form(pdf).values["child2-name_in_script"] == ARABIC
    assert read_filled_form(pdf).values["child2-given_names"] == ODD
    assert read_filled_form(pdf).values["child2-certificate_present"] == "yes"
    with pikepdf.open(io.BytesIO(pdf)) as document:
        shown = next(one for one in document.Root.AcroForm.Fields if one.T == "child2-name_in_script").AP.N
        fonts = [one.DescendantFonts[0].BaseFont for one in shown.Resources.Font.values()]
        assert any("Arabic" in str(name) for name in fonts)
        assert all(
            "/FontFile3" in one.DescendantFonts[0].FontDescriptor
            or "/FontFile2" in one.DescendantFonts[0].FontDescriptor
            for one in shown.Resources.Font.values()
        )
    assert inked(pdf, 1) > inked(
        TYPESETTER.render_data_sheet(empty_sheet(a_desk(store), SHEET_TEXTS, "ar", 3, fillable=True)), 1
    )


def inked(pdf: bytes, page: int) -> int:
    """Dark dots of a page with its fields, as a viewer shows it."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    return sum(dot < 128 for dot in bytes(document[page].render(scale=1, grayscale=True).buffer))


def test_equal_sheets_give_equal_bytes() -> None:
    assert TYPESETTER.render_data_sheet(sheet_of()) == TYPESETTER.render_data_sheet(sheet_of())


def test_a_protected_address_is_in_no_field() -> None:
    store = a_store()
    store.change(Family, FAMILY, address_protected=True)
    pdf = TYPESETTER.render_data_sheet(sheet_of(store=store))
    assert b"Lange" not in pdf
    values = read_filled_form(pdf).values
    assert "family-street" not in values
    assert "Lange Straße" not in str(values)


def test_a_form_that_nobody_touched_says_what_was_known() -> None:
    sheet = sheet_of()
    fields = [one for section in sheet.sections for row in section.rows for one in row.fields if one]
    read = read_filled_form(TYPESETTER.render_data_sheet(sheet))
    assert read.values == {one.name: one.value for one in fields}
    assert any(one.kind is FieldKind.TICKS and one.value for one in fields)


def test_each_page_says_in_words_and_squares_which_it_is() -> None:
    sheet = empty_sheet(a_desk(a_store()), SHEET_TEXTS, "ar")
    pages = texts_of(TYPESETTER.render_data_sheet(sheet))
    codes = [one["words"] for one in page_codes(sheet.code, len(pages))]
    for number, text in enumerate(pages):
        assert codes[number] in text
        assert codes[number].endswith(f":AR:K2:S{number + 1}")
    assert read_squares(qr_squares(codes[1])) == codes[1]


def test_pages_beyond_the_usual_have_their_code_too() -> None:
    store = a_store()
    known = store.get(Child, OMAR)
    store.records += [replace(known, id=ChildId(UUID(int=500 + n)), position=3 + n) for n in range(12)]
    pages = texts_of(TYPESETTER.render_data_sheet(sheet_of("de", store)))
    assert len(pages) > USUAL_PAGES + 1
    assert [number for number, text in enumerate(pages, start=1) if f":DE:K15:S{number}" not in text] == []


def test_four_children_are_numbered_through() -> None:
    store = a_store()
    known = store.get(Child, OMAR)
    store.records.append(
        type(known)(
            **{name: getattr(known, name) for name in known.__slots__}
            | {"id": UUID(int=77), "given_names": "Sami", "position": 3}
        )
    )
    names = read_filled_form(TYPESETTER.render_data_sheet(sheet_of("de", store))).values
    assert [names[f"child{number}-given_names"] for number in range(1, 5)] == ["Yasmin", "Omar", "Lina", "Sami"]


def test_nothing_in_it_stands_against_keeping_it() -> None:
    """ISO 19005-2, 6.3: every annotation is printed and, with a size, has an appearance; no script anywhere."""
    with pikepdf.open(io.BytesIO(TYPESETTER.render_data_sheet(sheet_of()))) as document:
        annotations = [one for page in document.pages for one in page.obj.get("/Annots", ())]
        assert all(int(one.F) == 4 for one in annotations)
        assert all("/AP" in one for one in annotations if one.Rect[0] != one.Rect[2])
        assert not [one for one in annotations if "/A" in one or "/AA" in one]
        assert "/NeedAppearances" not in document.Root.AcroForm

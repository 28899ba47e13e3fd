"""The Erfassungsbogen: what is known stands there, what is not is left to write, what must not leave stays off."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from pdfua import Severity, validate

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.answers import FieldMark, NoValue
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.data_sheets import SheetTexts, empty_sheet, family_sheet
from kiberatung.services.letters.values import DataSheet, SheetRow
from tests.documents.pages import texts_of
from tests.services.letters.paper_desk import CATALOGUES, FAMILY, OMAR, RESOURCES, TEXTS, ListStore, a_desk, a_store

SHEET_TEXTS = SheetTexts(TEXTS, AnswerTexts(CatalogueWords(CATALOGUES)))
TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")


def filled(store: ListStore, language: str = "de") -> DataSheet:
    return family_sheet(a_desk(store), SHEET_TEXTS, FAMILY, language)


def row(sheet: DataSheet, label: str) -> SheetRow:
    return next(row for section in sheet.sections for row in section.rows if row.label.german == label)


def test_children_stand_side_by_side() -> None:
    sheet = filled(a_store())
    assert sheet.sections[2].persons == ("Yasmin", "Omar", "Lina")
    assert row(sheet, "Geburtsdatum").answers == ("09.03.2010", "09.03.2014", "02.11.2021")
    assert row(sheet, "Geschlecht").choices == ()


def test_open_question_offers_boxes_and_answer_without_value_stands_in_words() -> None:
    store = a_store()
    store.change(Child, OMAR, certificate_present=True, marks=(FieldMark("deferred", NoValue.REFUSED),))
    sheet = filled(store)
    certificate = row(sheet, "Zeugnis dabei")
    assert certificate.answers == ("", "ja", "")
    assert [choice.german for choice in certificate.choices] == ["ja", "nein"]
    assert row(sheet, "Zurückgestellt").answers[1] != ""


def test_fourth_child_gets_its_own_columns() -> None:
    store = a_store()
    store.records.append(replace(store.get(Child, OMAR), id=ChildId(UUID(int=50)), given_names="Sami", position=3))
    assert [section.persons for section in filled(store).sections if section.title.german == "Person"] == [
        ("Yasmin", "Omar", "Lina"),
        ("Sami",),
    ]


def test_protected_address_is_not_printed() -> None:
    store = a_store()
    store.change(Family, FAMILY, address_protected=True)
    pages = "".join(texts_of(TYPESETTER.render_data_sheet(filled(store))))
    assert "Lange Straße" not in pages
    assert "Unterkunft Nord" not in pages
    assert pages.count("geschützt") >= 5


def test_residence_is_never_printed() -> None:
    for sheet in (filled(a_store()), empty_sheet(a_desk(a_store()), SHEET_TEXTS)):
        pages = "".join(texts_of(TYPESETTER.render_data_sheet(sheet)))
        assert "Drittstaat" not in pages
        assert "Duldung" not in pages


@pytest.mark.parametrize("language", TEXTS.languages.tags())
def test_both_sheets_print_in_every_language(language: str, tmp_path: Path) -> None:
    for sheet in (filled(a_store(), language), empty_sheet(a_desk(a_store()), SHEET_TEXTS, language)):
        pdf = TYPESETTER.render_data_sheet(sheet)
        file = tmp_path / "sheet.pdf"
        file.write_bytes(pdf)
        assert [one for one in validate(file).findings if one.severity is Severity.ERROR] == []
        assert ("Übersetzung" in texts_of(pdf)[0]) is (language != "de")
        assert "Ort, Datum" in texts_of(pdf)[-1]


@pytest.mark.parametrize(("asked", "columns"), [(0, 1), (1, 1), (3, 3), (9, 3)])
def test_empty_sheet_has_room_for_the_children(asked: int, columns: int) -> None:
    sheet = empty_sheet(a_desk(a_store()), SHEET_TEXTS, children=asked)
    assert len(sheet.sections[2].persons) == columns
    assert all(answer == "" for section in sheet.sections for row in section.rows for answer in row.answers)


def test_columns_are_headed_in_both_languages_and_names_stay_names() -> None:
    empty = empty_sheet(a_desk(a_store()), SHEET_TEXTS, "ar")
    assert [(one.persons, one.heads) for one in (empty.sections[0], empty.sections[2])] == [
        (("Antwort",), ("الجواب",)), (("Kind 1", "Kind 2"), ("طفل 1", "طفل 2")),
    ]  # fmt: skip
    assert filled(a_store(), "ar").sections[2].heads == ("", "", "")
    assert empty_sheet(a_desk(a_store()), SHEET_TEXTS).sections[2].heads == ("", "")

"""The page with pictures: what is done, next and to come follows the case; of the way no more is told than is known."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import pikepdf
import pytest

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.appointments import Appointment
from kiberatung.domain.cases import Case, CaseId, CaseState
from kiberatung.domain.families import Family
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.matching.values import Position
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import NextStep, Recommendation
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.picture_page import PICTURES
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.values import LetterSheet, SheetLayout, StepState
from kiberatung.services.letters.way_to_school import direction_of
from tests.documents.pages import texts_of
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, ListStore, a_desk, a_store

TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
WHITE_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
"""A PNG of one pixel."""
DONE, NOW, LATER = StepState.DONE, StepState.NOW, StepState.LATER


def a_case(state: CaseState) -> Case:
    day = date(2026, 12, 1)
    return Case(id=CaseId(UUID(int=90)), family_id=FAMILY, child_id=OMAR, state=state, state_since=day, opened_on=day)  # type: ignore[arg-type]


def sheet_of(store: ListStore, language: str = "de") -> LetterSheet:
    request = LetterRequest(kind=LetterKind.PICTURE_PAGE, family_id=FAMILY, child_id=OMAR, language=language)  # type: ignore[arg-type]
    return prepare_letter(a_desk(store), TEXTS, request).sheet


def steps(sheet: LetterSheet) -> dict[str, StepState]:
    pictures = (one.picture for one in sheet.paragraphs)
    return {one.name: one.state for one in pictures if one is not None and one.state is not StepState.NONE}


def texts(sheet: LetterSheet) -> dict[str, str]:
    return {one.title: one.text.german for one in sheet.paragraphs}


def store_with(*kept: Any, without: tuple[type, ...] = ()) -> ListStore:
    store = a_store()
    for kind in without:
        store.remove_all(kind)
    store.records.extend(kept)
    return store


@pytest.mark.parametrize(
    ("state", "without", "told"),
    [
        (CaseState.REPORTED, (Appointment, Recommendation, PlaceRequest), (NOW, LATER, LATER, LATER)),
        (CaseState.APPOINTMENT, (Recommendation, PlaceRequest), (NOW, LATER, LATER, LATER)),
        (CaseState.COUNSELLED, (Appointment, Recommendation, PlaceRequest), (DONE, NOW, LATER, LATER)),
        (CaseState.RECOMMENDED, (Appointment, PlaceRequest), (DONE, DONE, NOW, LATER)),
        (CaseState.PLACED, (Appointment,), (DONE, DONE, DONE, NOW)),
        (CaseState.STARTED, (Appointment,), (DONE, DONE, DONE, DONE)),
    ],
)
def test_the_steps_follow_the_case(state: CaseState, without: tuple[type, ...], told: tuple[StepState, ...]) -> None:
    sheet = sheet_of(store_with(a_case(state), without=without))
    assert steps(sheet) == dict(zip(("talk", "recommendation", "place", "first_day"), told, strict=True))
    assert {one.picture.word.german for one in sheet.paragraphs if one.picture and one.picture.word} <= {
        "fertig",
        "jetzt",
        "danach",
    }


def test_days_stand_where_they_are_known_and_nowhere_else() -> None:
    known = texts(sheet_of(store_with(a_case(CaseState.PLACED))))
    assert known["Gespräch"].startswith("Ihr Termin: Montag, 14.12.2026, 9:00 Uhr")
    assert known["Erster Schultag"] == "Der erste Schultag: Donnerstag, 07.01.2027. Klasse: 6c."
    unknown = texts(sheet_of(store_with(without=(Appointment, Recommendation, PlaceRequest))))
    assert "20" not in unknown["Schulplatz"] + unknown["Erster Schultag"]


def test_a_child_before_school_is_promised_no_place() -> None:
    store = store_with(without=(PlaceRequest,))
    store.records = [
        replace(one, grade=None, next_step=NextStep.KITA, school_number="") if isinstance(one, Recommendation) else one
        for one in store.records
    ]
    told = texts(sheet_of(store))
    assert "Kita" in told["Der nächste Schritt"]
    assert not {"Schulplatz", "Erster Schultag", "Schule", "Entfernung"} & set(told)


def to_school(number: str, **family: object) -> dict[str, str]:
    store = store_with(without=(PlaceRequest,))
    store.change(Family, FAMILY, **family)
    store.records = [
        replace(one, school_number=number) if isinstance(one, Recommendation) else one for one in store.records
    ]
    return texts(sheet_of(store))


def test_the_way_is_told_only_as_far_as_it_is_known() -> None:
    assert "keine drei Kilometer" in to_school("168361")["Entfernung"]
    far = to_school("168361", postcode="48565", town="Steinfurt")["Entfernung"]
    assert "etwa 12 Kilometer in Richtung Nordosten" in far
    assert "Entfernung" not in to_school("168361", address_protected=True)
    assert "Entfernung" not in to_school("168361", postcode="", town="")
    assert "Entfernung" not in to_school("999901")


@pytest.mark.parametrize(
    ("north", "east", "word"),
    [
        (1, 0, "Norden"), (1, 1.6, "Nordosten"), (0, 1, "Osten"), (-1, 1.6, "Südosten"),
        (-1, 0, "Süden"), (-1, -1.6, "Südwesten"), (0, -1, "Westen"), (1, -1.6, "Nordwesten"),
    ],
)  # fmt: skip
def test_directions_are_those_of_a_map(north: float, east: float, word: str) -> None:
    assert direction_of(Position(52.0, 7.5), Position(52.0 + north / 10, 7.5 + east / 10)) == word


@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_is_one_page_on_which_every_text_has_its_picture(language: str) -> None:
    sheet = sheet_of(store_with(a_case(CaseState.PLACED)), language)
    assert sheet.layout is SheetLayout.PICTURES
    assert [one.title for one in sheet.paragraphs if one.title != "Anlass" and not one.picture.name] == []  # type: ignore[union-attr]
    assert len(texts_of(TYPESETTER.render_letter(sheet))) == 1


def test_every_picture_is_drawn_and_every_title_known() -> None:
    titles = {part.title for part in TEXTS.wordings[LetterKind.PICTURE_PAGE].paragraphs}
    assert set(PICTURES) == titles - {"Anlass"}
    folder = RESOURCES / "letters" / "templates" / "pictures"
    drawn = {path.stem for path in folder.glob("*.svg")}
    template = (folder.parent / "picture_page.typ").read_text(encoding="utf-8")
    named = set(PICTURES.values()) - {"steps", "way", "papers"} | {"done", "now", "later"}
    assert drawn == named
    assert all(f"{name}: " in template for name in named)


def test_the_logo_of_the_office_stands_on_it_as_on_letters() -> None:
    sheet = sheet_of(a_store(), "ar")
    plain, with_logo = TYPESETTER.render_letter(sheet), TYPESETTER.render_letter(replace(sheet, logo=WHITE_DOT))
    told = f"Logo: {sheet.letterhead[0]}"
    assert [told in _alternative_texts(pdf) for pdf in (plain, with_logo)] == [False, True]


def _alternative_texts(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {str(one["/Alt"]) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}

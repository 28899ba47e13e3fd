"""Letters that leave to offices, schools and interpreters: who gets them, what stands on them and what never may."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.appointments import Appointment
from kiberatung.domain.children import Child
from kiberatung.domain.consents import Consent
from kiberatung.domain.families import Family
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.interpreters import Interpreter, InterpreterBooking
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schools import GermanSupport, School
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.needs import FillPlace, LackingFact
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from tests.documents.pages import texts_of
from tests.services.letters.paper_desk import FAMILY, OMAR, RESOURCES, TEXTS, ListStore, a_desk, a_store

TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
OUTSIDE = [kind for kind in LetterKind if RULES[kind].german_only]
ABOUT_A_CHILD = [kind for kind in OUTSIDE if RULES[kind].about_child]
EMSDETTEN, SCHULAMT = (
    "48282 Emsdetten",
    ("Schulamt für den Kreis Steinfurt", "Tecklenburger Str. 10", "48565 Steinfurt"),
)
EVERY_OUTSIDE = pytest.mark.parametrize("kind", OUTSIDE)


def prepared(store: ListStore, kind: LetterKind, language: str = "de") -> PreparedLetter:
    about = OMAR if RULES[kind].about_child else None
    request = LetterRequest(kind=kind, family_id=FAMILY, child_id=about, language=language)
    return prepare_letter(a_desk(store), TEXTS, request)


def printed(letter: PreparedLetter) -> str:
    """All words on all pages, however the lines break."""
    return " ".join("\n".join(texts_of(TYPESETTER.render_letter(letter.sheet))).split())


@EVERY_OUTSIDE
def test_it_is_german_alone_on_one_page(kind: LetterKind) -> None:
    letter = prepared(a_store(), kind, "ar")
    assert letter.sheet.language == "de"
    assert any("nur deutsch" in warning for warning in letter.warnings)
    assert len(texts_of(TYPESETTER.render_letter(letter.sheet))) == 1
    assert "{" not in printed(letter)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            LetterKind.PLACE_REQUEST,
            ("Gesamtschule an der Spinnerei", "Schulleitung", "Spinnereiweg 4", "48282 Emsdetten"),
        ),
        (LetterKind.HANDOVER_LETTER, ("Schulamt für den Kreis Steinfurt", "Tecklenburger Str. 10", "48565 Steinfurt")),
        (
            LetterKind.ASSIGNMENT_REQUEST,
            ("Schulamt für den Kreis Steinfurt", "Tecklenburger Str. 10", "48565 Steinfurt"),
        ),
        (
            LetterKind.HEALTH_OFFICE_NOTE,
            ("Gesundheitsamt Kreis Steinfurt", "Tecklenburger Straße 10", "48565 Steinfurt"),
        ),
        (LetterKind.INTERPRETER_ORDER, ("Hanan Saleh",)),
    ],
)
def test_whoever_is_meant_stands_in_the_window(kind: LetterKind, lines: tuple[str, ...]) -> None:
    assert prepared(a_store(), kind).sheet.recipient == lines


def test_berufskolleg_goes_to_the_bezirksregierung() -> None:
    store = a_store()
    store.change(
        Recommendation, UUID(int=21), german_support=GermanSupport.INTERNATIONALE_FOERDERKLASSE, schulform="BK"
    )
    assert prepared(store, LetterKind.HANDOVER_LETTER).sheet.recipient[0] == "Bezirksregierung Münster"


@pytest.mark.requirement("U52")
@EVERY_OUTSIDE
def test_protected_address_is_on_no_letter_that_leaves(kind: LetterKind) -> None:
    store = a_store()
    store.change(
        Family, FAMILY, address_protected=True, town="Musterhausen", phone="0170 5550123", email="familie@post.example"
    )
    store.change(Appointment, UUID(int=4), place="Zufluchtsort Birkenhof")
    words = printed(prepared(store, kind))
    where = ("Lange Straße", "Unterkunft Nord", "Musterhausen", "0170", "familie@post", "Birkenhof")
    assert [part for part in where if part in words] == []
    if RULES[kind].about_child:
        assert "Die Anschrift der Familie ist geschützt und bleibt bei uns." in words


@pytest.mark.parametrize("kind", ABOUT_A_CHILD)
def test_it_tells_of_this_child_alone(kind: LetterKind) -> None:
    words = printed(prepared(a_store(), kind))
    assert "Omar" in words
    assert "Yasmin" not in words
    assert "Lina" not in words


@pytest.mark.parametrize("kind", ABOUT_A_CHILD)
def test_what_stays_in_the_house_stays_there(kind: LetterKind) -> None:
    store = a_store()
    store.change(Child, OMAR, religion="IR", measles_proof=True, support_need_known=True, asylum_application=True)
    labels = {row.label for one in prepared(store, kind).sheet.paragraphs for row in one.rows}
    assert labels & {"Bekenntnis", "Aufenthalt", "Masernschutz", "Gesundheit", "Unterstützungsbedarf"} == set()
    assert {"Name", "Geboren"} <= labels


def test_gesundheitsamt_learns_nothing_of_school_and_german() -> None:
    words = printed(prepared(a_store(), LetterKind.HEALTH_OFFICE_NOTE))
    assert "Deutschförderklasse" not in words
    assert "Jahrgang" not in words


def test_interpreter_learns_no_name_of_the_family() -> None:
    words = printed(prepared(a_store(), LetterKind.INTERPRETER_ORDER))
    assert [name for name in ("Al-Khatib", "Darwish", "Rania", "Omar", "Lange Straße") if name in words] == []
    assert "Sprache der Familie: Arabisch." in words
    assert "2026-0412" in words


@pytest.mark.parametrize("kind", ABOUT_A_CHILD)
def test_without_consent_for_this_office_nothing_is_set(kind: LetterKind) -> None:
    store = a_store()
    store.change(Consent, UUID(int=40), recipients=(RecipientKind.KI,))
    with pytest.raises(LackingFact, match="Einwilligung für diese Stelle fehlt") as told:
        prepared(store, kind)
    assert told.value.place is FillPlace.CONSENT


def test_each_refusal_stands_with_its_day_and_reason() -> None:
    store = a_store()
    store.records.append(
        PlaceRequest(
            id=PlaceRequestId(UUID(int=70)), child_id=OMAR, school_number="999901", requested_on=date(2026, 11, 1),
            state=PlaceRequestState.DECLINED, answered_on=date(2026, 11, 9),
        )
    )  # fmt: skip
    paragraphs = prepared(store, LetterKind.ASSIGNMENT_REQUEST).sheet.paragraphs
    rows = next(one.rows for one in paragraphs if one.title == "Ablehnungen")
    assert [(row.label, row.value.rpartition(". ")[2]) for row in rows] == [
        ("09.11.2026", "Kein Grund genannt."),
        ("27.11.2026", "Die Klassen der Jahrgangsstufe sind voll."),
    ]


def test_the_school_that_was_asked_goes_before_the_recommended_one() -> None:
    store = a_store()
    store.records.append(
        PlaceRequest(
            id=PlaceRequestId(UUID(int=71)), child_id=OMAR, school_number="168361", requested_on=date(2026, 12, 7)
        )
    )
    letter = prepared(store, LetterKind.PLACE_REQUEST)
    assert letter.sheet.recipient[0].startswith("Martinum")
    assert "Spinnerei" not in printed(letter)


@pytest.mark.parametrize(
    ("kind", "kinds_gone", "place"),
    [
        (LetterKind.INTERPRETER_ORDER, (Appointment,), FillPlace.APPOINTMENTS),
        (LetterKind.INTERPRETER_ORDER, (InterpreterBooking,), FillPlace.APPOINTMENTS),
        (LetterKind.ASSIGNMENT_REQUEST, (PlaceRequest,), FillPlace.SCHOOLS),
        (LetterKind.HANDOVER_LETTER, (Recommendation,), FillPlace.RECOMMENDATION),
    ],
)
def test_what_is_lacking_is_told_with_the_place_where_it_is_entered(
    kind: LetterKind, kinds_gone: tuple[type, ...], place: FillPlace
) -> None:
    store = a_store()
    for gone in kinds_gone:
        store.remove_all(gone)
    with pytest.raises(LackingFact) as told:
        prepared(store, kind)
    assert told.value.place is place
    assert told.value.next_step


def test_day_of_birth_is_asked_for_by_the_name_of_its_field() -> None:
    store = a_store()
    store.change(Child, OMAR, date_of_birth=None)
    with pytest.raises(LackingFact, match="Geburtsdatum") as told:
        prepared(store, LetterKind.PLACE_REQUEST)
    assert "„Geburtsdatum“" in told.value.next_step


@pytest.mark.parametrize(
    ("kind", "record", "empty", "named"),
    [
        (LetterKind.HEALTH_OFFICE_NOTE, Office, {"health_office": ""}, "„Anschrift des Gesundheitsamts“"),
        (LetterKind.HANDOVER_LETTER, Office, {"kreis": "00000"}, "Kreis Ihres Zentrums"),
        (LetterKind.PLACE_REQUEST, School, {"street": ""}, "„Schulplätze“"),
        (LetterKind.INTERPRETER_ORDER, Interpreter, {"email": ""}, "in die Hand"),
    ],
)
def test_missing_address_leaves_the_name_and_names_the_field(
    kind: LetterKind, record: type, empty: dict[str, str], named: str
) -> None:
    store = a_store()
    store.records = [replace(one, **empty) if isinstance(one, record) else one for one in store.records]
    letter = prepared(store, kind)
    assert any(named in warning for warning in letter.warnings)
    assert letter.sheet.recipient

"""Letters put together from records: every kind in every language, and to whom they go."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from kiberatung.documents.typesetting import Typesetter
from kiberatung.domain.accounts import Role
from kiberatung.domain.appointments import Appointment
from kiberatung.domain.cases import SchulpflichtDecision, SchulpflichtDecisionId
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.letters import Letter, LetterKind
from kiberatung.domain.office import Office
from kiberatung.domain.places import PlaceRequest
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.register import record_letter_sent
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from tests.documents.pages import texts_of
from tests.services.letters.paper_desk import (
    COUNSELLOR,
    FAMILY,
    LINA,
    OMAR,
    RESOURCES,
    TEXTS,
    TODAY,
    YASMIN,
    ListStore,
    a_desk,
    a_store,
    an_office_account,
)

TYPESETTER = Typesetter(RESOURCES / "letters" / "templates", RESOURCES / "fonts")
EVERY_KIND = pytest.mark.parametrize("kind", [kind for kind in LetterKind if not RULES[kind].german_only])


def prepared(
    store: ListStore, kind: LetterKind = LetterKind.INVITATION, language: str = "de", child: UUID | None = OMAR
) -> PreparedLetter:
    about = child if RULES[kind].about_child else None
    return prepare_letter(
        a_desk(store), TEXTS, LetterRequest(kind=kind, family_id=FAMILY, child_id=about, language=language)
    )


def german_text(letter: PreparedLetter) -> str:
    return "\n".join(paragraph.text.german for paragraph in letter.sheet.paragraphs)


def schulpflicht_text(**facts: object) -> str:
    store = a_store()
    store.change(Child, OMAR, **facts)
    return german_text(prepared(store, LetterKind.SCHULPFLICHT_INFORMATION))


@EVERY_KIND
@pytest.mark.parametrize("language", TEXTS.languages.tags())
def test_every_kind_prints_in_every_language(kind: LetterKind, language: str) -> None:
    letter = prepared(a_store(), kind, language)
    pages = texts_of(TYPESETTER.render_letter(letter.sheet))
    assert 1 <= len(pages) <= 2
    # Beside Arabic the page is read in another order of words.
    assert all(word in pages[0] for word in ("Übersetzung", "geprüft")) is (language != "de")
    assert not re.search(r"\{|\}", "".join(pages))
    assert all(paragraph.text.translated for paragraph in letter.sheet.paragraphs) is (language != "de")


@EVERY_KIND
@pytest.mark.parametrize("language", ["ar", "tr", "uk"])
def test_both_columns_carry_the_same_figures(kind: LetterKind, language: str) -> None:
    for paragraph in prepared(a_store(), kind, language).sheet.paragraphs:
        german, translated = (
            sorted(re.findall(r"\d+", text)) for text in (paragraph.text.german, paragraph.text.translated)
        )
        assert german == translated


def test_draft_mark_stands_in_both_languages() -> None:
    mark = prepared(a_store(), language="tr").sheet.draft_mark
    assert mark is not None
    assert (mark.german, mark.translated) == ("Übersetzung noch nicht geprüft", "Çeviri henüz kontrol edilmedi")


@EVERY_KIND
@pytest.mark.parametrize("language", ["de", "ar"])
def test_protected_address_is_nowhere_on_the_paper(kind: LetterKind, language: str) -> None:
    store = a_store()
    store.change(Family, FAMILY, address_protected=True)
    letter = prepared(store, kind, language)
    pages = "".join(texts_of(TYPESETTER.render_letter(letter.sheet)))
    assert letter.sheet.annotations == ("Persönlich übergeben",)
    assert letter.sheet.recipient == ("Frau Rania Darwish",)
    assert not any(part in pages for part in ("Lange Straße", "Unterkunft Nord", "Lange"))
    assert any("geschützt" in warning for warning in letter.warnings)


def test_complete_address_follows_the_names() -> None:
    letter = prepared(a_store())
    assert letter.sheet.recipient == ("Frau Rania Darwish", "c/o Unterkunft Nord", "Lange Straße 12", "48282 Emsdetten")
    assert letter.warnings == ()


@pytest.mark.parametrize("missing", ["street", "postcode", "town"])
def test_missing_address_leaves_the_name_and_says_so(missing: str) -> None:
    store = a_store()
    store.change(Family, FAMILY, **{missing: "", "house_number": ""})
    letter = prepared(store)
    assert letter.sheet.recipient == ("Frau Rania Darwish",)
    assert any("nicht vollständig" in warning for warning in letter.warnings)


def test_parents_apart_get_no_common_letter() -> None:
    store = a_store()
    father = Guardian(
        id=GuardianId(UUID(int=99)), family_id=FAMILY, kind=GuardianKind.FATHER, family_name="Al-Khatib",
        has_custody=True, lives_with_children=False,
    )  # fmt: skip
    store.records.append(father)
    apart = prepared(store)
    assert apart.sheet.recipient[0] == "Frau Rania Darwish"
    assert any("Nicht alle Sorgeberechtigten" in warning for warning in apart.warnings)
    store.change(Guardian, father.id, lives_with_children=True)
    together = prepared(store)
    assert together.sheet.recipient[:2] == ("Frau Rania Darwish", "Herrn Al-Khatib")
    assert together.sheet.salutation.german == "Guten Tag Rania Darwish, Al-Khatib,"


def test_somebody_without_custody_gets_no_letter() -> None:
    store = a_store()
    store.change(Guardian, UUID(int=3), has_custody=False)
    assert prepared(store).sheet.recipient[0] == "Familie Al-Khatib"


def test_unaccompanied_child_is_written_to_its_guardian_in_german() -> None:
    store = a_store()
    store.change(Child, OMAR, unaccompanied=True)
    store.change(
        Guardian, UUID(int=3), kind=GuardianKind.JUGENDAMT, given_names="", family_name="Jugendamt Kreis Steinfurt"
    )
    letter = prepared(store, LetterKind.SCHULPFLICHT_INFORMATION, "ar")
    assert letter.sheet.recipient == ("Jugendamt Kreis Steinfurt",)
    assert letter.sheet.language == "de"
    assert any("nur deutsch" in warning for warning in letter.warnings)
    assert any("nicht gespeichert" in warning for warning in letter.warnings)


def test_unaccompanied_child_without_guardian_is_told() -> None:
    store = a_store()
    store.change(Child, OMAR, unaccompanied=True)
    letter = prepared(store, LetterKind.SCHULPFLICHT_INFORMATION)
    assert any("unbegleitet" in warning for warning in letter.warnings)
    assert "Lange Straße 12" not in letter.sheet.recipient


def test_full_address_field_is_told() -> None:
    store = a_store()
    store.change(Family, FAMILY, street="Straße der Freundschaft der Völker Europas und der Welt")
    assert any("sehr voll" in warning for warning in prepared(store).warnings)


def test_names_are_isolated_in_arabic() -> None:
    letter = prepared(a_store(), LetterKind.PLACEMENT, "ar")
    assert "\u2068Omar Al-Khatib\u2069" in letter.sheet.paragraphs[0].text.translated
    assert "\u2068" not in letter.sheet.paragraphs[0].text.german


def test_arabic_name_is_isolated_in_german() -> None:
    store = a_store()
    store.change(Child, OMAR, given_names="عمر", family_name="")
    assert "\u2068عمر\u2069" in prepared(store, LetterKind.PLACEMENT).sheet.paragraphs[0].text.german


def test_invitation_names_day_hour_and_place() -> None:
    text = german_text(prepared(a_store()))
    assert "Montag, 14.12.2026, 9:00 Uhr. Ort: Beispielplatz 1" in text
    assert "Yasmin, Omar, Lina" in text
    assert "Hilfe beim Übersetzen. Das kostet Sie nichts" in text


def test_invitation_without_appointment_asks_to_call() -> None:
    store = a_store()
    store.remove_all(Appointment)
    text = german_text(prepared(store))
    assert "vereinbaren Sie einen Termin" in text
    assert "02551 69-2720, ki@kreis.example" in text


def test_past_appointment_invites_nobody() -> None:
    store = a_store()
    store.change(Appointment, UUID(int=4), starts_at=datetime(2026, 12, 7, 8, tzinfo=UTC))
    assert "vereinbaren Sie einen Termin" in german_text(prepared(store))


def test_second_invitation_blames_nobody() -> None:
    text = german_text(prepared(a_store(), LetterKind.SECOND_INVITATION))
    assert text.startswith("Unser letzter Termin hat nicht stattgefunden.")
    assert "Sie sind nicht" not in text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "schulpflichtig. Die Schulpflicht gilt seit dem 01.10.2026"),
        ({}, "bis zum 31.07.2030"),
        ({"date_of_birth": date(2021, 11, 2)}, "noch nicht schulpflichtig. Die Schulpflicht beginnt am 01.08.2028"),
        ({"date_of_birth": date(2005, 3, 9)}, "nicht mehr schulpflichtig. Die Schulpflicht endete am 31.07.2023"),
        (
            {"date_of_birth": None},
            "wird noch geprüft für: Omar Al-Khatib. Eine Angabe fehlt uns noch: das Geburtsdatum",
        ),
        ({"residence_status": ResidenceStatus.ASYLUM}, "der Tag der Zuweisung"),
        ({"resident_since": None}, "der Tag, seit dem Sie in Nordrhein-Westfalen wohnen"),
        (
            {"residence_status": ResidenceStatus.ASYLUM, "in_state_reception": True},
            "mit der Zuweisung an eine Gemeinde",
        ),
        ({"date_of_birth": date(2009, 3, 9), "years_of_schooling": 5}, "Eine Frage ist noch offen"),
        (
            {"date_of_birth": date(2009, 3, 9), "years_of_schooling": 10},
            "Es gilt die Schulpflicht in der Sekundarstufe II",
        ),
    ],
)
def test_schulpflicht_information_says_what_is_known(facts: dict[str, object], expected: str) -> None:
    assert expected in schulpflicht_text(**facts)


def test_open_answer_is_said_openly_and_promises_nothing() -> None:
    text = schulpflicht_text(resident_since=None)
    assert "wird noch geprüft" in text
    assert "endet" not in text
    assert "ist in Nordrhein-Westfalen schulpflichtig" not in text


def test_no_letter_speaks_of_residence_or_fines() -> None:
    for status in ResidenceStatus:
        text = schulpflicht_text(residence_status=status, assigned_on=date(2026, 10, 1))
        assert not re.search(r"Aufenthalt|Asyl|Duldung|Bußgeld|Zwang|ausreise", text)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("yes", "schulpflichtig. Die Schulpflicht gilt seit dem"),
        ("check", "Die zuständige Behörde entscheidet"),
        ("no", "zurzeit nicht schulpflichtig. Wir beraten"),
        ("no_longer", "zurzeit nicht schulpflichtig. Wir beraten"),
        ("not_yet", "Wir sagen Ihnen, wann"),
        ("suspended", "Die Schulpflicht ruht zurzeit"),
    ],
)
def test_decision_of_the_counsellor_goes_before_the_computed_answer(answer: str, expected: str) -> None:
    store = a_store()
    store.records.append(
        SchulpflichtDecision(
            id=SchulpflichtDecisionId(UUID(int=77)), child_id=OMAR, decided_on=TODAY, computed_answer="yes",
            answer=answer, part="", reason="nach Rücksprache mit dem Schulamt",
        )
    )  # fmt: skip
    letter = prepared(store, LetterKind.SCHULPFLICHT_INFORMATION)
    assert expected in german_text(letter)
    assert any("Entscheidung der Fachkraft" in warning for warning in letter.warnings)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Jahrgangsstufe 6.\nWir empfehlen eine Deutschförderklasse."),
        ({"school_number": ""}, "Eine passende Schule suchen wir noch."),
        ({"german_support": GermanSupport.NONE}, "nicht nötig"),
        ({"german_support": GermanSupport.INTERNATIONALE_FOERDERKLASSE, "grade": 11}, "entscheidet: Bezirksregierung."),
        ({"literacy_course": False}, "entscheidet: Schulamt."),
    ],
)
def test_recommendation(fields: dict[str, object], expected: str) -> None:
    store = a_store()
    recommendation = next(one for one in store.find(Recommendation) if one.child_id == OMAR)
    store.remove_all(PlaceRequest)
    store.change(Recommendation, recommendation.id, **fields)
    assert expected in german_text(prepared(store, LetterKind.RECOMMENDATION))


def test_placement_names_school_day_and_class() -> None:
    text = german_text(prepared(a_store(), LetterKind.PLACEMENT))
    assert "am 04.12.2026 zugewiesen. Die Schule heißt: Gesamtschule an der Spinnerei." in text
    assert "Donnerstag, 07.01.2027. Klasse: 6c." in text
    assert "Schulpflichtige Kinder dürfen auch ohne Nachweis" in text


def test_placement_keeps_silent_about_measles_when_the_proof_is_there() -> None:
    store = a_store()
    store.change(Child, OMAR, measles_proof=True, health_check_on=TODAY)
    text = german_text(prepared(store, LetterKind.PLACEMENT))
    assert "Masern" not in text
    assert "Untersuchung" not in text


@pytest.mark.parametrize(
    ("kind", "gone"),
    [(LetterKind.RECOMMENDATION, Recommendation), (LetterKind.PLACEMENT, PlaceRequest), (LetterKind.INVITATION, Child)],
)
def test_letter_about_nothing_is_refused(kind: LetterKind, gone: type) -> None:
    store = a_store()
    store.remove_all(gone)
    with pytest.raises(DomainError, match="noch kein"):
        prepared(store, kind)


def test_letter_about_a_child_needs_one_of_this_family() -> None:
    with pytest.raises(DomainError, match="keines ist gewählt"):
        prepared(a_store(), LetterKind.PLACEMENT, child=None)
    with pytest.raises(DomainError, match="gehört nicht zu dieser Familie"):
        prepared(a_store(), LetterKind.PLACEMENT, child=UUID(int=404))


def test_letter_needs_an_office() -> None:
    store = a_store()
    store.remove_all(Office)
    with pytest.raises(DomainError, match="Absender fehlt"):
        prepared(store)


@pytest.mark.parametrize("child", [YASMIN, LINA])
def test_facts_are_listed_for_the_person_who_checks(child: UUID) -> None:
    facts = {fact.label: fact.value for fact in prepared(a_store(), LetterKind.PLACEMENT, child=child).facts}
    assert facts["Schule"] == "Gesamtschule an der Spinnerei"
    assert facts["Beginn"] == "07.01.2027"


def test_letter_given_out_is_registered_and_cannot_be_undone() -> None:
    store = a_store()
    letter = record_letter_sent(a_desk(store), prepared(store, LetterKind.PLACEMENT, "uk"))
    assert store.find(Letter) == [letter]
    assert (letter.child_id, letter.language, letter.sent_on, letter.account_id) == (OMAR, "uk", TODAY, COUNSELLOR.id)
    assert [change.undoable for change in store.changes] == [False]


def test_data_protection_role_makes_no_letters() -> None:
    desk = a_desk(a_store(), an_office_account(Role.DATA_PROTECTION))
    with pytest.raises(DomainError, match="darf das nicht"):
        prepare_letter(desk, TEXTS, LetterRequest(kind=LetterKind.INVITATION, family_id=FAMILY))


def test_missing_translation_stays_german_and_is_told() -> None:
    wording = TEXTS.wordings[LetterKind.INVITATION]
    parts = tuple(
        replace(part, variants=tuple(replace(one, text="Neuer Satz.") for one in part.variants))
        if part.title == "Ablauf"
        else part
        for part in wording.parts
    )
    texts = replace(TEXTS, wordings={LetterKind.INVITATION: replace(wording, parts=parts)})
    request = LetterRequest(kind=LetterKind.INVITATION, family_id=FAMILY, language="uk")
    letter = prepare_letter(a_desk(a_store()), texts, request)
    assert any("Ohne Übersetzung, nur deutsch: Absatz 6" in warning for warning in letter.warnings)
    assert texts_of(TYPESETTER.render_letter(letter.sheet))[0].count("Neuer Satz.") == 2

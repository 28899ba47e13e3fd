"""The look before the handover: what is shown is what leaves, and what forbids it is said."""

from dataclasses import replace
from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.domain.consents import Consent
from kiberatung.domain.errors import DomainError
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.recommendations import Recommendation
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.handovers.contents import CellState, titled_rows
from kiberatung.services.handovers.findings import FindingLevel
from kiberatung.services.handovers.forms import HandoverForm, HandoverFormat
from kiberatung.services.handovers.previewing import HandoverPreview, preview_handover
from kiberatung.services.handovers.recipients import recipient_named
from tests.services.handovers.handover_desk import CATALOGUES, DANYLO, DENIZ, FOUR, LINA, OMAR, YILMAZ, a_desk, a_writer


def preview_of(to: str = "schulamt", form: HandoverForm | None = None) -> HandoverPreview:
    desk, _store = a_desk()
    return preview_handover(desk, recipient_named(desk, to), FOUR, form or HandoverForm(), a_writer())


def texts(preview: HandoverPreview, identifier: str) -> list[str]:
    return [cell.text for row in preview.content.rows if row.identifier == identifier for cell in row.cells]


@pytest.mark.requirement("U52", figure="one sentence: who, what, about whom, why")
def test_says_in_one_sentence_who_gets_what_about_whom_and_why() -> None:
    preview = preview_of()
    assert preview.summary == (
        "Das Schulamt für den Kreis Steinfurt erhält 54 Angaben über 4 Kinder, um Schulplätze zuzuweisen."
    )
    assert preview.legal_basis == (
        "Einwilligungen vom 20.11.2026 und 24.11.2026, Art.\u00a06 Abs.\u00a01 Buchst.\u00a0a DSGVO."
    )
    assert preview.file_name == "Uebergabe-2026-001"


def test_counts_the_cells_that_are_given() -> None:
    content = preview_of().content
    given = [cell for row in content.rows for cell in row.cells if cell.state is CellState.GIVEN]
    assert (content.given, content.possible) == (len(given), 60)


def test_facts_are_said_in_words() -> None:
    preview = preview_of()
    assert texts(preview, "born")[1] == "01.01.2019, geschätzt"
    assert texts(preview, "schooling") == [
        "4 Jahre, Türkei, zuletzt Klasse 4",
        "keiner",
        "keine Angabe",
        "6 Jahre, Ukraine, zuletzt Klasse 6",
    ]
    assert texts(preview, "scripts")[:2] == ["Lateinisch", "noch keine"]
    assert texts(preview, "grade") == ["6", "2", "9", "Sekundarstufe II"]
    assert [title for title, _rows in titled_rows(preview.content.rows)] == [
        "Zur Person",
        "Schule und Sprache",
        "Empfehlung",
    ]


def test_without_a_grade_nothing_is_said_of_a_regelklasse() -> None:
    desk, store = a_desk()
    [known] = [one for one in store.all(Recommendation) if one.child_id == LINA]
    store.add(replace(known, grade=None, german_support=GermanSupport.NONE, literacy_course=False))
    preview = preview_handover(desk, recipient_named(desk, "schulamt"), FOUR, HandoverForm(), a_writer())
    assert texts(preview, "german_support")[1] == texts(preview, "grade")[1] == "keine Angabe"


@pytest.mark.requirement("U52", figure="a protected address stays, with all that leads to it")
def test_a_protected_address_stays_here_with_all_that_leads_to_it() -> None:
    preview = preview_of("school:196630")
    for identifier in ("address", "phone", "email"):
        assert texts(preview, identifier)[:2] == ["bleibt hier", "bleibt hier"]
    shown = [finding.text for finding in preview.findings if finding.level is FindingLevel.PROTECTED]
    assert len(shown) == 1
    assert shown[0].startswith("Familie Al-Khatib: Die Anschrift ist geschützt")


@pytest.mark.parametrize(
    ("to", "items"),
    [
        ("gesundheitsamt", {"name", "born", "sex", "address", "guardians", "phone", "family_language"}),
        ("schultraeger", {"name", "born", "sex", "address", "grade", "german_support", "school"}),
    ],
)
def test_each_office_gets_only_what_its_task_needs(to: str, items: set[str]) -> None:
    preview = preview_of(to)
    assert {row.identifier for row in preview.content.rows} == items
    assert {held.identifier for held in preview.held_back}.isdisjoint(items)
    assert all(held.reason for held in preview.held_back)


def test_an_item_can_be_kept_here_but_the_name_cannot() -> None:
    preview = preview_of(form=HandoverForm(left_out=frozenset({"sex", "name"})))
    assert texts(preview, "sex") == []
    assert texts(preview, "name")[0] == "Al-Khatib, Omar"
    assert "Sie haben diese Angabe abgewählt." in {held.reason for held in preview.held_back}


def test_without_consent_the_family_is_named_and_nothing_can_leave() -> None:
    desk, store = a_desk()
    consent = next(one for one in store.all(Consent) if one.family_id == YILMAZ)
    store.add(replace(consent, withdrawn_on=date(2026, 11, 23)))
    preview = preview_handover(desk, recipient_named(desk, "schulamt"), FOUR, HandoverForm(), a_writer())
    assert [refusal.text for refusal in preview.refusals] == [
        "Familie Yılmaz: Die Einwilligung für diese Stelle fehlt. Tragen Sie sie ein."
    ]
    assert preview.legal_basis == "Noch keine: Die Einwilligung fehlt."


def test_consent_for_one_office_does_not_cover_another() -> None:
    desk, store = a_desk()
    for consent in store.all(Consent):
        store.add(replace(consent, recipients=(RecipientKind.SCHULAMT,)))
    school = recipient_named(desk, "school:196630")
    assert len(preview_handover(desk, school, FOUR, HandoverForm(), a_writer()).refusals) == 3
    assert preview_handover(desk, recipient_named(desk, "schulamt"), FOUR, HandoverForm(), a_writer()).refusals == ()


def test_a_missing_birth_date_refuses_and_says_where_to_put_it_right() -> None:
    desk, store = a_desk()
    lina = next(child for child in store.all(Child) if child.id == LINA)
    store.add(replace(lina, date_of_birth=None))
    preview = preview_handover(desk, recipient_named(desk, "schulamt"), (OMAR, LINA), HandoverForm(), a_writer())
    [refusal] = preview.refusals
    assert (refusal.child_id, refusal.field) == (LINA, "date_of_birth")
    assert refusal.text == "Lina: Geboren fehlt. Ohne diese Angabe geht es nicht."
    assert "Alle Pflichtangaben sind da." not in {finding.text for finding in preview.findings}


def test_gaps_warn_and_do_not_hinder() -> None:
    warnings = [f.text for f in preview_of().findings if f.level is FindingLevel.WARN and f.child_id == LINA]
    assert warnings == ["Lina: Deutsch ist ohne Angabe. Das hindert nicht."]


def test_shows_what_the_encoding_replaces_and_asks_about_a_sex_schild_does_not_know() -> None:
    preview = preview_of(form=HandoverForm(format=HandoverFormat.SCHILD))
    assert ("ğ", "g") in {(one.letter, one.replacement) for one in preview.report.replaced}
    assert [f.child_id for f in preview.findings if f.field == "sex" and "SchILD" in f.text] == [DENIZ]
    plain = preview_of(form=HandoverForm(format=HandoverFormat.XLSX))
    assert plain.report.replaced == ()


def test_warns_of_a_school_that_is_easily_taken_for_another() -> None:
    desk, _store = a_desk()
    number = _one_of_two_schools_with_one_name()
    preview = preview_handover(desk, recipient_named(desk, f"school:{number}"), (DANYLO,), HandoverForm(), a_writer())
    assert any(finding.text.startswith("Es gibt auch ") for finding in preview.findings)


def _one_of_two_schools_with_one_name() -> str:
    seen: dict[tuple[str, str], str] = {}
    for school in CATALOGUES.schools:
        key = (school.kreis, school.name)
        if key in seen:
            return school.number
        seen[key] = school.number
    raise AssertionError("no two schools of one name")


def test_no_child_and_no_right_are_refused() -> None:
    desk, _store = a_desk()
    schulamt = recipient_named(desk, "schulamt")
    with pytest.raises(DomainError, match="kein Kind"):
        preview_handover(desk, schulamt, (), HandoverForm(), a_writer())
    other, _store = a_desk(Role.DATA_PROTECTION)
    with pytest.raises(DomainError, match="Ihr Konto darf das nicht"):
        preview_handover(other, schulamt, FOUR, HandoverForm(), a_writer())


def test_an_unknown_office_is_named() -> None:
    desk, _store = a_desk()
    with pytest.raises(DomainError, match="school:000000"):
        recipient_named(desk, "school:000000")
    assert recipient_named(desk, "ki:Bielefeld").with_article == "Das KI „Bielefeld“"
    assert recipient_named(desk, "schultraeger:Rheine").name == "Stadt Rheine"

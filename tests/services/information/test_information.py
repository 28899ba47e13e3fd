"""What a family was told or given: stored whole or not at all, confirmed later, printed again as it was."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiberatung.app.composition import letter_texts
from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child
from kiberatung.domain.errors import DomainError, EnvironmentFault
from kiberatung.domain.families import Family
from kiberatung.domain.information_given import Confirmation, GivenInformation, InformationTopic
from kiberatung.domain.letters import LetterKind, SentSheet
from kiberatung.services.appointments import ConsultationRecord, hold_consultation
from kiberatung.services.desk import Desk
from kiberatung.services.family_history import history_of
from kiberatung.services.information.giving import (
    InformationWish,
    confirm_information,
    give_information,
    offer_information,
)
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of, pack_sheet, unpack_sheet, version_of
from kiberatung.services.letters.register import record_letter_sent
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.letters.sent import ReopenedLetter, letter_as_sent
from kiberatung.services.schulpflicht.page import read_schulpflicht
from kiberatung.services.talk.deeds import begin_talk
from kiberatung.services.undo import undo_last
from tests.documents.sheets import TYPESETTER, a_sheet
from tests.support.builders import a_change, a_family
from tests.support.desks import TODAY, a_desk

BORN = date(2015, 3, 1)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_child(desk: Desk, **of_family: Any) -> Child:
    known = {"town": "Emsdetten", "postcode": "48282", "street": "Weg", "house_number": "1"} | of_family
    family = a_family("Al-Khatib", interpreter_language="apc", letter_language="ar", **known)
    family = family.with_guardian("Rania").with_child("Omar", date_of_birth=BORN, resident_since=date(2026, 10, 1))
    return family.with_child("Lina", date_of_birth=BORN).stored_in(desk.store).children[0]


def a_wish(child: Child, **more: Any) -> InformationWish:
    known: dict[str, Any] = {"given_on": TODAY, "topics": (InformationTopic.SCHULPFLICHT,), "language": "apc"}
    return InformationWish(**(known | {"family_id": child.family_id, "child_id": child.id} | more))


def a_letter(desk: Desk, child: Child, kind: LetterKind = LetterKind.SCHULPFLICHT_INFORMATION) -> bytes:
    request = LetterRequest(kind=kind, family_id=child.family_id, child_id=child.id, language="ar")
    prepared = prepare_letter(desk, letter_texts(), request)
    pdf = TYPESETTER.render_letter(prepared.sheet)
    record_letter_sent(desk, prepared, digest_of(pdf))
    return pdf


def the_paper(desk: Desk, given: GivenInformation) -> ReopenedLetter:
    assert given.letter_id is not None
    return letter_as_sent(desk, given.family_id, given.letter_id)


def test_information_in_words_is_kept_and_shown_as_explained(desk: Desk) -> None:
    child = a_child(desk)
    given = give_information(desk, a_wish(child, interpreted_by=" Samira Nasser "))
    page = read_schulpflicht(desk, child.id)
    assert page.explained == given
    assert page.informations == (given,)
    assert (given.interpreted_by, given.account_id) == ("Samira Nasser", desk.account.id)
    undo_last(desk)
    assert read_schulpflicht(desk, child.id).explained is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"topics": ()}, "kein Thema"),
        ({"language": ""}, "Sprache fehlt"),
        ({"given_on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"confirmation": Confirmation.SIGNED, "confirmed_by": " "}, "Wer bestätigt hat"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_kept(desk: Desk, more: dict[str, Any], said: str) -> None:
    child = a_child(desk)
    with pytest.raises(DomainError, match=said) as refused:
        give_information(desk, a_wish(child, **more))
    assert "nichts eingetragen" in refused.value.message
    with desk.reading() as records:
        assert records.find(GivenInformation) == []


def test_a_sibling_does_not_see_what_was_about_one_child_alone(desk: Desk) -> None:
    child = a_child(desk)
    give_information(desk, a_wish(child))
    whole = give_information(desk, a_wish(child, child_id=None, topics=(InformationTopic.SCHOOL_SYSTEM,)))
    with desk.reading() as records:
        sister = records.find(Child, given_names="Lina")[0]
    page = read_schulpflicht(desk, sister.id)
    assert page.informations == (whole,)
    assert page.explained is None


def test_a_consultation_about_the_schulpflicht_counts_as_explained(desk: Desk) -> None:
    child = a_child(desk)
    record = ConsultationRecord(language="apc", interpreted_by="Samira Nasser", topics=("schulpflicht",))
    hold_consultation(desk, child.family_id, record)
    explained = read_schulpflicht(desk, child.id).explained
    assert explained is not None
    assert (explained.language, explained.interpreted_by, explained.given_on) == ("apc", "Samira Nasser", TODAY)
    later = give_information(desk, a_wish(child))
    assert read_schulpflicht(desk, child.id).explained == later


def test_a_confirmation_can_come_later(desk: Desk) -> None:
    child = a_child(desk)
    given = give_information(desk, a_wish(child))
    with pytest.raises(DomainError, match="Wer bestätigt hat"):
        confirm_information(desk, given.id, Confirmation.SIGNED, "")
    confirmed = confirm_information(desk, given.id, Confirmation.SIGNED, "Rania Al-Khatib")
    assert (confirmed.confirmation, confirmed.confirmed_by) == (Confirmation.SIGNED, "Rania Al-Khatib")


def test_the_offer_comes_from_the_talk_and_guesses_nobody(desk: Desk) -> None:
    child = a_child(desk)
    assert offer_information(desk, child.family_id).interpreted_by == ""
    begin_talk(desk, child.family_id, "Samira Nasser", keeps_confidence=True)
    offer = offer_information(desk, child.family_id)
    assert (offer.language, offer.interpreted_by, offer.guardians) == ("apc", "Samira Nasser", ("Rania Al-Khatib",))


def test_a_reading_account_keeps_nothing(desk: Desk) -> None:
    child = a_child(desk)
    with pytest.raises(DomainError, match="darf das nicht"):
        give_information(a_desk(desk.store, Role.READER), a_wish(child))


def test_a_printed_letter_is_kept_and_printed_again_byte_by_byte(desk: Desk) -> None:
    child = a_child(desk)
    pdf = a_letter(desk, child)
    [given] = read_schulpflicht(desk, child.id).informations
    assert (given.letter_kind, given.sheet_language) == (LetterKind.SCHULPFLICHT_INFORMATION, "ar")
    with desk.changing("Name geändert") as work:
        work.put(replace(work.get(Child, child.id), given_names="Ganz anders"))
        work.commit()
    kept = the_paper(desk, given)
    again = TYPESETTER.render_letter(kept.sheet)
    assert again == pdf
    assert kept.is_same_page(again)
    assert not kept.is_same_page(pdf + b" ")
    assert kept.title == "Information zur Schulpflicht vom 23.11.2026"


def test_an_invitation_asks_and_informs_of_nothing(desk: Desk) -> None:
    child = a_child(desk)
    a_letter(desk, child, LetterKind.INVITATION)
    assert read_schulpflicht(desk, child.id).informations == ()


def test_an_address_that_is_protected_now_is_not_printed_again(desk: Desk) -> None:
    child = a_child(desk)
    a_letter(desk, child)
    [given] = read_schulpflicht(desk, child.id).informations
    with desk.store.changing(a_change()) as work:
        work.put(replace(work.get(Family, child.family_id), address_protected=True))
        work.commit()
    with pytest.raises(DomainError, match="jetzt geschützt"):
        the_paper(desk, given)


def test_a_sheet_that_never_bore_the_address_is_printed_again(desk: Desk) -> None:
    child = a_child(desk, address_protected=True)
    pdf = a_letter(desk, child)
    [given] = read_schulpflicht(desk, child.id).informations
    assert TYPESETTER.render_letter(the_paper(desk, given).sheet) == pdf


def test_of_words_there_is_no_sheet(desk: Desk) -> None:
    child = a_child(desk)
    assert give_information(desk, a_wish(child)).letter_id is None


def test_the_page_of_a_letter_is_kept_once(desk: Desk) -> None:
    child = a_child(desk)
    a_letter(desk, child)
    with desk.reading() as records:
        [sheet] = records.find(SentSheet)
        [given] = records.find(GivenInformation)
    assert given.letter_id == sheet.letter_id
    assert sheet.sheet not in repr(given)


def test_a_sheet_packed_and_unpacked_is_the_same_sheet() -> None:
    sheet = a_sheet()
    assert unpack_sheet(pack_sheet(sheet)) == sheet
    assert pack_sheet(sheet) == pack_sheet(a_sheet())
    with pytest.raises(EnvironmentFault, match="nicht lesbar"):
        unpack_sheet("kein Blatt")


def test_the_version_is_that_of_the_wording_in_both_languages() -> None:
    texts = letter_texts()
    wording = texts.wordings[LetterKind.SCHULPFLICHT_INFORMATION]
    german, arabic = (version_of(wording, texts.languages.get(tag)) for tag in ("de", "ar"))
    assert german != arabic
    assert arabic == version_of(wording, texts.languages.get("ar"))
    other = version_of(texts.wordings[LetterKind.PLACEMENT], texts.languages.get("ar"))
    assert other != arabic
    assert len(arabic) == 9


def test_the_history_tells_what_was_said_to_whom(desk: Desk) -> None:
    child = a_child(desk)
    give_information(desk, a_wish(child, interpreted_by="Samira Nasser"))
    entry = history_of(desk, child.family_id, 10)[0]
    assert entry.what == "Information gegeben"
    assert entry.text == "Omar: Schulpflicht, mündlich auf Arabisch (levantinisch), gedolmetscht von Samira Nasser"

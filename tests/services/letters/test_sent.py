"""Every letter that was given out is kept as it was, and can be looked at again."""

from dataclasses import replace

import pytest

from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.letters import Letter, LetterKind, SentSheet
from kiberatung.services.desk import Desk
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.kept_sheets import digest_of
from kiberatung.services.letters.kinds import RULES
from kiberatung.services.letters.register import LetterWay, record_letter_sent
from kiberatung.services.letters.request import LetterRequest, PreparedLetter
from kiberatung.services.letters.sent import SentLetter, letter_as_sent, sent_letters
from tests.services.letters.paper_desk import FAMILY, OMAR, TEXTS, ListStore, a_desk, a_store

FAMILY_ID = FamilyId(FAMILY)


def given_out(
    store: ListStore,
    kind: LetterKind,
    language: str = "ar",
    desk: Desk | None = None,
    way: LetterWay = LetterWay.PRINTED,
) -> tuple[PreparedLetter, Letter]:
    at = desk or a_desk(store)
    about = OMAR if RULES[kind].about_child else None
    request = LetterRequest(kind=kind, family_id=FAMILY, child_id=about, language=language)
    prepared = prepare_letter(at, TEXTS, request)
    return prepared, record_letter_sent(at, prepared, digest_of(b"pages"), way)


def kept_of(store: ListStore) -> tuple[SentLetter, ...]:
    with a_desk(store).reading() as records:
        return sent_letters(records, FAMILY_ID)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_comes_back_as_it_was_whatever_has_changed_since(kind: LetterKind) -> None:
    store = a_store()
    prepared, letter = given_out(store, kind)
    store.change(Family, FAMILY, family_name="Anders", street="Neue Straße")
    found = letter_as_sent(a_desk(store), FAMILY_ID, letter.id)
    assert found.sheet == prepared.sheet
    assert found.is_same_page(b"pages")
    assert not found.is_same_page(b"other pages")
    assert found.title.endswith("vom 08.12.2026")


def test_the_page_of_the_family_lists_them_newest_first() -> None:
    store = a_store()
    desk = a_desk(store)
    given_out(store, LetterKind.INVITATION, desk=desk)
    given_out(store, LetterKind.PLACEMENT, desk=desk)
    sent = kept_of(store)
    assert [one.kind for one in sent] == [LetterKind.PLACEMENT, LetterKind.INVITATION]
    assert [one.child_id for one in sent] == [OMAR, None]


def test_an_address_that_is_protected_now_is_not_printed_again() -> None:
    store = a_store()
    _prepared, letter = given_out(store, LetterKind.PLACE_REQUEST)
    store.change(Family, FAMILY, address_protected=True)
    with pytest.raises(DomainError, match="jetzt geschützt"):
        letter_as_sent(a_desk(store), FAMILY_ID, letter.id)
    _prepared, later = given_out(store, LetterKind.PLACE_REQUEST)
    assert letter_as_sent(a_desk(store), FAMILY_ID, later.id).sheet.paragraphs


def test_a_letter_of_before_or_of_another_family_has_no_page() -> None:
    store = a_store()
    _prepared, letter = given_out(store, LetterKind.INVITATION)
    store.records = [replace(one, sheet="") if isinstance(one, SentSheet) else one for one in store.records]
    with pytest.raises(DomainError, match="keine Seite aufbewahrt"):
        letter_as_sent(a_desk(store), FAMILY_ID, letter.id)
    assert kept_of(store) == ()

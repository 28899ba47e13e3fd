"""Drafts on all three stores: each account its own, newest first, beside the log, gone with the family (R07)."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.drafts import Draft
from kiberatung.services.ports import Store
from kiberatung.storage.stores import FileStore
from kiberatung.storage.tables.change_log import CHANGES
from tests.support.builders import CLOCK, IDENTIFIERS, a_family

ANKE, OTHER = AccountId(IDENTIFIERS.next()), AccountId(IDENTIFIERS.next())
TYPED = {"text": "Frau Öztürk ruft am Montag zurück, \u0627\u062d\u0645\u062f \U0001f642"}
pytestmark = pytest.mark.requirement("R07")


def a_draft(place: str = "note:1", account: AccountId = ANKE, minutes: int = 0, **values: str) -> Draft:
    return Draft(account, place, values or TYPED, CLOCK.now() + timedelta(minutes=minutes))


def test_the_newest_text_of_a_place_is_kept(store: Store) -> None:
    store.drafts.keep(a_draft(text="Frau"))
    store.drafts.keep(a_draft())
    assert store.drafts.find(ANKE, "note:1") == a_draft()
    assert store.drafts.find(ANKE, "note:2") is None


def test_each_account_has_its_own_newest_first(store: Store) -> None:
    first, second = a_draft(), a_draft("note:2", minutes=1)
    for draft in (first, second, a_draft(account=OTHER)):
        store.drafts.keep(draft)
    assert store.drafts.of_account(ANKE) == [second, first]
    assert store.drafts.find(OTHER, "note:2") is None


def test_a_dropped_draft_is_gone_and_dropping_nothing_is_no_fault(store: Store) -> None:
    store.drafts.keep(a_draft())
    store.drafts.keep(a_draft(account=OTHER))
    store.drafts.drop(ANKE, "note:1")
    store.drafts.drop(ANKE, "note:1")
    assert store.drafts.of_account(ANKE) == []
    assert len(store.drafts.of_account(OTHER)) == 1


def test_a_draft_is_no_change(file_store: FileStore) -> None:
    a_family().stored_in(file_store)
    with file_store.transaction() as connection:
        before = connection.execute(select(func.count()).select_from(CHANGES)).scalar_one()
    file_store.drafts.keep(a_draft())
    with file_store.transaction() as connection:
        assert connection.execute(select(func.count()).select_from(CHANGES)).scalar_one() == before


def test_the_file_and_its_log_hold_no_plain_text(file_store: FileStore) -> None:
    file_store.drafts.keep(a_draft())
    folder = file_store.place.path.parent
    written = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert b"Montag" not in written
    assert b"drafts" not in written

"""Accounts with their passphrases: record and slot never fall apart unseen, and somebody can always open the store."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiberatung.domain.accounts import Account, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.passphrases import WrongPassphrase
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.key_ring import (
    AccountWish,
    account_states,
    add_account,
    change_passphrase,
    check_recovery_key,
    close_account,
    give_passphrase,
    note_failed_unlocks,
    note_recovery_key_put_away,
    recovery_state,
    recovery_test_is_due,
    renew_recovery_key,
    reopen_account,
    tidy_keys,
)
from kiberatung.services.keys_page import read_keys_page
from tests.support.key_rings import OWN, ARing
from tests.support.offices import AnOffice, an_office

FIRST, NEXT = "sechs worte die keiner je errät", "noch sechs ganz andere worte hier"


class Killed(BaseException):
    """The program ends here: nothing after it happens."""


class Office:
    def __init__(self, folder: Path) -> None:
        self.office: AnOffice = an_office()
        self.desk: Desk = self.office.head
        self.keys = ARing(folder, self.desk)
        self.ring = self.keys.ring

    def add(self, name: str = "Petra Lohmann", role: Role = Role.COUNSELLOR) -> Account:
        return add_account(self.desk, self.ring, AccountWish(name, role), FIRST)

    def states(self) -> dict[str, tuple[bool, bool]]:
        """Of each account whether it is at work and whether it has a passphrase."""
        found = account_states(self.desk, self.ring)
        return {state.account.short_sign: (state.account.active, state.has_passphrase) for state in found}

    def noted(self, deed: Deed) -> list[str]:
        return [logged.change.what for logged in self.desk.store.tables.changes if logged.change.deed is deed]  # type: ignore[attr-defined]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_new_account_opens_the_store_and_is_one_entry_of_the_log(office: Office) -> None:
    account = office.add("  Petra   Lohmann ")
    assert (account.name, account.short_sign, account.role) == ("Petra Lohmann", "PL", Role.COUNSELLOR)
    assert office.keys.opened_by(FIRST) == account.id
    assert office.keys.opened_by(OWN) == office.desk.account.id
    assert office.noted(Deed.RIGHTS) == ["Konto angelegt"]


@pytest.mark.parametrize("wish", [AccountWish("  ", Role.READER), AccountWish("Xaver Ypsilon", Role.READER, "AT")])
def test_a_missing_name_and_a_taken_sign_make_nothing(office: Office, wish: AccountWish) -> None:
    before = office.states()
    with pytest.raises(DomainError, match="nichts angelegt"):
        add_account(office.desk, office.ring, wish, FIRST)
    assert office.states() == before


def test_a_passphrase_of_somebody_else_is_refused_and_the_account_is_seen_to_lack_one(office: Office) -> None:
    with pytest.raises(DomainError, match="geht hier nicht"):
        add_account(office.desk, office.ring, AccountWish("Petra Lohmann", Role.HEAD), OWN)
    assert office.states() == {"AT": (True, True), "PL": (True, False)}
    assert office.keys.opened_by(OWN) == office.desk.account.id


def test_a_closed_account_opens_nothing_and_comes_back_with_a_new_passphrase(office: Office) -> None:
    account = office.add()
    close_account(office.desk, office.ring, account.id)
    assert office.states()["PL"] == (False, False)
    with pytest.raises(WrongPassphrase):
        office.keys.opened_by(FIRST)
    reopen_account(office.desk, office.ring, account.id, NEXT)
    assert office.keys.opened_by(NEXT) == account.id


def test_the_last_head_with_a_passphrase_stays(office: Office) -> None:
    second = office.add("Petra Lohmann", Role.HEAD)
    office.ring.remove([second.id])
    technical = office.office.desk(Role.TECHNICAL)
    with pytest.raises(DomainError, match="letzte Konto der Leitung mit einer Passphrase"):
        close_account(technical, office.ring, office.desk.account.id)
    give_passphrase(office.desk, office.ring, second.id, NEXT)
    close_account(technical, office.ring, office.desk.account.id)
    assert office.keys.opened_by(NEXT) == second.id


def _die(*_arguments: Any) -> None:
    raise Killed


@pytest.mark.parametrize(
    "deed",
    [
        lambda office, _account: add_account(office.desk, office.ring, AccountWish("Uwe Kock", Role.READER), NEXT),
        lambda office, account: close_account(office.desk, office.ring, account.id),
        lambda office, account: give_passphrase(office.desk, office.ring, account.id, NEXT),
    ],
)
def test_a_kill_between_record_and_slot_is_seen_and_put_right(
    office: Office, monkeypatch: pytest.MonkeyPatch, deed: Callable[[Office, Account], object]
) -> None:
    account = office.add()
    with monkeypatch.context() as killing:
        killing.setattr("kiberatung.storage.keys.key_ring.write_keyslots", _die)
        with pytest.raises(Killed):
            deed(office, account)
    tidy_keys(office.desk, office.ring)
    states = office.states()
    assert all(active or not has_passphrase for active, has_passphrase in states.values())
    assert office.keys.opened_by(OWN) == office.desk.account.id
    if states["PL"] == (True, True):
        assert office.keys.opened_by(FIRST) == account.id
    for sign in [sign for sign, state in states.items() if state == (True, False)]:
        lacking = next(one for one in account_states(office.desk, office.ring) if one.account.short_sign == sign)
        give_passphrase(office.desk, office.ring, lacking.account.id, NEXT)
        assert office.keys.opened_by(NEXT) == lacking.account.id


def test_the_own_passphrase_is_changed_by_whoever_knows_it(office: Office) -> None:
    with pytest.raises(WrongPassphrase, match="Passphrase stimmt nicht"):
        change_passphrase(office.desk, office.ring, "nicht die richtige", NEXT)
    office.add()
    with pytest.raises(WrongPassphrase, match="nicht Ihre bisherige"):
        change_passphrase(office.desk, office.ring, FIRST, NEXT)
    with pytest.raises(DomainError, match="kürzer"):
        change_passphrase(office.desk, office.ring, OWN, "kurz")
    assert office.keys.opened_by(OWN) == office.desk.account.id
    change_passphrase(office.desk, office.ring, OWN, NEXT)
    assert office.keys.opened_by(NEXT) == office.desk.account.id
    with pytest.raises(WrongPassphrase):
        office.keys.opened_by(OWN)
    assert office.noted(Deed.RIGHTS).count("Eigene Passphrase geändert") == 1


@pytest.mark.requirement("R26")
def test_wrong_passphrases_before_an_opening_are_one_entry_with_their_count(office: Office) -> None:
    note_failed_unlocks(office.desk, 1)
    note_failed_unlocks(office.desk, 7)
    assert office.noted(Deed.UNLOCK_FAILED) == ["1 falsche Passphrase eingegeben", "7 falsche Passphrasen eingegeben"]


def test_the_test_of_the_recovery_key_is_due_after_a_year_and_told_to_those_who_can_do_it(office: Office) -> None:
    assert not recovery_test_is_due(office.desk)
    office.office.later(days=366)
    assert recovery_test_is_due(office.desk)
    assert not recovery_test_is_due(office.office.desk(Role.COUNSELLOR))
    check_recovery_key(office.desk, office.ring, office.keys.recovery.lower().replace("-", " "))
    assert not recovery_test_is_due(office.desk)
    assert recovery_state(office.desk).tested_at == office.desk.clock.now()
    office.office.later(days=364)
    assert not recovery_test_is_due(office.desk)
    office.office.later(days=2)
    assert recovery_test_is_due(office.desk)


@pytest.mark.parametrize("change", [lambda key: key[:-1] + ("A" if key[-1] != "A" else "B"), lambda _key: "falsch"])
def test_a_key_that_does_not_open_is_no_test(office: Office, change: Callable[[str], str]) -> None:
    with pytest.raises(DomainError, match="abgeschrieben"):
        check_recovery_key(office.desk, office.ring, change(office.keys.recovery))
    with pytest.raises(DomainError):
        check_recovery_key(office.desk, office.ring, office.ring.prepare_recovery_key().printed)
    assert office.noted(Deed.RECOVERY_TESTED) == []


def test_a_new_recovery_key_holds_when_it_was_typed_and_the_old_one_no_more(office: Office) -> None:
    prepared = office.ring.prepare_recovery_key()
    assert office.keys.opened_by(office.keys.recovery) is None
    with pytest.raises(DomainError, match="nicht der Schlüssel vom Blatt"):
        renew_recovery_key(office.desk, office.ring, prepared, office.keys.recovery)
    renew_recovery_key(office.desk, office.ring, prepared, prepared.printed.lower())
    assert office.keys.opened_by(prepared.printed) is None
    with pytest.raises(DomainError):
        office.keys.opened_by(office.keys.recovery)
    renew_recovery_key(office.desk, office.ring, office.ring.prepare_recovery_key())
    assert len(office.noted(Deed.RECOVERY_TESTED)) == 1
    note_recovery_key_put_away(office.desk)
    assert len(office.noted(Deed.RECOVERY_TESTED)) == 2


def test_the_page_shows_each_role_what_it_may_do(office: Office) -> None:
    office.add()
    page = read_keys_page(office.desk, office.ring)
    assert (page.may_give, page.may_test, page.has_own_passphrase) == (True, True, True)
    assert page.office == "KI Kreis Steinfurt"
    assert [state.account.short_sign for state in page.accounts] == ["AT", "PL"]
    page = read_keys_page(office.office.desk(Role.COUNSELLOR, "Petra Lohmann"), office.ring)
    assert (page.may_give, page.may_test, page.has_own_passphrase, page.accounts) == (False, False, True, ())
    assert read_keys_page(office.office.desk(Role.TECHNICAL), office.ring).may_give is False


def test_passphrases_of_accounts_that_are_not_there_go_but_never_the_last(office: Office) -> None:
    account = office.add()
    tidy_keys(office.desk, office.ring)
    assert office.ring.holders() == {account.id, office.desk.account.id}
    close_account(office.desk, office.ring, account.id)
    office.ring.set_passphrase(account.id, NEXT)
    tidy_keys(office.desk, office.ring)
    assert office.ring.holders() == {office.desk.account.id}
    office.ring.set_passphrase(account.id, NEXT)
    office.ring.remove([office.desk.account.id])
    tidy_keys(office.desk, office.ring)
    assert office.ring.holders() == {account.id}

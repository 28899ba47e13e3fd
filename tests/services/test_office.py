"""Setting up an office and changing what stands in the head of its letters."""

import random
from dataclasses import replace
from typing import Any

import pytest

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.office import LetterForm, Office
from kiberatung.domain.schools import School
from kiberatung.services.office import OfficeSetup, change_office, office_of, school_id, set_up_office, short_sign_of
from kiberatung.services.settings_page import read_settings
from tests.support.desks import TODAY, a_desk, real_catalogues
from tests.support.fakes import FakeStore


def set_up(store: FakeStore, **changed: Any) -> Account:
    clock = FixedClock.on(TODAY)
    identifiers = IdentifierSource(clock, random.Random(1))
    facts: dict[str, Any] = {"name": "KI Kreis Steinfurt", "kreis": "05566", "account": "Petra Lohmann"} | changed
    setup = OfficeSetup(account_id=AccountId(identifiers.next()), **facts)
    return set_up_office(store, clock, identifiers, real_catalogues(), setup)


def test_first_account_heads_the_office(store: FakeStore) -> None:
    account = set_up(store)
    assert (account.role, account.short_sign) == (Role.HEAD, "PL")


def test_address_of_the_setup_stands_in_the_office(store: FakeStore) -> None:
    set_up(store, street="Übungsallee", house_number="1", postcode="48565", town="Steinfurt", email="ki@example.org")
    with store.reading() as records:
        office = records.find(Office)[0]
    assert (office.street, office.house_number, office.postcode, office.town, office.email) == (
        "Übungsallee",
        "1",
        "48565",
        "Steinfurt",
        "ki@example.org",
    )


def test_schools_of_the_kreis_come_with_the_same_identifiers_everywhere(store: FakeStore) -> None:
    set_up(store)
    with store.reading() as records:
        schools = records.find(School)
    assert {school.kreis for school in schools} == {"05566"}
    assert len(schools) == len(real_catalogues().schools_in_kreis("05566"))
    assert schools[0].id == school_id(schools[0].number)


@pytest.mark.parametrize("wrong", [{"name": " "}, {"account": ""}, {"kreis": "99999"}])
def test_wrong_setup_leaves_the_store_empty(store: FakeStore, wrong: dict[str, str]) -> None:
    with pytest.raises(DomainError, match="Es wurde nichts angelegt"):
        set_up(store, **wrong)
    with store.reading() as records:
        assert (records.find(Office), records.find(Account), records.find(School)) == ([], [], [])


def test_head_changes_the_letter_head_and_can_undo_it() -> None:
    desk = a_desk()
    change_office(desk, replace(office_of(desk), town="Rheine", letter_form=LetterForm.A))
    assert (office_of(desk).town, office_of(desk).letter_form) == ("Rheine", LetterForm.A)
    change = desk.lists.last_undoable(desk.account.id)
    assert change is not None
    assert change.what == "Angaben zum Büro geändert"


def test_only_the_head_changes_the_office() -> None:
    desk = a_desk(role=Role.COUNSELLOR)
    with pytest.raises(DomainError, match="darf das nicht"):
        change_office(desk, replace(office_of(desk), town="Rheine"))
    assert office_of(desk).town == ""


def test_settings_name_the_kreis_and_put_who_left_last() -> None:
    desk = a_desk()
    with desk.changing("Konto") as work:
        for name, active in (("Aa", False), ("Zz", True)):
            work.put(Account(id=AccountId(desk.identifiers.next()), name=name, active=active))
        work.commit()
    page = read_settings(desk)
    assert page.kreis == "Kreis Steinfurt"
    assert [account.name for account in page.accounts] == ["Anke Terhorst", "Zz", "Aa"]


@pytest.mark.parametrize(
    ("name", "sign"), [("Petra Lohmann", "PL"), ("Ämil de la Cruz Wu", "ÄDL"), ("– Jo", "J"), ("", "")]
)
def test_short_sign_is_made_of_initials(name: str, sign: str) -> None:
    assert short_sign_of(name) == sign


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()

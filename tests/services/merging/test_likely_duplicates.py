"""Pairs over the whole office: found in any spelling, without those that are known to be two, only what is in sight."""

from datetime import date

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.services.desk import Desk
from kiberatung.services.merging.different_persons import mark_as_different
from kiberatung.services.merging.likely_duplicates import LikelyDuplicate, known_children, likely_duplicates
from kiberatung.services.sight import Refused
from tests.support.builders import a_family
from tests.support.desks import a_desk
from tests.support.offices import an_office

DAY = date(2013, 4, 9)


def put(desk: Desk, number: int, family_name: str, given_names: str, script: str = "", born: date = DAY) -> None:
    family = a_family(family_name, case_number=f"2026-{number:04}", counsellor_id=desk.account.id)
    family.with_child(given_names, name_in_script=script, date_of_birth=born).stored_in(desk.store)


def look(desk: Desk) -> list[LikelyDuplicate]:
    return likely_duplicates(known_children(desk), lambda _done, _whole: None)


def test_the_same_child_in_another_spelling_is_found_and_the_older_case_stands_first() -> None:
    desk = a_desk()
    put(desk, 7, "Melnik", "Danilo")
    put(desk, 3, "Melnyk", "Danylo", "Данило Мельник")
    put(desk, 5, "Popa", "Ana")
    (pair,) = look(desk)
    assert (pair.first.case_number, pair.second.case_number) == ("2026-0003", "2026-0007")
    assert "Das Geburtsdatum stimmt überein." in pair.why


def test_who_is_known_to_be_two_is_no_pair_any_more() -> None:
    desk = a_desk()
    put(desk, 1, "Haddad", "Ahmad", "أحمد حداد")
    put(desk, 2, "Hadad", "Achmed", "احمد حداد")
    (pair,) = look(desk)
    mark_as_different(desk, pair.second.child_id, pair.first.child_id)
    assert look(desk) == []


def test_cousins_of_one_name_and_another_birthday_are_two() -> None:
    desk = a_desk()
    put(desk, 1, "Haddad", "Ahmad", born=date(2010, 5, 17))
    put(desk, 2, "Haddad", "Ahmad", born=date(2014, 8, 2))
    assert look(desk) == []


def test_it_tells_how_far_it_is_and_stops_when_told_to() -> None:
    desk = a_desk()
    for number in range(4):
        put(desk, number, "Haddad", "Ahmad")
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        likely_duplicates(known_children(desk), stop)
    assert told == [(0, 8), (4, 8)]


def test_only_what_the_account_sees_is_compared() -> None:
    office = an_office()
    mine, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    put(mine, 1, "Haddad", "Ahmad")
    put(other, 2, "Haddad", "Ahmad")
    assert len(look(office.head)) == 1
    assert look(mine) == []
    with pytest.raises(Refused):
        known_children(office.desk(Role.ADMINISTRATION))

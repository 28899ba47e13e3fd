"""The tasks of the practice town: done by the deeds themselves, and undone with them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.children import Child, DateCertainty
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.office import Office
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.appointments import AppointmentWish, plan_appointment
from kiberatung.services.desk import Desk
from kiberatung.services.families import ReportedFamily, report_family
from kiberatung.services.notes import plan_follow_up, record_consent, write_note
from kiberatung.services.practice_tasks import BORN_ON, practice_tasks
from kiberatung.services.recommendations import RecommendationChoice, record_recommendation
from kiberatung.services.undo import undo_last
from tests.support.builders import a_change
from tests.support.desks import TODAY, a_desk


@pytest.fixture
def desk() -> Desk:
    made = a_desk()
    with made.store.changing(a_change("Büro")) as work:
        office = work.find(Office)[0]
        work.put(replace(office, is_practice=True))
        work.commit()
    return made


def done(desk: Desk) -> list[bool]:
    return [task.is_done for task in practice_tasks(desk)]


def family(desk: Desk) -> FamilyId:
    return report_family(desk, ReportedFamily(family_name="Wolkenstein", given_names_of_children=("Mila", "Yusuf")))


def change(desk: Desk, family_id: FamilyId, **fields: object) -> None:
    with desk.changing("Angaben", family_id) as work:
        work.put(replace(work.get(Family, family_id), **fields))  # type: ignore[arg-type]
        work.commit()


def change_children(desk: Desk, family_id: FamilyId, name: str = "", **fields: object) -> None:
    with desk.changing("Angaben", family_id) as work:
        for child in work.find(Child, family_id=family_id):
            if name in {"", child.given_names}:
                work.put(replace(child, **fields))  # type: ignore[arg-type]
        work.commit()


def test_there_are_eight_to_twelve_and_none_is_done_at_the_first_day(desk: Desk) -> None:
    assert 8 <= len(done(desk)) <= 12
    assert not any(done(desk))


@pytest.mark.requirement("U53", figure="12 of 12 practice tasks checked from the records")
def test_each_task_is_done_by_its_own_deed(desk: Desk) -> None:
    family_id = family(desk)
    with desk.reading() as records:
        first = records.find(Child, family_id=family_id)[0]
    deeds = [
        lambda: None,
        lambda: change(desk, family_id, street="Lindenweg", house_number="3", postcode="48565"),
        lambda: change_children(desk, family_id, "Mila", date_of_birth=BORN_ON),
        lambda: change_children(
            desk, family_id, "Yusuf", date_of_birth=date(2017, 1, 1), date_of_birth_certainty=DateCertainty.YEAR
        ),
        lambda: change_children(desk, family_id, home_languages=("ara",)),
        lambda: change_children(desk, family_id, resident_since=date(2026, 10, 1)),
        lambda: plan_appointment(desk, family_id, AppointmentWish(starts_at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC))),
        lambda: write_note(desk, family_id, "Erstgespräch mit Wolkenstein geführt."),
        lambda: plan_follow_up(desk, family_id, TODAY, "Zeugnisse"),
        lambda: record_consent(desk, family_id, (RecipientKind.SCHULAMT,), given_by="Frau Wolkenstein"),
        lambda: record_recommendation(
            desk, first.id, RecommendationChoice(grade=7, german_support=GermanSupport.DEUTSCHFOERDERKLASSE)
        ),
        lambda: (change(desk, family_id, phone="0"), undo_last(desk)),
    ]
    for number, deed in enumerate(deeds):
        deed()
        assert done(desk) == [True] * (number + 1) + [False] * (len(deeds) - number - 1), number


def test_a_deed_that_is_taken_back_is_open_again(desk: Desk) -> None:
    family(desk)
    assert done(desk)[0]
    undo_last(desk)
    assert not done(desk)[0]


def test_outside_of_the_practice_town_there_are_none() -> None:
    with pytest.raises(DomainError, match="nur in der Übungsstadt"):
        practice_tasks(a_desk())


def test_a_reader_practises_nothing(desk: Desk) -> None:
    with pytest.raises(DomainError):
        practice_tasks(a_desk(desk.store, Role.READER))

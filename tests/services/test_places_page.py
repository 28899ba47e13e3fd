"""The page of school places: groups with their schools, in the order of towns, and who waits."""

from datetime import date

from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId, School
from kiberatung.services.desk import Desk
from kiberatung.services.places_page import read_places
from tests.support.desks import TODAY, a_desk


def put_group(desk: Desk, number: str, as_of: date = TODAY) -> None:
    with desk.changing("Lerngruppe") as work:
        work.put(
            LearningGroup(
                id=LearningGroupId(desk.identifiers.next()),
                school_number=number,
                name="DFK",
                german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
                grade_from=5,
                grade_until=7,
                capacity=12,
                as_of=as_of,
            )
        )
        work.commit()


def own_school(desk: Desk, town: str) -> School:
    with desk.reading() as records:
        return records.find(School, town=town)[0]


def test_groups_stand_in_the_order_of_towns_with_their_schools() -> None:
    desk = a_desk()
    for town in ("Rheine", "Emsdetten"):
        put_group(desk, own_school(desk, town).number)
    page = read_places(desk)
    assert [row.town for row in page.rows] == ["Emsdetten", "Rheine"]
    assert page.rows[0].school == own_school(desk, "Emsdetten").name
    assert len(page.rows[0].schulform) > 2


def test_figures_are_old_after_fourteen_days() -> None:
    desk = a_desk()
    number = own_school(desk, "Rheine").number
    put_group(desk, number, date(2026, 11, 9))
    put_group(desk, number, date(2026, 11, 8))
    assert [(row.days_old, row.is_stale) for row in read_places(desk).rows] == [(14, False), (15, True)]


def test_school_elsewhere_can_be_chosen_once_it_has_a_group() -> None:
    desk = a_desk()
    number = next(school.number for school in desk.catalogues.schools if school.kreis == "05515")
    assert number not in {choice.number for choice in read_places(desk).schools}
    put_group(desk, number)
    assert number in {choice.number for choice in read_places(desk).schools}


def test_group_of_a_school_nobody_knows_is_still_shown() -> None:
    desk = a_desk()
    put_group(desk, "000000")
    row = read_places(desk).rows[0]
    assert (row.school, row.town, row.schulform) == ("", "", "")


def test_bands_are_shown_even_when_nobody_waits() -> None:
    assert {count.waiting for count in read_places(a_desk()).waiting} == {0}

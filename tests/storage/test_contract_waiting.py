"""What `services.ports` promises about who waits and who is due, of every kind of store alike."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.letters import Letter, LetterId, LetterKind
from kiberatung.services.ports import Store
from kiberatung.services.read_models import WaitingCount
from tests.support.builders import CLOCK, IDENTIFIERS, FamilyBuilder, a_change, a_family

BORN_UNTIL = [date(2010, 6, 1), date(2016, 6, 1)]


def put(store: Store, *records: object) -> None:
    with store.changing(a_change()) as work:
        for record in records:
            work.put(record)
        work.commit()


def a_letter(built: FamilyBuilder, number: int | None) -> Letter:
    child_id = None if number is None else built.children[number].id
    return Letter(
        id=LetterId(IDENTIFIERS.next()),
        family_id=built.family.id,
        child_id=child_id,
        kind=LetterKind.PLACEMENT,
        language="uk",
        created_at=datetime(2026, 11, 1, tzinfo=CLOCK.now().tzinfo),
    )


@pytest.fixture
def families(store) -> list[FamilyBuilder]:
    """Reported in January, March, twice on one day in May, and on a day nobody knows."""
    days = [date(2026, 3, 1), date(2026, 1, 1), date(2026, 5, 1), date(2026, 5, 1), None]
    born = [date(2010, 6, 1), date(2010, 6, 2), date(2016, 6, 2), None, None]
    return [
        a_family(f"Familie {number}", reported_on=day)
        .with_child(f"Kind {number}", date_of_birth=birth)
        .stored_in(store)
        for number, (day, birth) in enumerate(zip(days, born, strict=True))
    ]


def test_waiting_is_counted_by_day_of_birth_and_length(store, families):
    put(store, replace(families[2].cases[0], side_exit=SideExit.MOVED_AWAY))
    counts = sorted(store.lists.count_waiting(BORN_UNTIL, date(2026, 5, 1)), key=str)
    assert counts == [WaitingCount(0, 1, 1), WaitingCount(1, 1, 1), WaitingCount(None, 2, 0)]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 9])
def test_who_was_reported_first_comes_first_and_the_unknown_day_last(store, families, limit):
    wanted = [families[number].family.id for number in (1, 0, 2, 3, 4)]
    assert store.lists.families_without_appointment(limit) == wanted[:limit]
    assert [row.family_id for row in store.lists.oldest_waiting(limit)] == wanted[:limit]


def test_cases_of_a_state_come_longest_first(store, families):
    for number in (0, 1, 2):
        case = families[number].cases[0]
        put(store, replace(case, state=CaseState.RECOMMENDED, state_since=date(2026, 9, 20 - number)))
    put(store, replace(families[3].cases[0], state=CaseState.RECOMMENDED, side_exit=SideExit.NO_CONTACT))
    found = store.lists.begun_cases(CaseState.RECOMMENDED, 2)
    assert [(one.child_id, one.since) for one in found] == [
        (families[2].children[0].id, date(2026, 9, 18)),
        (families[1].children[0].id, date(2026, 9, 19)),
    ]


def test_a_letter_tells_its_child_or_the_whole_family(store):
    pair = [
        a_family(name).with_child("Lev", CaseState.PLACED).with_child("Mila", CaseState.PLACED).stored_in(store)
        for name in ("Ein Brief", "Ein Brief für alle", "Kein Brief")
    ]
    put(store, a_letter(pair[0], 0), a_letter(pair[1], None))
    untold = {one.child_id for one in store.lists.placed_untold(9)}
    assert untold == {pair[0].children[1].id, *(child.id for child in pair[2].children)}

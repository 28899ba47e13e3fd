"""Lists kept in memory say what the database says, after whatever was changed, and nothing once the store is closed."""

import random
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from itertools import islice, product
from typing import Any

import pytest

from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState
from kiberatung.domain.assessments import Assessment, AssessmentId
from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.services.read_models import ChildRow, FamilyRow, ListOrder, ListQuery
from kiberatung.services.sight import Extent, Sight
from kiberatung.storage.queries.lists import SqlLists
from kiberatung.storage.queries.sighted_lists import SightedLists
from kiberatung.storage.stores import FileStore, create_store
from tests.benchmarks.population import TOWNS, population
from tests.support.builders import CLOCK, IDENTIFIERS, FamilyBuilder, a_change, a_family
from tests.support.fakes import CHEAP

FAMILIES = 20
NAMES = ("", "a", "m", "ahm", "ou", "2026-0", "11.2", "mohamed al", "шев", "x1", "%", "  ")
NARROW: tuple[dict[str, Any], ...] = (
    {},
    {"towns": TOWNS[:2]},
    {"languages": ("ara", "ukr", "tur")},
    {"states": (CaseState.INVITED, CaseState.CLOSED)},
    {"side_exits": (SideExit.MOVED_AWAY,)},
    {"only_open": True},
    {"only_waiting": True, "reported_before": date(2026, 6, 1)},
    {"born_after": date(2010, 1, 1), "born_before": date(2016, 6, 30)},
    {"without_appointment": True, "only_open": True},
)


def an_account(sign: str) -> Account:
    return Account(id=AccountId(IDENTIFIERS.next()), name=f"Frau {sign}", short_sign=sign)


def put(store: FileStore, *records: object) -> None:
    with store.changing(a_change()) as work:
        for record in records:
            work.put(record)
        work.commit()


@pytest.fixture
def accounts(file_store: FileStore) -> list[Account]:
    found = [an_account(sign) for sign in ("So", "Wi")]
    put(file_store, *found)
    return found


@pytest.fixture
def town(file_store: FileStore, accounts: list[Account]) -> list[FamilyBuilder]:
    """Cases in all states and exits; some lack a case, a day of birth, a report or a counsellor, some are protected."""
    chance = random.Random(4)
    found = []
    for built in islice(population(4), FAMILIES):
        counsellor = chance.choice([None, *(account.id for account in accounts)])
        reported_on = chance.choice([None, date(2026, chance.randint(1, 12), 3)])
        family = replace(
            built.family, counsellor_id=counsellor, reported_on=reported_on, address_protected=chance.random() < 0.2
        )
        cases = [replace(case, state=chance.choice(list(CaseState))) for case in built.cases if chance.random() < 0.9]
        cases = [replace(case, side_exit=chance.choice([None, None, *SideExit])) for case in cases]
        children = [
            replace(child, date_of_birth=chance.choice([None, child.date_of_birth])) for child in built.children
        ]
        made = replace(built, family=family, cases=tuple(cases), children=tuple(children))
        found.append(made.stored_in(file_store))
    return found


@pytest.fixture(params=["whole", "assigned", "covered"])
def sight(request: pytest.FixtureRequest, accounts: list[Account]) -> Sight | None:
    return {
        "whole": None,
        "assigned": Sight(accounts[0].id, Extent.ASSIGNED, takes_cases=True, sees_free_text=True),
        "covered": Sight(accounts[1].id, Extent.ALL, sees_free_text=True),
    }[request.param]


def kept_and_read(store: FileStore, sight: Sight | None) -> tuple[SqlLists, SqlLists]:
    kept = store.lists if sight is None else store.lists_seen_by(sight)
    while not kept.read_on():
        pass
    assert kept._memory is not None
    assert kept._memory._is_whole
    return kept, SqlLists(store.transaction) if sight is None else SightedLists(store.transaction, sight)


def require_alike(kept: SqlLists, read: SqlLists, queries: Iterator[ListQuery]) -> None:
    for query in queries:
        children, families = read.child_ids(query), read.family_ids(query)
        assert kept.child_ids(query) == children, query
        assert kept.child_ids(query, 3) == children[:3], query
        assert kept.family_ids(query) == families, query
        assert kept.family_ids(query, 3) == families[:3], query
        assert kept.count(query) == read.count(query), query
        assert kept.waiting_since(query) == read.waiting_since(query), query
    everybody = ListQuery()
    assert kept.child_rows(read.child_ids(everybody)) == read.child_rows(read.child_ids(everybody))
    assert kept.family_rows(read.family_ids(everybody)) == read.family_rows(read.family_ids(everybody))
    assert kept.towns() == read.towns()


def all_queries() -> Iterator[ListQuery]:
    for name, narrow in product(NAMES, NARROW):
        yield ListQuery(name=name, **narrow)
    for order, descending, narrow in product(ListOrder, (False, True), NARROW[:3]):
        yield ListQuery(order=order, descending=descending, **narrow)


def few_queries() -> Iterator[ListQuery]:
    yield from islice(all_queries(), 0, None, 25)


def facts_of(row: object, names: list[str]) -> list[object]:
    return [getattr(row, name) for name in names]


@pytest.mark.usefixtures("town")
def test_every_answer_is_that_of_the_database(file_store, sight):
    kept, read = kept_and_read(file_store, sight)
    require_alike(kept, read, all_queries() if sight is None else islice(all_queries(), 0, None, 5))


@pytest.mark.usefixtures("town")
def test_the_facts_have_the_names_and_values_of_the_rows(file_store):
    kept, read = kept_and_read(file_store, None)
    query = ListQuery(order=ListOrder.WAITING)
    of_child, of_family = ([one.name for one in fields(kind)] for kind in (ChildRow, FamilyRow))
    told = [facts_of(row, of_child) for row in kept.child_facts(query, of_child)]
    assert told == [facts_of(row, of_child) for row in read.child_rows(read.child_ids(query))]
    told = [facts_of(row, of_family) for row in kept.family_facts(query, of_family)]
    assert told == [facts_of(row, of_family) for row in read.family_rows(read.family_ids(query))]


def an_appointment(family: FamilyBuilder) -> Appointment:
    at, state = datetime(2026, 12, 1, 9, tzinfo=UTC), AppointmentState.PLANNED
    return Appointment(id=AppointmentId(IDENTIFIERS.next()), family_id=family.family.id, starts_at=at, state=state)


LAST = "a counsellor gets another sign, which concerns all"


def change_something(store: FileStore, town: list[FamilyBuilder], accounts: list[Account]) -> Iterator[str]:
    first, second, third, *_others = town
    put(store, replace(first.family, version=1, town="Detmold", counsellor_id=accounts[1].id))
    yield "a family moves"
    put(store, replace(first.children[0], version=1, family_id=second.family.id, given_names="Ümit"))
    yield "a child goes to another family"
    with store.changing(a_change()) as work:
        work.remove(replace(third.children[0], version=1))
        work.commit()
    yield "a child is removed"
    put(store, an_appointment(second))
    yield "an appointment is made"
    child_id = second.children[0].id
    put(store, Assessment(id=AssessmentId(IDENTIFIERS.next()), child_id=child_id, assessed_on=CLOCK.today(), grade=7))
    yield "a child is assessed"
    change = a_change()
    with store.changing(change) as work:
        work.put(replace(second.family, version=1, case_number="2026-9999", reported_on=None))
        work.commit()
    yield "a number changes"
    with store.changing(a_change()) as work:
        work.revert(change.id)
        work.commit()
    yield "and is taken back"
    a_family("Neumann", case_number="2026-7777").with_child("Ida").stored_in(store)
    yield "a family comes"
    with store.changing(a_change()) as work:
        work.remove(replace(town[4].family, version=1))
        work.commit()
    yield "a family goes"
    put(store, replace(accounts[0], version=1, short_sign="Sm"))
    yield LAST


def test_what_has_changed_is_read_again(file_store, town, accounts, sight):
    kept, read = kept_and_read(file_store, sight)
    for what in change_something(file_store, town, accounts):
        assert kept._memory is not None, what
        require_alike(kept, read, few_queries())
        assert kept._memory._is_whole == (what != LAST), what


def test_a_change_in_the_middle_of_reading_is_in_it(file_store, town, monkeypatch):
    monkeypatch.setattr("kiberatung.storage.queries.list_memory.AT_ONCE", 7)
    kept = file_store.lists
    assert not kept.read_on()
    put(file_store, replace(town[0].family, version=1, town="Detmold"))
    put(file_store, replace(town[-1].family, version=1, town="Lage"))
    kept, read = kept_and_read(file_store, None)
    require_alike(kept, read, few_queries())
    assert {"Detmold", "Lage"} < set(kept.towns())


def test_within_a_unit_of_work_lists_say_what_it_has_written(file_store, town):
    kept, _read = kept_and_read(file_store, None)
    with file_store.changing(a_change()) as work:
        work.put(replace(town[0].family, version=1, town="Detmold"))
        assert "Detmold" in kept.towns()
    assert "Detmold" not in kept.towns()


def test_after_an_import_all_is_read_anew(file_store, town, monkeypatch):
    kept, _read = kept_and_read(file_store, None)
    monkeypatch.setattr("kiberatung.storage.queries.list_memory.MOST_READ_AGAIN", 3)
    put(file_store, *(replace(built.family, version=1, town="Detmold") for built in town[:5]))
    assert "Detmold" in kept.towns()
    assert kept._memory is not None
    assert not kept._memory._people.families
    kept, read = kept_and_read(file_store, None)
    require_alike(kept, read, few_queries())


def test_nothing_is_kept_once_the_store_is_closed(place):
    file_store, _recovery_key = create_store(place, IDENTIFIERS.next(), "Grüße aus Herford 2026", profile=CHEAP)
    a_family("Neumann").with_child("Ida").stored_in(file_store)
    kept, _read = kept_and_read(file_store, None)
    assert kept._memory is not None
    people = kept._memory._people
    family = next(iter(people.families.values()))
    file_store.close(backup=False)
    held: list[Any] = [people.families, people.children, people._orders, people._family_orders, people._named]
    assert not any(held)
    assert family.members == ()

"""What `services.ports` promises about lists and search, of the store in memory, in a file and on a server alike."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiberatung.domain.accounts import Account, AccountId
from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState
from kiberatung.domain.assessments import Assessment, AssessmentId
from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.interpreters import (
    BookingState,
    Interpreter,
    InterpreterBooking,
    InterpreterBookingId,
    InterpreterId,
)
from kiberatung.domain.names.person import Person
from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schools import GermanSupport, LearningGroup, LearningGroupId
from kiberatung.services.ports import Store
from kiberatung.services.read_models import ListOrder, ListQuery, SearchHit
from tests.support.builders import CLOCK, IDENTIFIERS, FamilyBuilder, a_change, a_family

NOW = CLOCK.now()


def put(store: Store, *records: object) -> None:
    with store.changing(a_change()) as work:
        for record in records:
            work.put(record)
        work.commit()


def an_account() -> Account:
    return Account(id=AccountId(IDENTIFIERS.next()), name="Ada Sommer", short_sign="So")


def an_appointment(built: FamilyBuilder, starts_at: datetime, state: AppointmentState) -> Appointment:
    return Appointment(
        id=AppointmentId(IDENTIFIERS.next()), family_id=built.family.id, starts_at=starts_at, state=state
    )


@pytest.fixture
def office(store):
    """Three families of one office: Öztürk with two children, Shevchenko, and Zyla who has gone."""
    account = an_account()
    put(store, account)
    ozturk = (
        a_family("Öztürk", case_number="2026-0003", reported_on=date(2026, 3, 1), counsellor_id=account.id)
        .with_child("Can", date_of_birth=date(2012, 5, 6), home_languages=("tur", "kur"), state=CaseState.INVITED)
        .with_child("Ayşe", date_of_birth=date(2016, 2, 1), home_languages=("kur",), state=CaseState.CLOSED)
        .with_guardian("Elif", date_of_birth=date(1985, 7, 8))
        .stored_in(store)
    )
    shevchenko = (
        a_family(
            "Shevchenko", case_number="2026-0001", town="Bünde", reported_on=date(2026, 1, 5), name_in_script="Шевченко"
        )
        .with_child("Oksana", name_in_script="Оксана Шевченко", date_of_birth=None, home_languages=("ukr",))
        .stored_in(store)
    )
    zyla = a_family("Żyła", case_number="2026-0002", town="Vlotho", reported_on=None).with_child("Jan").stored_in(store)
    put(store, replace(zyla.cases[0], side_exit=SideExit.MOVED_AWAY))
    return {"Öztürk": ozturk, "Shevchenko": shevchenko, "Żyła": zyla}


def children_of(store: Store, **wanted: object) -> list[str]:
    rows = store.lists.child_rows(store.lists.child_ids(ListQuery(**wanted)))
    return [row.given_names for row in rows]


def families_of(store: Store, **wanted: object) -> list[str]:
    rows = store.lists.family_rows(store.lists.family_ids(ListQuery(**wanted)))
    return [row.family_name for row in rows]


@pytest.mark.usefixtures("office")
def test_children_are_narrowed_by_each_field_of_the_query(store):
    assert children_of(store) == ["Ayşe", "Can", "Oksana", "Jan"]
    assert children_of(store, name="ozturk") == children_of(store, name="Öztürk") == ["Ayşe", "Can"]
    assert children_of(store, name="шевченко") == children_of(store, name="2026-0001") == ["Oksana"]
    assert children_of(store, name="oez ca") == ["Can"]
    assert children_of(store, name="100%") == []
    assert children_of(store, towns=("Bünde", "Vlotho")) == ["Oksana", "Jan"]
    assert children_of(store, languages=("kur",)) == ["Ayşe"]
    assert children_of(store, states=(CaseState.INVITED, CaseState.CLOSED)) == ["Ayşe", "Can"]
    assert children_of(store, side_exits=(SideExit.MOVED_AWAY,)) == ["Jan"]
    assert children_of(store, only_open=True) == children_of(store, only_waiting=True) == ["Can", "Oksana"]
    assert children_of(store, reported_before=date(2026, 3, 1)) == ["Oksana"]
    assert children_of(store, born_after=date(2012, 5, 6), born_before=date(2016, 2, 1)) == ["Jan"]


def test_children_are_ordered_with_the_unknown_last(store, office):
    assert children_of(store, order=ListOrder.WAITING) == ["Oksana", "Can", "Ayşe", "Jan"]
    assert children_of(store, order=ListOrder.WAITING, descending=True) == ["Can", "Oksana", "Ayşe", "Jan"]
    assert children_of(store, order=ListOrder.CASE_NUMBER) == ["Oksana", "Jan", "Ayşe", "Can"]
    assert children_of(store, order=ListOrder.AGE) == ["Can", "Jan", "Ayşe", "Oksana"]
    assert children_of(store, order=ListOrder.TOWN, descending=True) == ["Jan", "Ayşe", "Can", "Oksana"]
    assert children_of(store, order=ListOrder.STATE) == ["Oksana", "Jan", "Can", "Ayşe"]
    assert children_of(store, counsellor_id=office["Öztürk"].family.counsellor_id) == ["Ayşe", "Can"]


CHILD_FACTS = ("family_name", "given_names", "date_of_birth", "language", "town", "case_number", "reported_on")
MORE_FACTS = ("counsellor", "state", "side_exit", "grade", "german_support")
FAMILY_FACTS = ("family_name", "language", "town", "case_number", "reported_on", "counsellor", "children")


@pytest.mark.usefixtures("office")
def test_facts_of_a_whole_list_are_those_of_its_rows(store):
    lists = store.lists
    rows = lists.child_rows(lists.child_ids(ListQuery()))
    for facts in (CHILD_FACTS, MORE_FACTS, ("town",), ("grade",), ()):
        found = lists.child_facts(ListQuery(), facts)
        assert [one.child_id for one in found] == [row.child_id for row in rows]
        for one, row in zip(found, rows, strict=True):
            assert [getattr(one, name) for name in facts] == [getattr(row, name) for name in facts]
    families = lists.family_rows(lists.family_ids(ListQuery(only_open=True)))
    for facts in (FAMILY_FACTS, ("open_children", "earliest_state"), ("town",), ("language",)):
        some = lists.family_facts(ListQuery(only_open=True), facts)
        assert [one.family_id for one in some] == [row.family_id for row in families]
        for one, row in zip(some, families, strict=True):
            assert [getattr(one, name) for name in facts] == [getattr(row, name) for name in facts]


def test_without_an_appointment_means_none_that_counts(store, office):
    put(
        store,
        an_appointment(office["Öztürk"], NOW, AppointmentState.PLANNED),
        an_appointment(office["Shevchenko"], NOW, AppointmentState.CANCELLED),
    )
    assert children_of(store, without_appointment=True) == ["Oksana", "Jan"]


def test_a_row_of_a_child_shows_the_newest_recommendation(store, office):
    child = office["Öztürk"].children[0]
    put(
        store,
        Assessment(id=AssessmentId(IDENTIFIERS.next()), child_id=child.id, assessed_on=date(2026, 10, 1), grade=7),
    )
    assert store.lists.child_rows([child.id])[0].grade == 7
    for grade, day in ((9, date(2026, 9, 2)), (8, date(2026, 9, 1))):
        put(
            store,
            Recommendation(
                id=RecommendationId(IDENTIFIERS.next()),
                child_id=child.id,
                recommended_on=day,
                grade=grade,
                german_support=GermanSupport.FIT_FUER_MEHR,
            ),
        )
    row = store.lists.child_rows([child.id])[0]
    assert (row.grade, row.german_support, row.counsellor, row.language) == (
        9,
        GermanSupport.FIT_FUER_MEHR,
        "So",
        "tur",
    )
    assert (row.state, row.side_exit, row.case_number, row.town) == (CaseState.INVITED, None, "2026-0003", "Herford")


def test_rows_come_in_the_order_asked_without_those_that_are_gone(store, office):
    can, ayse = office["Öztürk"].children
    with store.changing(a_change()) as work:
        work.remove(ayse)
        work.commit()
    oksana = office["Shevchenko"].children[0]
    ids = [oksana.id, ayse.id, can.id]
    assert [row.child_id for row in store.lists.child_rows(ids)] == [oksana.id, can.id]
    assert store.lists.child_rows([]) == store.lists.family_rows([]) == []


@pytest.mark.usefixtures("office")
def test_the_beginning_of_a_list_is_the_beginning_of_the_whole(store):
    for order in ListOrder:
        query = ListQuery(order=order, descending=True)
        assert store.lists.child_ids(query, 2) == store.lists.child_ids(query)[:2]
        assert store.lists.family_ids(query, 2) == store.lists.family_ids(query)[:2]


@pytest.mark.usefixtures("office")
def test_a_list_is_counted_as_it_is_read(store):
    queries = (
        ListQuery(),
        ListQuery(name="ozturk"),
        ListQuery(only_open=True, order=ListOrder.AGE),
        ListQuery(name="q"),
    )
    for query in queries:
        count = store.lists.count(query)
        assert (count.children, count.families) == (
            len(store.lists.child_ids(query)),
            len(store.lists.family_ids(query)),
        )
    assert store.lists.waiting_since(ListQuery()) == [(date(2026, 1, 5), 1), (date(2026, 3, 1), 1)]
    assert store.lists.waiting_since(ListQuery(name="oksana")) == [(date(2026, 1, 5), 1)]


@pytest.mark.usefixtures("office")
def test_families_are_listed_by_their_children(store):
    assert families_of(store) == ["Öztürk", "Shevchenko", "Żyła"]
    assert families_of(store, languages=("kur",)) == ["Öztürk"]
    assert families_of(store, order=ListOrder.WAITING) == ["Shevchenko", "Öztürk", "Żyła"]
    assert families_of(store, order=ListOrder.AGE) == ["Öztürk", "Żyła", "Shevchenko"]
    assert families_of(store, order=ListOrder.STATE, descending=True)[0] == "Öztürk"
    row = store.lists.family_rows(store.lists.family_ids(ListQuery(name="öztürk")))[0]
    assert (row.children, row.open_children, row.earliest_state, row.counsellor) == (2, 1, CaseState.INVITED, "So")
    assert (row.language, row.town, row.case_number, row.reported_on) == (
        "tur",
        "Herford",
        "2026-0003",
        date(2026, 3, 1),
    )


def names(hits: list[SearchHit]) -> list[str]:
    return [hit.name for hit in hits]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("typed", "best", "why"),
    [
        ("Öztürk Can", "Öztürk, Can", "stimmt überein"),
        ("ozturk", "Öztürk, Ayşe", "bis auf Umlaute|stimmt überein"),
        ("OEZTUERK AYSE", "Öztürk, Ayşe", "stimmt überein"),
        ("Оксана", "Shevchenko, Oksana", "stimmt überein"),
        ("Schewtschenko", "Shevchenko, Oksana", "Schreibweise"),
        ("Shevchneko", "Shevchenko, Oksana", "weicht ab|ähnlich|Schreibweise"),
        ("Ok", "Shevchenko, Oksana", "beginnt so"),
        ("chenk oks", "Shevchenko, Oksana", "enthalten"),
        ("6.5.2012", "Öztürk, Can", "Geburtsdatum"),
        ("2012-05-06", "Öztürk, Can", "Geburtsdatum"),
        ("2026-0002", "Żyła, Jan", "Nummer"),
        ("Elif", "Öztürk, Elif", "stimmt überein"),
        ("zyla", "Żyła, Jan", "stimmt überein"),
    ],
)
def test_the_search_line_finds(store, typed, best, why):
    hits = store.lists.search(typed, 10)
    assert names(hits)[0] == best
    assert any(part in hits[0].why for part in why.split("|"))
    assert 0 < hits[0].score <= 1


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    "typed", ["", "   ", "xqxqxq", '"', "31.12.1999", "%", "Öztürk 2026-0001", "'; DROP TABLE children"]
)
def test_the_search_line_finds_nothing(store, typed):
    assert store.lists.search(typed, 10) == []


def test_the_search_follows_every_change(store, office):
    ozturk = office["Öztürk"]
    put(store, replace(ozturk.children[0], given_names="Deniz"), replace(ozturk.family, case_number="2026-0999"))
    assert names(store.lists.search("Deniz", 5)) == ["Öztürk, Deniz"]
    assert store.lists.search("Can Öztürk", 5) == []
    assert "Öztürk, Ayşe" in names(store.lists.search("2026-0999", 5))
    with store.changing(a_change()) as work:
        work.remove(work.get(type(ozturk.family), ozturk.family.id))
        work.commit()
    assert store.lists.search("Deniz", 5) == []
    assert children_of(store) == ["Oksana", "Jan"]


def test_the_search_keeps_to_its_limit_and_tells_kinds_apart(store, office):
    hits = store.lists.search("Öztürk", 10)
    assert [hit.child_id is None for hit in hits] == [False, False, True, True]
    assert {hit.family_id for hit in hits} == {office["Öztürk"].family.id}
    assert len(store.lists.search("Öztürk", 2)) == 2


@pytest.mark.usefixtures("office")
def test_children_that_may_be_the_same_person(store):
    same = store.lists.similar(Person("Schewtschenko", "Oxana"), 5)
    assert names(same) == ["Shevchenko, Oksana"]
    swapped = store.lists.similar(Person("Öztürk", "Can", date_of_birth=date(2012, 6, 5)), 5)
    assert names(swapped)[0] == "Öztürk, Can"
    assert "vertauscht" in swapped[0].why
    assert store.lists.similar(Person("Niemand", "Nirgends"), 5) == []


def test_history_tells_who_changed_what_newest_first(store, office):
    account = an_account()
    put(store, account)
    child = office["Öztürk"].children[0]
    later = a_change("Name berichtigt", account_id=account.id, family_id=child.family_id)
    later = replace(later, changed_at=NOW + timedelta(minutes=5))
    with store.changing(later) as work:
        work.put(replace(child, given_names="Deniz", family_name="Öz", position=1))
        work.commit()
    newest, oldest = store.lists.history(child.family_id, 10)
    assert (newest.what, newest.who, newest.changed_at) == ("Name berichtigt", "Ada Sommer", NOW + timedelta(minutes=5))
    assert (set(newest.fields), newest.undone) == ({"given_names", "family_name"}, False)
    assert (oldest.what, oldest.who) == ("Familie aufgenommen", "")
    assert store.lists.history(child.family_id, 1) == [newest]
    assert store.lists.changed_since(NOW, 10) == [replace(newest, fields=(), children=())]
    with store.changing(a_change("Rückgängig")) as work:
        work.revert(later.id)
        work.commit()
    assert [line.undone for line in store.lists.history(child.family_id, 10)] == [False, True, False]


def test_the_appointments_of_a_day_with_their_interpreters(store, office):
    day = datetime(2026, 11, 24, tzinfo=UTC)
    first = an_appointment(office["Shevchenko"], day + timedelta(hours=9), AppointmentState.CONFIRMED)
    second = an_appointment(office["Öztürk"], day + timedelta(hours=11), AppointmentState.PLANNED)
    cancelled = an_appointment(office["Żyła"], day + timedelta(hours=10), AppointmentState.CANCELLED)
    next_day = an_appointment(office["Żyła"], day + timedelta(hours=24), AppointmentState.PLANNED)
    asked, sure = (Interpreter(id=InterpreterId(IDENTIFIERS.next()), name=name) for name in ("Petra", "Rohat"))
    bookings = [
        InterpreterBooking(
            id=InterpreterBookingId(IDENTIFIERS.next()), appointment_id=second.id, interpreter_id=person.id, state=state
        )
        for person, state in (
            (sure, BookingState.CONFIRMED),
            (asked, BookingState.ASKED),
            (asked, BookingState.DECLINED),
        )
    ]
    put(store, second, first, cancelled, next_day, asked, sure, *bookings)
    found = store.lists.appointments_between(day, day + timedelta(hours=24))
    assert [
        (one.family_name, one.children, one.interpreter, one.interpreter_confirmed, one.state) for one in found
    ] == [
        ("Shevchenko", 1, "", False, "confirmed"),
        ("Öztürk", 2, "Rohat", True, "planned"),
    ]
    assert found[0].starts_at == day + timedelta(hours=9)


def test_figures_of_the_day(store, office):
    counts = {count.state: count.children for count in store.lists.state_counts()}
    assert list(counts) == list(CaseState)
    assert {state: number for state, number in counts.items() if number} == {
        CaseState.REPORTED: 1,
        CaseState.INVITED: 1,
        CaseState.CLOSED: 1,
    }
    assert store.lists.towns() == ["Bünde", "Herford", "Vlotho"]
    assert [row.given_names for row in store.lists.oldest_waiting(1)] == ["Oksana"]
    assert store.lists.measured_on() is None
    put(
        store,
        *(
            LearningGroup(
                id=LearningGroupId(IDENTIFIERS.next()),
                school_number="100001",
                name="A",
                german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
                grade_from=5,
                grade_until=7,
                capacity=15,
                as_of=date(2026, 11, day),
            )
            for day in (3, 20, 9)
        ),
    )
    assert store.lists.measured_on() == date(2026, 11, 20)

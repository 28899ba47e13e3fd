"""Lists and records as one account sees them: the same in memory, in a file and on a server (R36, R37)."""

from datetime import timedelta

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.appointments import Appointment, AppointmentId
from kiberatung.domain.approvals import Approval, ApprovalKind
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import Child
from kiberatung.domain.emergencies import EmergencyAccess
from kiberatung.domain.families import Family
from kiberatung.domain.interpreters import (
    BookingState,
    Interpreter,
    InterpreterBooking,
    InterpreterBookingId,
    InterpreterId,
)
from kiberatung.domain.names.person import Person
from kiberatung.services.approvals import ApprovalWish, ask_approval, grant_approval
from kiberatung.services.changes import Deed
from kiberatung.services.emergency import open_in_emergency
from kiberatung.services.erasing import ErasureReason, erase_family
from kiberatung.services.oversight import deeds_noted
from kiberatung.services.read_models import ListOrder, ListQuery
from kiberatung.services.sight import OutOfSight
from tests.support.builders import IDENTIFIERS
from tests.support.offices import AnOffice, an_office

PROTECTED = {
    "address_protected": True,
    "street": "Geheimweg",
    "town": "Verborgen",
    "phone": "0123",
    "reported_on": None,
}


@pytest.fixture
def office(store) -> AnOffice:
    """Own family Yilmaz, unassigned Melnyk, protected Nasser and open Popa of a colleague."""
    office = an_office(store)
    own, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    for of, name, given, number, more in (
        (own, "Yilmaz", "Deniz", "2026-0101", {"town": "Rheine"}),
        (None, "Melnyk", "Danylo", "2026-0102", {"town": "Greven"}),
        (other, "Nasser", "Omar", "2026-0103", PROTECTED),
        (other, "Popa", "Ana", "2026-0104", {"town": "Lengerich"}),
    ):
        family = office.family(of, name, case_number=number, **more)
        family = family.with_child(given, CaseState.COUNSELLED).with_guardian("Eltern", phone="0567")
        talk = Appointment(
            id=AppointmentId(IDENTIFIERS.next()),
            family_id=family.family.id,
            starts_at=office.clock.moment,
            place="Raum 3",
        )
        family.with_record(talk).stored_in(store, account_id=(of or own).account.id)
    return office


def _names(office: AnOffice, role: Role) -> list[str]:
    lists = office.desk(role).lists
    return [row.family_name for row in lists.child_rows(lists.child_ids(ListQuery()))]


@pytest.mark.requirement("R37")
@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.HEAD, ["Melnyk", "Nasser", "Popa", "Yilmaz"]),
        (Role.ADMINISTRATION, ["Melnyk", "Nasser", "Popa", "Yilmaz"]),
        (Role.READER, ["Melnyk", "Nasser", "Popa", "Yilmaz"]),
        (Role.COUNSELLOR, ["Melnyk", "Yilmaz"]),
        (Role.DATA_PROTECTION, []),
        (Role.TECHNICAL, []),
    ],
)
def test_each_list_holds_only_families_in_sight(office, role, seen):
    lists = office.desk(role).lists
    assert _names(office, role) == seen
    every = office.head.lists
    everybody, families = every.child_ids(ListQuery()), every.family_ids(ListQuery())
    assert len(lists.child_rows(everybody)) == len(lists.family_rows(families)) == len(seen)
    assert len(lists.family_ids(ListQuery(order=ListOrder.WAITING))) == len(seen)
    assert lists.count(ListQuery()).children == len(seen)
    assert sum(count.children for count in lists.state_counts()) == len(seen)
    assert sum(count.waiting for count in lists.count_waiting([], office.clock.today())) == len(seen)
    assert {row.family_name for row in lists.oldest_waiting(10)} == set(seen)
    assert len(lists.begun_cases(CaseState.COUNSELLED, 10)) == len(seen)
    for name in ("Yilmaz", "Melnyk", "Nasser", "Popa"):
        assert bool(lists.search(name, 5)) == (name in seen)
        assert bool(lists.child_ids(ListQuery(name=name))) == (name in seen)
    told = {line.what for line in lists.changed_since(office.clock.moment - timedelta(days=9), 50)}
    assert ("Familie aufgenommen" in told) == bool(seen)
    assert len([1 for family in families if lists.history(family, 9)]) == len(seen)


@pytest.mark.requirement("R36")
@pytest.mark.parametrize("role", [Role.ADMINISTRATION, Role.READER, Role.COUNSELLOR])
def test_the_town_of_a_protected_family_is_absent_for_those_not_assigned(office, role):
    office.open_to_colleagues()
    desk = office.desk(role)
    lists = desk.lists
    assert lists.towns() == ["Greven", "Lengerich", "Rheine"]
    assert lists.child_ids(ListQuery(towns=("Verborgen",))) == []
    by_town = [row.town for row in lists.child_rows(lists.child_ids(ListQuery(order=ListOrder.TOWN)))]
    assert by_town == ["", "Greven", "Lengerich", "Rheine"]
    assert [hit.town for hit in lists.search("Nasser", 5)] == ["", "", ""]
    assert {row.family_name: row.town for row in lists.family_rows(lists.family_ids(ListQuery()))}["Nasser"] == ""
    with desk.reading() as records:
        (nasser,) = records.find(Family, case_number="2026-0103")
        assert (nasser.street, nasser.town, nasser.phone) == ("", "", "")
        assert {one.place for one in records.find(Appointment, family_id=nasser.id)} == {""}
    assert office.head.lists.towns() == ["Greven", "Lengerich", "Rheine", "Verborgen"]


@pytest.mark.requirement("R37")
def test_a_like_child_of_a_colleague_is_told_without_a_fact(office):
    omar = Person("Nasser", "Omar", date_of_birth=None)
    (hint,) = office.desk(Role.COUNSELLOR).lists.similar(omar, 5)
    assert (hint.name, hint.why) == ("Ähnliches Kind bei Jan Wessels", "fragen Sie dort nach")
    assert (hint.child_id, hint.date_of_birth, hint.case_number, hint.town, hint.score) == (None, None, "", "", 0.85)
    (hit,) = office.desk(Role.COUNSELLOR, "Jan Wessels").lists.similar(omar, 5)
    assert hit.name == "Nasser, Omar"


@pytest.mark.requirement("R37")
def test_a_time_taken_by_others_is_told_as_taken(office):
    first, last = office.clock.moment - timedelta(hours=1), office.clock.moment + timedelta(hours=1)
    talks = office.desk(Role.COUNSELLOR).lists.appointments_between(first, last)
    assert sorted(talk.family_name for talk in talks) == ["Melnyk", "Yilmaz", "belegt", "belegt"]
    hidden = [talk for talk in talks if talk.is_hidden]
    assert {(talk.case_number, talk.children, talk.place) for talk in hidden} == {("", 0, "Raum 3")}


@pytest.mark.requirement("R37")
def test_records_out_of_sight_are_refused_by_name_and_not_found(office):
    every = office.head.lists.child_ids(ListQuery())
    seen = office.desk(Role.COUNSELLOR).lists.child_ids(ListQuery())
    with office.desk(Role.COUNSELLOR).reading() as records:
        assert {child.id for child in records.find(Child)} == set(seen)
        for child_id in set(every) - set(seen):
            with pytest.raises(OutOfSight):
                records.get(Child, child_id)
    with office.desk(Role.DATA_PROTECTION).reading() as records:
        assert records.find(Child) == records.find(Family) == []


def test_an_interpreter_is_busy_whoever_talks(office):
    with office.head.reading() as records:
        popa = records.find(Appointment, family_id=records.find(Family, case_number="2026-0104")[0].id)[0]
    elena = Interpreter(id=InterpreterId(IDENTIFIERS.next()), name="Elena Popa", languages=("ron",))
    with office.head.changing("Sprachmittlung") as work:
        work.put(elena)
        work.put(
            InterpreterBooking(
                id=InterpreterBookingId(IDENTIFIERS.next()),
                appointment_id=popa.id,
                interpreter_id=elena.id,
                state=BookingState.CONFIRMED,
            )
        )
        work.commit()
    lists = office.desk(Role.COUNSELLOR).lists
    assert lists.busy_interpreters(popa.starts_at, popa.starts_at + timedelta(minutes=30)) == {elena.id}
    assert lists.busy_interpreters(popa.starts_at + timedelta(minutes=60), popa.starts_at + timedelta(hours=3)) == set()


@pytest.mark.requirement("R44")
def test_a_family_erased_by_two_accounts_takes_its_approval_and_accesses_along(office):
    own, officer = office.desk(Role.COUNSELLOR), office.desk(Role.DATA_PROTECTION)
    with own.reading() as records:
        (family,) = records.find(Family, case_number="2026-0101")
    open_in_emergency(officer, family.id, "Beschwerde der Familie")
    wish = ApprovalWish(purpose=ApprovalKind.FINAL_ERASURE, family_id=family.id, reason="Familie Yilmaz wünscht es")
    approval = ask_approval(own, wish)
    grant_approval(officer, approval.id)
    erase_family(own, family.id, approval.id, ErasureReason.WISH)
    with office.head.reading() as records:
        assert records.find(Family, id=family.id) == records.find(Approval) == records.find(EmergencyAccess) == []
    assert office.head.lists.search("Yilmaz", 5) == []
    (noted,) = deeds_noted(office.head, office.clock.moment, [Deed.ERASURE])
    assert (noted.who, noted.case_number) == ("Anke Terhorst", "")

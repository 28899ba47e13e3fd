"""Breaking the glass: with a reason, noted once, for today, looked through by others; rights withdrawn hold at once."""

from datetime import timedelta

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.errors import DomainError
from kiberatung.domain.notes import Note
from kiberatung.services.accounts import assign_family, change_role, set_account_active
from kiberatung.services.appointment_week import read_week
from kiberatung.services.changes import Deed
from kiberatung.services.emergency import (
    AccessKind,
    access_of,
    emergency_accesses,
    mark_emergency_seen,
    open_in_emergency,
)
from kiberatung.services.families import ReportedFamily, add_child, load_family, report_family
from kiberatung.services.family_head import head_of
from kiberatung.services.family_history import history_of
from kiberatung.services.intake_page import intake_page
from kiberatung.services.letters.listing import letter_register
from kiberatung.services.notes import plan_follow_up, write_note
from kiberatung.services.overview import overview_of
from kiberatung.services.places_page import read_places
from kiberatung.services.sight import OutOfSight, Refused
from kiberatung.services.today import read_today
from kiberatung.services.undo import undo_last
from tests.support.builders import FamilyBuilder
from tests.support.offices import AnOffice, an_office

REASONS = """
Anruf der Polizei
Vertretung krank
Kind steht vor der Tür
Schule ruft dringend an
Frist läuft heute ab
Jugendamt bittet sofort
Termin jetzt, Kollege fehlt
Übersetzung am Telefon
Umzug noch heute
Vater im Krankenhaus
""".strip().splitlines()
NO_REASONS = [
    "",
    " ",
    "dringend",
    "Notfall!!",
    "..........",
    "a b c d e f",
    "123456789",
    "\n\n\n\n\n\n\n\n\n\n",
    "Frist !",
    "♥♥♥♥♥♥♥♥♥♥♥♥",
]
DAY = timedelta(days=1)


@pytest.fixture
def office() -> AnOffice:
    return an_office()


def _of_a_colleague(office: AnOffice) -> FamilyBuilder:
    family = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels"), address_protected=True, street="Geheimweg")
    return family.with_child("Omar").stored_in(office.store)


def _noted(office: AnOffice, deed: Deed) -> int:
    return sum(logged.change.deed is deed for logged in office.store.tables.changes)  # type: ignore[attr-defined]


@pytest.mark.requirement("R39", figure="20/20")
@pytest.mark.parametrize("reason", REASONS)
def test_with_a_reason_the_family_is_open_for_today_and_noted_once(office: AnOffice, reason: str) -> None:
    family_id = _of_a_colleague(office).family.id
    own = office.desk(Role.COUNSELLOR)
    open_in_emergency(own, family_id, reason)
    assert _noted(office, Deed.BREAK_GLASS) == 1
    assert load_family(own, family_id).family.street == "Geheimweg"
    banner = access_of(own, family_id)
    assert (banner.kind, banner.reason, banner.counsellor) == (AccessKind.EMERGENCY, reason, "Jan Wessels")
    (shown,) = emergency_accesses(office.desk(Role.DATA_PROTECTION))
    assert (shown.who, shown.access.reason, shown.seen_by) == ("Anke Terhorst", reason, "")
    office.clock.moment += DAY
    with pytest.raises(OutOfSight):
        load_family(own, family_id)
    assert access_of(own, family_id).kind is AccessKind.CLOSED


@pytest.mark.requirement("R39")
@pytest.mark.parametrize("reason", NO_REASONS)
def test_without_a_reason_nothing_is_opened_and_nothing_noted(office: AnOffice, reason: str) -> None:
    family_id = _of_a_colleague(office).family.id
    own = office.desk(Role.COUNSELLOR)
    with pytest.raises(DomainError, match="Grund ist zu kurz"):
        open_in_emergency(own, family_id, reason)
    assert _noted(office, Deed.BREAK_GLASS) == 0
    with pytest.raises(OutOfSight):
        load_family(own, family_id)


@pytest.mark.requirement("R39")
def test_it_opens_one_family_for_one_account(office: AnOffice) -> None:
    opened, closed = _of_a_colleague(office).family.id, _of_a_colleague(office).family.id
    open_in_emergency(office.desk(Role.COUNSELLOR), opened, REASONS[0])
    with pytest.raises(OutOfSight):
        load_family(office.desk(Role.COUNSELLOR), closed)
    with pytest.raises(OutOfSight):
        load_family(office.desk(Role.COUNSELLOR, "Eva Brink"), opened)


@pytest.mark.requirement("R39")
def test_another_person_looks_through_it(office: AnOffice) -> None:
    officer = office.desk(Role.DATA_PROTECTION)
    access = open_in_emergency(officer, _of_a_colleague(office).family.id, REASONS[0])
    with pytest.raises(Refused, match="nicht selbst"):
        mark_emergency_seen(officer, access.id)
    mark_emergency_seen(office.head, access.id)
    (shown,) = emergency_accesses(officer)
    assert (shown.seen_by, shown.is_own) == ("Anke Terhorst", True)


@pytest.mark.requirement("R39")
def test_what_is_open_already_is_no_emergency(office: AnOffice) -> None:
    own = office.desk(Role.COUNSELLOR)
    family = office.family(own).with_child().stored_in(office.store)
    with pytest.raises(DomainError, match="schon offen"):
        open_in_emergency(own, family.family.id, REASONS[0])
    for role in (Role.READER, Role.TECHNICAL):
        with pytest.raises(Refused):
            open_in_emergency(office.desk(role), family.family.id, REASONS[0])


@pytest.mark.requirement("R39")
def test_the_administration_gets_the_protected_address_by_emergency_alone(office: AnOffice) -> None:
    family_id = _of_a_colleague(office).family.id
    petra = office.desk(Role.ADMINISTRATION)
    assert load_family(petra, family_id).family.street == ""
    assert access_of(petra, family_id).kind is AccessKind.WITHOUT_PROTECTED
    open_in_emergency(petra, family_id, REASONS[1])
    assert load_family(petra, family_id).family.street == "Geheimweg"


NEXT_ACTIONS = [
    load_family,
    head_of,
    overview_of,
    lambda desk, family_id: history_of(desk, family_id, 9),
    intake_page,
    lambda desk, family_id: write_note(desk, family_id, "Vermerk"),
    lambda desk, family_id: plan_follow_up(desk, family_id, desk.today, "Anrufen"),
    add_child,
    lambda desk, _family_id: report_family(desk, ReportedFamily(family_name="Neu", given_names_of_children=())),
    lambda desk, _family_id: read_today(desk),
    lambda desk, _family_id: read_week(desk, desk.today),
    lambda desk, _family_id: read_places(desk),
    lambda desk, _family_id: letter_register(desk),
]


@pytest.mark.requirement("R38", figure="20/20")
@pytest.mark.parametrize("action", NEXT_ACTIONS)
def test_a_closed_account_may_nothing_from_its_next_action_on(office: AnOffice, action) -> None:
    own = office.desk(Role.COUNSELLOR)
    family_id = office.family(own).with_child().stored_in(office.store).family.id
    action(own, family_id)
    set_account_active(office.head, own.account.id, active=False)
    with pytest.raises(Refused, match="nicht mehr tätig"):
        action(own, family_id)
    with pytest.raises(Refused), own.reading():
        pass
    with pytest.raises(Refused):
        own.lists.towns()


@pytest.mark.requirement("R38")
@pytest.mark.parametrize("action", NEXT_ACTIONS[:7])
def test_a_role_withdrawn_is_gone_at_the_next_action(office: AnOffice, action) -> None:
    own = office.desk(Role.COUNSELLOR)
    family_id = office.family(own).with_child().stored_in(office.store).family.id
    action(own, family_id)
    change_role(office.head, own.account.id, Role.TECHNICAL)
    with pytest.raises(Refused):
        action(own, family_id)


@pytest.mark.requirement("R38")
def test_what_was_done_to_a_family_given_away_is_not_taken_back_by_who_gave_it(office: AnOffice) -> None:
    own, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    family_id = office.family(own).with_child().stored_in(office.store).family.id
    write_note(own, family_id, "Vermerk")
    assign_family(office.head, family_id, other.account.id)
    with pytest.raises(DomainError):
        undo_last(own)
    write_note(other, family_id, "Zweiter")
    with other.reading() as records:
        assert [note.text for note in records.find(Note)] == ["Vermerk", "Zweiter"]


def test_the_last_head_stays_and_nobody_changes_the_own_account(office: AnOffice) -> None:
    for deed in (lambda: change_role(office.head, office.head.account.id, Role.READER),
                 lambda: set_account_active(office.head, office.head.account.id, active=False)):  # fmt: skip
        with pytest.raises(DomainError, match="eigenes Konto"):
            deed()
    second = office.desk(Role.HEAD, "Zweite Leitung")
    change_role(second, office.head.account.id, Role.COUNSELLOR)
    technician = office.desk(Role.TECHNICAL)
    with pytest.raises(DomainError, match="letzte Konto"):
        set_account_active(technician, second.account.id, active=False)

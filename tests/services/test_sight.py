"""What is not for an account is not there for it: neither a family of a colleague nor a protected fact (R36, R37)."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kiberatung.domain.accounts import Role
from kiberatung.domain.appointments import Appointment, AppointmentId
from kiberatung.domain.assessments import Assessment, AssessmentId
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import Child
from kiberatung.domain.consents import Consent, ConsentId
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.incoming_reports import IncomingReport, IncomingReportId
from kiberatung.domain.letters import LetterKind
from kiberatung.domain.names.person import Person
from kiberatung.domain.notes import Note, NoteId
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.accounts import assign_family
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.data_sheets import SheetTexts, family_sheet
from kiberatung.services.desk import Desk
from kiberatung.services.emergency import access_of
from kiberatung.services.families import load_family
from kiberatung.services.family_head import head_of
from kiberatung.services.family_history import history_of
from kiberatung.services.handovers.child_files import load_dossiers
from kiberatung.services.hidden_facts import OF_THE_OFFICE, PROTECTED, leads_to
from kiberatung.services.intake_page import intake_page
from kiberatung.services.letters.composing import prepare_letter
from kiberatung.services.letters.listing import letter_register
from kiberatung.services.letters.request import LetterRequest
from kiberatung.services.overview import overview_of
from kiberatung.services.read_models import ListQuery
from kiberatung.services.sight import OutOfSight, Refused
from kiberatung.storage.tables.register import RECORD_KINDS
from tests.services.letters.paper_desk import TEXTS
from tests.support.builders import IDENTIFIERS, FamilyBuilder
from tests.support.offices import AnOffice, an_office

DAY = date(2026, 11, 1)
NOT_ASSIGNED = (Role.COUNSELLOR, Role.ADMINISTRATION, Role.READER)


def _canary(field: str) -> str:
    return f"KANARIE{field.upper().replace('_', '')}"


FAMILY_CANARIES = {field: _canary(field) for field in PROTECTED[Family]}
GUARDIAN_CANARIES = {field: _canary("g" + field) for field in PROTECTED[Guardian]}
OTHER_CANARIES = ("wished", "school", "class", "answer", "reason", "report", "place", "remark", "note")
CANARIES = [*FAMILY_CANARIES.values(), *GUARDIAN_CANARIES.values(), *map(_canary, OTHER_CANARIES)]


@pytest.fixture
def office() -> AnOffice:
    office = an_office()
    office.open_to_colleagues()
    return office


def _protected_family(office: AnOffice) -> FamilyBuilder:
    """A canary in each fact that leads to the family; names and dates are no secret within the office."""
    other = office.desk(Role.COUNSELLOR, "Jan Wessels")
    family = office.family(other, "Nasser", address_protected=True, interpreter_language="ara", **FAMILY_CANARIES)
    family = family.with_child("Omar", CaseState.PLACED, wished_schools=_canary("wished"))
    family = family.with_guardian("Samira", **GUARDIAN_CANARIES)
    family_id, child_id = family.family.id, family.children[0].id
    for record in (
        PlaceRequest(
            id=PlaceRequestId(IDENTIFIERS.next()),
            child_id=child_id,
            school_number=_canary("school"),
            requested_on=DAY,
            state=PlaceRequestState.ASSIGNED,
            school_class=_canary("class"),
            answer_reason=_canary("answer"),
        ),
        Recommendation(
            id=RecommendationId(IDENTIFIERS.next()),
            child_id=child_id,
            recommended_on=DAY,
            german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
            school_number=_canary("school"),
            reasons=(_canary("reason"),),
        ),
        IncomingReport(
            id=IncomingReportId(IDENTIFIERS.next()), family_id=family_id, received_on=DAY, text=_canary("report")
        ),
        Appointment(
            id=AppointmentId(IDENTIFIERS.next()),
            family_id=family_id,
            starts_at=office.clock.moment + timedelta(hours=1),
            place=_canary("place"),
            remark=_canary("remark"),
        ),
        Note(id=NoteId(IDENTIFIERS.next()), family_id=family_id, text=_canary("note"), written_at=office.clock.moment),
        Assessment(id=AssessmentId(IDENTIFIERS.next()), child_id=child_id, assessed_on=DAY, remark="Stärken in Mathe"),
        Consent(
            id=ConsentId(IDENTIFIERS.next()), family_id=family_id, recipients=(RecipientKind.SCHULAMT,), given_on=DAY
        ),
    ):
        family = family.with_record(record)
    return family.stored_in(office.store)


def _everything(desk: Desk, family: FamilyBuilder) -> str:
    """All that the services give this account of the family: records, page, lists, search, letters, what leaves."""
    family_id, child = family.family.id, family.children[0]
    given: list[Any] = [read(desk, family_id) for read in (load_family, head_of, overview_of, intake_page)]
    given.append(history_of(desk, family_id, 50))
    with desk.reading() as records:
        given += [records.find(kind) for kind in set(RECORD_KINDS.values()) - OF_THE_OFFICE]
        given.append(load_dossiers(records, [child.id]))
    lists = desk.lists
    given += [lists.child_rows([child.id]), lists.family_rows([family_id]), lists.towns(), lists.oldest_waiting(9)]
    given += [lists.search(text, 9) for text in ("Nasser", "Omar", *CANARIES)]
    given += [lists.child_ids(ListQuery(name=text)) for text in CANARIES]
    given += [lists.similar(Person("Nasser", "Omar"), 9)]
    given += [lists.appointments_between(_yesterday(desk), _yesterday(desk) + timedelta(days=2))]
    given += [lists.change_rows(line.change_id) for line in lists.history(family_id, 9)]
    given += [letter_register(desk)]
    if desk.account.role is not Role.READER:
        request = LetterRequest(kind=LetterKind.INVITATION, family_id=family_id, child_id=child.id, language="de")
        given.append(prepare_letter(desk, TEXTS, request))
        given.append(family_sheet(desk, SheetTexts(TEXTS, AnswerTexts(desk.words)), family_id))
    return repr(given)


def _yesterday(desk: Desk) -> Any:
    return desk.clock.now() - timedelta(days=1)


@pytest.mark.requirement("R36", figure="0 leaks, 19 canaries × 3 roles")
@pytest.mark.parametrize("role", NOT_ASSIGNED)
def test_no_protected_fact_reaches_whoever_is_not_assigned(office: AnOffice, role: Role) -> None:
    family = _protected_family(office)
    given = _everything(office.desk(role), family)
    assert [canary for canary in CANARIES if canary in given] == []
    assert "Nasser" in given


@pytest.mark.requirement("R36")
def test_the_canaries_sing_for_whoever_is_assigned(office: AnOffice) -> None:
    family = _protected_family(office)
    for desk in (office.head, office.desk(Role.COUNSELLOR, "Jan Wessels")):
        given = _everything(desk, family)
        assert [canary for canary in set(CANARIES) if canary not in given] == []


@pytest.mark.requirement("R36")
def test_what_is_hidden_comes_back_whole_when_the_record_is_written(office: AnOffice) -> None:
    family = _protected_family(office)
    petra = office.desk(Role.ADMINISTRATION)
    with petra.changing("Angabe geändert", family.family.id) as work:
        seen = work.get(Family, family.family.id)
        assert work.put(replace(seen, letter_language="ar")).street == ""
        work.commit()
    with office.head.reading() as records:
        stored = records.get(Family, family.family.id)
    assert (stored.letter_language, stored.street) == ("ar", FAMILY_CANARIES["street"])


@pytest.mark.requirement("R36")
def test_nobody_writes_into_what_is_hidden_from_them(office: AnOffice) -> None:
    family = _protected_family(office)
    petra = office.desk(Role.ADMINISTRATION)
    with petra.changing("Angabe geändert", family.family.id) as work:
        seen = work.get(Family, family.family.id)
        with pytest.raises(Refused, match="geschützt"):
            work.put(replace(seen, street="Neue Straße"))


def test_free_texts_and_notes_are_not_for_the_administration(office: AnOffice) -> None:
    own = office.desk(Role.COUNSELLOR)
    family = office.family(own).with_child()
    note = Note(
        id=NoteId(IDENTIFIERS.next()), family_id=family.family.id, text="vertraulich", written_at=office.clock.moment
    )
    assessment = Assessment(
        id=AssessmentId(IDENTIFIERS.next()), child_id=family.children[0].id, assessed_on=DAY, remark="vertraulich"
    )
    family.with_record(note).with_record(assessment).stored_in(office.store)
    for role, is_told in (
        (Role.COUNSELLOR, True),
        (Role.HEAD, True),
        (Role.ADMINISTRATION, False),
        (Role.READER, False),
    ):
        with office.desk(role).reading() as records:
            assert bool(records.find(Note)) == is_told
            assert [one.remark for one in records.find(Assessment)] == ["vertraulich" if is_told else ""]


def test_every_kind_of_record_leads_to_its_family_or_belongs_to_the_office() -> None:
    lost = [kind.__name__ for kind in RECORD_KINDS.values() if kind not in OF_THE_OFFICE and leads_to(kind) is None]
    assert lost == []


@pytest.mark.requirement("R37", figure="0 of 200")
def test_none_of_two_hundred_families_of_a_colleague_is_read() -> None:
    office, chance = an_office(), random.Random(37)
    other, own = office.desk(Role.COUNSELLOR, "Jan Wessels"), office.desk(Role.COUNSELLOR)
    families = [
        office.family(other, f"Fremd{number:03}", case_number=f"2026-{number:04}", town=f"Ort{number}")
        .with_child(f"Kind{number:03}", date_of_birth=date(2008, 1, 1) + timedelta(days=chance.randint(0, 4000)))
        .stored_in(office.store)
        for number in range(200)
    ]
    chance.shuffle(families)
    for family in families:
        child = family.children[0]
        with pytest.raises(OutOfSight):
            head_of(own, family.family.id)
        with own.reading() as records, pytest.raises(OutOfSight):
            records.get(Child, child.id)
        assert own.lists.child_rows([child.id]) == own.lists.family_rows([family.family.id]) == []
    lists = own.lists
    for family in families[:40]:
        assert lists.search(family.family.family_name, 9) == lists.search(family.family.case_number, 9) == []
    assert lists.child_ids(ListQuery()) == lists.towns() == lists.oldest_waiting(99) == []
    assert [count.children for count in lists.state_counts()] == [0] * len(CaseState)
    changes = lists.changed_since(office.clock.moment - timedelta(days=99), 999)
    assert {line.what for line in changes} == {"Konto angelegt", "Bestand angelegt"}


@pytest.mark.requirement("R37")
def test_what_is_told_of_a_closed_family_is_whom_to_ask() -> None:
    office = an_office()
    family = office.family(office.desk(Role.COUNSELLOR, "Jan Wessels")).with_child().stored_in(office.store)
    told = access_of(office.desk(Role.COUNSELLOR), family.family.id)
    assert (told.counsellor, told.may_open, told.reason) == ("Jan Wessels", True, "")
    with pytest.raises(OutOfSight) as refused:
        head_of(office.desk(Role.COUNSELLOR), family.family.id)
    assert "Muster" not in str(refused.value)


def test_a_family_handed_to_a_colleague_is_out_of_sight_from_then_on() -> None:
    office = an_office()
    own, other = office.desk(Role.COUNSELLOR), office.desk(Role.COUNSELLOR, "Jan Wessels")
    family = office.family(own).with_child().stored_in(office.store)
    assign_family(own, family.family.id, other.account.id)
    with pytest.raises(OutOfSight):
        load_family(own, family.family.id)
    assert load_family(other, family.family.id).children

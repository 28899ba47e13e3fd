"""A desk over plain lists, with one invented family of three children, for letters and sheets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any, cast
from uuid import UUID

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.documents.letter_texts import read_letter_texts
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.appointments import Appointment, AppointmentId, AppointmentState
from kiberatung.domain.approvals import Approval, ApprovalId, ApprovalKind
from kiberatung.domain.children import Child, ChildId, Sex
from kiberatung.domain.consents import Consent, ConsentId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.interpreters import Interpreter, InterpreterBooking, InterpreterBookingId, InterpreterId
from kiberatung.domain.office import Office, OfficeId
from kiberatung.domain.places import PlaceRequest, PlaceRequestId, PlaceRequestState
from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schooling import SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schools import GermanSupport, School, SchoolId
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.domain.schulpflicht.law_text import parse_law
from kiberatung.exchange.catalogue_files import load_catalogues
from kiberatung.services.changes import Change, Deed
from kiberatung.services.desk import Desk
from kiberatung.services.ports import Store
from kiberatung.services.sight import Owner

ROOT = Path(__file__).parents[3]
RESOURCES = ROOT / "resources"
TEXTS = read_letter_texts(RESOURCES, ROOT / "translations")
CATALOGUES = load_catalogues(RESOURCES / "catalogues")
LAW = parse_law((RESOURCES / "law" / "schulpflicht.json").read_text(encoding="utf-8"))
TODAY = date(2026, 12, 8)
FAMILY, OMAR, YASMIN, LINA = (UUID(int=number) for number in (10, 11, 12, 13))
COUNSELLOR = Account(id=AccountId(UUID(int=1)), name="Anke Terhorst", short_sign="AT")


@dataclass
class ListStore:
    """Records in a list: reading, and one change at a time that counts when it was committed."""

    records: list[Any] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[Change] = field(default_factory=list)

    def get(self, kind: type, identifier: UUID) -> Any:
        found = self.find(kind, id=identifier)
        if not found:
            raise DomainError("Diesen Datensatz gibt es nicht.")
        return found[0]

    def find(self, kind: type, **equal: object) -> list[Any]:
        return [one for one in self.records if isinstance(one, kind) and _equals(one, equal)]

    @property
    def lists(self) -> "ListStore":
        """Only what tells whose a family is, and when it was opened."""
        return self

    def lists_seen_by(self, _sight: object) -> "ListStore":
        return self

    def owners(self, kind: type, ids: Any) -> dict[UUID, Owner]:
        found = {one.id: one for one in self.find(kind, id=tuple(ids))}
        families = {key: self.get(Family, getattr(one, "family_id", key)) for key, one in found.items()}
        return {key: Owner(one.id, one.counsellor_id, one.address_protected) for key, one in families.items()}

    def last_noted(self, *_of: object) -> None:
        return None

    def note(self, entry: Change) -> None:
        self.notes.append(entry)

    def put(self, record: Any) -> Any:
        self.records = [one for one in self.records if one.id != record.id]
        self.records.append(replace(record, version=record.version + 1))
        return self.records[-1]

    def commit(self) -> None:
        self.committed = True

    @contextmanager
    def reading(self) -> Iterator["ListStore"]:
        yield self

    @contextmanager
    def changing(self, change: Change) -> Iterator["ListStore"]:
        before, self.committed = list(self.records), False
        yield self
        if self.committed:
            (self.changes if change.deed is Deed.CHANGE else self.notes).append(change)
        else:
            self.records = before

    def change(self, kind: type, identifier: UUID, /, **new: object) -> None:
        self.records = [
            replace(one, **new) if isinstance(one, kind) and one.id == identifier else one for one in self.records
        ]

    def remove_all(self, kind: type) -> None:
        self.records = [one for one in self.records if not isinstance(one, kind)]


def _equals(record: object, equal: dict[str, object]) -> bool:
    return all(
        getattr(record, name) in value if isinstance(value, tuple | set | list) else getattr(record, name) == value
        for name, value in equal.items()
    )


def a_desk(store: ListStore, account: Account = COUNSELLOR) -> Desk:
    store.records = [one for one in store.records if one.id != account.id] + [account]
    clock = FixedClock.on(TODAY)
    identifiers = IdentifierSource(clock, Random(1))
    return Desk(cast("Store", store), clock, identifiers, account, CATALOGUES, LAW)


def a_store() -> ListStore:
    """Everything every kind of letter needs, for each child."""
    children = [
        _child(YASMIN, "Yasmin", 0, date(2010, 3, 9), Sex.FEMALE),
        _child(OMAR, "Omar", 1, date(2014, 3, 9)),
        _child(LINA, "Lina", 2, date(2021, 11, 2), Sex.FEMALE),
    ]
    placed = [record for number, child in enumerate(children) for record in _school_matters(number, child)]
    return ListStore([_OFFICE, COUNSELLOR, _FAMILY, *_GUARDIANS, *children, _APPOINTMENT, _SCHOOL, *placed, *_OUTSIDE])


def an_office_account(role: Role) -> Account:
    return replace(COUNSELLOR, role=role)


_OFFICE = Office(
    id=OfficeId(UUID(int=2)),
    name="Kommunales Integrationszentrum",
    kreis="05566",
    street="Beispielplatz",
    house_number="1",
    postcode="48565",
    town="Steinfurt",
    phone="02551 69-2720",
    email="ki@kreis.example",
    room="Zimmer 114",
    data_protection_contact="Datenschutz des Kreises, Tecklenburger Straße 10, datenschutz@kreis.example",
    health_office="Gesundheitsamt Kreis Steinfurt, Tecklenburger Straße 10, 48565 Steinfurt",
)
_FAMILY = Family(
    id=FamilyId(FAMILY),
    case_number="2026-0412",
    counsellor_id=COUNSELLOR.id,
    family_name="Al-Khatib",
    name_in_script="الخطيب",
    street="Lange Straße",
    house_number="12",
    postcode="48282",
    town="Emsdetten",
    care_of="Unterkunft Nord",
    letter_language="ar",
    interpreter_language="ara",
)
_GUARDIANS = [
    Guardian(
        id=GuardianId(UUID(int=3)),
        family_id=FamilyId(FAMILY),
        kind=GuardianKind.MOTHER,
        family_name="Darwish",
        given_names="Rania",
        has_custody=True,
        lives_with_children=True,
    ),
]
_APPOINTMENT = Appointment(
    id=AppointmentId(UUID(int=4)),
    family_id=FamilyId(FAMILY),
    starts_at=datetime(2026, 12, 14, 8, tzinfo=UTC),
    minutes=90,
    place="Beispielplatz 1, 48565 Steinfurt, Zimmer 114",
)
_SCHOOL = School(
    id=SchoolId(UUID(int=5)),
    number="999901",
    schulform="GE",
    name="Gesamtschule an der Spinnerei",
    street="Spinnereiweg 4",
    postcode="48282",
    town="Emsdetten",
    phone="02572 900-0",
)
_HEAD = Account(id=AccountId(UUID(int=7)), name="Ruth Wessels", short_sign="RW", role=Role.HEAD)
_OUTSIDE: list[Any] = [
    _HEAD,
    Consent(
        id=ConsentId(UUID(int=40)),
        family_id=FamilyId(FAMILY),
        recipients=tuple(RecipientKind),
        given_on=date(2026, 10, 5),
    ),
    Interpreter(id=InterpreterId(UUID(int=41)), name="Hanan Saleh", email="h.saleh@pool.example"),
    InterpreterBooking(
        id=InterpreterBookingId(UUID(int=42)),
        appointment_id=AppointmentId(UUID(int=4)),
        interpreter_id=InterpreterId(UUID(int=41)),
    ),
    Appointment(
        id=AppointmentId(UUID(int=43)),
        family_id=FamilyId(FAMILY),
        starts_at=datetime(2026, 11, 30, 8, tzinfo=UTC),
        state=AppointmentState.NO_SHOW,
    ),
    Approval(
        id=ApprovalId(UUID(int=44)),
        purpose=ApprovalKind.FINAL_ERASURE,
        subject=str(UUID(int=10)),
        family_id=FamilyId(FAMILY),
        reason="Wunsch",
        asked_by=AccountId(UUID(int=1)),
        asked_at=datetime(2026, 12, 7, 8, tzinfo=UTC),
        granted_by=AccountId(UUID(int=7)),
        granted_at=datetime(2026, 12, 7, 9, tzinfo=UTC),
    ),
]


def _child(identifier: UUID, name: str, position: int, born_on: date, sex: Sex = Sex.MALE) -> Child:
    return Child(
        id=ChildId(identifier),
        family_id=FamilyId(FAMILY),
        position=position,
        family_name="Al-Khatib",
        given_names=name,
        date_of_birth=born_on,
        residence_status=ResidenceStatus.THIRD_COUNTRY,
        resident_since=date(2026, 10, 1),
        years_of_schooling=5,
        sex=sex,
    )


def _school_matters(number: int, child: Child) -> list[Any]:
    return [
        Recommendation(
            id=RecommendationId(UUID(int=20 + number)),
            child_id=child.id,
            recommended_on=TODAY,
            grade=6,
            literacy_course=True,
            german_support=GermanSupport.DEUTSCHFOERDERKLASSE,
            schulform="GE",
            school_number="999901",
        ),
        PlaceRequest(
            id=PlaceRequestId(UUID(int=30 + number)),
            child_id=child.id,
            school_number="999901",
            requested_on=TODAY,
            state=PlaceRequestState.ASSIGNED,
            answered_on=date(2026, 12, 4),
            starts_on=date(2027, 1, 7),
            school_class="6c",
        ),
        PlaceRequest(
            id=PlaceRequestId(UUID(int=50 + number)),
            child_id=child.id,
            school_number="168361",
            requested_on=date(2026, 11, 20),
            state=PlaceRequestState.DECLINED,
            answered_on=date(2026, 11, 27),
            answer_reason="Die Klassen der Jahrgangsstufe sind voll.",
        ),
        SchoolingSpan(
            id=SchoolingSpanId(UUID(int=60 + number)),
            child_id=child.id,
            country="000",
            started_on=date(2024, 8, 1),
            last_grade=3,
        ),
    ]

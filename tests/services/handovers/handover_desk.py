"""A desk with three invented families in memory and the real catalogues, for the tests of handovers."""

import copy
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from kiberatung.basics.clock import FixedClock
from kiberatung.basics.identifiers import IdentifierSource
from kiberatung.domain.accounts import Account, AccountId, Role
from kiberatung.domain.cases import Case, CaseId, CaseState
from kiberatung.domain.children import Child, ChildId, DateCertainty, GermanLevel, Sex
from kiberatung.domain.consents import Consent, ConsentId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId, GuardianKind
from kiberatung.domain.handovers import RecipientKind
from kiberatung.domain.languages import LanguageSkill, LanguageSkillId, Literacy, ScriptLiteracy, ScriptLiteracyId
from kiberatung.domain.notes import Note, NoteId
from kiberatung.domain.office import Office, OfficeId
from kiberatung.domain.recommendations import Recommendation, RecommendationId
from kiberatung.domain.schooling import SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schools import GermanSupport
from kiberatung.domain.schulpflicht.facts import ResidenceStatus
from kiberatung.domain.schulpflicht.law_text import parse_law
from kiberatung.exchange.catalogue_files import load_catalogues
from kiberatung.exchange.writer import FileHandoverWriter
from kiberatung.services.changes import Change, Deed
from kiberatung.services.desk import Desk
from kiberatung.services.letters.values import TableSheet
from kiberatung.services.sight import Owner

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
CATALOGUES = load_catalogues(RESOURCES / "catalogues")
LAW = parse_law((RESOURCES / "law" / "schulpflicht.json").read_text(encoding="utf-8"))

TODAY = date(2026, 11, 24)
KREIS = "05566"
SYRIA, TURKEY, UKRAINE = "475", "163", "166"
CANARY = "KANARIENVOGEL"
"""In every field that must never leave."""

AL_KHATIB, YILMAZ, MELNYK = (FamilyId(UUID(int=number)) for number in (100, 200, 300))
OMAR, LINA, DENIZ, DANYLO = (ChildId(UUID(int=number)) for number in (101, 102, 201, 301))
FOUR = (OMAR, LINA, DENIZ, DANYLO)


class MemoryStore:
    """Records in a dict; a change is rolled back unless committed, and fails at `commit` when told to."""

    def __init__(self) -> None:
        self.records: dict[tuple[type, UUID], Any] = {}
        self.changes: list[Change] = []
        self.notes: list[Change] = []
        self.fails_at_commit = False

    @property
    def lists(self) -> "MemoryStore":
        """Only what tells whose a family is."""
        return self

    def lists_seen_by(self, _sight: object) -> Any:
        raise AssertionError("no lists here")

    def owners(self, kind: type, ids: Any) -> dict[UUID, Owner]:
        found = {one: self.records[kind, one] for one in ids if (kind, one) in self.records}
        families = {key: self.records[Family, getattr(one, "family_id", key)] for key, one in found.items()}
        return {key: Owner(one.id, one.counsellor_id, one.address_protected) for key, one in families.items()}

    def add(self, *records: Any) -> None:
        for record in records:
            self.records[type(record), record.id] = replace(record, version=record.version + 1)

    def all(self, kind: type) -> list[Any]:
        return [record for (found, _identifier), record in self.records.items() if found is kind]

    @contextmanager
    def reading(self) -> Iterator["MemoryWork"]:
        yield MemoryWork(self, None)

    @contextmanager
    def changing(self, change: Change) -> Iterator["MemoryWork"]:
        yield MemoryWork(self, change)


class MemoryWork:
    def __init__(self, store: MemoryStore, change: Change | None) -> None:
        self._store = store
        self._change = change
        self._records = copy.copy(store.records)
        self._notes: list[Change] = []

    def get(self, kind: type, identifier: UUID) -> Any:
        if (kind, identifier) not in self._records:
            raise DomainError("gone")
        return self._records[kind, identifier]

    def find(self, kind: type, **equal: object) -> list[Any]:
        found = [record for (one, _identifier), record in self._records.items() if one is kind]
        matching = [record for record in found if all(_equals(getattr(record, n), v) for n, v in equal.items())]
        return sorted(matching, key=lambda record: (getattr(record, "position", 0), record.id))

    def put(self, record: Any) -> Any:
        stored = replace(record, version=record.version + 1)
        self._records[type(record), record.id] = stored
        return stored

    def note(self, entry: Change) -> None:
        self._notes.append(entry)

    def commit(self) -> None:
        if self._store.fails_at_commit:
            raise OSError("disk full")
        assert self._change is not None
        self._store.records = self._records
        entries = [self._change, *self._notes]
        self._store.changes += [entry for entry in entries if entry.deed is Deed.CHANGE]
        self._store.notes += [entry for entry in entries if entry.deed is not Deed.CHANGE]


def _equals(value: object, wanted: object) -> bool:
    return value in wanted if isinstance(wanted, tuple | list | set) else value == wanted


class SheetAsText:
    """Stands for the typesetter: every value of the sheet as lines of text."""

    def render_table(self, sheet: TableSheet) -> bytes:
        lines = [sheet.title, sheet.subtitle, *(column.title for column in sheet.columns), *sheet.notes]
        lines += [cell for group in sheet.groups for row in (group.heads, *group.rows) for cell in (group.title, *row)]
        return "\n".join(lines).encode()


def a_desk(role: Role = Role.COUNSELLOR) -> tuple[Desk, MemoryStore]:
    store = MemoryStore()
    clock = FixedClock.on(TODAY)
    identifiers = IdentifierSource(clock, random.Random(7))
    account = Account(id=AccountId(UUID(int=1)), name="Anke Terhorst", short_sign="AT", role=role)
    desk = Desk(store, clock, identifiers, account, CATALOGUES, LAW)  # type: ignore[arg-type]  # duck of the port
    store.add(account)
    store.add(Office(id=OfficeId(UUID(int=2)), name="KI Kreis Steinfurt", kreis=KREIS))
    store.add(*_families(), *_children(), *_guardians(), *_biographies(), *_recommendations(), *_ways())
    return desk, store


def a_writer() -> FileHandoverWriter:
    return FileHandoverWriter(CATALOGUES, SheetAsText())


def _families() -> Iterator[Family]:
    hidden: dict[str, Any] = {
        "reference": CANARY,
        "reported_by": CANARY,
        "religion": CANARY,
        "residence_status": ResidenceStatus.ASYLUM,
        "place_of_birth": CANARY,
    }
    yield Family(
        id=AL_KHATIB,
        case_number="2026-0017",
        family_name="Al-Khatib",
        street=f"{CANARY}gasse",
        house_number="1",
        postcode="48999",
        town=f"{CANARY}hausen",
        care_of=CANARY,
        address_protected=True,
        phone="0170 9999999",
        email=f"{CANARY}@example.org",
        **hidden,
    )
    yield Family(
        id=YILMAZ,
        case_number="2026-0018",
        family_name="Yılmaz",
        street="Große Straße",
        house_number="8a",
        postcode="48431",
        town="Rheine",
        phone="+49 5971 123456",
        **hidden,
    )
    yield Family(
        id=MELNYK,
        case_number="2026-0019",
        family_name="Melnyk",
        street="Lehmkuhle",
        house_number="12",
        postcode="48431",
        town="Rheine",
        email="melnyk@example.org",
        **hidden,
    )


def _children() -> Iterator[Child]:
    hidden: dict[str, Any] = {
        "religion": CANARY,
        "residence_status": ResidenceStatus.ASYLUM,
        "wished_schools": CANARY,
        "measles_proof": True,
        "support_need_known": True,
        "resident_since": date(2026, 3, 17),
        "assigned_on": date(2026, 3, 18),
        "arrived_in_germany_on": date(2026, 3, 19),
    }
    yield Child(
        id=OMAR,
        family_id=AL_KHATIB,
        family_name="Al-Khatib",
        given_names="Omar",
        name_in_script="عمر الخطيب",
        sex=Sex.MALE,
        date_of_birth=date(2015, 5, 22),
        country_of_birth=SYRIA,
        nationalities=(SYRIA,),
        home_languages=("arb", "kmr"),
        german_level=GermanLevel.A1,
        years_of_schooling=4,
        **hidden,
    )
    yield Child(
        id=LINA,
        family_id=AL_KHATIB,
        position=1,
        family_name="Al-Khatib",
        given_names="Lina",
        sex=Sex.FEMALE,
        date_of_birth=date(2019, 1, 1),
        date_of_birth_certainty=DateCertainty.FICTIVE,
        country_of_birth=TURKEY,
        nationalities=(SYRIA,),
        home_languages=("arb",),
        years_of_schooling=0,
        **hidden,
    )
    yield Child(
        id=DENIZ,
        family_id=YILMAZ,
        family_name="Yılmaz Ağaoğlu",
        given_names="Deniz İpek Şükrü",
        sex=Sex.DIVERSE,
        date_of_birth=date(2012, 2, 29),
        nationalities=(TURKEY, "000"),
        home_languages=("ckb",),
        **hidden,
    )
    yield Child(
        id=DANYLO,
        family_id=MELNYK,
        family_name="Мельник",
        given_names="Данило",
        sex=Sex.MALE,
        date_of_birth=date(2014, 6, 3),
        country_of_birth=UKRAINE,
        nationalities=(UKRAINE,),
        home_languages=("ukr",),
        german_level=GermanLevel.WORDS,
        **hidden,
    )


def _guardians() -> Iterator[Guardian]:
    yield Guardian(
        id=GuardianId(UUID(int=110)),
        family_id=AL_KHATIB,
        kind=GuardianKind.MOTHER,
        family_name="Al-Khatib",
        given_names="Salma",
        phone="0170 9999998",
        email=f"salma-{CANARY}@example.org",
        country_of_birth=SYRIA,
        date_of_birth=date(1988, 8, 8),
    )
    yield Guardian(
        id=GuardianId(UUID(int=210)),
        family_id=YILMAZ,
        kind=GuardianKind.MOTHER,
        family_name="Yılmaz",
        given_names="Gülşen",
        phone="+49 176 11223344",
        country_of_birth=TURKEY,
    )
    yield Guardian(
        id=GuardianId(UUID(int=211)),
        family_id=YILMAZ,
        position=1,
        kind=GuardianKind.FATHER,
        family_name="Ağaoğlu",
        given_names="Çağrı",
        country_of_birth=TURKEY,
    )
    yield Guardian(
        id=GuardianId(UUID(int=310)),
        family_id=MELNYK,
        kind=GuardianKind.LEGAL_GUARDIAN,
        family_name="Petrenko",
        given_names="Oksana",
        phone="0171 5556667",
    )


def _biographies() -> Iterator[Any]:
    yield SchoolingSpan(
        id=SchoolingSpanId(UUID(int=120)),
        child_id=OMAR,
        country=TURKEY,
        started_on=date(2022, 9, 12),
        ended_on=date(2026, 2, 13),
        kind=SchoolingKind.PRIMARY,
        last_grade=4,
        certificate=CANARY,
    )
    yield SchoolingSpan(
        id=SchoolingSpanId(UUID(int=320)),
        child_id=DANYLO,
        country=UKRAINE,
        started_on=date(2020, 9, 1),
        ended_on=date(2026, 6, 30),
        last_grade=6,
    )
    yield ScriptLiteracy(id=ScriptLiteracyId(UUID(int=121)), child_id=OMAR, script="Latn", literacy=Literacy.SLOW)
    yield ScriptLiteracy(id=ScriptLiteracyId(UUID(int=122)), child_id=LINA, script="Arab", literacy=Literacy.NONE)
    yield LanguageSkill(id=LanguageSkillId(UUID(int=123)), child_id=OMAR, language=CANARY)
    yield Note(id=NoteId(UUID(int=124)), family_id=AL_KHATIB, text=CANARY, written_at=FixedClock.on(TODAY).now())


def _recommendations() -> Iterator[Recommendation]:
    choices = (
        (OMAR, 6, GermanSupport.DEUTSCHFOERDERKLASSE, False, "GE"),
        (LINA, 2, GermanSupport.DEUTSCHFOERDERGRUPPE, True, "G"),
        (DENIZ, 9, GermanSupport.DEUTSCHFOERDERKLASSE, False, "GY"),
        (DANYLO, 11, GermanSupport.INTERNATIONALE_FOERDERKLASSE, False, "BK"),
    )
    for number, (child_id, grade, support, literacy_course, schulform) in enumerate(choices):
        yield Recommendation(
            id=RecommendationId(UUID(int=400 + number)),
            child_id=child_id,
            recommended_on=date(2026, 11, 20),
            grade=grade,
            german_support=support,
            literacy_course=literacy_course,
            schulform=schulform,
            reasons=(CANARY,),
            deviation_reason=CANARY,
        )


def _ways() -> Iterator[Any]:
    for number, family_id in enumerate((AL_KHATIB, YILMAZ, MELNYK)):
        yield Consent(
            id=ConsentId(UUID(int=500 + number)),
            family_id=family_id,
            recipients=tuple(RecipientKind),
            given_on=date(2026, 11, 24 if family_id is AL_KHATIB else 20),
            given_by=CANARY,
            interpreted_by=CANARY,
        )
    families = (AL_KHATIB, AL_KHATIB, YILMAZ, MELNYK)
    for number, (child_id, family_id) in enumerate(zip(FOUR, families, strict=True)):
        yield Case(
            id=CaseId(UUID(int=600 + number)),
            family_id=family_id,
            child_id=child_id,
            state=CaseState.RECOMMENDED,
            state_since=date(2026, 11, 20),
            opened_on=date(2026, 4, 1),
        )

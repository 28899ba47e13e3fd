"""The child or youth whose way into school is the reason for all the rest."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.answers import FieldMark
from kiberatung.domain.families import FamilyId
from kiberatung.domain.schulpflicht.facts import ResidenceStatus, SuspensionKind

ChildId = NewType("ChildId", UUID)


class Sex(StrEnum):
    """As on documents; `X` is an entry left open."""

    MALE = "m"
    FEMALE = "w"
    DIVERSE = "d"
    OPEN = "x"


class DateCertainty(StrEnum):
    EXACT = "exact"
    MONTH = "month"
    YEAR = "year"
    FICTIVE = "fictive"


class GermanLevel(StrEnum):
    """Level after the Gemeinsamer Europäischer Referenzrahmen, with two steps below it."""

    NONE = "none"
    WORDS = "words"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    id: ChildId
    version: int = 0
    family_id: FamilyId
    position: int = 0
    """Order in the family, from 0."""

    family_name: str = ""
    given_names: str = ""
    birth_name: str = ""
    name_in_script: str = ""
    sex: Sex | None = None
    date_of_birth: date | None = None
    date_of_birth_certainty: DateCertainty = DateCertainty.EXACT
    place_of_birth: str = ""
    country_of_birth: str | None = None
    nationalities: tuple[str, ...] = ()
    religion: str | None = None
    unaccompanied: bool | None = None

    residence_status: ResidenceStatus | None = None
    arrived_in_germany_on: date | None = None
    resident_since: date | None = None
    assigned_on: date | None = None
    in_state_reception: bool | None = None
    asylum_application: bool | None = None

    home_languages: tuple[str, ...] = ()
    german_level: GermanLevel | None = None
    german_level_on: date | None = None
    years_of_schooling: int | None = None
    """Completed years as told; the spans of schooling may say more exactly."""
    kindergarten_months: int | None = None
    certificate_present: bool | None = None

    early_admission_on: date | None = None
    deferred: bool | None = None
    third_entry_year: bool | None = None
    apprenticeship_from: date | None = None
    apprenticeship_until: date | None = None
    sek2_completed_on: date | None = None
    suspension: SuspensionKind | None = None

    measles_proof: bool | None = None
    health_check_on: date | None = None
    support_need_known: bool | None = None
    """A hint for the school only; never a diagnosis (DOMAIN 6.1)."""

    wished_schools: str = ""
    wished_schulform: str | None = None
    with_sibling: bool | None = None

    own_fields: tuple[str, ...] = ()
    """Names of the fields in which this child does not follow the family."""
    marks: tuple[FieldMark, ...] = ()

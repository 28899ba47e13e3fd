"""Rows for lists and search: flat values that the store fills without building records."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.cases import CaseState, SideExit
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.schools import GermanSupport
from kiberatung.services.changes import Deed


@dataclass(frozen=True, slots=True)
class ChildRow:
    child_id: ChildId
    family_id: FamilyId
    family_name: str
    given_names: str
    name_in_script: str
    date_of_birth: date | None
    language: str
    """First home language, ISO 639-3."""
    town: str
    case_number: str
    counsellor: str
    """Short sign of the counsellor."""
    state: CaseState
    side_exit: SideExit | None
    reported_on: date | None
    grade: int | None
    german_support: GermanSupport | None


@dataclass(frozen=True, slots=True)
class FamilyRow:
    family_id: FamilyId
    family_name: str
    name_in_script: str
    case_number: str
    town: str
    language: str
    children: int
    open_children: int
    earliest_state: CaseState | None
    """Of the child that is least far; None without an open case."""
    reported_on: date | None
    counsellor: str


class ListOrder(StrEnum):
    NAME = "name"
    WAITING = "waiting"
    CASE_NUMBER = "case_number"
    AGE = "age"
    TOWN = "town"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """What a list shows; every field narrows it further."""

    name: str = ""
    """Matched by search form anywhere in the names, the original script or the case number."""
    towns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    states: tuple[CaseState, ...] = ()
    side_exits: tuple[SideExit, ...] = ()
    only_open: bool = False
    only_waiting: bool = False
    reported_before: date | None = None
    born_after: date | None = None
    born_before: date | None = None
    counsellor_id: AccountId | None = None
    without_appointment: bool = False
    order: ListOrder = ListOrder.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListCount:
    """How long a list is, without reading it."""

    children: int
    families: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A person found; `why` is a German sentence part, as „Vorname klingt gleich“."""

    child_id: ChildId | None
    """None when a guardian or the family itself was found."""
    family_id: FamilyId
    name: str
    name_in_script: str
    date_of_birth: date | None
    case_number: str
    town: str
    score: float
    """From 0 to 1."""
    why: str
    is_guardian: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    change_id: UUID
    changed_at: datetime
    what: str
    who: str
    fields: tuple[str, ...]
    """Names of the fields concerned."""
    undone: bool
    takes_back: bool = False
    """It is itself an undo of another."""
    children: tuple[UUID, ...] = ()
    """Of whom it speaks; known where the fields are."""
    undoable: bool = True
    """Neither of what has left the house nor of what lost its contents with an erased family."""


@dataclass(frozen=True, slots=True)
class UpcomingAppointment:
    appointment_id: UUID
    family_id: FamilyId
    family_name: str
    name_in_script: str
    case_number: str
    starts_at: datetime
    minutes: int
    place: str
    language: str
    children: int
    interpreter: str
    """Name of the confirmed interpreter, else of the one asked, else empty."""
    interpreter_confirmed: bool
    state: str
    is_hidden: bool = False
    """Of a family out of sight: only time and room are told."""


@dataclass(frozen=True, slots=True)
class NotedDeed:
    """One entry of the log for those who look through it; of a family only the number is told."""

    entry_id: UUID
    deed: Deed
    what: str
    why: str
    noted_at: datetime
    account_id: UUID | None
    who: str
    case_number: str


@dataclass(frozen=True, slots=True)
class StateCount:
    state: CaseState
    children: int


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """Children without a place, born within one of the spans asked for; `long` of them wait long."""

    place: int | None
    """Of the span; None: the day of birth is open."""
    waiting: int
    long: int


@dataclass(frozen=True, slots=True)
class BegunCase:
    """A child whose case stands since a day."""

    child_id: ChildId
    family_id: FamilyId
    since: date

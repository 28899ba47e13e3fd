"""One child's way from the report to the end of the counselling, step by step."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId

CaseId = NewType("CaseId", UUID)
CaseStepId = NewType("CaseStepId", UUID)
SchulpflichtDecisionId = NewType("SchulpflichtDecisionId", UUID)


class CaseState(StrEnum):
    """In the order of the work (PRODUCT, states of a case)."""

    REPORTED = "reported"
    INVITED = "invited"
    APPOINTMENT = "appointment"
    COUNSELLED = "counselled"
    RECOMMENDED = "recommended"
    HANDED_OVER = "handed_over"
    PLACED = "placed"
    STARTED = "started"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"

    @property
    def order(self) -> int:
        return list(CaseState).index(self)


class SideExit(StrEnum):
    """Ends of the way that are not the end of the steps."""

    NOT_SCHULPFLICHTIG = "not_schulpflichtig"
    MOVED_AWAY = "moved_away"
    WENT_TO_SCHOOL_DIRECTLY = "went_to_school_directly"
    NO_CONTACT = "no_contact"
    ALREADY_IN_SCHOOL = "already_in_school"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Where one child stands; the steps keep how it came there."""

    id: CaseId
    version: int = 0
    family_id: FamilyId
    child_id: ChildId
    state: CaseState = CaseState.REPORTED
    state_since: date
    side_exit: SideExit | None = None
    opened_on: date
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.side_exit is None and self.state is not CaseState.CLOSED

    @property
    def is_waiting(self) -> bool:
        """Without a place still: what waiting times count."""
        return self.is_open and self.state.order < CaseState.PLACED.order

    def moved_to(self, state: CaseState, day: date) -> "Case":
        """Any step may be skipped or taken back; the history keeps it."""
        closed = day if state is CaseState.CLOSED else None
        return replace(self, state=state, state_since=day, side_exit=None, closed_on=closed)

    def left_by(self, side_exit: SideExit, day: date) -> "Case":
        return replace(self, side_exit=side_exit, state_since=day, closed_on=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """One line of the history: a state reached or taken back, by whom, when and why."""

    id: CaseStepId
    version: int = 0
    case_id: CaseId
    state: CaseState
    side_exit: SideExit | None = None
    happened_on: date
    recorded_at: datetime
    account_id: AccountId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchulpflichtDecision:
    """The counsellor's own answer beside the computed one, which stays visible (DOMAIN 5.1, 7)."""

    id: SchulpflichtDecisionId
    version: int = 0
    child_id: ChildId
    decided_on: date
    account_id: AccountId | None = None
    computed_answer: str
    computed_part: str = ""
    answer: str
    part: str = ""
    reason: str
    facts: str = ""
    """The facts of that day as JSON: when others are known, the decision is asked again."""

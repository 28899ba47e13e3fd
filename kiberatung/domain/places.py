"""A place asked for at a school, and the answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.children import ChildId
from kiberatung.domain.schools import LearningGroupId

PlaceRequestId = NewType("PlaceRequestId", UUID)


class PlaceRequestState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ASSIGNED = "assigned"
    """By the Schulaufsicht."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRequest:
    id: PlaceRequestId
    version: int = 0
    child_id: ChildId
    school_number: str
    learning_group_id: LearningGroupId | None = None
    requested_on: date
    state: PlaceRequestState = PlaceRequestState.ASKED
    answered_on: date | None = None
    answer_reason: str = ""
    starts_on: date | None = None
    school_class: str = ""

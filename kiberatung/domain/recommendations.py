"""What the counsellor recommends for a child, with the reasons that were shown."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.schools import GermanSupport, LearningGroupId

RecommendationId = NewType("RecommendationId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    id: RecommendationId
    version: int = 0
    child_id: ChildId
    recommended_on: date
    account_id: AccountId | None = None
    grade: int | None = None
    german_support: GermanSupport
    literacy_course: bool = False
    schulform: str = ""
    school_number: str = ""
    learning_group_id: LearningGroupId | None = None
    reasons: tuple[str, ...] = ()
    deviation_reason: str = ""
    """One sentence when the school is not among the allowed proposals."""

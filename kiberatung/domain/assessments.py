"""The first assessment of a child's school career by the counsellor."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.schools import GermanSupport

AssessmentId = NewType("AssessmentId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    id: AssessmentId
    version: int = 0
    child_id: ChildId
    assessed_on: date
    account_id: AccountId | None = None
    grade: int | None = None
    """Grade that fits; from 11 on Sekundarstufe II."""
    schulformen: tuple[str, ...] = ()
    german_support: GermanSupport | None = None
    literacy_course: bool = False
    strengths: str = ""
    remark: str = ""

"""What the counsellor recommends for a child, with the reasons that were shown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId
from kiberatung.domain.children import ChildId
from kiberatung.domain.schools import GermanSupport, LearningGroupId

RecommendationId = NewType("RecommendationId", UUID)


class Chance(StrEnum):
    """What a family should know early, because a day can be missed."""

    HSU = "hsu"
    SPRACHPRUEFUNG = "sprachpruefung"


class NextStep(StrEnum):
    """Where no grade is the answer: children without Kita before school, young people from sixteen on."""

    LANGUAGE_TEST = "language_test"
    KITA = "kita"
    SCHOOL_REGISTRATION = "school_registration"
    EARLY_ADMISSION = "early_admission"
    IFK = "ifk"
    FIT_FUER_MEHR = "fit_fuer_mehr"
    OBERSTUFE = "oberstufe"
    WEITERBILDUNGSKOLLEG = "weiterbildungskolleg"
    APPRENTICESHIP = "apprenticeship"
    LANGUAGE_COURSE = "language_course"


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
    support_until: date | None = None
    """Expected end of the Erstförderung; at the Berufskolleg of its year."""
    chances: tuple[Chance, ...] = ()
    next_step: NextStep | None = None
    statement: str = ""
    """The counsellor's own words from the Lernstand, as they were on that day."""

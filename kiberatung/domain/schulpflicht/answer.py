"""The answer of a determination, complete with what founds it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kiberatung.domain.schulpflicht.parameters import Norm


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    SUSPENDED = "suspended"
    CHECK = "check"
    MISSING_FACT = "missing_fact"


class Part(StrEnum):
    """Vollzeitschulpflicht, Schulpflicht in der Sekundarstufe II, or a decision of the Schulaufsicht."""

    FULL_TIME = "full_time"
    SEK2 = "sek2"
    CHECK = "check"


class Authority(StrEnum):
    SCHULAMT = "schulamt"
    BEZIRKSREGIERUNG = "bezirksregierung"
    BOTH = "both"


class Models(NamedTuple):
    """The votes of the three counting models; `attended` is None while the schooling is unknown."""

    notional: Part
    attended: Part | None
    age: Part


class SchulpflichtAnswer(NamedTuple):
    """Dates are inclusive; `since` is None without a trigger and when the duty is over."""

    answer: Answer
    since: date | None
    full_time_until: date
    until: date
    school_year_number: int
    part: Part | None
    models: Models
    grade: int | None
    authority: Authority | None
    norms: tuple[Norm, ...]
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    ask: tuple[str, ...]
    hints: tuple[str, ...]

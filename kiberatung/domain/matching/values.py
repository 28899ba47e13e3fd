"""What the proposals look at, and what they answer: plain values, so that each can be explained and repeated."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiberatung.domain.children import GermanLevel
from kiberatung.domain.languages import Literacy
from kiberatung.domain.schools import GermanSupport, LearningGroupId, distance_km
from kiberatung.domain.schulpflicht.answer import Part

SEK2_GRADE = 11
"""Stands for Sekundarstufe II as a whole, as in `Assessment.grade`."""

PRIMARY_LAST_GRADE = 4
SEK1_LAST_GRADE = 10


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float

    def distance_to(self, other: "Position") -> float:
        """Kilometres as the crow flies."""
        return distance_km(self.latitude, self.longitude, other.latitude, other.longitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFacts:
    """Of a school, whether the office keeps it itself or only the official directory knows it."""

    number: str
    name: str
    short_name: str = ""
    schulform: str = ""
    """Official short key; empty: unknown."""
    town: str = ""
    kreis: str = ""
    confession: str = ""
    takes_newcomers: bool = True
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingPlace:
    """Where a brother or sister goes, or is to go, to school."""

    name: str
    """Given names."""
    school_number: str
    school_name: str
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFacts:
    """Nothing but what a rule of this package uses; None always means unknown."""

    age: int | None = None
    """Completed years of life."""
    school_year_number: int | None = None
    """Compulsory school year the child would be in (DOMAIN 5.1); 0 before the first."""
    part: Part | None = None
    completed_years: int | None = None
    last_grade: int | None = None
    german_level: GermanLevel | None = None
    latin_literacy: Literacy | None = None
    schulpflichtig: bool = True
    """False only when the duty is over: then Fit für mehr is a right, no duty."""
    kreis: str = ""
    """Of the office; empty: borders are not looked at."""
    home: Position | None = None
    siblings: tuple[SiblingPlace, ...] = ()
    wished_schools: str = ""
    wished_schulform: str = ""


@dataclass(frozen=True, slots=True)
class GradeProposal:
    """`alternative` is a second grade that deserves a look, never a hidden preference; None without any."""

    grade: int | None
    alternative: int | None
    reasons: tuple[str, ...]

    @property
    def grades(self) -> tuple[int, ...]:
        return tuple(grade for grade in (self.grade, self.alternative) if grade is not None)


@dataclass(frozen=True, slots=True)
class SupportProposal:
    kind: GermanSupport
    literacy_course: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a place must offer: the two proposals, or what the counsellor made of them."""

    grade: int | None
    alternative: int | None = None
    support: GermanSupport
    literacy_course: bool = False


class ExclusionRule(StrEnum):
    """In the order in which they are asked; the later one is nearer to a place."""

    NO_GRADE = "no_grade"
    FOERDERSCHULE = "foerderschule"
    SCHULFORM_GRADES = "schulform_grades"
    TAKES_NO_NEWCOMERS = "takes_no_newcomers"
    NO_GROUP = "no_group"
    GROUP_GRADES = "group_grades"
    FULL = "full"

    @property
    def order(self) -> int:
        return list(ExclusionRule).index(self)


class RemarkRule(StrEnum):
    STALE_FIGURES = "stale_figures"
    FIGURES_UNKNOWN = "figures_unknown"
    OTHER_GRADE = "other_grade"
    OTHER_SUPPORT = "other_support"
    NO_LITERACY_COURSE = "no_literacy_course"
    LITERACY_GROUP = "literacy_group"
    CONFESSION = "confession"
    DISTANCE_LIMIT = "distance_limit"
    OUTSIDE_KREIS = "outside_kreis"
    SCHULFORM_UNKNOWN = "schulform_unknown"


class Criterion(StrEnum):
    """What decides the order of the proposals, one after the other; names and texts in `reasons`."""

    FREE_PLACE = "free_place"
    SUPPORT = "support"
    GRADE = "grade"
    SIBLING = "sibling"
    WISH = "wish"
    DISTANCE = "distance"
    FRESH_FIGURES = "fresh_figures"
    MORE_PLACES = "more_places"


@dataclass(frozen=True, slots=True)
class Remark:
    rule: RemarkRule
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceProposal:
    """One school with its best group; without a recorded group its figures are None."""

    school_number: str
    name: str
    group_id: LearningGroupId | None
    group_name: str
    distance_km: float | None
    free_places: int | None
    as_of: date | None
    reasons: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()
    town: str = ""
    schulform: str = ""
    score: float = 0.0
    """Place in the order from 1 (first) towards 0; carries no knowledge of its own."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    school_number: str
    name: str
    rule: ExclusionRule
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Three lists; a school stands in exactly one of them, once."""

    allowed: tuple[PlaceProposal, ...] = ()
    with_remark: tuple[PlaceProposal, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    order: tuple[Criterion, ...] = field(default_factory=lambda: tuple(Criterion))

    @property
    def possible(self) -> tuple[PlaceProposal, ...]:
        return self.allowed + self.with_remark

"""What the first assessment of the school career looks at, and what an option is: reasons for and against, no score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from kiberatung.domain.matching.values import ChildFacts
from kiberatung.domain.schulpflicht.answer import SchulpflichtAnswer

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerFacts:
    """None always means unknown: an option then says so, and nothing is guessed."""

    child: ChildFacts
    today: date
    begins_on: date
    """First school day as agreed, else today."""
    begins_is_known: bool = False
    answer: SchulpflichtAnswer | None = None
    certificate_present: bool | None = None
    kindergarten_months: int | None = None
    family_languages: tuple[str, ...] = ()
    """Names of the languages at home that are not German."""
    speaks_german_at_home: bool = False
    learns_english: bool | None = None
    german_school_since: date | None = None
    """Begin of the first school visit in Germany."""
    arrived_on: date | None = None
    reads_other_script: bool | None = None
    schools_by_form: Mapping[str, int] = field(default_factory=dict)
    """Possible schools for the need, by the short key of their Schulform."""
    sibling_forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Option(Generic[Key]):
    """`norm` names the rule with its state, or says that the reasons are the program's own."""

    key: Key
    name: str
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    norm: str = ""
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class SupportEnd:
    """Expected last day of the German support; None where there is none or it is not known."""

    until: date | None
    reasons: tuple[str, ...]

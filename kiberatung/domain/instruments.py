"""Instruments of the assessment as the office keeps them: observation sheets, task sheets, results of others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry


class InstrumentKind(StrEnum):
    """`TASKS` are worked on by the child; what they show is entered with an observation sheet."""

    OBSERVATION = "observation"
    RESULT = "result"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Level:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """`levels` in rising order; without any the result is written in words."""

    key: str
    text: str
    domain: AssessmentDomain
    levels: tuple[Level, ...] = ()

    def level(self, key: str) -> Level | None:
        return next((one for one in self.levels if one.key == key), None)

    def order_of(self, key: str) -> int:
        """Place of a level among the levels, from 0; −1 for an unknown one."""
        return next((place for place, one in enumerate(self.levels) if one.key == key), -1)


class TaskForm(StrEnum):
    """How much room a task gets, and what is drawn with it."""

    CALCULATION = "calculation"
    DOTS = "dots"
    SEQUENCE = "sequence"
    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Task:
    """`content` is language-neutral, or a German text that has a translation; `solution` never goes to the child."""

    form: TaskForm
    content: str
    solution: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    key: str
    kind: InstrumentKind
    domain: AssessmentDomain
    title: str
    state: str
    """Day of this wording, ISO 8601."""
    provenance: str
    note: str = ""
    ages: tuple[int, int] | None = None
    """Youngest and oldest for whom it was made."""
    items: tuple[Item, ...] = ()
    tasks: tuple[Task, ...] = ()

    def items_of(self, domain: AssessmentDomain) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.domain is domain)

    def item(self, key: str) -> Item | None:
        return next((one for one in self.items if one.key == key), None)

    def fits_age(self, age: int | None) -> bool:
        return self.ages is None or age is None or self.ages[0] <= age <= self.ages[1]


@dataclass(frozen=True, slots=True)
class DiagnosisWord:
    """A word of medicine, and what could be written instead; `beginning` matches longer words too."""

    word: str
    instead: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Instruments:
    """All of the office, in the order of their files."""

    by_key: Mapping[str, Instrument] = field(default_factory=dict)
    diagnosis_words: tuple[DiagnosisWord, ...] = ()

    def get(self, key: str) -> Instrument | None:
        return self.by_key.get(key)

    def for_domain(self, domain: AssessmentDomain) -> tuple[Instrument, ...]:
        """Those with which an entry of this domain can be made."""
        return tuple(one for one in self.by_key.values() if one.items_of(domain))

    def printable(self) -> tuple[Instrument, ...]:
        return tuple(one for one in self.by_key.values() if one.kind is not InstrumentKind.RESULT)


@dataclass(frozen=True, slots=True)
class Advance:
    """How one item moved between two entries with the same instrument."""

    item: Item
    before: Level
    now: Level

    @property
    def is_forward(self) -> bool:
        return self.item.order_of(self.now.key) > self.item.order_of(self.before.key)


def advances(instrument: Instrument, earlier: AssessmentEntry, later: AssessmentEntry) -> tuple[Advance, ...]:
    """Only what changed; items looked at once say nothing about progress."""
    found: list[Advance] = []
    for item in instrument.items_of(later.domain):
        before, now = item.level(earlier.level_of(item.key)), item.level(later.level_of(item.key))
        if before is not None and now is not None and before != now:
            found.append(Advance(item, before, now))
    return tuple(found)


def newest_first(entries: Iterable[AssessmentEntry]) -> list[AssessmentEntry]:
    """Of one day the one entered last stands first."""
    return sorted(entries, key=lambda one: (one.assessed_on, one.id), reverse=True)


def day_of_state(state: str) -> date:
    """Raises `ValueError` when it is no ISO 8601 day."""
    return date.fromisoformat(state)

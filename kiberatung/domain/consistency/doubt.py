"""What a rule is given, and what it says when something stands out: a sentence that asks for a second look, no more."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kiberatung.domain.appointments import Appointment
from kiberatung.domain.assessments import Assessment
from kiberatung.domain.children import Child, ChildId, DateCertainty
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.domain.schooling import SchoolingSpan

GERMANY = "000"
"""Key of the Statistisches Bundesamt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """All that is compared with each other; what is not known is left out by the rules."""

    family: Family
    children: tuple[Child, ...] = ()
    guardians: tuple[Guardian, ...] = ()
    spans: tuple[SchoolingSpan, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    """Those still to come."""
    today: date

    def spans_of(self, child: Child) -> list[SchoolingSpan]:
        return sorted((one for one in self.spans if one.child_id == child.id), key=lambda one: one.started_on)

    def exactly_born(self) -> Iterator[tuple[Child, date]]:
        """Children whose day of birth is known to the day."""
        for child in self.children:
            if child.date_of_birth is not None and child.date_of_birth_certainty is DateCertainty.EXACT:
                yield child, child.date_of_birth

    def born(self) -> Iterator[tuple[Child, date]]:
        for child in self.children:
            if child.date_of_birth is not None:
                yield child, child.date_of_birth


@dataclass(frozen=True, slots=True)
class Doubt:
    """`about` are the values it speaks of: another value is another doubt, also for whoever confirmed the first.

    `field` names the question it stands beside, empty where it belongs to none; `child_id` None: the family.
    """

    rule: str
    sentence: str
    reason: str
    about: str
    field: str = ""
    child_id: ChildId | None = None

    @property
    def key(self) -> tuple[str, ChildId | None, str]:
        """By which a confirmation is known again."""
        return self.rule, self.child_id, self.about


@dataclass(frozen=True, slots=True)
class Said:
    """What a check found; the rule adds its name and its reason."""

    sentence: str
    about: Iterable[object]
    field: str = ""
    child: Child | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`reason` says in a German sentence why the rule asks; it is a marked text."""

    name: str
    reason: str
    check: Callable[[Household], Iterator[Said]]

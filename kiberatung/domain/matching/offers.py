"""One school with one of its groups, measured against one child: the numbers rules and ranking read."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kiberatung.domain.matching.schulformen import grades_of
from kiberatung.domain.matching.values import ChildFacts, Need, SchoolFacts, SiblingPlace
from kiberatung.domain.schools import GermanSupport, LearningGroup

STALE_DAYS = 14
"""Figures older than this are to be confirmed by a call. Own rule."""

_LIKE_EACH_OTHER = (
    frozenset({GermanSupport.DEUTSCHFOERDERKLASSE, GermanSupport.DEUTSCHFOERDERGRUPPE}),
    frozenset({GermanSupport.INTERNATIONALE_FOERDERKLASSE, GermanSupport.FIT_FUER_MEHR}),
    frozenset({GermanSupport.INNERE_DIFFERENZIERUNG, GermanSupport.NONE}),
)
WITHOUT_GROUP = _LIKE_EACH_OTHER[2]
"""Forms that every regular class offers, so that no recorded group is needed."""

_WISH_PARTS = re.compile(r"[,;/\n]|\boder\b|\bund\b")
_SHORTEST_WISH = 4


@dataclass(frozen=True)
class Offer:
    """Without slots, because what is measured is kept."""

    child: ChildFacts
    need: Need
    school: SchoolFacts
    group: LearningGroup | None
    as_of: date

    @cached_property
    def grade(self) -> int | None:
        """The needed grade this place takes, the proposed one before the alternative; None for neither."""
        span = grades_of(self.school.schulform)
        if span is None:
            return None
        first, last = span
        if self.group is not None:
            first, last = max(first, self.group.grade_from), min(last, self.group.grade_until)
        return next((grade for grade in wanted_grades(self.need) if first <= grade <= last), None)

    @cached_property
    def distance_km(self) -> float | None:
        """Rounded to 100 m, as it is shown; None when one of the positions is unknown."""
        if self.child.home is None or self.school.position is None:
            return None
        return round(self.child.home.distance_to(self.school.position), 1)

    @property
    def free_places(self) -> int | None:
        return None if self.group is None else self.group.free_places

    @property
    def days_old(self) -> int:
        """Age of the figures; those of a later day, or without a group, count as of today."""
        return 0 if self.group is None else max(0, (self.as_of - self.group.as_of).days)

    @property
    def is_stale(self) -> bool:
        return self.days_old > STALE_DAYS

    @cached_property
    def support_gap(self) -> int:
        """0 fits, more is further away. In a literacy group the literacy counts, not the form around it."""
        if self.group is None or (self.need.literacy_course and self.group.literacy_course):
            return 0
        literacy = int(self.need.literacy_course is not self.group.literacy_course)
        return form_gap(self.need.support, self.group.german_support) + literacy

    @cached_property
    def sibling(self) -> SiblingPlace | None:
        """At this school, else in this town; None for neither."""
        here = (place for place in self.child.siblings if place.school_number == self.school.number)
        near = (place for place in self.child.siblings if place.town and place.town == self.school.town)
        return next(here, None) or next(near, None)

    @property
    def sibling_gap(self) -> int:
        if self.sibling is None:
            return 2
        return int(self.sibling.school_number != self.school.number)

    @cached_property
    def wish_gap(self) -> int:
        """0 the school is wished for, 1 its Schulform, 2 neither."""
        if is_wished(self.child.wished_schools, self.school):
            return 0
        return 1 if self.child.wished_schulform and self.child.wished_schulform == self.school.schulform else 2


def wanted_grades(need: Need) -> tuple[int, ...]:
    return tuple(grade for grade in (need.grade, need.alternative) if grade is not None)


def form_gap(needed: GermanSupport, offered: GermanSupport) -> int:
    if needed is offered:
        return 0
    return 1 if any({needed, offered} <= alike for alike in _LIKE_EACH_OTHER) else 2


def is_wished(wishes: str, school: SchoolFacts) -> bool:
    """Free text: the number, the whole name, or a part between commas, „oder“ and „und“ that stands in the name."""
    text, name = wishes.casefold(), school.name.casefold()
    if school.number in text or (name and name in text):
        return True
    parts = (part.strip() for part in _WISH_PARTS.split(text))
    return any(len(part) >= _SHORTEST_WISH and part in name for part in parts)

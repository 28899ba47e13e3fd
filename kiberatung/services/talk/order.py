"""The order of a talk: the family first, then what its children share, then child by child."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiberatung.basics.school_years import age_on
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import Family
from kiberatung.domain.talks import TalkMark
from kiberatung.services.intake import People, Place, follows_family, is_open
from kiberatung.services.questions import BY_FIELD, QUESTIONS, Question, Scope

FIRST_ASKED = ("interpreter_language", "letter_language")
FROM_AGE = dict.fromkeys(("apprenticeship_from", "apprenticeship_until", "sek2_completed_on", "suspension"), 14)
UNTIL_AGE = dict.fromkeys(("early_admission_on", "deferred", "third_entry_year", "kindergarten_months"), 10)
"""Of a child that is younger or older nobody would ask it; an answer that is there is shown all the same."""

Asked = tuple[str, ChildId | None]
"""A question by its field and the column it is answered in."""


class StepState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """`about` is the child the sentence names; None where all are meant."""

    question: Question
    place: Place
    about: Child | None
    chapter: int
    """Steps of one chapter belong together: the family, all children, each child."""

    @property
    def asked(self) -> Asked:
        return self.question.field, self.place.child_id


def steps_of(people: People, today: date, apart: frozenset[Asked] = frozenset()) -> tuple[Step, ...]:
    """`apart`: shared questions that a child is asked for itself although it still follows the family."""
    return tuple(_steps(people, today, apart))


def _steps(people: People, today: date, apart: frozenset[Asked]) -> Iterator[Step]:
    family, children = people
    only = children[0] if len(children) == 1 else None
    first = [BY_FIELD[field] for field in FIRST_ASKED]
    for question in (*first, *(one for one in QUESTIONS if one not in first)):
        if question.scope is Scope.FAMILY:
            yield Step(question, Place(family.id, question.field), None, 0)
    for question in QUESTIONS:
        if question.scope is Scope.SHARED and not (only and question.field in only.own_fields):
            yield Step(question, Place(family.id, question.field), only, 1)
    for number, child in enumerate(children):
        for question in QUESTIONS:
            if _is_asked_of(question, child, today, apart):
                yield Step(question, Place(family.id, question.field, child.id), child, number + 2)


def _is_asked_of(question: Question, child: Child, today: date, apart: frozenset[Asked]) -> bool:
    if question.scope is Scope.FAMILY:
        return False
    if question.scope is Scope.SHARED:
        return not follows_family(child, question.field) or (question.field, child.id) in apart
    return not is_open(child, question) or _fits_age(question.field, child, today)


def _fits_age(field: str, child: Child, today: date) -> bool:
    born = child.date_of_birth
    if born is None or born > today:
        return True
    return FROM_AGE.get(field, 0) <= age_on(born, today) <= UNTIL_AGE.get(field, 99)


def record_of(people: People, step: Step) -> Family | Child:
    family, children = people
    return next((child for child in children if child.id == step.place.child_id), family)


def state_of(people: People, step: Step, marks: Sequence[TalkMark]) -> StepState:
    if not is_open(record_of(people, step), step.question):
        return StepState.ANSWERED
    mark = mark_at(marks, step.asked)
    return StepState.SKIPPED if mark is not None and mark.skipped else StepState.OPEN


def mark_at(marks: Sequence[TalkMark], asked: Asked) -> TalkMark | None:
    return next((mark for mark in marks if (mark.field, mark.child_id) == asked), None)


def first_open(people: People, steps: Sequence[Step], marks: Sequence[TalkMark]) -> int:
    """Where a talk goes on: the first question nobody has answered or skipped, else what was to be asked again."""
    states = [state_of(people, step, marks) for step in steps]
    if StepState.OPEN in states:
        return states.index(StepState.OPEN)
    again = [number for number, step in enumerate(steps) if (one := mark_at(marks, step.asked)) and one.to_ask_again]
    return (again or [0])[0]

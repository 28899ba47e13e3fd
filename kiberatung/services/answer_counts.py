"""How many questions of the intake have an answer, by section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.services.intake import is_open
from kiberatung.services.questions import QUESTIONS, Question, Scope, Section


@dataclass(frozen=True, slots=True)
class AnswerCount:
    answered: int
    asked: int

    @property
    def is_complete(self) -> bool:
        return self.answered == self.asked


def count_answers(family: Family, children: Sequence[Child]) -> dict[Section, AnswerCount]:
    """A question about the family counts once, one about a child once for each child."""
    counted: dict[Section, AnswerCount] = {}
    for section in Section:
        found = [
            is_open(record, question)
            for question in QUESTIONS
            if question.section is section
            for record in _asked(family, children, question)
        ]
        counted[section] = AnswerCount(found.count(False), len(found))
    return counted


def sum_of(counts: dict[Section, AnswerCount]) -> AnswerCount:
    return AnswerCount(sum(one.answered for one in counts.values()), sum(one.asked for one in counts.values()))


def _asked(family: Family, children: Sequence[Child], question: Question) -> Iterator[Family | Child]:
    if question.scope is Scope.FAMILY or (question.scope is Scope.SHARED and not children):
        yield family
    else:
        yield from children

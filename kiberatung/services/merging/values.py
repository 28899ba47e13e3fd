"""Two records into one, answer by answer; what is not taken is told, so that nothing is lost."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.answers import FieldMark, mark_of, with_mark
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian
from kiberatung.services.intake import SHARED_FIELDS, follows_family
from kiberatung.services.labels import label_of
from kiberatung.services.merging.comparison import answer_at
from kiberatung.services.merging.fields import MergeField
from kiberatung.services.merging.own_answers import OwnAnswer, OwnAnswers, with_own
from kiberatung.services.merging.proposals import DOCUMENTS, Answer, Side, propose
from kiberatung.services.merging.wishes import Choices

Record = TypeVar("Record", Child, Family, Guardian)
_TOLD_TOO = ("reported_by", "reference")
"""Go with another field and say something of their own."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer as the note tells it."""

    title: str
    text: str

    def __str__(self) -> str:
        return _("{field}: {value}").format(field=self.title, value=self.text)


@dataclass(slots=True)
class Combined(Generic[Record]):
    """`lost` stands nowhere any more but in the note, `typed` was on neither side before."""

    record: Record
    lost: list[Noted]
    typed: list[Noted]


@dataclass(frozen=True, slots=True)
class Combining:
    """How the records of one kind become one."""

    fields: Sequence[MergeField]
    choices: Choices
    ages: Mapping[tuple[UUID, str], datetime]
    own: OwnAnswers

    def combined(self, left: Record, right: Record, skipped: Container[str] = ()) -> Combined[Record]:
        """The left record with the answers chosen; `skipped` fields stay."""
        done = Combined(left, [], [])
        for field in self.fields:
            if field.name not in skipped:
                self._combine(done, field, left, right)
        return done

    def _combine(self, done: Combined[Record], field: MergeField, left: Record, right: Record) -> None:
        answers = (answer_at(field, left, self.ages), answer_at(field, right, self.ages))
        side = self._side(field, left.id, answers)
        done.record = _with_field(done.record, left, right, field, side)
        own = self._own(field, left.id, answers)
        if own is None:
            done.lost += _not_taken(field, (left, right), answers, side)
            return
        done.record = with_own(done.record, field, own)
        done.typed.append(Noted(field.title, _written(field, done.record, own)))
        for taken in (Side.RIGHT, Side.LEFT):
            done.lost += _not_taken(field, (left, right), answers, taken)

    def _own(self, field: MergeField, left_id: UUID, answers: tuple[Answer, Answer]) -> OwnAnswer | None:
        """Only where the two differ and the person may decide."""
        if answers[0].says_same(answers[1]) or propose(field.name, *answers).is_fixed:
            return None
        return self.own.get((left_id, field.name))

    def _side(self, field: MergeField, left_id: UUID, answers: tuple[Answer, Answer]) -> Side:
        proposal = propose(field.name, *answers)
        if proposal.is_fixed or answers[0].says_same(answers[1]):
            return proposal.side if proposal.is_fixed else _better_source(answers)
        return self.choices.get((left_id, field.name), proposal.side)


def followed(family: Family, child: Child, fields: Iterable[str] = SHARED_FIELDS) -> Child:
    """The child with the family's answers to these, wherever it follows the family."""
    marks = child.marks
    values: dict[str, Any] = {}
    for field in fields:
        if follows_family(child, field):
            values[field] = getattr(family, field)
            marks = with_mark(marks, mark_of(family.marks, field) or FieldMark(field))
    return replace(child, marks=marks, **values)


def with_own_fields(family: Family, child: Child, follows: Container[str] = ()) -> Child:
    """A child that says something else than its family does not follow it there; in `follows` it does."""
    own = (field for field in SHARED_FIELDS if field not in follows)
    differs = [field for field in own if getattr(child, field) != getattr(family, field)]
    return replace(child, own_fields=tuple(dict.fromkeys((*child.own_fields, *differs))))


def _better_source(answers: tuple[Answer, Answer]) -> Side:
    """Of equal answers the one that a document proves."""
    left, right = answers
    return Side.RIGHT if right.source in DOCUMENTS and left.source not in DOCUMENTS else Side.LEFT


def _written(field: MergeField, merged: Child | Family | Guardian, own: OwnAnswer) -> str:
    text = label_of(own.no_value) if own.no_value else field.write(field.value_of(merged))
    return _("{value} (genannt: {said})").format(value=text, said=own.said) if own.said else text


def _with_field(merged: Record, left: Record, right: Record, field: MergeField, side: Side) -> Record:
    if side is Side.LEFT:
        return merged
    values: dict[str, Any] = {}
    for name in field.together:
        ours: Any = getattr(left, name)
        theirs: Any = getattr(right, name)
        values[name] = tuple(dict.fromkeys((*ours, *theirs))) if side is Side.BOTH else theirs
    if side is Side.RIGHT and not isinstance(merged, Guardian) and not isinstance(right, Guardian):
        marks = merged.marks
        for name in field.together:
            marks = with_mark(marks, mark_of(right.marks, name) or FieldMark(name))
        values["marks"] = marks
    return replace(merged, **values)


def _not_taken(
    field: MergeField, records: tuple[Record, Record], answers: tuple[Answer, Answer], side: Side
) -> Iterator[Noted]:
    if side is Side.BOTH or answers[0].says_same(answers[1]):
        return
    place = 1 if side is Side.LEFT else 0
    answer: Answer = answers[place]
    record: Any = records[place]
    if answer.is_value and answer.text:
        more = [str(value) for name in field.together if name in _TOLD_TOO and (value := getattr(record, name))]
        more += [label_of(answer.source)] if answer.source else []
        yield Noted(field.title, f"{answer.text} ({', '.join(more)})" if more else answer.text)

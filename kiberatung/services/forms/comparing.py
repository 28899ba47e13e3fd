"""A filled form beside what is known of a family: what is new, what is the same, what contradicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.answers import mark_of
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, read_family
from kiberatung.services.forms.fields import FAMILY, field_name
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.matching import FormPerson, Match, Matches, Target, people_of
from kiberatung.services.forms.understanding import GUARDIAN_WORDS, ToldAnswer, UnderstoodForm, understand
from kiberatung.services.intake import answer_of
from kiberatung.services.labels import label_of
from kiberatung.services.permissions import OFFICE, reads_file, use_case
from kiberatung.services.questions import BY_FIELD


class RowState(StrEnum):
    NEW = "new"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One answer: as it is known and as the form says, both in words."""

    person: str
    field: str
    question: str
    known: str
    told: str
    state: RowState
    value: Any = None
    fault: str = ""
    said: str = ""
    """A date of another calendar as it was written."""

    @property
    def key(self) -> str:
        return field_name(self.person, self.field)

    @property
    def is_chosen_first(self) -> bool:
        """What is new is taken unless somebody says no; what contradicts is not."""
        return self.state is RowState.NEW

    @property
    def can_be_taken(self) -> bool:
        return self.state in {RowState.NEW, RowState.CONFLICT}


@dataclass(frozen=True, slots=True)
class FormPreview:
    """`notes` are sentences about the form as a whole."""

    family_id: FamilyId
    case_number: str
    file: FamilyFile
    people: tuple[FormPerson, ...]
    rows: tuple[FormRow, ...]
    notes: tuple[str, ...]

    def rows_of(self, person: str) -> tuple[FormRow, ...]:
        return tuple(row for row in self.rows if row.person == person)

    def count(self, state: RowState) -> int:
        return sum(row.state is state for row in self.rows)


@reads_file(OFFICE)
def preview_form(
    desk: Desk, texts: AnswerTexts, family_id: FamilyId, form: FilledForm, wished: Matches | None = None
) -> FormPreview:
    """Changes nothing. `wished` says who is whom where the names do not, or say it wrongly."""
    with desk.reading() as records:
        file = read_family(records, family_id)
    return compared(texts, file, understand(form, texts, desk.today), wished or {})


@use_case(allowed=OFFICE)
def preview_new_family(desk: Desk, texts: AnswerTexts, form: FilledForm, wished: Matches | None = None) -> FormPreview:
    """Of a family that nobody has taken in yet: everything is new, and nothing is changed."""
    return compared(texts, nobody(), understand(form, texts, desk.today), wished or {})


def nobody() -> FamilyFile:
    return FamilyFile(Family(id=FamilyId(UUID(int=0))), (), (), ())


def compared(texts: AnswerTexts, file: FamilyFile, form: UnderstoodForm, wished: Matches) -> FormPreview:
    people = people_of(form, file, wished)
    rows = tuple(_rows(texts, file, form, people))
    return FormPreview(file.family.id, file.family.case_number, file, people, rows, tuple(_notes(form)))


def _rows(
    texts: AnswerTexts, file: FamilyFile, form: UnderstoodForm, people: tuple[FormPerson, ...]
) -> Iterator[FormRow]:
    """The family first, then its people in the order of the form; who is skipped has none."""
    is_stored = file.family.version > 0
    for told in form.of(FAMILY).values():
        yield _row(texts, file.family if is_stored else None, told)
    children: dict[Match, Child] = {one.id: one for one in file.children}
    guardians: dict[Match, Guardian] = {one.id: one for one in file.guardians}
    for person in people:
        if person.match is Target.SKIPPED:
            continue
        for told in form.of(person.person).values():
            if person.is_child:
                yield _row(texts, children.get(person.match), told)
            else:
                yield _guardian_row(guardians.get(person.match), told)


def _row(texts: AnswerTexts, record: Family | Child | None, told: ToldAnswer) -> FormRow:
    question = BY_FIELD[told.field]
    shown = told.text if told.fault else texts.write(question, told.value)
    known, state = "", RowState.NEW
    if record is not None:
        known = texts.write(question, answer_of(record, question))
        state = _state(told.value == answer_of(record, question), not known)
        mark = mark_of(record.marks, told.field)
        known = known or (label_of(mark.no_value) if mark and mark.no_value else "")
    return _told_row(told, _(question.text), known, shown, state, texts.said(told.text))


def _guardian_row(guardian: Guardian | None, told: ToldAnswer) -> FormRow:
    value = getattr(guardian, told.field) if guardian else ""
    known = label_of(value) if isinstance(value, StrEnum) else str(value)
    shown = label_of(told.value) if isinstance(told.value, StrEnum) else told.text
    return _told_row(told, _(GUARDIAN_WORDS[told.field]), known, shown, _state(told.value == value, not value))


def _told_row(told: ToldAnswer, question: str, known: str, shown: str, state: RowState, said: str = "") -> FormRow:
    state = RowState.UNREADABLE if told.fault else state
    return FormRow(told.person, told.field, question, known, shown, state, told.value, told.fault, said)


def _state(is_same: bool, is_new: bool) -> RowState:
    if is_same:
        return RowState.SAME
    return RowState.NEW if is_new else RowState.CONFLICT


def _notes(form: UnderstoodForm) -> Iterator[str]:
    if form.is_older:
        yield _("Der Bogen ist aus einer früheren Fassung. Neuere Fragen stehen nicht darauf.")
    if form.unknown:
        yield _("Nicht mehr gefragt und deshalb nicht übernommen: {names}.").format(names=", ".join(form.unknown))

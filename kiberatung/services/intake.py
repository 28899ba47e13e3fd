"""The intake: one answer at a time, common facts once, everything saved at once and reversible."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of
from typing import Any, TypeVar

from kiberatung.basics.texts import N_, _, in_german
from kiberatung.domain.answers import FieldMark, NoValue, Source, mark_of, with_mark
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.mrz.reading import MrzReading
from kiberatung.domain.names.characters import normalise_name
from kiberatung.domain.notes import Note, NoteId
from kiberatung.services.answer_texts import BirthDate
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.questions import BY_FIELD, QUESTIONS, AnswerForm, Question, Scope
from kiberatung.services.zone_answers import answers_of_zone

Person = TypeVar("Person", Family, Child)
People = tuple[Family, tuple[Child, ...]]
SHARED_FIELDS: tuple[str, ...] = tuple(question.field for question in QUESTIONS if question.scope is Scope.SHARED)
CARRIED_FIELDS = (*(one for one in SHARED_FIELDS if one not in {"name_in_script", "place_of_birth"}), "unaccompanied")
"""What brothers and sisters nearly always have in common; their own script and birthplace are asked for each."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer belongs: a field of the family (`child_id` None: the common column) or of one child."""

    family_id: FamilyId
    field: str
    child_id: ChildId | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: a value, or one of the answers without a value, and where it comes from.

    `said`: what was told when it was another thing than what is stored, as a date of another calendar; kept as a note.
    """

    value: object = None
    no_value: NoValue | None = None
    source: Source | None = None
    said: str = ""


def answer_of(record: Family | Child, question: Question) -> object:
    """The stored value in the shape of the question's form."""
    value = getattr(record, question.field)
    if question.form is AnswerForm.BIRTH_DATE and value is not None and isinstance(record, Child):
        return BirthDate(value, record.date_of_birth_certainty)
    return value


def follows_family(child: Child, field: str) -> bool:
    return field in SHARED_FIELDS and field not in child.own_fields


def is_open(record: Family | Child, question: Question) -> bool:
    """Neither a value nor an answer without one."""
    mark = mark_of(record.marks, question.field)
    empty = answer_of(record, question) in (None, "", ())
    return empty and (mark is None or mark.no_value is None)


def answered(people: People, place: Place, given: Given) -> People:
    """All as they are after the answer: in the common column it reaches every child that follows the family."""
    family, children = people
    if place.child_id is not None:
        answering = (_answering(child, place, given) if child.id == place.child_id else child for child in children)
        return family, tuple(answering)
    family = with_answer(family, place.field, given)
    if place.field not in SHARED_FIELDS:
        return family, children
    return family, tuple(_copied(family, child, place.field) for child in children)


def following(people: People, place: Place) -> People:
    """All as they are after the child has taken the family's answer again."""
    family, children = people
    followed = (_following(family, child, place.field) if child.id == place.child_id else child for child in children)
    return family, tuple(followed)


def given_of(record: Family | Child, field: str) -> Given:
    """The answer that stands there, with or without a value."""
    mark = mark_of(record.marks, field)
    value = answer_of(record, BY_FIELD[field])
    return Given(value, mark.no_value if mark else None, mark.source if mark else None)


def carried_over(child: Child, elder: Child) -> Child:
    """A new child with what its elder sibling answered and the family did not: each is marked until it is confirmed."""
    for field in CARRIED_FIELDS:
        if is_open(child, BY_FIELD[field]) and not is_open(elder, BY_FIELD[field]):
            given = replace(given_of(elder, field), source=Source.SIBLING)
            child = _own(with_answer(child, field, given), field)
    return child


@use_case(allowed=OFFICE)
def record_answer(desk: Desk, place: Place, given: Given) -> None:
    """Writes one answer; raises `DomainError` when the question does not belong into that column.

    A postcode of one town alone fills that in too, where it is still open.
    """
    _check(place)
    catalogues = desk.catalogues
    _change(
        desk,
        _("Antwort eingetragen"),
        place,
        lambda people: with_town(catalogues, answered(people, place, given), place),
        said=given.said,
    )


def with_town(catalogues: Catalogues, people: People, place: Place) -> People:
    """After the answer at `place`: the town of its postcode, if there is only one and nobody has answered yet."""
    if place.field != "postcode" or not is_open(people[0], BY_FIELD["town"]):
        return people
    towns = {known.town for known in catalogues.towns_for_postcode(people[0].postcode)}
    return answered(people, replace(place, field="town"), Given(towns.pop())) if len(towns) == 1 else people


@use_case(allowed=OFFICE)
def follow_family(desk: Desk, place: Place) -> None:
    """The child takes the family's answer again."""
    if place.child_id is None or place.field not in SHARED_FIELDS:
        raise DomainError(
            _("Diese Frage hat keine gemeinsame Antwort. Es wurde nichts geändert."),
            _("Tragen Sie die Antwort beim Kind ein."),
        )
    _change(desk, _("Gemeinsame Antwort übernommen"), place, lambda people: following(people, place))


def _change(desk: Desk, what: str, place: Place, change: Callable[[People], People], said: str = "") -> None:
    with desk.changing(what, place.family_id) as work:
        if place.child_id is not None:
            work.get(Child, place.child_id)  # refuses a child that is gone
        people = (work.get(Family, place.family_id), tuple(work.find(Child, family_id=place.family_id)))
        family, children = change(people)
        work.put(family)
        for child in children:
            work.put(child)
        if said:
            work.put(_note(desk, place, said))
        work.commit()


@in_german
def _note(desk: Desk, place: Place, said: str) -> Note:
    text = _("{question}, genannt: {said}").format(question=_(BY_FIELD[place.field].text), said=said)
    return Note(
        id=NoteId(desk.identifiers.next()),
        family_id=place.family_id,
        child_id=place.child_id,
        text=text,
        written_at=desk.clock.now(),
        account_id=desk.account.id,
    )


@use_case(allowed=OFFICE)
def apply_zone(
    desk: Desk, child_id: ChildId, reading: MrzReading, fields: Collection[str] | None = None
) -> tuple[str, ...]:
    """Fills the child from a passport's zone in one deed and names the fields filled; the zone is not stored.

    `fields` are those wanted, None all the zone knows.
    """
    with desk.reading() as records:
        family_id = records.get(Child, child_id).family_id
    with desk.changing(N_("Passzone übernommen"), family_id) as work:
        family, child = work.get(Family, family_id), work.get(Child, child_id)
        known = answers_of_zone(child, reading)
        answers = {field: value for field, value in known.items() if fields is None or field in fields}
        for field, value in answers.items():
            same_as_family = follows_family(child, field) and getattr(family, field) == value
            child = with_answer(child, field, Given(value, source=Source.PASSPORT))
            child = child if same_as_family else _own(child, field)
        work.put(child)
        work.commit()
    return tuple(answers)


def _check(place: Place) -> None:
    question = BY_FIELD[place.field]
    if (question.scope is Scope.FAMILY) != (place.child_id is None) and question.scope is not Scope.SHARED:
        raise DomainError(
            _("Diese Frage gehört nicht in diese Spalte. Es wurde nichts geändert."),
            _("Tragen Sie die Antwort in der Spalte ein, in der die Frage offen ist."),
        )


def _answering(child: Child, place: Place, given: Given) -> Child:
    return _own(with_answer(child, place.field, given), place.field)


def _following(family: Family, child: Child, field: str) -> Child:
    kept = tuple(own for own in child.own_fields if own != field)
    return _copied(family, replace(child, own_fields=kept), field)


def _copied(family: Family, child: Child, field: str) -> Child:
    """The child with the family's answer; one that has its own keeps it."""
    if not follows_family(child, field):
        return child
    mark = mark_of(family.marks, field) or FieldMark(field)
    values: dict[str, Any] = {field: getattr(family, field), "marks": with_mark(child.marks, mark)}
    return replace(child, **values)


def _own(child: Child, field: str) -> Child:
    if field not in SHARED_FIELDS or field in child.own_fields:
        return child
    return replace(child, own_fields=(*child.own_fields, field))


def with_answer(record: Person, field: str, given: Given) -> Person:
    """The record with this answer in place of the one that stood there."""
    values: dict[str, Any] = {field: _stored(field, given.value)}
    if isinstance(given.value, BirthDate):
        values = {field: given.value.day, "date_of_birth_certainty": given.value.certainty}
    mark = FieldMark(field, given.no_value, given.source)
    return replace(record, marks=with_mark(record.marks, mark), **values)


def _stored(field: str, value: object) -> object:
    """Typed text in NFC; for None the empty value, where the record wants a text or a list."""
    if isinstance(value, str) and BY_FIELD[field].form in (AnswerForm.TEXT, AnswerForm.SCRIPT):
        return normalise_name(value)
    return _DEFAULTS[field] if value is None else value


_DEFAULTS: dict[str, object] = {entry.name: entry.default for kind in (Family, Child) for entry in fields_of(kind)}

"""Takes over what a filled form says: all that was chosen in one deed that can be taken back, or nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import N_, _, in_german
from kiberatung.domain.answers import Source
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId
from kiberatung.domain.incoming_reports import ReportingOffice
from kiberatung.domain.notes import Note, NoteId
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.families import FamilyFile, keep_report, new_family, put_new_child, read_family
from kiberatung.services.forms.comparing import FormPreview, FormRow, compared, nobody
from kiberatung.services.forms.fields import CHILD, FAMILY
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.matching import FormPerson, Matches
from kiberatung.services.forms.understanding import understand
from kiberatung.services.intake import SHARED_FIELDS, Given, People, Place, answered, is_open
from kiberatung.services.permissions import OFFICE, use_case
from kiberatung.services.ports import UnitOfWork
from kiberatung.services.questions import BY_FIELD


@dataclass(frozen=True, slots=True)
class FormWish:
    """`taken` are keys of the rows of `seen`, the preview in front of which they were chosen."""

    form: FilledForm
    seen: FormPreview
    matches: Matches
    taken: frozenset[str]


@use_case(allowed=OFFICE)
def take_form(desk: Desk, texts: AnswerTexts, family_id: FamilyId, wish: FormWish) -> int:
    """How many answers were taken over; raises `DomainError` when the family changed since the preview was shown."""
    with desk.changing(N_("Erfassungsbogen eingelesen"), family_id) as work:
        now = compared(texts, read_family(work, family_id), understand(wish.form, texts, desk.today), wish.matches)
        _require_as_seen(wish.seen, now)
        rows = [row for row in now.rows if row.key in wish.taken and row.can_be_taken]
        if not rows:
            raise DomainError(
                _("Es ist nichts zum Übernehmen gewählt. Es wurde nichts geändert."),
                _("Wählen Sie mindestens eine Angabe des Bogens."),
            )
        _Taking(desk, work, now).take(rows)
        work.commit()
    return len(rows)


@use_case(allowed=OFFICE)
def take_new_family(desk: Desk, texts: AnswerTexts, wish: FormWish) -> FamilyId:
    """A family of its own with a case for each child, in one deed; raises `DomainError` without anybody's name."""
    now = compared(texts, nobody(), understand(wish.form, texts, desk.today), wish.matches)
    rows = [row for row in now.rows if row.key in wish.taken and row.can_be_taken]
    names = [row for row in rows if row.person.startswith(CHILD) and row.field in {"family_name", "given_names"}]
    if not names:
        raise DomainError(
            _("Im Bogen steht kein Name eines Kindes. Es wurde nichts aufgenommen."),
            _("Legen Sie die Familie an, und lesen Sie den Bogen dort unter „Schreiben“ ein."),
        )
    family_name = next((row.value for row in names if row.field == "family_name"), "")
    family_id = FamilyId(desk.identifiers.next())
    with desk.changing(N_("Familie aus einem Erfassungsbogen aufgenommen"), family_id) as work:
        family = work.put(new_family(desk, family_id, family_name=family_name, reported_on=desk.today))
        keep_report(desk, work, family, ReportingOffice.FAMILY)
        _Taking(desk, work, replace(now, file=FamilyFile(family, (), (), ()))).take(rows)
        work.commit()
    return family_id


def _require_as_seen(seen: FormPreview, now: FormPreview) -> None:
    """What was decided in front of other values is asked anew."""
    if [(row.key, row.known, row.told) for row in seen.rows] != [(row.key, row.known, row.told) for row in now.rows]:
        raise DomainError(
            _("Die Angaben der Familie haben sich inzwischen geändert. Es wurde nichts übernommen."),
            _("Lesen Sie den Bogen noch einmal ein und vergleichen Sie."),
        )


class _Taking:
    def __init__(self, desk: Desk, work: UnitOfWork, preview: FormPreview) -> None:
        self._desk, self._work, self._preview = desk, work, preview
        self._family = preview.file.family
        self._child_of: dict[str, ChildId] = {}

    def take(self, rows: Collection[FormRow]) -> None:
        told = {row.person for row in rows}
        for person in self._preview.people:
            if person.person in told:
                self._take_person(person, [row for row in rows if row.person == person.person])
        children = tuple(self._work.find(Child, family_id=self._family.id))
        people: People = (self._family, children)
        for row in self._in_common(rows, children):
            people = answered(people, Place(self._family.id, row.field), _given(row))
        for row in rows:
            if row.person in self._child_of:
                people = self._with_child_answer(people, row)
        self._put(people, children)
        for row in rows:
            if row.said:
                self._work.put(self._note(row))

    def _take_person(self, person: FormPerson, rows: Iterable[FormRow]) -> None:
        if person.is_child:
            self._child_of[person.person] = self._child_for(person)
            return
        values: dict[str, Any] = {row.field: row.value for row in rows}
        known = next((one for one in self._preview.file.guardians if one.id == person.match), None)
        position = len(self._work.find(Guardian, family_id=self._family.id))
        new = Guardian(id=GuardianId(self._desk.identifiers.next()), family_id=self._family.id, position=position)
        self._work.put(replace(known or new, **values))

    def _child_for(self, person: FormPerson) -> ChildId:
        if isinstance(person.match, UUID):
            return ChildId(person.match)
        return put_new_child(self._desk, self._work, self._family, "").id

    def _in_common(self, rows: Collection[FormRow], children: tuple[Child, ...]) -> list[FormRow]:
        """Of the family alone, and what the form says of all its children alike where nobody has answered yet."""
        found = [row for row in rows if row.person == FAMILY]
        told = {row.person: row for row in rows}
        everybody = {child.id for child in children} == set(self._child_of.values())
        for field in SHARED_FIELDS:
            same = [row for row in rows if row.field == field and row.person in self._child_of]
            alike = len(same) == len(self._child_of) > 0 and all(row.value == same[0].value for row in same)
            if told and everybody and alike and is_open(self._family, BY_FIELD[field]):
                found.append(same[0])
        return found

    def _with_child_answer(self, people: People, row: FormRow) -> People:
        """Nothing where the common answer already says it."""
        child_id = self._child_of[row.person]
        child = next(one for one in people[1] if one.id == child_id)
        follows = row.field in SHARED_FIELDS and row.field not in child.own_fields
        if follows and getattr(people[0], row.field) == row.value:
            return people
        return answered(people, Place(self._family.id, row.field, child_id), _given(row))

    def _put(self, people: People, before: tuple[Child, ...]) -> None:
        family, children = people
        if family != self._family:
            self._work.put(family)
        known = {child.id: child for child in before}
        for child in children:
            if child != known[child.id]:
                self._work.put(child)

    @in_german
    def _note(self, row: FormRow) -> Note:
        text = _("{question}, genannt: {said}").format(question=_(BY_FIELD[row.field].text), said=row.said)
        return Note(
            id=NoteId(self._desk.identifiers.next()),
            family_id=self._family.id,
            child_id=self._child_of.get(row.person),
            text=text,
            written_at=self._desk.clock.now(),
            account_id=self._desk.account.id,
        )


def _given(row: FormRow) -> Given:
    return Given(row.value, source=Source.OWN_WORDS)

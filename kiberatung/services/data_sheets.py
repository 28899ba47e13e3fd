"""The Erfassungsbogen on paper: the questions of the interview with what is answered, the rest to be filled by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiberatung.basics.texts import N_, family_, in_german
from kiberatung.domain.answers import mark_of
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.forms.fields import CHILD, FAMILY, GUARDIAN, GUARDIAN_FIELDS, FieldWriter
from kiberatung.services.forms.form_code import form_code
from kiberatung.services.intake import answer_of
from kiberatung.services.labels import label_of
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.office_texts import texts_at_work
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Bilingual, DataSheet, FormField, SheetRow, SheetSection
from kiberatung.services.permissions import OFFICE, Audited, use_case
from kiberatung.services.questions import QUESTIONS, SECTION_TITLES, AnswerForm, Question, Scope, Section
from kiberatung.services.schooling.sheet import schooling_sections

CHILDREN_ABREAST = 3
"""As many columns as a hand can still write in."""

TITLE = family_("Erfassungsbogen")
ANSWER = family_("Antwort")
NAMELESS = family_("Kind")
PROTECTED = family_("geschützt")
NOTE = family_("Sie dürfen Fragen offen lassen. Wir füllen den Bogen gern zusammen mit Ihnen aus.")
SIGNATURES = (family_("Ort, Datum"), family_("Unterschrift"))
GUARDIANS_TITLE = family_("Erziehungsberechtigte")
GUARDIAN_QUESTIONS: tuple[tuple[str, Callable[[Guardian], str]], ...] = (
    (family_("Familienname"), lambda one: one.family_name),
    (family_("Vornamen"), lambda one: one.given_names),
    (family_("Name in eigener Schrift"), lambda one: one.name_in_script),
    (family_("Verhältnis zum Kind"), lambda one: label_of(one.kind)),
    (family_("Telefon"), lambda one: one.phone),
    (family_("E-Mail"), lambda one: one.email),
)
NOT_ON_PAPER = frozenset({"residence_status"})
"""No judgement on a family's stay is ever printed (DOMAIN 5.3); the talk asks for it."""

_QUESTIONS = tuple(question for question in QUESTIONS if question.field not in NOT_ON_PAPER)
_ADDRESS_FIELDS = frozenset({"street", "house_number", "postcode", "town", "care_of"})


@dataclass(frozen=True, slots=True)
class SheetTexts:
    letters: LetterTexts
    answers: AnswerTexts


@dataclass(frozen=True, slots=True)
class SheetHead:
    children: int
    reference: str = ""


@use_case(OFFICE, Audited(Deed.PRINT, N_("Erfassungsbogen ausgegeben")))
@in_german
def family_sheet(
    desk: Desk, texts: SheetTexts, family_id: FamilyId, language: str = GERMAN, *, fillable: bool = False
) -> DataSheet:
    """What is known of a family; a protected address stays off the paper.

    `fillable`: a file with fields that hold what is known, to be corrected, completed and read back.
    """
    with desk.reading() as records:
        family = records.get(Family, family_id)
        guardians = records.find(Guardian, family_id=family_id)
        children = records.find(Child, family_id=family_id)
    texts = _texts_at_work(desk, texts)
    writer = _SheetWriter(texts.answers, texts.letters.languages.get(language), fillable=fillable)
    sections = (
        writer.family_section(family),
        writer.guardian_section(guardians),
        *(section for first, group in _abreast(children) for section in writer.child_sections(group, first)),
        *(section for child in children for section in schooling_sections(desk, child) if not fillable),
    )
    reference = f"{family_('Fall')} {family.case_number}" if family.case_number else ""
    return _sheet(desk, texts, writer.language, sections, SheetHead(len(children), reference))


@use_case(allowed=OFFICE)
@in_german
def empty_sheet(
    desk: Desk, texts: SheetTexts, language: str = GERMAN, children: int = 2, *, fillable: bool = False
) -> DataSheet:
    """The questions alone, to be filled by hand or on a screen, with columns for so many children (at most three)."""
    texts = _texts_at_work(desk, texts)
    writer = _SheetWriter(texts.answers, texts.letters.languages.get(language), fillable=fillable)
    columns = (None,) * max(1, min(children, CHILDREN_ABREAST))
    sections = (writer.family_section(None), writer.guardian_section([]), *writer.child_sections(columns))
    return _sheet(desk, texts, writer.language, sections, SheetHead(len(columns)))


def _texts_at_work(desk: Desk, texts: SheetTexts) -> SheetTexts:
    with desk.reading() as records:
        return replace(texts, letters=texts_at_work(records, texts.letters))


def _sheet(
    desk: Desk, texts: SheetTexts, language: FamilyLanguage, sections: tuple[SheetSection, ...], head: SheetHead
) -> DataSheet:
    draft = texts.letters.shared.part("Entwurf").text_for(frozenset()) or ""
    labels = [row.label for section in sections for row in section.rows]
    is_draft = any(label.translated and not label.reviewed for label in labels)
    return DataSheet(
        title=in_both(TITLE, language),
        reference=head.reference,
        language=language.tag,
        direction=language.direction,
        dated_on=desk.today,
        sections=sections,
        notes=(in_both(NOTE, language),),
        signature_lines=tuple(in_both(text, language) for text in SIGNATURES),
        draft_mark=in_both(draft, language) if is_draft else None,
        code=str(form_code(language.tag, head.children)),
    )


def in_both(german: str, language: FamilyLanguage) -> Bilingual:
    found = language.find(german) if language.tag != GERMAN else None
    return Bilingual(german, found.text, found.reviewed) if found else Bilingual(german)


def _abreast(children: Sequence[Child]) -> list[tuple[int, Sequence[Child]]]:
    """Each group with the number of its first child, from 1."""
    starts = range(0, len(children), CHILDREN_ABREAST)
    return [(start + 1, children[start : start + CHILDREN_ABREAST]) for start in starts]


class _SheetWriter:
    """Turns questions into rows; None stands for somebody not known yet."""

    def __init__(self, answers: AnswerTexts, language: FamilyLanguage, *, fillable: bool) -> None:
        self._answers = answers
        self.language = language
        self._fields = FieldWriter(answers, language) if fillable else None

    def family_section(self, family: Family | None) -> SheetSection:
        questions = [question for question in _QUESTIONS if question.scope is Scope.FAMILY]
        rows = tuple(self._row(question, {FAMILY: family}) for question in questions)
        answer = self._both(ANSWER)
        return SheetSection(self._both(SECTION_TITLES[Section.FAMILY]), (ANSWER,), rows, (answer.translated,))

    def guardian_section(self, guardians: Sequence[Guardian]) -> SheetSection:
        people: tuple[Guardian | None, ...] = (*guardians[:CHILDREN_ABREAST], *(None,) * (2 - len(guardians)))
        rows = tuple(
            SheetRow(
                self._both(label),
                tuple(read(one) if one else "" for one in people),
                fields=self._guardian_fields(field, label, people),
            )
            for field, (label, read) in zip(GUARDIAN_FIELDS, GUARDIAN_QUESTIONS, strict=True)
        )
        return SheetSection(self._both(GUARDIANS_TITLE), tuple(str(number + 1) for number in range(len(people))), rows)

    def child_sections(self, children: Sequence[Child | None], first: int = 1) -> list[SheetSection]:
        numbered = tuple(enumerate(children, first))
        word = self._both(NAMELESS)
        persons = tuple(_name(child) or f"{word.german} {number}" for number, child in numbered)
        heads = tuple(
            f"{word.translated} {number}" if word.translated and not _name(child) else "" for number, child in numbered
        )
        people = {f"{CHILD}{number}": child for number, child in numbered}
        sections = []
        for section in Section:
            questions = [one for one in _QUESTIONS if one.section is section and one.scope is not Scope.FAMILY]
            if questions:
                rows = tuple(self._row(question, people) for question in questions)
                sections.append(SheetSection(self._both(SECTION_TITLES[section]), persons, rows, heads))
        return sections

    def _row(self, question: Question, people: Mapping[str, Family | Child | None]) -> SheetRow:
        answers = tuple(self._answer(question, one) if one else "" for one in people.values())
        fields = self._row_fields(question, people)
        choices = self._choices(question) if fields or not all(answers) else ()
        return SheetRow(self._both(question.text), answers, choices, fields)

    def _row_fields(
        self, question: Question, people: Mapping[str, Family | Child | None]
    ) -> tuple[FormField | None, ...]:
        """None where a protected address stands instead; an answer without a value leaves the field open."""
        fields = self._fields
        if fields is None:
            return ()

        def field_of(person: str, record: Family | Child | None) -> FormField | None:
            if record is None:
                return fields.of_question(question, person, "", None)
            if self._answer(question, record) == PROTECTED:
                return None
            value = answer_of(record, question)
            return fields.of_question(question, person, self._answers.write(question, value), value)

        return tuple(field_of(person, record) for person, record in people.items())

    def _guardian_fields(self, field: str, label: str, people: Sequence[Guardian | None]) -> tuple[FormField, ...]:
        if self._fields is None:
            return ()
        numbered = enumerate(people, 1)
        return tuple(self._fields.of_guardian(field, label, f"{GUARDIAN}{number}", one) for number, one in numbered)

    def _answer(self, question: Question, record: Family | Child) -> str:
        if isinstance(record, Family) and record.address_protected and question.field in _ADDRESS_FIELDS:
            return PROTECTED
        text = self._answers.write(question, answer_of(record, question))
        mark = mark_of(record.marks, question.field)
        return text or (label_of(mark.no_value) if mark and mark.no_value else "")

    def _choices(self, question: Question) -> tuple[Bilingual, ...]:
        if question.form in {AnswerForm.YES_NO, AnswerForm.CHOICE}:
            return tuple(self._both(text) for text in self._answers.choices(question))
        return ()

    def _both(self, german: str) -> Bilingual:
        return in_both(german, self.language)


def _name(child: Child | None) -> str:
    return (child.given_names or child.family_name) if child else ""

"""The Erfassungsbogen on paper: the questions of the interview with what is answered, the rest to be filled by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiberatung.basics.texts import N_, family_, in_german
from kiberatung.domain.answers import mark_of
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family, FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.changes import Deed
from kiberatung.services.desk import Desk
from kiberatung.services.intake import answer_of
from kiberatung.services.labels import label_of
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import Bilingual, DataSheet, SheetRow, SheetSection
from kiberatung.services.permissions import OFFICE, Audited, use_case
from kiberatung.services.questions import QUESTIONS, SECTION_TITLES, AnswerForm, Question, Scope, Section
from kiberatung.services.schooling.sheet import schooling_sections

CHILDREN_ABREAST = 3
"""As many columns as a hand can still write in."""

TITLE = family_("Erfassungsbogen")
ANSWER = family_("Antwort")
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


@use_case(OFFICE, Audited(Deed.PRINT, N_("Erfassungsbogen ausgegeben")))
@in_german
def family_sheet(desk: Desk, texts: SheetTexts, family_id: FamilyId, language: str = GERMAN) -> DataSheet:
    """What is known of a family; a protected address stays off the paper."""
    with desk.reading() as records:
        family = records.get(Family, family_id)
        guardians = records.find(Guardian, family_id=family_id)
        children = records.find(Child, family_id=family_id)
    writer = _SheetWriter(texts.answers, texts.letters.languages.get(language))
    sections = (
        writer.family_section(family),
        writer.guardian_section(guardians),
        *(section for group in _abreast(children) for section in writer.child_sections(group)),
        *(section for child in children for section in schooling_sections(desk, child)),
    )
    reference = f"{family_('Fall')} {family.case_number}" if family.case_number else ""
    return _sheet(desk, texts, writer.language, sections, reference)


@use_case(allowed=OFFICE)
@in_german
def empty_sheet(desk: Desk, texts: SheetTexts, language: str = GERMAN, children: int = 2) -> DataSheet:
    """The questions alone, to be filled by hand, with columns for so many children (at most three)."""
    writer = _SheetWriter(texts.answers, texts.letters.languages.get(language))
    columns = (None,) * max(1, min(children, CHILDREN_ABREAST))
    sections = (writer.family_section(None), writer.guardian_section([]), *writer.child_sections(columns))
    return _sheet(desk, texts, writer.language, sections, "")


def _sheet(
    desk: Desk, texts: SheetTexts, language: FamilyLanguage, sections: tuple[SheetSection, ...], reference: str
) -> DataSheet:
    draft = texts.letters.shared.part("Entwurf").text_for(frozenset()) or ""
    labels = [row.label for section in sections for row in section.rows]
    is_draft = any(label.translated and not label.reviewed for label in labels)
    return DataSheet(
        title=in_both(TITLE, language),
        reference=reference,
        language=language.tag,
        direction=language.direction,
        dated_on=desk.today,
        sections=sections,
        notes=(in_both(NOTE, language),),
        signature_lines=tuple(in_both(text, language) for text in SIGNATURES),
        draft_mark=in_both(draft, language) if is_draft else None,
    )


def in_both(german: str, language: FamilyLanguage) -> Bilingual:
    found = language.find(german) if language.tag != GERMAN else None
    return Bilingual(german, found.text, found.reviewed) if found else Bilingual(german)


def _abreast(children: Sequence[Child]) -> list[Sequence[Child]]:
    return [children[start : start + CHILDREN_ABREAST] for start in range(0, len(children), CHILDREN_ABREAST)]


class _SheetWriter:
    """Turns questions into rows; None stands for somebody not known yet."""

    def __init__(self, answers: AnswerTexts, language: FamilyLanguage) -> None:
        self._answers = answers
        self.language = language

    def family_section(self, family: Family | None) -> SheetSection:
        questions = [question for question in _QUESTIONS if question.scope is Scope.FAMILY]
        rows = tuple(self._row(question, (family,)) for question in questions)
        return SheetSection(self._both(SECTION_TITLES[Section.FAMILY]), (ANSWER,), rows)

    def guardian_section(self, guardians: Sequence[Guardian]) -> SheetSection:
        people: tuple[Guardian | None, ...] = (*guardians[:CHILDREN_ABREAST], *(None,) * (2 - len(guardians)))
        rows = tuple(
            SheetRow(self._both(label), tuple(read(one) if one else "" for one in people))
            for label, read in GUARDIAN_QUESTIONS
        )
        return SheetSection(self._both(GUARDIANS_TITLE), tuple(str(number + 1) for number in range(len(people))), rows)

    def child_sections(self, children: Sequence[Child | None]) -> list[SheetSection]:
        heads = tuple(_head(number, child) for number, child in enumerate(children, 1))
        sections = []
        for section in Section:
            questions = [one for one in _QUESTIONS if one.section is section and one.scope is not Scope.FAMILY]
            if questions:
                rows = tuple(self._row(question, children) for question in questions)
                sections.append(SheetSection(self._both(SECTION_TITLES[section]), heads, rows))
        return sections

    def _row(self, question: Question, people: Sequence[Family | Child | None]) -> SheetRow:
        answers = tuple(self._answer(question, one) if one else "" for one in people)
        return SheetRow(self._both(question.text), answers, () if all(answers) else self._choices(question))

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


def _head(number: int, child: Child | None) -> str:
    return (child.given_names or child.family_name) if child else f"{family_('Kind')} {number}"

"""Which fields of a child, a family and a guardian are compared, how they are called and how their values read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import N_, _
from kiberatung.domain.accounts import Account
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.services.answer_texts import NO, YES, AnswerTexts
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.intake import answer_of
from kiberatung.services.labels import label_of
from kiberatung.services.ports import Records
from kiberatung.services.questions import QUESTIONS, AnswerForm, Question, Scope, Section

Person = Child | Family | Guardian
FIRST_OF_A_CHILD = ("given_names", "family_name", "name_in_script", "date_of_birth", "sex")
"""What tells whether it is the same child stands on top."""
ADDRESS = "street"
"""Stands for all that an address has."""
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "date_of_birth": ("date_of_birth_certainty",),
    "german_level": ("german_level_on",),
    "reported_on": ("reported_by", "reference"),
    ADDRESS: ("house_number", "postcode", "town", "care_of"),
}
"""Fields that go with another one: half of a fact is none, and the number of one house is none of another."""
OF_THE_RECORD = frozenset({"id", "version", "family_id", "position", "marks", "own_fields", "case_number"})
"""Are not chosen: what stays keeps them, or the merge works them out."""


def _of_the_family(field: str, text: str, form: AnswerForm, choices: type[StrEnum] | None = None) -> Question:
    """Not asked in the grid, but read and written by its rules."""
    return Question(field, text, Section.FAMILY, Scope.FAMILY, form, choices=choices)


_REPORTED_ON = _of_the_family("reported_on", N_("Gemeldet am"), AnswerForm.DATE)
_OF_GUARDIANS = (
    _of_the_family("kind", N_("Art"), AnswerForm.CHOICE, GuardianKind),
    _of_the_family("given_names", N_("Vornamen"), AnswerForm.TEXT),
    _of_the_family("family_name", N_("Familienname"), AnswerForm.TEXT),
    _of_the_family("name_in_script", N_("Name in eigener Schrift"), AnswerForm.SCRIPT),
    _of_the_family("date_of_birth", N_("Geburtsdatum"), AnswerForm.DATE),
    _of_the_family("country_of_birth", N_("Geburtsland"), AnswerForm.COUNTRY),
    _of_the_family("languages", N_("Sprachen"), AnswerForm.LANGUAGES),
    _of_the_family("phone", N_("Telefon"), AnswerForm.TEXT),
    _of_the_family("email", N_("E-Mail"), AnswerForm.TEXT),
    _of_the_family("has_custody", N_("Sorgerecht"), AnswerForm.YES_NO),
    _of_the_family("lives_with_children", N_("Wohnt bei den Kindern"), AnswerForm.YES_NO),
)


@dataclass(frozen=True, slots=True)
class MergeField:
    """`write` gives the German text of a value, empty where there is none."""

    name: str
    title: str
    write: Callable[[Any], str]
    question: Question | None = None

    @property
    def together(self) -> tuple[str, ...]:
        """All fields of the record that are taken with one choice."""
        return (self.name, *TOGETHER.get(self.name, ()))

    def value_of(self, record: Person) -> object:
        if self.name == ADDRESS:
            return address_of(record)
        if self.question is not None and isinstance(record, (Child, Family)):
            return answer_of(record, self.question)
        return getattr(record, self.name)


def fields_of(kind: type, words: CatalogueWords, records: Records) -> tuple[MergeField, ...]:
    """In the order of the screen."""
    texts = AnswerTexts(words)
    if kind is Child:
        return _child_fields(texts)
    if kind is Family:
        return _family_fields(texts, records)
    return tuple(_asked(texts, question) for question in _OF_GUARDIANS)


def _child_fields(texts: AnswerTexts) -> tuple[MergeField, ...]:
    asked = [question for question in QUESTIONS if question.scope in (Scope.CHILD, Scope.SHARED)]
    first = {name: place for place, name in enumerate(FIRST_OF_A_CHILD)}
    asked.sort(key=lambda question: first.get(question.field, len(first)))
    return tuple(_asked(texts, question) for question in asked)


def _family_fields(texts: AnswerTexts, records: Records) -> tuple[MergeField, ...]:
    names = {account.id: account.name for account in records.find(Account)}
    asked = [question for question in QUESTIONS if question.scope in (Scope.FAMILY, Scope.SHARED)]
    asked = [question for question in asked if question.field not in (ADDRESS, *TOGETHER[ADDRESS])]
    return (
        MergeField(ADDRESS, _("Anschrift"), str),
        *(_asked(texts, question) for question in (*asked, _REPORTED_ON)),
        MergeField("counsellor_id", _("Zuständige Fachkraft"), lambda one: names.get(one, "") if one else ""),
    )


def address_of(record: Any) -> str:
    """In one line; empty where nothing of it is known."""
    return address_line({name: getattr(record, name) for name in (ADDRESS, *TOGETHER[ADDRESS])})


def address_line(parts: Mapping[str, str]) -> str:
    lines = (
        parts["care_of"],
        f"{parts['street']} {parts['house_number']}".strip(),
        f"{parts['postcode']} {parts['town']}".strip(),
    )
    return ", ".join(line for line in lines if line)


def _asked(texts: AnswerTexts, question: Question) -> MergeField:
    return MergeField(question.field, _(question.text), lambda value: texts.write(question, value), question)


def write_plain(value: object) -> str:
    match value:
        case None | "" | ():
            return ""
        case bool():
            return _(YES) if value else _(NO)
        case date():
            return write_date(value)
        case StrEnum():
            return label_of(value)
    return str(value)

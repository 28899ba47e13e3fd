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
from kiberatung.domain.guardians import Guardian
from kiberatung.services.answer_texts import NO, YES, AnswerTexts
from kiberatung.services.catalogue_words import CatalogueWords
from kiberatung.services.intake import answer_of
from kiberatung.services.labels import label_of
from kiberatung.services.ports import Records
from kiberatung.services.questions import QUESTIONS, Question, Scope

Person = Child | Family | Guardian
FIRST_OF_A_CHILD = ("given_names", "family_name", "name_in_script", "date_of_birth", "sex")
"""What tells whether it is the same child stands on top."""
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "date_of_birth": ("date_of_birth_certainty",),
    "german_level": ("german_level_on",),
    "reported_on": ("reported_by", "reference"),
    "street": ("house_number", "postcode", "town", "care_of"),
}
"""Fields that go with another one: half of a fact is none, and the number of one house is none of another."""
OF_THE_RECORD = frozenset({"id", "version", "family_id", "position", "marks", "own_fields", "case_number"})
"""Are not chosen: what stays keeps them, or the merge works them out."""

_FAMILY_WORDS = {
    "family_name": N_("Familienname"),
    "reported_on": N_("Gemeldet am"),
    "reported_by": N_("Meldung durch"),
    "reference": N_("Aktenzeichen der meldenden Stelle"),
    "counsellor_id": N_("Zuständige Fachkraft"),
}
_GUARDIAN_WORDS = {
    "kind": N_("Art"),
    "given_names": N_("Vornamen"),
    "family_name": N_("Familienname"),
    "name_in_script": N_("Name in eigener Schrift"),
    "date_of_birth": N_("Geburtsdatum"),
    "country_of_birth": N_("Geburtsland"),
    "languages": N_("Sprachen"),
    "phone": N_("Telefon"),
    "email": N_("E-Mail"),
    "has_custody": N_("Sorgerecht"),
    "lives_with_children": N_("Wohnt bei den Kindern"),
}


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
        if self.name == "street":
            return address_of(record)
        if self.question is not None and isinstance(record, (Child, Family)):
            return answer_of(record, self.question)
        return getattr(record, self.name)


def fields_of(kind: type, words: CatalogueWords, records: Records) -> tuple[MergeField, ...]:
    """In the order of the screen."""
    texts = AnswerTexts(words)
    if kind is Child:
        return _child_fields(texts)
    return _family_fields(texts, records) if kind is Family else _guardian_fields(words)


def _child_fields(texts: AnswerTexts) -> tuple[MergeField, ...]:
    asked = [question for question in QUESTIONS if question.scope in (Scope.CHILD, Scope.SHARED)]
    first = {name: place for place, name in enumerate(FIRST_OF_A_CHILD)}
    asked.sort(key=lambda question: first.get(question.field, len(first)))
    return tuple(_asked(texts, question) for question in asked)


def _family_fields(texts: AnswerTexts, records: Records) -> tuple[MergeField, ...]:
    names = {account.id: account.name for account in records.find(Account)}
    asked = [question for question in QUESTIONS if question.scope in (Scope.FAMILY, Scope.SHARED)]
    asked = [question for question in asked if question.field not in ("street", *TOGETHER["street"])]
    further: dict[str, Callable[[Any], str]] = {
        "reported_on": write_plain,
        "counsellor_id": lambda account_id: names.get(account_id, "") if account_id else "",
    }
    own = [MergeField(name, _(_FAMILY_WORDS[name]), write) for name, write in further.items()]
    return (MergeField("street", _("Anschrift"), str), *(_asked(texts, question) for question in asked), *own)


def address_of(record: Any) -> str:
    """In one line; empty where nothing of it is known."""
    lines = (
        record.care_of,
        f"{record.street} {record.house_number}".strip(),
        f"{record.postcode} {record.town}".strip(),
    )
    return ", ".join(line for line in lines if line)


def _guardian_fields(words: CatalogueWords) -> tuple[MergeField, ...]:
    special: dict[str, Callable[[Any], str]] = {
        "country_of_birth": lambda key: words.country(key) if key else "",
        "languages": lambda keys: ", ".join(words.language(key) for key in keys),
    }
    return tuple(MergeField(name, _(word), special.get(name, write_plain)) for name, word in _GUARDIAN_WORDS.items())


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

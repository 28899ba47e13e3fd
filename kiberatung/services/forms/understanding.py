"""What the answers of a filled form mean: each read as if it were typed into the intake, or told why it cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiberatung.basics.texts import N_, _
from kiberatung.domain.errors import DomainError
from kiberatung.domain.guardians import GuardianKind
from kiberatung.domain.letter_languages import LETTER_LANGUAGES
from kiberatung.domain.names.characters import normalise_name
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.forms.fields import CHILD, FAMILY, GUARDIAN, GUARDIAN_FIELDS, MOST_PEOPLE, NO, YES
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.questions import BY_FIELD, AnswerForm, Question, Scope

GUARDIAN_WORDS: dict[str, str] = {
    "family_name": N_("Familienname"),
    "given_names": N_("Vornamen"),
    "name_in_script": N_("Name in eigener Schrift"),
    "kind": N_("Verhältnis zum Kind"),
    "phone": N_("Telefon"),
    "email": N_("E-Mail"),
}
LONGEST = 500
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """`text` as it was entered; `value` as it would be stored, None with a `fault` for what nobody can read."""

    person: str
    field: str
    text: str
    value: Any = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class UnderstoodForm:
    """`is_older`: the questions have changed since; `unknown` are names of fields that are asked no more."""

    answers: tuple[ToldAnswer, ...]
    is_older: bool
    unknown: tuple[str, ...] = ()

    def of(self, person: str) -> Mapping[str, ToldAnswer]:
        return {one.field: one for one in self.answers if one.person == person}

    def people(self, kind: str) -> tuple[str, ...]:
        """Those of whom anything is told, in the order of the form."""
        told = {one.person for one in self.answers}
        return tuple(person for number in range(1, MOST_PEOPLE + 1) if (person := f"{kind}{number}") in told)


def understand(form: FilledForm, texts: AnswerTexts, today: date) -> UnderstoodForm:
    """In the order of the form; fields in which nothing stands are left out: silence never takes an answer back."""
    answers, unknown = [], []
    for name, text in form.values.items():
        person, _dash, field = name.partition("-")
        if not _is_asked(person, field):
            unknown.append(name)
        elif text:
            answers.append(_told(texts, today, person, field, text))
    return UnderstoodForm(tuple(answers), not form.code.is_of_today, tuple(sorted(unknown)[:MOST_PEOPLE]))


def _is_asked(person: str, field: str) -> bool:
    kind = person.rstrip("0123456789")
    number = person.removeprefix(kind)
    if kind == FAMILY:
        return not number and field in BY_FIELD and BY_FIELD[field].scope is Scope.FAMILY
    if not number.isascii() or not number.isdecimal() or not 1 <= int(number[:3]) <= MOST_PEOPLE or number[0] == "0":
        return False
    if kind == GUARDIAN:
        return field in GUARDIAN_FIELDS
    return kind == CHILD and field in BY_FIELD and BY_FIELD[field].scope is not Scope.FAMILY


def _told(texts: AnswerTexts, today: date, person: str, field: str, text: str) -> ToldAnswer:
    is_guardian = person.startswith(GUARDIAN)
    if len(text) > LONGEST:
        return ToldAnswer(person, field, text[:_SHOWN], fault=_("Der Text ist länger als 500 Zeichen."))
    try:
        value = _of_guardian(field, text) if is_guardian else _value(texts, today, BY_FIELD[field], text)
    except DomainError as error:
        return ToldAnswer(person, field, text, fault=error.message)
    except ValueError:
        return ToldAnswer(person, field, text, fault=_("Diese Auswahl gibt es nicht."))
    return ToldAnswer(person, field, text, value)


def _of_guardian(field: str, text: str) -> object:
    return GuardianKind(text) if field == "kind" else normalise_name(text)


def _value(texts: AnswerTexts, today: date, question: Question, text: str) -> object:
    """Boxes and lists hold what is stored; everything else is read as typed."""
    match question.form:
        case AnswerForm.YES_NO if text in {YES, NO}:
            return text == YES
        case AnswerForm.CHOICE if question.choices is not None:
            return question.choices(text)
        case AnswerForm.LETTER_LANGUAGE if text in LETTER_LANGUAGES:
            return text
        case AnswerForm.RELIGION if text in texts.words.religions:
            return text
        case AnswerForm.SCHULFORM if text in texts.words.schulformen:
            return text
        case AnswerForm.TEXT | AnswerForm.SCRIPT:
            return normalise_name(str(texts.read(question, text, today)))
    return texts.read(question, text, today)

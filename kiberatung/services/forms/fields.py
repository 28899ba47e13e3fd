"""Which field of the fillable Erfassungsbogen belongs to a question: its name, its kind, and what is read aloud."""

from collections.abc import Sequence
from enum import StrEnum

from kiberatung.basics.texts import _, family_
from kiberatung.domain.guardians import Guardian, GuardianKind
from kiberatung.domain.letter_languages import LETTER_LANGUAGES, LetterLanguage
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.labels import choices_of
from kiberatung.services.letters.languages import GERMAN, FamilyLanguage
from kiberatung.services.letters.values import FieldKind, FormField
from kiberatung.services.questions import AnswerForm, Question
from kiberatung.services.talk.wording import NAMELESS_CHILD, SPOKEN, spoken_of

YES, NO = "yes", "no"
FAMILY, GUARDIAN, CHILD = "family", "guardian", "child"
MOST_PEOPLE = 20
"""Of a kind on one form."""
GUARDIAN_FIELDS = ("family_name", "given_names", "name_in_script", "kind", "phone", "email")
"""In the order of the sheet."""
_TICKED = frozenset({AnswerForm.YES_NO, AnswerForm.CHOICE})
_CHOSEN = frozenset({AnswerForm.LETTER_LANGUAGE, AnswerForm.RELIGION, AnswerForm.SCHULFORM})
"""Countries and languages are typed: a list of two hundred in German helps nobody who does not read German."""


def field_name(person: str, field: str) -> str:
    """As child2-given_names; a full stop would make a level of its own in the file."""
    return f"{person}-{field}"


class FieldWriter:
    """Makes the fields of one form; `person` is „family“, „guardian1“, „child2“."""

    def __init__(self, answers: AnswerTexts, language: FamilyLanguage) -> None:
        self._answers = answers
        self._language = language

    def of_question(self, question: Question, person: str, shown: str, value: object) -> FormField:
        """`shown` is the answer in words, `value` as it is stored; both are empty for an open question."""
        kind = _kind_of(question)
        options = self._options(question) if kind is not FieldKind.TEXT else ()
        given = shown if kind is FieldKind.TEXT else _stored(value)
        return FormField(field_name(person, question.field), kind, self._tip(question, person), given, options)

    def of_guardian(self, field: str, label: str, person: str, guardian: Guardian | None) -> FormField:
        head = f"{family_('Erziehungsberechtigte')} {person.removeprefix(GUARDIAN)}"
        tip = self._both(f"{head}: {label}", self._found(label))
        value = str(getattr(guardian, field)) if guardian else ""
        if field != "kind":
            return FormField(field_name(person, field), FieldKind.TEXT, tip, value)
        kinds = tuple((kind.value, word) for kind, word in choices_of(GuardianKind))
        return FormField(field_name(person, field), FieldKind.CHOICE, tip, value, kinds)

    def _options(self, question: Question) -> tuple[tuple[str, str], ...]:
        words = self._answers.words
        match question.form:
            case AnswerForm.YES_NO:
                return tuple(zip((YES, NO), self._answers.choices(question), strict=True))
            case AnswerForm.LETTER_LANGUAGE:
                return tuple((tag, _own_name(one)) for tag, one in LETTER_LANGUAGES.items())
            case AnswerForm.RELIGION:
                return tuple(words.religions.items())
            case AnswerForm.SCHULFORM:
                return tuple(words.schulformen.items())
        return tuple((value.value, word) for value, word in choices_of(question.choices)) if question.choices else ()

    def _tip(self, question: Question, person: str) -> str:
        """The spoken sentence, in German and in the family's language; a field is heard without its column."""
        of_child = person.startswith(CHILD)
        sentence = spoken_of(question, of_child=of_child) if question.field in SPOKEN else question.text
        number = person.removeprefix(CHILD)
        child = NAMELESS_CHILD.format(number=number)
        told = self._found(NAMELESS_CHILD).format(number=number) or child
        return self._both(sentence.format(child=child), self._found(sentence).format(child=told))

    def _found(self, german: str) -> str:
        found = self._language.find(german) if self._language.tag != GERMAN else None
        return found.text if found else ""

    @staticmethod
    def _both(german: str, translated: str) -> str:
        return f"{german} / {translated}" if translated else german


def people(kind: str, count: int) -> Sequence[str]:
    return [f"{kind}{number}" for number in range(1, count + 1)]


def _kind_of(question: Question) -> FieldKind:
    if question.form in _TICKED:
        return FieldKind.TICKS
    return FieldKind.CHOICE if question.form in _CHOSEN else FieldKind.TEXT


def _stored(value: object) -> str:
    match value:
        case bool():
            return YES if value else NO
        case StrEnum():
            return value.value
    return str(value or "")


def _own_name(language: LetterLanguage) -> str:
    """Who looks for the own language looks for its own name."""
    german = _(language.name)
    return german if german == language.own_name else f"{german} · {language.own_name}"

"""Says questions, words and answers in German and in the family's language at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiberatung.domain.answers import NoValue, mark_of
from kiberatung.domain.catalogues.collection import Catalogues
from kiberatung.domain.children import Child
from kiberatung.domain.families import Family
from kiberatung.domain.letter_languages import own_name_of, tag_for
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.intake import answer_of, is_open
from kiberatung.services.letters.filling import isolated
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.letters.values import Bilingual, Direction
from kiberatung.services.questions import AnswerForm, Question
from kiberatung.services.talk.languages import TalkLanguage
from kiberatung.services.talk.order import Step
from kiberatung.services.talk.wording import NAMELESS_CHILD, spoken_of
from kiberatung.services.talk.words import CHOICES, NO, NOTED, ONLY_GERMAN, RELIGIONS, WITHOUT_VALUE, YES

_FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that are offered side by side; `value` is a `NoValue` for those without a value."""

    value: object
    said: Bilingual


class Speaker:
    """`language` is German when there are no questions in the family's own."""

    def __init__(self, catalogues: Catalogues, texts: AnswerTexts, language: TalkLanguage) -> None:
        self._catalogues, self._texts, self._language = catalogues, texts, language

    @property
    def has_two(self) -> bool:
        """False when there is no catalogue in the family's language: everything is then said in German alone."""
        return self._language.tag != GERMAN

    @property
    def direction(self) -> Direction:
        return self._language.direction

    def word(self, german: str) -> Bilingual:
        return self._said(german, {}, {})

    def question(self, step: Step, family: Family) -> Bilingual:
        about = step.about
        text = spoken_of(step.question, of_child=about is not None)
        if about is None:
            return self.word(text)
        name = self.name_of(about, family)
        return self._said(text, {"child": name.german}, {"child": name.translated})

    def name_of(self, child: Child, family: Family) -> Bilingual:
        """As it is called; in the family's script where that is known. A child without a name has a number."""
        if not child.given_names:
            number = {"number": str(child.position + 1)}
            return self._said(NAMELESS_CHILD, number, number)
        known = "name_in_script" in child.own_fields and self.direction is Direction.RIGHT_TO_LEFT
        family_name = set(family.name_in_script.split())
        own = [part for part in child.name_in_script.split() if part not in family_name] if known else []
        return Bilingual(child.given_names, " ".join(own) or child.given_names, reviewed=True)

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Those of the question, and the two answers without a value that everybody may give."""
        own: list[Choice] = []
        if question.form is AnswerForm.YES_NO:
            own = [Choice(True, self.word(YES)), Choice(False, self.word(NO))]
        elif question.choices is not None:
            own = [Choice(value, self.word(word)) for value, word in CHOICES[question.choices].items()]
        return (*own, *(Choice(value, self.word(word)) for value, word in WITHOUT_VALUE.items()))

    def answer(self, record: Family | Child, question: Question) -> Bilingual:
        """Empty where nothing was answered."""
        mark = mark_of(record.marks, question.field)
        if mark is not None and mark.no_value is not None:
            return self.word(NOTED[mark.no_value])
        return Bilingual("") if is_open(record, question) else self.value(question, answer_of(record, question))

    def value(self, question: Question, value: object) -> Bilingual:
        """Days and numbers read the same in both."""
        german = self._texts.write(question, value)
        match value:
            case NoValue():
                return self.word(NOTED[value])
            case bool():
                return self.word(YES if value else NO)
            case StrEnum():
                return self.word(CHOICES[type(value)][value])
            case tuple():
                return self._both(german, self._list([self._name(question.form, key) for key in value]))
            case str():
                return self._both(german, self._name(question.form, value))
        return self._both(german, german)

    def _name(self, form: AnswerForm, key: str) -> str:
        """Of a country, language or religion in the family's language; whatever has no name there stays as it is."""
        match form:
            case AnswerForm.COUNTRY | AnswerForm.COUNTRIES:
                state = self._catalogues.nationality(key)
                name = self._language.country_name(state.alpha2) if state else ""
                return name or self._texts.words.country(key)
            case AnswerForm.LANGUAGE | AnswerForm.LANGUAGES:
                return self._language_name(key) or self._texts.words.language(key)
            case AnswerForm.LETTER_LANGUAGE:
                name = self.word(ONLY_GERMAN).translated if key == GERMAN else self._language_name(key)
                return name or own_name_of(key)
            case AnswerForm.RELIGION if key in RELIGIONS:
                return self.word(RELIGIONS[key]).translated
            case AnswerForm.SCHULFORM:
                return self._texts.words.schulformen.get(key, key)
        return key

    def _language_name(self, key: str) -> str:
        name = self._language.language_name
        return name(key) or name(tag_for(key))

    def _list(self, names: list[str]) -> str:
        comma = "، " if self.direction is Direction.RIGHT_TO_LEFT else ", "
        return comma.join(isolated(name, self.direction) for name in names)

    def _both(self, german: str, translated: str) -> Bilingual:
        around = self.direction
        in_german = isolated(german, Direction.LEFT_TO_RIGHT)
        return Bilingual(in_german, isolated(translated, around) if self.has_two else "", reviewed=True)

    def _said(self, text: str, german: Mapping[str, str], translated: Mapping[str, str]) -> Bilingual:
        in_german = _filled(text, german, Direction.LEFT_TO_RIGHT)
        found = self._language.find(text) if self.has_two else None
        if found is None:
            return Bilingual(in_german)
        return Bilingual(in_german, _filled(found.text, translated, self.direction), found.reviewed)


def _filled(text: str, values: Mapping[str, str], around: Direction) -> str:
    return _FIELD.sub(lambda match: isolated(values[match[1]], around), text)

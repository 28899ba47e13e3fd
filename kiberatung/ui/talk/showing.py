"""The state of one sitting, and how each of its steps is shown."""

from dataclasses import dataclass, field, replace
from datetime import date

from kiberatung.basics.texts import N_, _, ngettext_
from kiberatung.domain.answers import NoValue, Source, mark_of
from kiberatung.domain.children import ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.child_names import name_of_child
from kiberatung.services.intake import People, answer_of, is_open
from kiberatung.services.letters.values import Direction
from kiberatung.services.questions import SECTION_TITLES, AnswerForm, Scope
from kiberatung.services.talk.deeds import DOCUMENTS, usual_source
from kiberatung.services.talk.order import Asked, Step, StepState, mark_at, record_of, state_of, steps_of
from kiberatung.services.talk.page import TalkPage
from kiberatung.services.talk.speaking import Speaker
from kiberatung.services.talk.words import CONFIDENCE, GREETING, PROMISES, THANKS
from kiberatung.ui.talk.shown import (
    CurrentQuestion,
    EndShown,
    OpeningShown,
    Origin,
    SaidLine,
    Segment,
    TalkShown,
    TypedAnswer,
)

CHOSEN = {Origin.INTERPRETED: Source.INTERPRETED, Origin.OWN_WORDS: Source.OWN_WORDS}
ANSWERED_ABOVE = 2
_PLACEHOLDERS = {
    AnswerForm.DATE: N_("9.3.2026 oder 090326"),
    AnswerForm.BIRTH_DATE: N_("9.3.2014, 03.2014 oder 2014"),
    AnswerForm.NUMBER: N_("Zahl, auch geschätzt"),
    AnswerForm.COUNTRIES: N_("Staat, mehrere mit Komma"),
    AnswerForm.LANGUAGES: N_("Sprache, mehrere mit Komma"),
}
_SEVERAL = (AnswerForm.COUNTRIES, AnswerForm.LANGUAGES)
_CHOSEN_ONLY = (AnswerForm.YES_NO, AnswerForm.CHOICE)


@dataclass(slots=True)
class Sitting:
    """What is known while the screen is open; everything but `unread` is stored."""

    page: TalkPage
    speaker: Speaker
    texts: AnswerTexts
    today: date
    at: int = 0
    apart: frozenset[Asked] = frozenset()
    unread: dict[Asked, str] = field(default_factory=dict)
    """What was typed and cannot be read."""
    origins: dict[Asked, Origin] = field(default_factory=dict)
    chosen_now: dict[Asked, object] = field(default_factory=dict)
    steps: tuple[Step, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.steps = steps_of(self.people, self.today, self.apart)

    @property
    def people(self) -> People:
        return self.page.people

    def take_people(self, people: People) -> None:
        """After an answer, which may add questions before the current one or take them away."""
        asked = self.step.asked
        family, children = people
        self.page = replace(self.page, file=replace(self.page.file, family=family, children=children))
        self._go_to(asked)

    def ask_apart(self, asked: Asked) -> None:
        """A shared question of this child alone, and there at once."""
        self.apart |= {asked}
        self._go_to(asked)

    def _go_to(self, asked: Asked) -> None:
        self.steps = steps_of(self.people, self.today, self.apart)
        self.at = next(number for number, step in enumerate(self.steps) if step.asked == asked)

    @property
    def step(self) -> Step:
        return self.steps[self.at]

    @property
    def is_right_to_left(self) -> bool:
        return self.speaker.direction is Direction.RIGHT_TO_LEFT

    @property
    def key(self) -> str:
        """Says which question it is, without names: to come back to it, and where its draft is kept."""
        return key_of(self.step)

    def is_answered(self) -> bool:
        return not is_open(record_of(self.people, self.step), self.step.question)

    def note(self) -> str:
        mark = mark_at(self.page.marks, self.step.asked)
        return mark.note if mark else ""

    def stored_source(self) -> Source | None:
        mark = mark_of(record_of(self.people, self.step).marks, self.step.question.field)
        return mark.source if mark else None

    def origin(self) -> Origin:
        """As chosen, else as stored, else as it is usual in this talk."""
        stored = self.stored_source() or usual_source(self.page.talk)
        told = Origin.INTERPRETED if stored is Source.INTERPRETED else Origin.OWN_WORDS
        return self.origins.get(self.step.asked, Origin.DOCUMENT if stored in DOCUMENTS else told)

    def text_to_edit(self) -> str:
        return self.texts.write(self.step.question, answer_of(record_of(self.people, self.step), self.step.question))

    def said_of(self, text: str) -> str:
        """A text that is being typed, for the family; empty while it cannot be read."""
        try:
            value = self.texts.read(self.step.question, text, self.today)
        except DomainError:
            return ""
        return self.speaker.value(self.step.question, value).translated if text.strip() else ""


def key_of(step: Step) -> str:
    place = step.place
    return f"{place.family_id}/{place.field}/{place.child_id or ''}"


def opening_shown(sitting: Sitting, missing_language: str) -> OpeningShown:
    say = sitting.speaker.word
    promises = tuple(say(text) for text in PROMISES)
    return OpeningShown(say(GREETING), promises, say(CONFIDENCE), sitting.page.interpreter, missing_language)


def end_shown(sitting: Sitting) -> EndShown:
    states = [state_of(sitting.people, step, sitting.page.marks) for step in sitting.steps]
    still_open, skipped = states.count(StepState.OPEN), states.count(StepState.SKIPPED)
    again = sitting.page.to_ask_again
    lines = (
        ngettext_("{count} Antwort gespeichert", "{count} Antworten gespeichert", states.count(StepState.ANSWERED)),
        ngettext_("{count} Frage übersprungen", "{count} Fragen übersprungen", skipped),
        ngettext_("{count} Frage offen", "{count} Fragen offen", still_open),
        ngettext_("{count} Rückfrage vorgemerkt", "{count} Rückfragen vorgemerkt", again),
    )
    counts = (states.count(StepState.ANSWERED), skipped, still_open, again)
    told = [line.format(count=count) for line, count in zip(lines, counts, strict=True) if count]
    return EndShown(sitting.speaker.word(THANKS), told, can_ask_again=again > 0)


def talk_shown(sitting: Sitting) -> TalkShown:
    step, steps = sitting.step, sitting.steps
    chapter = [number for number, one in enumerate(steps) if one.chapter == step.chapter]
    first = chapter[0]
    above = range(max(0, sitting.at - ANSWERED_ABOVE), sitting.at)
    numbers = {
        number: number - first + 1 if number in chapter else 0 for number in (*above, sitting.at, sitting.at + 1)
    }
    below = sitting.at + 1
    return TalkShown(
        title=sitting.speaker.word(SECTION_TITLES[step.question.section]),
        about=_about(sitting),
        count=len(chapter),
        segments=tuple(_segment(sitting, number) for number in chapter),
        above=tuple(_said_line(sitting, steps[number], numbers[number]) for number in above),
        current=_current(sitting, numbers[sitting.at]),
        below=_said_line(sitting, steps[below], numbers[below]) if below < len(steps) else None,
        interpreter=_interpreter(sitting),
        to_ask_again=_to_ask_again(sitting, chapter),
        apart=_apart(sitting),
        can_go_back=sitting.at > 0,
    )


def _about(sitting: Sitting) -> str:
    step = sitting.step
    if step.about is not None:
        return name_of_child(step.about)
    return _("die ganze Familie") if step.question.scope is Scope.FAMILY else _("alle Kinder")


def _segment(sitting: Sitting, number: int) -> Segment:
    step = sitting.steps[number]
    mark = mark_at(sitting.page.marks, step.asked)
    state = state_of(sitting.people, step, sitting.page.marks)
    return Segment(state, number == sitting.at, mark is not None and mark.to_ask_again)


def _said_line(sitting: Sitting, step: Step, number: int) -> SaidLine:
    record = record_of(sitting.people, step)
    mark = mark_of(record.marks, step.question.field)
    question = sitting.speaker.question(step, sitting.page.file.family)
    answer = sitting.speaker.answer(record, step.question)
    return SaidLine(number, question, answer, mark.source if mark else None)


def _current(sitting: Sitting, number: int) -> CurrentQuestion:
    step, speaker = sitting.step, sitting.speaker
    record = record_of(sitting.people, step)
    mark = mark_of(record.marks, step.question.field)
    without = mark.no_value if mark else None
    value = answer_of(record, step.question)
    talk_mark = mark_at(sitting.page.marks, step.asked)
    return CurrentQuestion(
        number=number,
        question=speaker.question(step, sitting.page.file.family),
        choices=speaker.choices(step.question),
        chosen=without if without is not None else value if step.question.form in _CHOSEN_ONLY else None,
        typed=None if step.question.form in _CHOSEN_ONLY else _typed(sitting, without),
        origin=sitting.origin(),
        note=talk_mark.note if talk_mark else "",
        to_ask_again=talk_mark is not None and talk_mark.to_ask_again,
        chosen_now=sitting.chosen_now.get(step.asked),
    )


def _typed(sitting: Sitting, without: NoValue | None) -> TypedAnswer:
    question = sitting.step.question
    stored = "" if without is not None else sitting.text_to_edit()
    text = sitting.unread.get(sitting.step.asked, stored)
    words = sitting.texts.choices(question)
    placeholder = (
        _(_PLACEHOLDERS[question.form]) if question.form in _PLACEHOLDERS else _("aus der Liste") if words else ""
    )
    if stored and question.form in _SEVERAL:
        words = [*words, *(f"{stored}, {word}" for word in words if word not in stored)]
    return TypedAnswer(text, sitting.said_of(text), placeholder, words)


def _interpreter(sitting: Sitting) -> str:
    name = sitting.page.interpreter
    if not name:
        return _("ohne Sprachmittlung")
    talk = sitting.page.talk
    if talk is not None and talk.keeps_confidence:
        return _("{name} dolmetscht und hat Verschwiegenheit erklärt").format(name=name)
    return _("{name} dolmetscht").format(name=name)


def _to_ask_again(sitting: Sitting, chapter: list[int]) -> str:
    count = sitting.page.to_ask_again
    if not count:
        return ""
    here = [str(n - chapter[0] + 1) for n in chapter if _segment(sitting, n).to_ask_again]
    words = ngettext_("{count} Rückfrage vorgemerkt", "{count} Rückfragen vorgemerkt", count).format(count=count)
    if len(here) != count:
        return words
    return _("{words}: Frage {numbers}").format(words=words, numbers=", ".join(here))


def _apart(sitting: Sitting) -> list[tuple[ChildId, str]]:
    """Only for what all children were asked together, and for those who have no answer of their own yet."""
    step = sitting.step
    if step.question.scope is not Scope.SHARED or step.about is not None:
        return []
    own = {one.asked for one in sitting.steps}
    return [
        (child.id, name_of_child(child)) for child in sitting.people[1] if (step.question.field, child.id) not in own
    ]

"""The talk: one question at a time, each answer stored at once through the same use case as in the grid."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Literal, Protocol
from uuid import UUID

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.answers import FieldMark, NoValue, Source, mark_of
from kiberatung.domain.errors import DomainError
from kiberatung.domain.families import FamilyId
from kiberatung.domain.talks import Talk, TalkMark, TalkMarkId
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, answer_of, answered, record_answer
from kiberatung.services.letters.languages import GERMAN
from kiberatung.services.permissions import allows
from kiberatung.services.talk.deeds import (
    DOCUMENTS,
    begin_talk,
    document_for,
    mark_to_ask_again,
    note_on_question,
    skip_question,
)
from kiberatung.services.talk.languages import TalkLanguages, first_tag, translation_at_work
from kiberatung.services.talk.order import Asked, first_open, mark_at, record_of
from kiberatung.services.talk.page import TalkPage, talk_page
from kiberatung.services.talk.speaking import Speaker
from kiberatung.services.talk.words import YES
from kiberatung.ui.protocols import Shell, TaskOptions
from kiberatung.ui.talk.showing import CHOSEN, Sitting, end_shown, key_of, opening_shown, talk_shown
from kiberatung.ui.talk.shown import EndShown, OpeningShown, Origin, TalkShown

Tone = Literal["ok", "warn", "danger", "muted"]
_NEW = TalkMarkId(UUID(int=0))
"""Shown until the mark is read again with the identifier it got."""


class TalkView(Protocol):
    def show_opening(self, shown: OpeningShown, *, is_right_to_left: bool) -> None: ...

    def show_step(self, shown: TalkShown, *, has_moved: bool) -> None:
        """`has_moved`: another question than before, so that the cursor goes to its answer."""

    def show_said(self, translated: str) -> None:
        """What is being typed, in the family's language."""

    def show_finding(self, sentence: str) -> None:
        """Why the text that was typed is not stored."""

    def show_end(self, shown: EndShown) -> None: ...

    def show_saved(self, words: str, tone: Tone) -> None: ...


class TalkPresenter:
    def __init__(self, shell: Shell, desk: Desk, languages: TalkLanguages, view: TalkView) -> None:
        self._shell, self._desk, self._languages, self._view = shell, desk, languages, view
        self._texts = AnswerTexts(desk.words)
        self.family_id: FamilyId | None = None
        self.sitting: Sitting | None = None
        self._saving = 0

    @property
    def may_note(self) -> bool:
        return allows(self._desk.account.role, note_on_question)

    # opening

    def open_family(self, family_id: FamilyId, *, to_ask_again: bool = False, at: str = "") -> None:
        """At the first open question, at what was to be asked again, or at the question with the key `at`."""
        self.family_id, self.sitting = family_id, None
        self._load(lambda sitting: self._enter(sitting, to_ask_again=to_ask_again, at=at))

    def reload(self) -> None:
        """After undo: the same question with what is stored now."""
        if self.sitting is not None:
            self._load(self._go_on)

    def _load(self, then: Callable[[Sitting], object]) -> None:
        family_id = self.family_id
        if family_id is None:
            return

        def show(read: tuple[TalkPage, Speaker]) -> None:
            page, speaker = read
            if page.file.family.id == self.family_id and not self._saving:
                then(self._sitting_of(page, speaker))

        self._shell.run_task(lambda: self._read(family_id), show, options=TaskOptions(key="talk"))

    def _read(self, family_id: FamilyId) -> tuple[TalkPage, Speaker]:
        """With the catalogue of the language read, which takes a moment."""
        page = talk_page(self._desk, family_id)
        tags = self._languages.tags()
        written = page.file.family.letter_language
        tag = first_tag(page.languages, tags, self._desk.catalogues)
        spoken = tag if tag != GERMAN or written not in tags else written
        speaker = Speaker(
            self._desk.catalogues,
            self._texts,
            translation_at_work(self._desk, self._languages, spoken),
        )
        speaker.word(YES)
        return page, speaker

    def _sitting_of(self, page: TalkPage, speaker: Speaker) -> Sitting:
        if self.sitting is not None:
            return replace(self.sitting, page=page, speaker=speaker)
        return Sitting(page, speaker, self._texts, self._desk.today)

    def _enter(self, sitting: Sitting, *, to_ask_again: bool, at: str) -> None:
        page = sitting.page
        if not page.languages:
            self._shell.navigate("pointing_board", family_id=page.file.family.id)
            return
        steps = list(enumerate(sitting.steps))
        wanted = [number for number, step in steps if key_of(step) == at]
        wanted += [number for number, step in steps if to_ask_again and _is_to_ask_again(page, step.asked)]
        sitting.at = wanted[0] if wanted else first_open(page.people, sitting.steps, page.marks)
        self.sitting = sitting
        if page.talk is None:
            right = sitting.is_right_to_left
            self._view.show_opening(opening_shown(sitting, self._missing_language(sitting)), is_right_to_left=right)
        else:
            self._show(has_moved=True)

    def _go_on(self, sitting: Sitting) -> None:
        self.sitting = sitting
        sitting.at = min(sitting.at, len(sitting.steps) - 1)
        self._show(has_moved=False)

    def _missing_language(self, sitting: Sitting) -> str:
        """The name of the talk's language when there are no questions in it."""
        first = sitting.page.languages[0]
        has_questions = first_tag((first,), self._languages.tags(), self._desk.catalogues) != GERMAN
        return "" if has_questions or first == "deu" else self._desk.words.language(first)

    def begin(self, interpreter: str, *, keeps_confidence: bool) -> None:
        """Asked once a day."""
        sitting = self.sitting
        if sitting is None:
            return
        family_id = sitting.page.file.family.id

        def go_on(talk: Talk) -> None:
            sitting.page = replace(sitting.page, talk=talk, interpreter=talk.interpreter)
            self._show(has_moved=True)

        def tell(fault: Exception) -> None:
            if isinstance(fault, DomainError):
                self._view.show_finding(str(fault))
            else:
                self._shell.show_fault(fault)

        keeps = keeps_confidence
        self._shell.run_task(
            lambda: begin_talk(self._desk, family_id, interpreter, keeps_confidence=keeps), go_on, tell
        )

    # moving

    def go_on(self, typed: str | None = None) -> None:
        """Enter: stores what was typed and goes to the next question; what cannot be read stays, with the reason."""
        if self.sitting is not None and self.take_typed(typed):
            self._move(1)

    def go_back(self, typed: str | None = None) -> None:
        if self.sitting is not None and self.sitting.at > 0 and self.take_typed(typed):
            self._move(-1)

    def skip(self) -> None:
        """The question stays open; it is not asked again by itself."""
        sitting = self.sitting
        if sitting is None:
            return
        step = sitting.step
        self._set_mark(step.asked, skipped=True)
        self._save(lambda: skip_question(self._desk, step.place))
        self._move(1)

    def go_to_asked_again(self) -> None:
        """The next question that was to be asked again, in a circle."""
        sitting = self.sitting
        if sitting is None:
            return
        wanted = [n for n, step in enumerate(sitting.steps) if _is_to_ask_again(sitting.page, step.asked)]
        after = [number for number in wanted if number > sitting.at]
        if wanted:
            sitting.at = (after or wanted)[0]
            self._show(has_moved=True)

    def _move(self, by: int) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        if sitting.at + by >= len(sitting.steps):
            self._view.show_end(end_shown(sitting))
            return
        sitting.at += by
        self._show(has_moved=True)

    def show_current(self) -> None:
        """Back from the end."""
        self._show(has_moved=True)

    # answers

    def choose(self, number: int) -> None:
        """One of the choices, counted from 0."""
        sitting = self.sitting
        choices = sitting.speaker.choices(sitting.step.question) if sitting is not None else ()
        if sitting is None or not 0 <= number < len(choices):
            return
        value = choices[number].value
        given = Given(no_value=value) if isinstance(value, NoValue) else Given(value, source=self._source())
        sitting.unread.pop(sitting.step.asked, None)
        sitting.chosen_now[sitting.step.asked] = value
        self._give(given)

    def type_answer(self, text: str) -> None:
        """While typing: the family reads along, as far as the text can be read."""
        sitting = self.sitting
        if sitting is not None:
            self._view.show_said(sitting.said_of(text))

    def take_typed(self, text: str | None) -> bool:
        """Whether what stands in the field is stored now, or was before."""
        sitting = self.sitting
        if sitting is None or text is None or text.strip() == sitting.text_to_edit().strip():
            return True
        question = sitting.step.question
        try:
            value = self._texts.read(question, text, self._desk.today)
        except DomainError as refusal:
            sitting.unread[sitting.step.asked] = text
            self._view.show_finding(str(refusal))
            return False
        sitting.unread.pop(sitting.step.asked, None)
        self._give(Given(value, source=self._source() if text.strip() else None))
        return True

    def set_origin(self, origin: Origin) -> None:
        """Where the answer comes from: of the one that stands there, and of the one that is given next."""
        sitting = self.sitting
        if sitting is None:
            return
        sitting.origins[sitting.step.asked] = origin
        record = record_of(sitting.people, sitting.step)
        value = answer_of(record, sitting.step.question)
        if sitting.is_answered() and mark_without_value(record.marks, sitting.step.question.field) is None:
            self._give(Given(value, source=self._source()))
        else:
            self._show(has_moved=False)

    def _source(self) -> Source:
        sitting = self.sitting
        assert sitting is not None  # noqa: S101 - only asked while a question is shown
        origin = sitting.origin()
        stored = sitting.stored_source()
        if origin is Origin.DOCUMENT:
            return stored if stored in DOCUMENTS and stored is not None else document_for(sitting.step.question)
        return CHOSEN[origin]

    def _give(self, given: Given) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        place = sitting.step.place
        sitting.take_people(answered(sitting.people, place, given))
        self._save(lambda: record_answer(self._desk, place, given))
        self._show(has_moved=False)

    def ask_apart(self, child_id: Hashable) -> None:
        """The answer is another one for this child: it is asked for itself, now."""
        sitting = self.sitting
        if sitting is None:
            return
        child = next(one for one in sitting.people[1] if one.id == child_id)
        sitting.ask_apart((sitting.step.question.field, child.id))
        self._show(has_moved=True)

    # marks

    def toggle_to_ask_again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        step = sitting.step
        wanted = not _is_to_ask_again(sitting.page, step.asked)
        self._set_mark(step.asked, to_ask_again=wanted)
        self._save(lambda: mark_to_ask_again(self._desk, step.place, wanted=wanted))
        self._show(has_moved=False)

    def put_note(self, text: str) -> None:
        sitting = self.sitting
        if sitting is None or text.strip() == sitting.note():
            return
        step = sitting.step
        self._set_mark(step.asked, note=text.strip())
        self._save(lambda: note_on_question(self._desk, step.place, text))

    def _set_mark(self, asked: Asked, **changed: object) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        page = sitting.page
        field, child_id = asked
        known = mark_at(page.marks, asked) or TalkMark(
            id=_NEW, family_id=page.file.family.id, field=field, child_id=child_id
        )
        others = tuple(mark for mark in page.marks if (mark.field, mark.child_id) != asked)
        marked = replace(known, **changed)  # type: ignore[arg-type]  # fields by name
        sitting.page = replace(page, marks=(*others, marked))

    # saving

    def _save(self, deed: Callable[[], object]) -> None:
        self._saving += 1
        self._view.show_saved(_("Wird gespeichert"), "muted")

        def saved(_result: object) -> None:
            self._saving -= 1
            if not self._saving:
                moment = german_time(self._desk.clock.now())
                self._view.show_saved(_("Gespeichert {time}").format(time=f"{moment:%H:%M}"), "ok")

        def failed(fault: Exception) -> None:
            self._saving -= 1
            self._view.show_saved(_("Nicht gespeichert"), "danger")
            self._shell.show_fault(fault)
            self.reload()

        self._shell.run_task(deed, saved, failed)

    def _show(self, *, has_moved: bool) -> None:
        if self.sitting is not None:
            self._view.show_step(talk_shown(self.sitting), has_moved=has_moved)


def _is_to_ask_again(page: TalkPage, asked: Asked) -> bool:
    mark = mark_at(page.marks, asked)
    return mark is not None and mark.to_ask_again


def mark_without_value(marks: tuple[FieldMark, ...], field: str) -> NoValue | None:
    mark = mark_of(marks, field)
    return mark.no_value if mark else None

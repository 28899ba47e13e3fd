"""What can be done about a child's Schulpflicht: enter what is missing, ask, decide otherwise, inform, print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.answers import Source
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.errors import DomainError
from kiberatung.domain.information_given import Confirmation, GivenInformation, InformationTopic
from kiberatung.domain.notes import FollowUp
from kiberatung.domain.schulpflicht.answer import Answer, Part
from kiberatung.domain.schulpflicht.beside.question import SideQuestion, Topic
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.desk import Desk
from kiberatung.services.information.giving import (
    InformationOffer,
    InformationWish,
    confirm_information,
    give_information,
    offer_information,
)
from kiberatung.services.intake import Given, Place, follows_family, record_answer
from kiberatung.services.letters.family_sentences import FamilySentences, family_sentences
from kiberatung.services.letters.sent import ReopenedLetter, letter_as_sent
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.letters.values import LetterSheet
from kiberatung.services.notes import plan_follow_up
from kiberatung.services.open_items import Deed
from kiberatung.services.permissions import allows
from kiberatung.services.questions import BY_FIELD, Scope
from kiberatung.services.schulpflicht.decisions import uphold_decision, withdraw_decision
from kiberatung.services.schulpflicht.determining import SHORTEST_REASON, decide_schulpflicht
from kiberatung.services.schulpflicht.inquiry import inquiry_text
from kiberatung.services.schulpflicht.page import AskedOffice, SchulpflichtPage, read_schulpflicht
from kiberatung.services.schulpflicht.paper import DeterminationSheet, determination_sheet
from kiberatung.services.schulpflicht.past import AnswerChange, past_answers
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.child_presenter import ChildPresenter, ChildView, TabDeeds
from kiberatung.ui.family.schulpflicht.answer_words import FIELD_OF_TOPIC, side_title
from kiberatung.ui.protocols import Lane, Shell, TaskOptions

DAYS_TO_WAIT = 7
"""Until an office's answer is asked for again; the counsellor can move the follow-up."""
DAYS_AHEAD = 28
"""A deadline is brought up so long before its day."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the counsellor typed into the panel."""

    answer: Answer
    part: Part | None
    reason: str


@dataclass(frozen=True, slots=True)
class Informed:
    """What was typed into the panel; `is_for_all` is about the whole family."""

    given_on: date | None
    topics: tuple[InformationTopic, ...]
    language: str
    interpreted_by: str
    confirmation: Confirmation
    confirmed_by: str
    is_for_all: bool


class SheetSetter(Protocol):
    """Sets the pages; made when the first is wanted, off the main thread."""

    def render_determination(self, sheet: DeterminationSheet) -> bytes: ...

    def render_letter(self, sheet: LetterSheet) -> bytes: ...


@dataclass(frozen=True, slots=True)
class SchulpflichtTools:
    """Made when they are first needed, off the main thread: wording with its languages, typesetter."""

    texts: Callable[[], LetterTexts]
    setter: Callable[[], SheetSetter]


class SchulpflichtView(ChildView[SchulpflichtPage], Protocol):
    def show_changes(self, changes: Sequence[AnswerChange]) -> None: ...

    def show_sentences(self, said: FamilySentences | DomainError) -> None:
        """What the family is told, or why nothing can be told yet."""

    def show_question(self, field: str) -> None:
        """Ask for this fact in place."""

    def show_information(self, offer: InformationOffer) -> None: ...


class SchulpflichtPresenter(ChildPresenter[SchulpflichtPage]):
    def __init__(
        self, shell: Shell, desk: Desk, deeds: TabDeeds, view: SchulpflichtView, tools: SchulpflichtTools
    ) -> None:
        super().__init__(shell, desk, deeds, view)
        self._view = view
        self._tools = tools
        self.texts = AnswerTexts(desk.words)
        role = desk.account.role
        self.may_decide, self.may_enter = allows(role, decide_schulpflicht), allows(role, record_answer)
        self.may_inform, self.may_print = allows(role, give_information), allows(role, determination_sheet)

    def read_page(self, child_id: ChildId) -> SchulpflichtPage:
        return read_schulpflicht(self._desk, child_id)

    def read_changes(self, child_id: ChildId) -> None:
        """When the page stands there: it reads the log of the family."""

        def show(changes: Sequence[AnswerChange]) -> None:
            if child_id == self.child_id:
                self._view.show_changes(changes)

        options = TaskOptions(key="schulpflicht.past", after_paint=True)
        self._shell.run_task(lambda: past_answers(self._desk, child_id), show, options=options)

    def read_sentences(self, child_id: ChildId) -> None:
        """What the letter says to the family; the page does not wait for its catalogues."""

        def show(said: FamilySentences | DomainError) -> None:
            if child_id == self.child_id:
                self._view.show_sentences(said)

        options = TaskOptions(key="schulpflicht.family", after_paint=True)
        self._shell.run_task(partial(self._said_or_refused, child_id), show, options=options)

    def _said_or_refused(self, child_id: ChildId) -> FamilySentences | DomainError:
        try:
            return family_sentences(self._desk, self._tools.texts(), child_id)
        except DomainError as refused:
            return refused

    # facts in place

    def answer_fact(self, child: Child, field: str, text: str, source: Source | None) -> str:
        """Empty when it was taken on, else what is wrong, for the place beside the field."""
        question = BY_FIELD[field]
        if not text.strip():
            return _("Tragen Sie die Angabe ein oder schließen Sie mit Esc.")
        try:
            value = self.texts.read(question, text, self._desk.today)
        except DomainError as wrong:
            return f"{wrong.message} {wrong.next_step}".strip()
        of_all = question.scope is Scope.SHARED and follows_family(child, field)
        place = Place(child.family_id, field, None if of_all else child.id)
        self.do(lambda: record_answer(self._desk, place, Given(value, source=source)))
        return ""

    def settle(self, question: SideQuestion) -> None:
        """A fact is asked for in place, a day becomes a follow-up, the rest leads to where it is done."""
        field = FIELD_OF_TOPIC.get(question.topic)
        if field is not None:
            self._view.show_question(field)
        elif question.topic is Topic.TWO_YEARS_HERE:
            self.go_to(Deed.SCHOOLING)
        else:
            self._remind(question)

    def _remind(self, question: SideQuestion) -> None:
        family_id, child_id, today = self.family_id, self.child_id, self._desk.today
        if family_id is None or child_id is None:
            return
        due_on = today + timedelta(days=DAYS_TO_WAIT)
        text = side_title(question.topic)
        if question.day is not None:
            due_on = max(question.day - timedelta(days=DAYS_AHEAD), today)
            text = _("{topic}: {date}").format(topic=text, date=write_date(question.day))
        self.do(
            lambda: plan_follow_up(self._desk, family_id, due_on, text, child_id),
            lambda follow_up: self._say(_("{text} vorgemerkt.").format(text=follow_up.text), _due(follow_up)),
        )

    # asking

    def ask_office(self, page: SchulpflichtPage, office: AskedOffice) -> None:
        """The request becomes a follow-up, so that nobody forgets to wait for the answer; its text can be copied."""
        family_id, child_id = self.family_id, self.child_id
        if family_id is None or child_id is None:
            return
        due_on = self._desk.today + timedelta(days=DAYS_TO_WAIT)

        def told(follow_up: FollowUp) -> None:
            self._shell.show_notice(
                _("{request} vorgemerkt.").format(request=follow_up.text),
                _("Der Text der Anfrage nennt keinen Namen. {due}").format(due=_due(follow_up)),
                deed=_("Text kopieren"),
                call=lambda: self._shell.copy_text(inquiry_text(page, office), _("Anfrage kopiert, ohne Namen")),
            )

        self.do(lambda: plan_follow_up(self._desk, family_id, due_on, office.request, child_id), told)

    def open_intake(self) -> None:
        self.go_to(Deed.INTAKE)

    def open_letter(self) -> None:
        self.go_to(Deed.INFORM)

    def open_invitation(self) -> None:
        self.go_to(Deed.INVITE)

    # deciding otherwise

    def decide(self, decided: Decided) -> str:
        """Empty when it was taken on, else what is wrong, for the place beside the field."""
        child_id = self.child_id
        if child_id is None:
            return ""
        if len(decided.reason.strip()) < SHORTEST_REASON:
            return _("Schreiben Sie in einem Satz, worauf Ihre Entscheidung beruht.")
        part = decided.part or ""
        self.do(
            lambda: decide_schulpflicht(self._desk, child_id, decided.answer, part, decided.reason),
            lambda _decision: self._say(
                _("Ihre Entscheidung ist eingetragen."), _("Die berechnete Antwort bleibt daneben stehen.")
            ),
        )
        return ""

    def uphold(self) -> None:
        child_id = self.child_id
        if child_id is not None:
            self.do(
                lambda: uphold_decision(self._desk, child_id),
                lambda _decision: self._say(_("Die Festlegung gilt weiter, mit den Tatsachen von heute.")),
            )

    def withdraw(self) -> None:
        child_id = self.child_id
        if child_id is not None:
            self.do(
                lambda: withdraw_decision(self._desk, child_id),
                lambda _nothing: self._say(_("Die Festlegung ist aufgehoben."), _("Es gilt die berechnete Antwort.")),
            )

    # informing

    def open_information(self) -> None:
        family_id = self.family_id
        if family_id is not None:
            self._shell.run_task(lambda: offer_information(self._desk, family_id), self._view.show_information)

    def inform(self, informed: Informed) -> str:
        """Empty when it was taken on, else what is wrong."""
        family_id, child_id = self.family_id, self.child_id
        if family_id is None:
            return ""
        wrong = _wrong_with(informed, self._desk.today)
        if wrong or informed.given_on is None:
            return wrong
        wish = InformationWish(
            family_id=family_id,
            child_id=None if informed.is_for_all else child_id,
            given_on=informed.given_on,
            topics=informed.topics,
            language=informed.language,
            interpreted_by=informed.interpreted_by,
            confirmation=informed.confirmation,
            confirmed_by=informed.confirmed_by,
        )
        self.do(
            lambda: give_information(self._desk, wish), lambda _given: self._say(_("Die Information ist eingetragen."))
        )
        return ""

    def confirm(self, given: GivenInformation, confirmation: Confirmation, confirmed_by: str) -> str:
        if not confirmed_by.strip():
            return _("Tragen Sie ein, wer bestätigt hat.")
        self.do(
            lambda: confirm_information(self._desk, given.id, confirmation, confirmed_by),
            lambda _given: self._say(_("Die Bestätigung ist eingetragen.")),
        )
        return ""

    # paper

    def print_determination(self) -> None:
        """Set and shown; from there it is printed or saved."""
        child_id = self.child_id
        if child_id is None:
            return

        def render(sheet: DeterminationSheet) -> None:
            self._shell.run_task(
                lambda: self._tools.setter().render_determination(sheet),
                lambda pdf: self._shell.open_preview(pdf, _("Feststellung zur Schulpflicht")),
                options=TaskOptions(lane=Lane.POOL),
            )

        self._shell.run_task(lambda: determination_sheet(self._desk, child_id), render)

    def reprint(self, given: GivenInformation) -> None:
        """As it was given, byte by byte, or with a remark when a newer version of the program sets it."""
        letter_id = given.letter_id
        if letter_id is None:
            return

        def render(kept: ReopenedLetter) -> None:
            self._shell.run_task(
                lambda: self._tools.setter().render_letter(kept.sheet),
                lambda pdf: self._shell.open_preview(pdf, kept.title, _sameness(kept, pdf)),
                options=TaskOptions(lane=Lane.POOL),
            )

        self._shell.run_task(lambda: letter_as_sent(self._desk, given.family_id, letter_id), render)

    def _say(self, headline: str, text: str = "") -> None:
        """Each of these deeds can be taken back from where it is told."""
        self._shell.show_notice(headline, text, deed=_("Rückgängig"), call=self._undo)

    def _undo(self) -> None:
        self.do(lambda: undo_last(self._desk), lambda _change: self._shell.show_notice(_("Zurückgenommen")))


def _due(follow_up: FollowUp) -> str:
    return _("Wiedervorlage am {date}.").format(date=write_date(follow_up.due_on))


def _wrong_with(informed: Informed, today: date) -> str:
    if not informed.topics:
        return _("Kreuzen Sie an, worüber Sie informiert haben.")
    if not informed.language:
        return _("Wählen Sie, in welcher Sprache Sie informiert haben.")
    if informed.given_on is None:
        return _("Tragen Sie den Tag ein.")
    if informed.given_on > today:
        return _("Der Tag liegt in der Zukunft.")
    if informed.confirmation is not Confirmation.NONE and not informed.confirmed_by.strip():
        return _("Tragen Sie ein, wer bestätigt hat.")
    return ""


def _sameness(kept: ReopenedLetter, pdf: bytes) -> str:
    if kept.is_same_page(pdf):
        return _("Seite für Seite wie ausgegeben.")
    return _("Der Wortlaut ist der von damals; die Seiten sind neu gesetzt.")

"""Turns what a person does at the Lernstand of a child into one service call each. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from kiberatung.basics.texts import _
from kiberatung.domain.assessments import AssessmentDomain, AssessmentEntry, AssessmentEntryId, ItemLevel
from kiberatung.domain.children import ChildId
from kiberatung.domain.instruments import Instrument, InstrumentKind, Instruments
from kiberatung.services.assessment.assessing import (
    SHORTEST_REASON,
    InstrumentSource,
    diagnosis_sentence,
    put_assessment_text,
    put_entry,
    remove_entry,
)
from kiberatung.services.assessment.page import AssessmentPage, read_assessment
from kiberatung.services.assessment.sheets import AssessmentRenderer, observation_sheet, task_sheet
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.letters.texts import LetterTexts
from kiberatung.services.permissions import allows
from kiberatung.services.undo import step_of, take_back
from kiberatung.ui.family.child_presenter import ChildPresenter, ChildView, TabDeeds
from kiberatung.ui.protocols import Lane, Shell, TaskOptions


@dataclass(frozen=True, slots=True)
class AssessmentTools:
    """Made when they are first needed, off the main thread: instruments, wording and languages, typesetter."""

    instruments: Callable[[], Instruments]
    texts: Callable[[], LetterTexts]
    renderer: Callable[[], AssessmentRenderer]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """What stands in the form; `known` is the entry that is changed."""

    domain: AssessmentDomain
    instrument: str
    assessed_on: date | None
    levels: tuple[ItemLevel, ...]
    reason: str
    known: AssessmentEntry | None = None


@dataclass(frozen=True, slots=True)
class SheetWish:
    key: str
    language: str
    solutions: bool = False


@dataclass(frozen=True, slots=True)
class LernstandPage:
    """With the languages a task sheet can have."""

    page: AssessmentPage
    languages: tuple[str, ...]


class AssessmentPresenter(ChildPresenter[LernstandPage]):
    def __init__(
        self, shell: Shell, desk: Desk, tools: AssessmentTools, deeds: TabDeeds, view: ChildView[LernstandPage]
    ) -> None:
        super().__init__(shell, desk, deeds, view)
        self._tools = tools
        self._source = InstrumentSource(tools.instruments)
        self.may_write = allows(desk.account.role, put_entry)

    def read_page(self, child_id: ChildId) -> LernstandPage:
        page = read_assessment(self._desk, self._source, child_id)
        return LernstandPage(page, self._tools.texts().languages.tags())

    def today(self) -> date:
        return self._desk.today

    # entries

    def finding_in(self, page: AssessmentPage, text: str) -> str:
        """While somebody types: a word of a diagnosis is marked at once."""
        return diagnosis_sentence(page.instruments, text)

    def missing_in(self, page: AssessmentPage, draft: EntryDraft) -> tuple[str, str]:
        """The field and what it lacks; both empty when it can be saved."""
        if draft.assessed_on is None:
            return "assessed_on", _("Der Tag fehlt.")
        if len(draft.reason.strip()) < SHORTEST_REASON:
            return "reason", _("Schreiben Sie in einem Satz, woran Sie es gesehen haben.")
        return "reason" if self.finding_in(page, draft.reason) else "", self.finding_in(page, draft.reason)

    def save(self, page: AssessmentPage, draft: EntryDraft, saved: Callable[[], object]) -> tuple[str, str]:
        """What hinders, as `missing_in` says it; empty when it is on its way."""
        missing = self.missing_in(page, draft)
        if missing[1] or draft.assessed_on is None:
            return missing
        self.do(partial(put_entry, self._desk, self._source, self._made(page, draft)), lambda _entry: saved())
        return "", ""

    def _made(self, page: AssessmentPage, draft: EntryDraft) -> AssessmentEntry:
        known = draft.known
        return AssessmentEntry(
            id=known.id if known else AssessmentEntryId(self._desk.identifiers.next()),
            version=known.version if known else 0,
            child_id=page.child.id,
            domain=draft.domain,
            instrument=draft.instrument,
            assessed_on=draft.assessed_on or self._desk.today,
            levels=draft.levels,
            reason=draft.reason,
        )

    def remove(self, entry: AssessmentEntry) -> None:
        """Nobody is asked before: the notice brings it back."""

        def told(step: Change | None) -> None:
            bring_back = partial(self._bring_back, step.id) if step else None
            said = _("Der Eintrag zum Lernstand ist entfernt.")
            self._shell.show_notice(said, deed=_("Rückgängig") if step else "", call=bring_back)

        self.do(lambda: step_of(self._desk, lambda: remove_entry(self._desk, entry)), told)

    def _bring_back(self, step: ChangeId) -> None:
        self.do(
            lambda: take_back(self._desk, step),
            lambda change: self._shell.show_notice(_("Zurückgenommen: {what}").format(what=_(change.what))),
        )

    # the text

    def save_text(self, page: AssessmentPage, text: str, saved: Callable[[], object]) -> str:
        """What hinders, for the place beside the field."""
        finding = self.finding_in(page, text)
        if not finding:
            self.do(partial(put_assessment_text, self._desk, self._source, page.child.id, text), lambda _text: saved())
        return finding

    # sheets

    def show_sheet(self, instrument: Instrument, wish: SheetWish) -> None:
        self._shell.run_task(
            partial(self._pages, instrument, wish),
            lambda pdf: self._shell.open_preview(pdf, _(instrument.title), _("Auf dem Bogen steht kein Name.")),
            options=TaskOptions(lane=Lane.POOL, key="assessment.sheet"),
        )

    def _pages(self, instrument: Instrument, wish: SheetWish) -> bytes:
        if instrument.kind is InstrumentKind.TASKS:
            texts = self._tools.texts()
            tasks = task_sheet(self._desk, texts, self._source, wish.key, wish.language, solutions=wish.solutions)
            return self._tools.renderer().render_tasks(tasks)
        return self._tools.renderer().render_data_sheet(observation_sheet(self._desk, self._source, wish.key))

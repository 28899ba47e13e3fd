"""Turns what a person does at the line of schooling and the languages into one service call each. No Qt."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId, GermanLevel
from kiberatung.domain.errors import DomainError
from kiberatung.domain.language_checks import GERMAN, LanguageCheck, LanguageCheckId
from kiberatung.domain.languages import (
    LanguageRole,
    LanguageSkill,
    LanguageSkillId,
    ScriptLiteracy,
    ScriptLiteracyId,
)
from kiberatung.domain.schooling import SchoolingGap, SchoolingKind, SchoolingSpan, SchoolingSpanId
from kiberatung.domain.schooling_gaps import GapCause
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.intake import Given, Place, record_answer
from kiberatung.services.language_checks import put_check, remove_check
from kiberatung.services.schooling.page import SchoolingPage, read_schooling
from kiberatung.services.schooling.spans import (
    explain_gap,
    put_script,
    put_skill,
    put_span,
    remove_script,
    remove_skill,
    remove_span,
)
from kiberatung.services.undo import step_of, take_back
from kiberatung.ui.family.child_presenter import ChildPresenter, ChildView, TabDeeds
from kiberatung.ui.protocols import Shell

BEFORE_SCHOOL = 5
"""A span that begins at an earlier age is proposed as Kindergarten."""


class SchoolingView(ChildView[SchoolingPage], Protocol):
    def show_finding(self, field: str, sentence: str) -> None:
        """What is wrong with a field of the chosen span."""

    def show_check_finding(self, field: str, sentence: str) -> None:
        """What is wrong with a field of the chosen finding of a language."""


class SchoolingPresenter(ChildPresenter[SchoolingPage]):
    """Every change starts from the record as it is stored then, so that quick keys never work on an old one."""

    def __init__(self, shell: Shell, desk: Desk, deeds: TabDeeds, view: SchoolingView) -> None:
        super().__init__(shell, desk, deeds, view)
        self._view = view

    def read_page(self, child_id: ChildId) -> SchoolingPage:
        return read_schooling(self._desk, child_id)

    # spans

    def add_span(self, page: SchoolingPage, done: Callable[[SchoolingSpan], object]) -> None:
        self.do(partial(put_span, self._desk, self._new_span(page)), done)

    def draw_span(self, page: SchoolingPage, first: date, last: date, done: Callable[[SchoolingSpan], object]) -> None:
        """Whole months as drawn; an end that reaches today is open: the visit goes on."""
        born = page.child.date_of_birth
        is_early = born is not None and age_on(born, first) < BEFORE_SCHOOL
        drawn = replace(
            self._new_span(page, first),
            started_on=first if born is None else max(first, born),
            ended_on=last if last < self._desk.today else None,
            kind=SchoolingKind.KINDERGARTEN if is_early else SchoolingKind.PRIMARY,
        )
        self.do(partial(put_span, self._desk, drawn), done)

    def change_span(self, span_id: SchoolingSpanId, field: str, value: object) -> None:
        changed: dict[str, Any] = {field: value}
        self.do(
            lambda: put_span(self._desk, replace(self._span(span_id), **changed)),
            refused=partial(self._say_beside, field),
        )

    def _say_beside(self, field: str, fault: Exception) -> None:
        """A date that cannot be is said at its field, which keeps what was typed."""
        if isinstance(fault, DomainError):
            self._view.show_finding(field, str(fault))
        else:
            self.refuse(fault)

    def move_edge(self, span_id: SchoolingSpanId, edge: str, months: int) -> None:
        self.do(lambda: put_span(self._desk, moved(self._span(span_id), edge, months, self._desk.today)))

    def move_span(self, span_id: SchoolingSpanId, months: int) -> None:
        self.do(lambda: put_span(self._desk, shifted(self._span(span_id), months, self._desk.today)))

    def explain_gap(self, gap: SchoolingGap, cause: GapCause | None) -> None:
        if self.child_id is not None:
            self.do(partial(explain_gap, self._desk, self.child_id, gap, cause))

    def remove_span(self, span_id: SchoolingSpanId) -> None:
        self._remove(lambda: remove_span(self._desk, self._span(span_id)), _("Der Schulbesuch ist entfernt."))

    def _remove(self, deed: Callable[[], object], said: str) -> None:
        """Nobody is asked before: the notice brings it back."""

        def told(step: Change | None) -> None:
            bring_back = partial(self._bring_back, step.id) if step else None
            self._shell.show_notice(said, deed=_("Rückgängig") if step else "", call=bring_back)

        self.do(lambda: step_of(self._desk, deed), told)

    def _bring_back(self, step: ChangeId) -> None:
        self.do(
            lambda: take_back(self._desk, step),
            lambda change: self._shell.show_notice(_("Zurückgenommen: {what}").format(what=_(change.what))),
        )

    def _span(self, span_id: SchoolingSpanId) -> SchoolingSpan:
        with self._desk.reading() as records:
            return records.get(SchoolingSpan, span_id)

    def _new_span(self, page: SchoolingPage, drawn_from: date | None = None) -> SchoolingSpan:
        """Where the last one ended, else in the September after the sixth birthday; its country is that of before."""
        today = self._desk.today
        born = page.child.date_of_birth
        before = [span for span in page.spans if drawn_from is None or span.started_on <= drawn_from]
        last = before[-1] if before else None
        begins = date(born.year + 6, 9, 1) if born else date(today.year - 1, 9, 1)
        if last is not None:
            begins = month_moved(last.ended_on or today, 1 if last.ended_on else 0)
        return SchoolingSpan(
            id=SchoolingSpanId(self._desk.identifiers.next()),
            child_id=page.child.id,
            country=(last.country if last else page.child.country_of_birth) or "",
            started_on=min(begins, today.replace(day=1)),
            language=last.language if last else next(iter(page.child.home_languages), ""),
        )

    # languages and scripts

    def add_language(self, page: SchoolingPage, language: str) -> None:
        skill = LanguageSkill(
            id=LanguageSkillId(self._desk.identifiers.next()),
            child_id=page.child.id,
            position=max((one.position for one in page.skills), default=-1) + 1,
            language=language,
            role=_likely_role(page, language),
        )
        self.do(partial(put_skill, self._desk, skill))

    def change_skill(self, skill_id: LanguageSkillId, **changed: Any) -> None:
        self.do(lambda: put_skill(self._desk, replace(self._skill(skill_id), **changed)))

    def remove_skill(self, skill_id: LanguageSkillId) -> None:
        self._remove(lambda: remove_skill(self._desk, self._skill(skill_id)), _("Die Sprache ist entfernt."))

    def _skill(self, skill_id: LanguageSkillId) -> LanguageSkill:
        with self._desk.reading() as records:
            return records.get(LanguageSkill, skill_id)

    def add_script(self, script: str) -> None:
        if self.child_id is not None:
            identifier = ScriptLiteracyId(self._desk.identifiers.next())
            self.do(
                partial(put_script, self._desk, ScriptLiteracy(id=identifier, child_id=self.child_id, script=script))
            )

    def change_script(self, script: str, **changed: Any) -> None:
        self.do(lambda: put_script(self._desk, replace(self._script(script), **changed)))

    def remove_script(self, script: str) -> None:
        self._remove(lambda: remove_script(self._desk, self._script(script)), _("Die Schrift ist entfernt."))

    def _script(self, script: str) -> ScriptLiteracy:
        with self._desk.reading() as records:
            found = records.find(ScriptLiteracy, child_id=self.child_id, script=script)
        if not found:
            raise DomainError(_("Diese Schrift ist nicht mehr eingetragen."), _("Fügen Sie sie wieder hinzu."))
        return found[0]

    # findings

    def add_check(self, language: str) -> None:
        """Of today, still without a level."""
        if self.child_id is not None:
            identifier = LanguageCheckId(self._desk.identifiers.next())
            check = LanguageCheck(id=identifier, child_id=self.child_id, language=language, checked_on=self._desk.today)
            self.do(partial(put_check, self._desk, check))

    def change_check(self, check_id: LanguageCheckId, field: str, value: object) -> None:
        changed: dict[str, Any] = {field: value}
        self.do(
            lambda: put_check(self._desk, replace(self._check(check_id), **changed)),
            refused=partial(self._say_beside_check, field),
        )

    def _say_beside_check(self, field: str, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_check_finding(field, str(fault))
        else:
            self.refuse(fault)

    def remove_check(self, check_id: LanguageCheckId) -> None:
        self._remove(lambda: remove_check(self._desk, self._check(check_id)), _("Der Sprachstand ist entfernt."))

    def _check(self, check_id: LanguageCheckId) -> LanguageCheck:
        with self._desk.reading() as records:
            return records.get(LanguageCheck, check_id)

    def set_german_level(self, level: GermanLevel | None) -> None:
        if self.family_id is not None:
            place = Place(self.family_id, "german_level", self.child_id)
            self.do(partial(record_answer, self._desk, place, Given(level)))


def moved(span: SchoolingSpan, edge: str, months: int, today: date) -> SchoolingSpan:
    """The span with one edge moved; an end that reaches the month of today is open: the visit goes on.

    Raises `DomainError` when nothing of the span would be left.
    """
    if edge == "start":
        span = replace(span, started_on=month_moved(span.started_on, months))
    else:
        ended_on = last_of_month(month_moved(span.ended_on or today, months))
        span = replace(span, ended_on=ended_on if ended_on < today else None)
    if span.started_on > (span.ended_on or today):
        raise DomainError(
            _("Kürzer geht es nicht. Der Schulbesuch ist unverändert."),
            _("Entfernen Sie ihn mit Entf, wenn es ihn nicht gab."),
        )
    return span


def shifted(span: SchoolingSpan, months: int, today: date) -> SchoolingSpan:
    """The whole span so many months later or earlier; one that reaches today goes on."""
    ended_on = last_of_month(month_moved(span.ended_on or today, months))
    started_on = month_moved(span.started_on, months)
    return replace(span, started_on=started_on, ended_on=ended_on if ended_on < today else None)


def month_moved(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _likely_role(page: SchoolingPage, language: str) -> LanguageRole:
    if language == GERMAN:
        return LanguageRole.GERMAN
    if language in page.child.home_languages:
        return LanguageRole.FAMILY
    taught = {span.language for span in page.spans}
    return LanguageRole.SCHOOL if language in taught else LanguageRole.FOREIGN

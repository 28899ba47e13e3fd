"""The intake: every committed cell is one stored answer; what is shown never waits for the store."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kiberatung.basics.german_time import german_time
from kiberatung.basics.texts import _
from kiberatung.domain.answers import Source
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.consents import Consent
from kiberatung.domain.consistency.doubt import Doubt
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import Guardian, GuardianId
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.answer_warnings import find_right
from kiberatung.services.desk import Desk
from kiberatung.services.families import (
    add_child,
    change_guardian,
    load_family,
    new_guardian,
    put_guardian,
    remove_guardian,
)
from kiberatung.services.intake import (
    Given,
    Place,
    answered,
    follow_family,
    following,
    record_answer,
    with_town,
)
from kiberatung.services.intake_page import IntakePage, finish_intake, intake_page
from kiberatung.services.notes import record_consent, withdraw_consent
from kiberatung.services.place_words import Offer, school_words
from kiberatung.services.questions import QUESTIONS, SECTION_TITLES, Scope, Section
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.intake.answer_source import COMMON, AnswerSource
from kiberatung.ui.family.intake.consent_presenter import ConsentForm, language_key
from kiberatung.ui.family.intake.duplicates import DuplicateWatch
from kiberatung.ui.family.intake.guardian_source import GuardianSource
from kiberatung.ui.family.intake.passport import Passport, PassportShown
from kiberatung.ui.family.intake.passport_presenter import PassportPresenter, PassportView
from kiberatung.ui.protocols import Shell, TaskOptions

GUARDIANS, CONSENT = "guardians", "consent"
_OWN_PLACES = frozenset({GUARDIANS, CONSENT})
_OF_THE_FAMILY = frozenset(one.field for one in QUESTIONS if one.scope is Scope.FAMILY)
_BEHIND_THE_PAGE = TaskOptions(key="intake.schools", after_paint=True)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of the list at the left."""

    key: Hashable
    title: str
    note: str
    is_complete: bool


class IntakeView(PassportView, Protocol):
    def show_people(self) -> None:
        """Columns may have changed."""

    def show_answers(self) -> None:
        """Values have changed, columns have not."""

    def show_sections(self, lines: Sequence[SectionLine]) -> None: ...

    def show_page(self, page: IntakePage) -> None:
        """Consents, and whether the intake is finished."""

    def enter_cell(self, row: Hashable, column: Hashable) -> None: ...

    def enter_consent(self) -> None: ...

    def enter_guardian(self, guardian_id: GuardianId | None, field: str = "kind") -> None: ...


class IntakePresenter:
    def __init__(
        self,
        shell: Shell,
        desk: Desk,
        view: IntakeView,
        nationality_keys: Mapping[str, str],
        changed: Callable[[], None],
    ) -> None:
        self._shell, self._desk, self._view, self._changed = shell, desk, view, changed
        texts = AnswerTexts(desk.words)
        self.answers = AnswerSource(texts, lambda: desk.today, self._give, self._follow)
        self.answers.found_right = self.find_right
        self.guardians = GuardianSource(self._put_guardian_field, desk.words)
        self._texts = texts
        self.zones = PassportPresenter(desk, view, Passport(texts, nationality_keys), self.answers, self._save)
        self._duplicates = DuplicateWatch(shell, desk)
        self.family_id: FamilyId | None = None
        self.wished_field = ""
        """The person came for this question, or for the guardians."""
        self.page: IntakePage | None = None
        self._saving = 0

    # reading

    def open_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        self.family_id = family_id
        self._load(lambda: self._enter_child(child_id))
        if not self._texts.schools:
            self._shell.run_task(lambda: school_words(self._desk), self._take_schools, options=_BEHIND_THE_PAGE)
        self._view.show_passport(PassportShown(), empty_field=True)

    def _take_schools(self, schools: tuple[Offer, ...]) -> None:
        self._texts.schools = schools

    def reload(self) -> None:
        self._load(lambda: None)

    def _load(self, then: Callable[[], object]) -> None:
        family_id = self.family_id
        if family_id is None:
            return

        def show(page: IntakePage) -> None:
            if page.file.family.id == self.family_id and not self._saving:
                self._show(page)
                then()

        self._shell.run_task(lambda: intake_page(self._desk, family_id), show)

    def _show(self, page: IntakePage) -> None:
        same_people = self.page is not None and _columns(self.page) == _columns(page)
        self.page = page
        self.answers.surroundings = page.surroundings
        self.answers.set_people((page.file.family, page.file.children))
        self.guardians.set_guardians(page.file.guardians)
        if same_people:
            self._view.show_answers()
        else:
            self._view.show_people()
        self._show_sections()
        self._view.show_page(page)
        self._duplicates.look(page.file.children, page.file.guardians)

    def _show_sections(self) -> None:
        lines = [
            SectionLine(section, _(SECTION_TITLES[section]), f"{count.answered}/{count.asked}", count.is_complete)
            for section, count in self.answers.counts.items()
        ]
        guardians = len(self.guardians.guardians)
        lines.insert(1, SectionLine(GUARDIANS, _("Erziehungsberechtigte"), str(guardians), guardians > 0))
        given = [one for one in self.page.consents if one.withdrawn_on is None] if self.page else []
        lines.append(SectionLine(CONSENT, _("Einwilligung"), _("liegt vor") if given else _("fehlt"), bool(given)))
        self._view.show_sections(lines)

    def _enter_child(self, child_id: ChildId | None) -> None:
        """The question somebody came for, else the first that asks for a look: a warning, else an open one."""
        wished, self.wished_field = self.wished_field, ""
        if wished in _OWN_PLACES:
            self._enter_place(wished)
            return
        if child_id is None or self.answers.people is None:
            return
        rows = [line.key for line in self.answers.grid_lines() if not isinstance(line.key, Section)]
        if wished in rows:
            self._view.enter_cell(wished, COMMON if wished in _OF_THE_FAMILY else child_id)
            return
        cells = [(row, self.answers.grid_cell(row, child_id)) for row in rows]
        warned = [row for row, cell in cells if cell.warning]
        still_open = [row for row, cell in cells if cell.state.value == "open"]
        for row in (warned or still_open)[:1]:
            self._view.enter_cell(row, child_id)

    def _enter_place(self, place: str) -> None:
        """The consents, or the guardian of whom the school will have to report the country of birth."""
        if place == CONSENT:
            self._view.enter_consent()
            return
        people = self.guardians.guardians
        without = next((one for one in people if not one.country_of_birth), next(iter(people), None))
        self._view.enter_guardian(without.id if without else None, "country_of_birth")

    # answers

    def _give(self, place: Place, given: Given) -> None:
        people = self.answers.people
        if people is None:
            return
        self.answers.set_people(with_town(self._desk.catalogues, answered(people, place, given), place))
        self._after_answer(lambda: record_answer(self._desk, place, given))
        self._duplicates.look(self._children())

    def _follow(self, place: Place) -> None:
        people = self.answers.people
        if people is None or place.child_id is None or _child(people[1], place.child_id, place.field) is None:
            return
        self.answers.set_people(following(people, place))
        self._after_answer(lambda: follow_family(self._desk, place))

    def _after_answer(self, deed: Callable[[], object]) -> None:
        self._show_sections()
        self.zones.answered_elsewhere()
        self._save(deed)

    def find_right(self, doubt: Doubt) -> None:
        """What stood out is so: it does not come again, and can be taken back."""
        family_id, people = self.family_id, self.answers.people
        if family_id is None or people is None:
            return
        around = self.answers.surroundings
        self.answers.surroundings = replace(around, found_right=around.found_right | {doubt.key})
        self.answers.set_people(people)
        self._view.show_answers()
        self._save(lambda: find_right(self._desk, family_id, doubt))

    def put_source(self, row: Hashable, column: Hashable, source: Source | None) -> None:
        self.answers.put_source(row, column, source)
        self._view.show_answers()

    def _save(self, deed: Callable[[], object], then: Callable[[], object] | None = None) -> None:
        """Store in the background; when the last of several is done, read again and tell the page."""
        self._saving += 1
        self._shell.set_saved(_("Wird gespeichert"), "muted")

        def saved(_result: object) -> None:
            self._saving -= 1
            if not self._saving:
                moment = german_time(self._desk.clock.now())
                self._shell.set_saved(_("Gespeichert {time}").format(time=f"{moment:%H:%M}"))
                self._load(lambda: then() if then else None)
                self._changed()

        def failed(fault: Exception) -> None:
            self._saving -= 1
            self._shell.set_saved(_("Nicht gespeichert"), "danger")
            self._shell.show_fault(fault)
            self.reload()

        self._shell.run_task(deed, saved, failed)

    # people

    def add_child(self) -> None:
        family_id = self.family_id
        if family_id is None:
            return

        def enter() -> None:
            children = self.page.file.children if self.page else ()
            if children:
                self._view.enter_cell("given_names", children[-1].id)

        self._save(lambda: add_child(self._desk, family_id), enter)

    def add_guardian(self) -> None:
        family_id = self.family_id
        if family_id is None:
            return

        def enter() -> None:
            if self.guardians.guardians:
                self._view.enter_guardian(self.guardians.guardians[-1].id)

        self._save(
            lambda: put_guardian(self._desk, new_guardian(self._desk, load_family(self._desk, family_id))), enter
        )

    def remove_guardian(self, guardian_id: Hashable) -> None:
        guardian = next((one for one in self.guardians.guardians if one.id == guardian_id), None)
        if guardian is not None and not self._saving:
            self._save(lambda: remove_guardian(self._desk, guardian), self._say_removed)

    def _say_removed(self) -> None:
        """Nobody is asked before: the notice brings the person back."""
        said = _("Person entfernt")
        self._shell.show_notice(said, deed=_("Rückgängig"), call=lambda: self._save(lambda: undo_last(self._desk)))

    def _put_guardian_field(self, guardian_id: GuardianId, field: str, value: object) -> None:
        self.guardians.set_guardians(
            tuple(_with_field(one, guardian_id, field, value) for one in self.guardians.guardians)
        )
        self._save(lambda: change_guardian(self._desk, guardian_id, field, value))

    # consent

    def give_consent(self, form: ConsentForm) -> None:
        family_id = self.family_id
        if family_id is None:
            return

        def record() -> None:
            language = language_key(form, self._desk.words)
            known = {"given_by": form.given_by, "language": language, "interpreted_by": form.interpreted_by}
            record_consent(self._desk, family_id, form.recipients, **known)

        self._save(record)

    def withdraw_consent(self, consent: Consent) -> None:
        self._save(lambda: withdraw_consent(self._desk, consent))

    # the end

    def finish(self) -> None:
        family_id = self.family_id
        if family_id is not None:
            done = _("Der Fall steht jetzt auf „Beraten“.")
            self._save(
                lambda: finish_intake(self._desk, family_id),
                lambda: self._shell.show_notice(_("Aufnahme abgeschlossen"), done),
            )

    def _children(self) -> tuple[Child, ...]:
        return self.answers.people[1] if self.answers.people else ()


def _columns(page: IntakePage) -> tuple[object, ...]:
    file = page.file
    return (file.family.id, *(one.id for one in file.children), *(one.id for one in file.guardians))


def _child(children: tuple[Child, ...], child_id: ChildId, field: str) -> Child | None:
    """The child, if it has an answer of its own there."""
    child = _named(children, child_id)
    return child if child is not None and field in child.own_fields else None


def _named(children: tuple[Child, ...], child_id: ChildId | None) -> Child | None:
    return next((one for one in children if one.id == child_id), None)


def _with_field(guardian: Guardian, guardian_id: GuardianId, field: str, value: object) -> Guardian:
    changed: dict[str, object] = {field: value}
    return replace(guardian, **changed) if guardian.id == guardian_id else guardian  # type: ignore[arg-type]  # by name

"""A filled form that came back, in front of what is known: who is who, what is taken, all of it in one deed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.children import Child
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import Guardian
from kiberatung.services.answer_texts import AnswerTexts
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.forms.comparing import FormPreview, FormRow, RowState, preview_form, preview_new_family
from kiberatung.services.forms.filled_form import FilledForm
from kiberatung.services.forms.matching import FormPerson, Match, Target
from kiberatung.services.forms.taking import FormWish, take_form, take_new_family
from kiberatung.services.undo import step_of, take_back
from kiberatung.ui.family.forms.choices import FormChoices, choices_in, place_of, text_of
from kiberatung.ui.family.forms.rows import detail_of, rows_shown, title_of
from kiberatung.ui.protocols import Lane, Shell, TaskOptions
from kiberatung.ui.widgets.row_values import ComparedRows

_KEPT = "choices"


@dataclass(frozen=True, slots=True)
class FormTools:
    """`read` takes the bytes of the file and refuses what is no form; both are made when they are first needed."""

    read: Callable[[Path], FilledForm]
    answers: Callable[[], AnswerTexts]


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """`options` are who of the family it may be, somebody new, or nobody to be taken over."""

    person: str
    title: str
    match: Match
    options: tuple[tuple[Match, str], ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    case_number: str
    notes: tuple[str, ...]
    people: tuple[PersonChoice, ...]
    rows: ComparedRows
    summary: str
    count: int
    """Of the answers that will be taken over."""


class FormView(Protocol):
    def show_page(self, page: FormPage) -> None: ...

    def show_detail(self, text: str) -> None: ...

    def show_refused(self, heading: str, next_step: str) -> None:
        """Nothing of the file can be taken over."""

    def show_busy(self, *, is_busy: bool) -> None: ...


class Drafts(Protocol):
    """What `ui.shell.desk_drafts` does."""

    def look(self, place: str, found: Callable[[str, Mapping[str, str]], object]) -> None: ...

    def keep(self, place: str, values: Mapping[str, str], about: UUID | None) -> None: ...

    def drop(self, place: str) -> None: ...


class FormPresenter:
    def __init__(self, shell: Shell, desk: Desk, tools: FormTools, view: FormView, drafts: Drafts) -> None:
        self._shell, self._desk, self._tools, self._view, self._drafts = shell, desk, tools, view, drafts
        self._family_id: FamilyId | None = None
        self._taken_in: FamilyId | None = None
        """The family that the form made."""
        self._form: FilledForm | None = None
        self._preview: FormPreview | None = None
        self._choices = FormChoices()
        self._taken: set[str] = set()
        self._is_busy = False

    def open_form(self, family_id: FamilyId | None, path: Path) -> None:
        """None for a family that nobody has taken in yet."""
        self._forget()
        self._family_id = family_id
        self._shell.run_task(
            partial(self._tools.read, path),
            self._take_form,
            self._refuse,
            TaskOptions(_("Bogen wird gelesen"), Lane.POOL, "filled form"),
        )

    def reload(self) -> None:
        family_id, form, matches = self._family_id, self._form, self._choices.matches
        if form is None:
            return

        def read() -> FormPreview:
            texts = self._tools.answers()
            if family_id is None:
                return preview_new_family(self._desk, texts, form, matches)
            return preview_form(self._desk, texts, family_id, form, matches)

        self._shell.run_task(read, self._show_preview, options=TaskOptions(key="form preview"))

    # what the person does

    def turn(self, key: str) -> None:
        self.choose(key, is_taken=key not in self._taken)

    def choose(self, key: str, *, is_taken: bool) -> None:
        row = self._row(key)
        if row is None or not row.can_be_taken or self._is_busy:
            return
        self._decide(self._choices.with_rows({key: is_taken}))
        self._show()

    def take_all(self) -> None:
        """Of the contradictions too: the form is what the family says today."""
        if self._preview is not None:
            self._decide(self._choices.with_rows({row.key: True for row in self._preview.rows if row.can_be_taken}))
            self._show()

    def match(self, person: str, match: Match) -> None:
        """Who is somebody else is compared with that one anew."""
        self._decide(self._choices.with_match(person, match))
        self.reload()

    def go_to(self, key: str | None) -> None:
        row = self._row(key) if key else None
        self._view.show_detail(detail_of(row, self._who(row.person)) if row else "")

    def take_over(self) -> None:
        family_id, form, preview = self._family_id, self._form, self._preview
        if form is None or preview is None or not self._taken or self._is_busy:
            return
        wish = FormWish(form, preview, self._choices.matches, frozenset(self._taken))
        self._set_busy(is_busy=True)

        def take() -> None:
            texts = self._tools.answers()
            if family_id is None:
                self._taken_in = take_new_family(self._desk, texts, wish)
            else:
                take_form(self._desk, texts, family_id, wish)

        def work() -> Callable[[], object]:
            step = step_of(self._desk, take)
            return (lambda: take_back(self._desk, step.id)) if step else (lambda: None)

        self._shell.run_task(work, self._say_taken, self._say_failed, TaskOptions(can_cancel=False))

    def give_up(self) -> None:
        self._drop_draft()
        self._leave_to(self._family_id)

    # what comes back

    def _take_form(self, form: FilledForm) -> None:
        self._form = form
        self.reload()
        self._drafts.look(place_of(self._family_id, form), self._found)

    def _found(self, _words: str, values: Mapping[str, str]) -> None:
        """Choices made before a lock or a crash are there again."""
        kept = choices_in(values.get(_KEPT, ""))
        if kept != self._choices:
            self._choices = kept
            self.reload()

    def _decide(self, choices: FormChoices) -> None:
        self._choices = choices
        if self._form is not None:
            place = place_of(self._family_id, self._form)
            self._drafts.keep(place, {_KEPT: text_of(choices)}, self._family_id)

    def _drop_draft(self) -> None:
        if self._form is not None:
            self._drafts.drop(place_of(self._family_id, self._form))

    def _show_preview(self, preview: FormPreview) -> None:
        self._preview = preview
        self._show()

    def _refuse(self, fault: Exception) -> None:
        message, next_step = getattr(fault, "message", ""), getattr(fault, "next_step", "")
        if not message:
            self._shell.show_fault(fault)
            return
        self._view.show_refused(message, next_step)

    def _say_taken(self, undo: Callable[[], object]) -> None:
        self._set_busy(is_busy=False)
        self._drop_draft()
        family_id, count = self._family_id, len(self._taken)
        words = ngettext_("{count} Angabe aus dem Bogen übernommen", "{count} Angaben aus dem Bogen übernommen", count)
        self._shell.show_notice(
            words.format(count=count),
            deed=_("Zurücknehmen"),
            call=lambda: self._shell.run_task(undo, lambda _change: self._leave_to(family_id)),
        )
        self._leave_to(family_id or self._taken_in)

    def _say_failed(self, fault: Exception) -> None:
        self._set_busy(is_busy=False)
        self._shell.show_fault(fault)
        self.reload()

    # what is shown

    def _show(self) -> None:
        preview = self._preview
        if preview is None:
            return
        takeable = [row for row in preview.rows if row.can_be_taken]
        self._taken = {row.key for row in takeable if self._choices.turned.get(row.key, row.is_chosen_first)}
        page = FormPage(
            case_number=preview.case_number,
            notes=preview.notes,
            people=tuple(self._choice(person) for person in preview.people),
            rows=rows_shown(preview, self._taken),
            summary=_summary(preview, self._taken),
            count=len(self._taken),
        )
        self._view.show_page(page)

    def _choice(self, person: FormPerson) -> PersonChoice:
        assert self._preview is not None  # noqa: S101 - asked while a page is made
        file = self._preview.file
        records: Sequence[Child | Guardian] = file.children if person.is_child else file.guardians
        known = [(record.id, _name_of(record)) for record in records]
        new = _("neues Kind") if person.is_child else _("neue Person")
        options = (*known, (Target.NEW, new), (Target.SKIPPED, _("nicht übernehmen")))
        return PersonChoice(person.person, title_of(person), person.match, options)

    def _row(self, key: str) -> FormRow | None:
        rows = self._preview.rows if self._preview else ()
        return next((row for row in rows if row.key == key), None)

    def _who(self, person: str) -> str:
        people = self._preview.people if self._preview else ()
        return next((title_of(one) for one in people if one.person == person), "")

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._view.show_busy(is_busy=is_busy)

    def _leave_to(self, family_id: FamilyId | None) -> None:
        if family_id is None:
            self._shell.navigate("families")
        else:
            self._shell.navigate("family", family_id=family_id, tab="intake")

    def _forget(self) -> None:
        self._form, self._preview, self._taken_in = None, None, None
        self._choices, self._taken = FormChoices(), set()
        self._is_busy = False


def _name_of(record: Child | Guardian) -> str:
    if isinstance(record, Child):
        return name_of_child(record)
    return f"{record.given_names} {record.family_name}".strip() or _("ohne Namen")


def _summary(preview: FormPreview, taken: set[str]) -> str:
    kept = sum(row.state is RowState.CONFLICT and row.key not in taken for row in preview.rows)
    unreadable = preview.count(RowState.UNREADABLE)
    count = len(taken)
    parts = [
        ngettext_("{count} Angabe wird übernommen.", "{count} Angaben werden übernommen.", count).format(count=count)
    ]
    if kept:
        words = ngettext_(
            "Bei {count} Widerspruch bleibt es wie bisher.", "Bei {count} Widersprüchen bleibt es wie bisher.", kept
        )
        parts.append(words.format(count=kept))
    if unreadable:
        words = ngettext_("{count} Angabe ist nicht lesbar.", "{count} Angaben sind nicht lesbar.", unreadable)
        parts.append(words.format(count=unreadable))
    return " ".join(parts)

"""Shows the learning groups, keeps their figures fresh, and takes whole lists over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.errors import DomainError, TellableError
from kiberatung.domain.schools import LearningGroup, LearningGroupId
from kiberatung.services.changes import Change, ChangeId
from kiberatung.services.desk import Desk
from kiberatung.services.place_lists import COLUMNS, PlacesImport, import_learning_groups, read_rows
from kiberatung.services.places import record_learning_group, remove_learning_group, update_free_places
from kiberatung.services.places_page import GroupRow, PlacesPage, SchoolChoice, read_places
from kiberatung.services.today import BandCount
from kiberatung.services.undo import step_of, take_back
from kiberatung.ui.protocols import FileWish, Shell, TaskOptions
from kiberatung.ui.schools.group_form import Field, GroupForm, findings_of, form_of, group_of, number_in
from kiberatung.ui.schools.rows import Wish, chosen_rows


@dataclass(frozen=True, slots=True)
class Outside:
    """What the screen needs that neither services nor widgets have."""

    read_text: Callable[[Path], str]


class SchoolsView(Protocol):
    def show_rows(self, rows: Sequence[GroupRow], whole: int) -> None:
        """Of so many in the whole; the filters of columns come after."""

    def show_empty(self) -> None: ...

    def show_filters(self, schulformen: Sequence[str]) -> None: ...

    def show_schools(self, schools: Sequence[SchoolChoice]) -> None: ...

    def show_waiting(self, waiting: Sequence[BandCount]) -> None: ...

    def show_group(self, row: GroupRow | None) -> None:
        """The group under the cursor, in the panel."""

    def show_form(self, form: GroupForm, *, is_new: bool) -> None: ...

    def close_form(self) -> None: ...

    def show_findings(self, findings: Mapping[Field, str], whole: str = "") -> None: ...

    def show_free_finding(self, text: str) -> None: ...

    def select(self, group_id: LearningGroupId) -> None: ...


class SchoolsPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: SchoolsView, outside: Outside) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self._outside = outside
        self._page = PlacesPage((), (), ())
        self.wish = Wish()
        self._shown: list[GroupRow] = []
        self._current: LearningGroupId | None = None
        self._edited: LearningGroup | None = None

    def reload(self) -> None:
        self._shell.run_task(lambda: read_places(self._desk), self._show, options=TaskOptions(key="school places"))

    # filters

    def seek(self, text: str) -> None:
        self._filter(replace(self.wish, text=text))

    def choose_schulform(self, schulform: object) -> None:
        self._filter(replace(self.wish, schulform=str(schulform or "")))

    def choose_grade(self, grade: object) -> None:
        self._filter(replace(self.wish, grade=grade if isinstance(grade, int) else 0))

    def choose_only_free(self, only_free: bool) -> None:
        self._filter(replace(self.wish, only_free=only_free))

    # one group

    def go_to(self, key: object) -> None:
        row = self._row(key)
        self._current = row.group.id if row else None
        self._view.show_group(row)

    def write_free(self, typed: str, as_of: date | None) -> None:
        """The number a school has told, as of the day typed, else of today."""
        row = self._row(self._current)
        free = number_in(typed)
        if row is None:
            return
        if free is None:
            self._view.show_free_finding(_("Tragen Sie eine Zahl ein."))
            return
        self._view.show_free_finding("")
        said = _("Freie Plätze eingetragen: {school}").format(school=row.school)
        self._shell.run_task(
            lambda: update_free_places(self._desk, row.group.id, free, as_of),
            lambda group: self._done(said, group.id),
            self._refuse_free,
        )

    def begin_new(self) -> None:
        row = self._row(self._current)
        self._edited = None
        number = row.group.school_number if row else ""
        self._view.show_form(GroupForm(school_number=number, as_of=self._desk.today), is_new=True)

    def begin_change(self) -> None:
        row = self._row(self._current)
        if row is not None:
            self._edited = row.group
            self._view.show_form(form_of(row.group), is_new=False)

    def save(self, form: GroupForm) -> None:
        findings = findings_of(form)
        self._view.show_findings(findings)
        if findings:
            return
        edited = self._edited

        def work() -> LearningGroup:
            identifier = LearningGroupId(self._desk.identifiers.next())
            return record_learning_group(self._desk, group_of(form, edited, identifier))

        self._shell.run_task(work, self._saved, self._refuse_form)

    def remove(self) -> None:
        row = self._row(self._current)
        if row is None:
            return
        said = _("Lerngruppe entfernt: {name}").format(name=row.group.name)
        remove = partial(remove_learning_group, self._desk, row.group.id)

        def told(step: Change | None) -> None:
            self._done(said, None)
            if step is not None:
                self._shell.show_notice(said, deed=_("Rückgängig"), call=partial(self._bring_back, step.id))

        self._shell.run_task(lambda: step_of(self._desk, remove), told)

    def _bring_back(self, step: ChangeId) -> None:
        self._shell.run_task(
            lambda: take_back(self._desk, step),
            lambda change: self._done(_("Zurückgenommen: {what}").format(what=_(change.what)), None),
        )

    # whole lists

    def choose_list(self) -> None:
        wish = FileWish(_("Liste der Lerngruppen"), kinds=[(_("CSV-Datei"), "csv")])
        self._shell.ask_file_to_open(wish, self._take_list)

    # what comes back

    def _show(self, page: PlacesPage) -> None:
        self._page = page
        self._view.show_schools(page.schools)
        self._view.show_waiting(page.waiting)
        if not page.rows:
            self._shown = []
            self._view.show_empty()
            return
        self._view.show_filters(sorted({row.schulform for row in page.rows if row.schulform}))
        self._list()

    def _list(self) -> None:
        self._shown = chosen_rows(self._page.rows, self.wish)
        self._view.show_rows(self._shown, len(self._page.rows))
        self._view.show_group(self._row(self._current))

    def show_wish(self, wish: Wish) -> None:
        """Of a saved view."""
        self._filter(wish)

    def _filter(self, wish: Wish) -> None:
        self.wish = wish
        if self._page.rows:
            self._list()

    def _row(self, key: object) -> GroupRow | None:
        return next((row for row in self._shown if row.group.id == key), None)

    def _take_list(self, path: Path) -> None:
        def work() -> PlacesImport:
            text = self._outside.read_text(path)
            return import_learning_groups(self._desk, read_rows(text))

        self._shell.run_task(work, self._taken, self._refuse_list, TaskOptions(title=_("Die Liste wird eingelesen")))

    def _taken(self, result: PlacesImport) -> None:
        text = _("{added} Lerngruppen neu, {changed} geändert, {unchanged} unverändert.")
        said = text.format(added=result.added, changed=result.changed, unchanged=result.unchanged)
        self._shell.show_notice(_("Liste eingelesen"), said)
        self.reload()

    def _refuse_list(self, fault: Exception) -> None:
        if isinstance(fault, TellableError):
            self._shell.show_notice(
                _("Liste nicht eingelesen"), str(fault), "danger", _("Spaltenköpfe kopieren"), self._copy_heads
            )
        else:
            self._shell.show_fault(fault)

    def _copy_heads(self) -> None:
        self._shell.copy_text(";".join(COLUMNS), _("Spaltenköpfe kopiert"))

    def _saved(self, group: LearningGroup) -> None:
        self._view.close_form()
        self._done(_("Lerngruppe gespeichert: {name}").format(name=group.name), group.id)

    def _done(self, said: str, group_id: LearningGroupId | None) -> None:
        self._current = group_id
        self._shell.show_notice(said)
        self._shell.run_task(lambda: read_places(self._desk), lambda page: self._show_at(page, group_id))

    def _show_at(self, page: PlacesPage, group_id: LearningGroupId | None) -> None:
        self._show(page)
        if group_id is not None and page.rows:
            self._view.select(group_id)

    def _refuse_free(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_free_finding(str(fault))
        else:
            self._shell.show_fault(fault)

    def _refuse_form(self, fault: Exception) -> None:
        if isinstance(fault, DomainError):
            self._view.show_findings({}, str(fault))
        else:
            self._shell.show_fault(fault)


def capacity_words(row: GroupRow) -> str:
    """The line under the name of a group."""
    return _("{occupied} von {capacity} Plätzen belegt, Stand {day}").format(
        occupied=row.group.occupied, capacity=row.group.capacity, day=write_date(row.group.as_of)
    )

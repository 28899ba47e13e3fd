"""The overview: where the family stands, what is open, the children compared, what happened last."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.notes import FollowUp
from kiberatung.services.answer_warnings import find_right
from kiberatung.services.desk import Desk
from kiberatung.services.families import add_child
from kiberatung.services.notes import finish_follow_up, plan_follow_up, write_note
from kiberatung.services.open_items import Deed, OpenItem, doubles_of_family
from kiberatung.services.overview import Overview, Step, overview_of
from kiberatung.services.permissions import allows
from kiberatung.services.undo import undo_last
from kiberatung.ui.family.item_places import go_to_item
from kiberatung.ui.protocols import Shell, TaskOptions

LATEST_ENTRIES = 120


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One of the nine steps, without the toolkit; `state` is done, now or later."""

    word: str
    state: str
    first_note: str
    second_note: str


@dataclass(frozen=True, slots=True)
class OverviewShown:
    overview: Overview
    steps: tuple[ShownStep, ...]
    open_note: str
    children_note: str


class OverviewView(Protocol):
    def show_overview(self, shown: OverviewShown) -> None: ...

    def close_editors(self) -> None:
        """What was written is stored: the inline editors can go."""


class OverviewPresenter:
    def __init__(
        self,
        shell: Shell,
        desk: Desk,
        view: OverviewView,
        changed: Callable[[], None],
        do_deed: Callable[[Deed, ChildId | None], None],
    ) -> None:
        self._shell, self._desk, self._view = shell, desk, view
        self._changed, self._do_deed = changed, do_deed
        self.family_id: FamilyId | None = None
        self._looked_at: tuple[Child, ...] | None = None
        self._doubles: tuple[OpenItem, ...] = ()

    def open_family(self, family_id: FamilyId) -> None:
        self.family_id = family_id
        self.reload()

    def reload(self) -> None:
        family_id = self.family_id
        if family_id is not None:
            self._shell.run_task(lambda: self._read(family_id), self._show)

    def _read(self, family_id: FamilyId) -> OverviewShown:
        overview = overview_of(self._desk, family_id, LATEST_ENTRIES)
        return OverviewShown(overview, shown_steps(overview.steps), open_note(overview), children_note(overview))

    def _show(self, shown: OverviewShown) -> None:
        if shown.overview.file.family.id != self.family_id:
            return
        known = self._doubles if shown.overview.file.children == self._looked_at else ()
        self._view.show_overview(_with_items(shown, known))
        if shown.overview.file.children != self._looked_at:
            self._look_for_doubles(shown)

    def _look_for_doubles(self, shown: OverviewShown) -> None:
        """When the page stands there: it looks through all children."""
        file = shown.overview.file
        if not allows(self._desk.account.role, doubles_of_family):
            return

        def show(items: tuple[OpenItem, ...]) -> None:
            if file.family.id == self.family_id:
                self._looked_at, self._doubles = file.children, items
                if items:
                    self._view.show_overview(_with_items(shown, items))

        options = TaskOptions(key="overview.doubles", after_paint=True)
        self._shell.run_task(lambda: doubles_of_family(self._desk, file), show, options=options)

    def do(self, item: OpenItem) -> None:
        """A follow-up is finished at once; everything else leads to its place."""
        if item.follow_up is not None:
            self._finish(item.follow_up)
        elif not go_to_item(self._shell, item):
            self._do_deed(item.deed, item.child_id)

    def find_right(self, item: OpenItem) -> None:
        """What stands out is so; „Rückgängig“ raises it again."""
        doubt, family_id = item.doubt, self.family_id
        if doubt is None or family_id is None:
            return

        def told(_confirmed: object) -> None:
            said = _("Als richtig eingetragen")
            self._shell.show_notice(said, item.sentence, deed=_("Rückgängig"), call=self._undo)
            self.reload()
            self._changed()

        self._shell.run_task(lambda: find_right(self._desk, family_id, doubt), told)

    def _undo(self) -> None:
        self._run(lambda: undo_last(self._desk), _("Zurückgenommen"))

    def _finish(self, follow_up: FollowUp) -> None:
        self._run(lambda: finish_follow_up(self._desk, follow_up), _("Wiedervorlage erledigt"), can_undo=True)

    def open_child(self, child_id: ChildId) -> None:
        self._do_deed(Deed.INTAKE, child_id)

    def add_child(self) -> None:
        """The new child is filled in where the questions stand."""
        family_id = self.family_id
        if family_id is not None:
            self._shell.run_task(
                lambda: add_child(self._desk, family_id), lambda child: self._do_deed(Deed.INTAKE, child.id)
            )

    def write_note(self, text: str) -> None:
        family_id = self.family_id
        if family_id is not None:
            self._run(lambda: write_note(self._desk, family_id, text), _("Vermerk gespeichert"))

    def plan_follow_up(self, due_on: date | None, text: str) -> str:
        """A sentence when something is missing, else empty."""
        family_id = self.family_id
        if due_on is None:
            return _("Tragen Sie den Tag ein.")
        if not text.strip():
            return _("Schreiben Sie, woran erinnert werden soll.")
        if family_id is not None:
            self._run(
                lambda: plan_follow_up(self._desk, family_id, due_on, text.strip()), _("Wiedervorlage eingetragen")
            )
        return ""

    def _run(self, deed: Callable[[], object], said: str, *, can_undo: bool = False) -> None:
        def done(_result: object) -> None:
            self._shell.show_notice(
                said, deed=_("Rückgängig") if can_undo else "", call=self._undo if can_undo else None
            )
            self._view.close_editors()
            self.reload()
            self._changed()

        self._shell.run_task(deed, done)


def _with_items(shown: OverviewShown, more: tuple[OpenItem, ...]) -> OverviewShown:
    overview = replace(shown.overview, open_items=(*shown.overview.open_items, *more))
    return replace(shown, overview=overview, open_note=open_note(overview))


def shown_steps(steps: tuple[Step, ...]) -> tuple[ShownStep, ...]:
    """Steps reached are done; the one after them is what comes next."""
    reached = next((number for number, step in enumerate(steps) if step.is_now), len(steps))
    return tuple(_shown(step, number, reached) for number, step in enumerate(steps))


def _shown(step: Step, number: int, reached: int) -> ShownStep:
    state = "done" if number <= reached else "now" if number == reached + 1 else "later"
    part = _("{part} Kindern").format(part=step.detail) if step.detail else ""
    day = write_date(step.reached_on) if step.reached_on and (state == "done" or part) else ""
    following = _("als Nächstes") if state == "now" else ""
    notes = [note for note in (day, part, following) if note]
    return ShownStep(step.word, state, *[*notes, "", ""][:2])


def open_note(overview: Overview) -> str:
    count = len(overview.open_items)
    text = ngettext_("{count} Punkt", "{count} Punkte", count).format(count=count) if count else _("Nichts ist offen.")
    days = overview.waiting_days
    if days is None:
        return text
    waiting = ngettext_("seit {days} Tag", "seit {days} Tagen", days).format(days=days)
    return _("{text}, die Familie wartet {waiting}").format(text=text.rstrip("."), waiting=waiting)


def children_note(overview: Overview) -> str:
    count = len(overview.children)
    return ngettext_("{count} Kind", "{count} Kinder", count).format(count=count) if count else ""

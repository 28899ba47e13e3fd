"""What the tabs that show one child of the family share: who is shown, reading again, and doing a deed. No Qt."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from kiberatung.basics.german_time import german_time
from kiberatung.basics.school_years import age_on
from kiberatung.basics.texts import _
from kiberatung.domain.children import Child, ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.child_names import name_of_child
from kiberatung.services.desk import Desk
from kiberatung.services.families import load_family
from kiberatung.services.open_items import Deed
from kiberatung.ui.protocols import Shell

Page = TypeVar("Page")
Page_contra = TypeVar("Page_contra", contravariant=True)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ChildEntry:
    child_id: ChildId
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TabDeeds:
    """What a tab asks of the family's page, without Qt."""

    changed: Callable[[], None]
    do_deed: Callable[[Deed, ChildId | None], None]


class ChildView(Protocol[Page_contra]):
    def show_children(self, children: Sequence[ChildEntry], chosen: ChildId | None) -> None: ...

    def show_page(self, page: Page_contra) -> None: ...


@dataclass(frozen=True, slots=True)
class _Reading(Generic[Page]):
    """What was read, and for whom it was asked."""

    family_id: FamilyId
    asked: ChildId | None
    children: tuple[Child, ...]
    chosen: ChildId | None
    page: Page | None


class ChildPresenter(ABC, Generic[Page]):
    """Keeps who is shown; an answer for a child no longer shown is dropped."""

    def __init__(self, shell: Shell, desk: Desk, deeds: TabDeeds, view: ChildView[Page]) -> None:
        self._shell = shell
        self._desk = desk
        self._deeds = deeds
        self._child_view = view
        self.family_id: FamilyId | None = None
        self.child_id: ChildId | None = None

    @abstractmethod
    def read_page(self, child_id: ChildId) -> Page:
        """Runs on the database lane."""

    def show_family(self, family_id: FamilyId, child_id: ChildId | None) -> None:
        if family_id != self.family_id:
            self.family_id, self.child_id = family_id, None
        self.child_id = child_id or self.child_id
        self.reload()

    def choose_child(self, child_id: ChildId) -> None:
        self.child_id = child_id
        self.reload()

    def reload(self) -> None:
        if self.family_id is not None:
            self._shell.run_task(partial(self._read, self.family_id, self.child_id), self._show)

    def do(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        refused: Callable[[Exception], object] | None = None,
    ) -> None:
        """One deed on the database lane; then everything is read again. `refused` may speak beside the field."""
        self._shell.run_task(work, partial(self._after, done), refused or self.refuse)

    def go_to(self, deed: Deed) -> None:
        self._deeds.do_deed(deed, self.child_id)

    def _read(self, family_id: FamilyId, asked: ChildId | None) -> "_Reading[Page]":
        children = load_family(self._desk, family_id).children
        known = {child.id for child in children}
        chosen = asked if asked in known else children[0].id if children else None
        page = None if chosen is None else self.read_page(chosen)
        return _Reading(family_id, asked, children, chosen, page)

    def _show(self, reading: "_Reading[Page]") -> None:
        if (reading.family_id, reading.asked) != (self.family_id, self.child_id):
            return
        self.child_id = reading.chosen
        self._child_view.show_children([self._entry(child) for child in reading.children], reading.chosen)
        if reading.page is not None:
            self._child_view.show_page(reading.page)

    def _entry(self, child: Child) -> ChildEntry:
        age = "" if child.date_of_birth is None else str(age_on(child.date_of_birth, self._desk.today))
        return ChildEntry(child.id, name_of_child(child), _("{age} J.").format(age=age) if age else "")

    def _after(self, done: Callable[[Result], object] | None, result: Result) -> None:
        saved_at = german_time(self._desk.clock.now())
        self._shell.set_saved(_("Gespeichert {time}").format(time=f"{saved_at:%H:%M}"))
        self._deeds.changed()
        self.reload()
        if done is not None:
            done(result)

    def refuse(self, fault: Exception) -> None:
        """Say why nothing was changed, and show again what is stored."""
        self._shell.show_fault(fault)
        self.reload()

"""Leads the list: what is shown, sought, sorted and chosen; each reading happens on the database lane."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import UUID

from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.list_views import ListLayout, ListView
from kiberatung.services.desk import Desk
from kiberatung.services.open_items import PLACE_OF_DEED, Deed, OpenItem
from kiberatung.services.read_models import ChildRow, FamilyRow
from kiberatung.ui.families.columns import child_list, family_list
from kiberatung.ui.families.listing import (
    Listing,
    ListKind,
    ListWish,
    SavedView,
    count_view,
    read_keys,
    read_listing,
    read_sum,
    with_all_keys,
)
from kiberatung.ui.families.preview import Preview, preview_of_child, preview_of_family
from kiberatung.ui.lists.columns import ListDefinition, cells_of
from kiberatung.ui.protocols import RunningTask, Shell, TaskOptions
from kiberatung.ui.widgets.row_values import Cell

Rows = Mapping[Hashable, Sequence[Cell]]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ListShown:
    listing: Listing
    count: str
    """„18 von 2.914 Kindern“, once the whole is read and counted."""


class FamiliesView(Protocol):
    def show_list(self, shown: ListShown) -> None: ...

    def show_rest(self, keys: Sequence[UUID], count: str) -> None:
        """All keys of the list of which only the beginning was shown."""

    def show_counts(self, counts: Mapping[SavedView, str], count: str) -> None: ...

    def show_sum(self, first: str, second: str) -> None: ...

    def show_preview(self, preview: Preview | None) -> None: ...

    def show_empty(self, *, empty: bool) -> None: ...

    def set_search(self, text: str) -> None: ...


class FamiliesPresenter:
    def __init__(self, shell: Shell, desk: Desk, view: FamiliesView) -> None:
        self._shell = shell
        self._desk = desk
        self._view = view
        self.lists: dict[ListKind, ListDefinition[Any]] = {
            ListKind.CHILDREN: child_list(desk),
            ListKind.FAMILIES: family_list(desk),
        }
        self.wish = ListWish()
        self.listing: Listing | None = None
        self._family_of: dict[Hashable, FamilyId] = {}
        self._counts: dict[SavedView, int] = {}
        self._towns: Sequence[str] | None = None
        self._behind: list[RunningTask] = []
        self._first: dict[Hashable, Sequence[Cell]] = {}

    # what is shown

    def reload(self) -> None:
        """Read the list, then what stands round it: the search never waits for the counts."""
        self._counts, self._towns = {}, None
        self._read()

    def choose_view(self, view: SavedView) -> None:
        self._change(replace(self.wish, view=view))

    def choose_kind(self, kind: ListKind, layout: ListLayout | None = None) -> None:
        """With the layout in which that list was left."""
        self.wish = replace(self.wish, kind=kind, layout=layout or self.lists[kind].start)
        self._first = {}
        self.reload()

    def show_view(self, view: ListView) -> None:
        """A saved one: what it starts from, what was typed, and how it is laid out, read at once."""
        base = SavedView(view.base) if view.base in set(SavedView) else SavedView.ALL
        self._change(replace(self.wish, view=base, text=view.text, layout=self._started(view.layout)))

    def seek(self, text: str) -> None:
        self._change(replace(self.wish, text=text), head_only=True)

    def take_out(self, key: object) -> None:
        """A chip is taken back: its words leave the search line."""
        found = [part for part in self.listing.understood if part.key == key] if self.listing else []
        if found:
            self._view.set_search(found[0].without)

    def lay_out(self, layout: ListLayout) -> None:
        self._change(replace(self.wish, layout=layout))

    def choose_columns(self, layout: ListLayout) -> None:
        """The same rows: their cells are made anew when the table asks for them."""
        self.wish = replace(self.wish, layout=layout)
        self._first = {}

    def fetch(self, keys: Sequence[Hashable], deliver: Callable[[Rows], None]) -> None:
        """Rows when they are drawn, on the database lane; the first ones came with the list."""
        if all(key in self._first for key in keys):
            deliver({key: self._first[key] for key in keys})
            return
        kind = self.wish.kind
        self._shell.run_task(lambda: self._read_rows(kind, keys), partial(self._deliver, deliver))

    # what is done with a row

    def open_key(self, key: Hashable) -> None:
        family_id = self._family_of.get(key)
        if family_id is not None:
            child_id = key if self.wish.kind is ListKind.CHILDREN else None
            self._shell.navigate("family", family_id=family_id, child_id=child_id)

    def open_family(self, family_id: FamilyId, child_id: ChildId | None = None) -> None:
        self._shell.navigate("family", family_id=family_id, child_id=child_id)

    def choose_key(self, key: Hashable | None) -> None:
        kind = self.wish.kind
        if key is None or not isinstance(key, UUID):
            self._view.show_preview(None)
            return
        self._shell.run_task(
            lambda: self._read_preview(kind, key), self._view.show_preview, options=TaskOptions(key="families-preview")
        )

    def do_deed(self, family_id: FamilyId, item: OpenItem) -> None:
        if item.deed is Deed.PLAN_APPOINTMENT:
            self._shell.navigate("appointments", family_id=family_id)
        elif item.deed is Deed.HAND_OVER:
            self._shell.navigate("handovers", family_id=family_id)
        elif item.deed is Deed.TALK:
            self._shell.navigate("talk", family_id=family_id, to_ask_again=True)
        else:
            tab = PLACE_OF_DEED[item.deed]
            self._shell.navigate("family", family_id=family_id, child_id=item.child_id, tab=tab)

    # reading

    def _change(self, wish: ListWish, *, head_only: bool = False) -> None:
        if wish != self.wish:
            self.wish = wish
            self._read(head_only=head_only)

    def _read(self, *, head_only: bool = False) -> None:
        for task in self._behind:
            task.cancel()
        self._behind.clear()
        wish, towns = self.wish, self._towns

        def read() -> tuple[Listing, Sequence[str]]:
            known = self._desk.lists.towns() if towns is None else towns
            return read_listing(self._desk, wish, known, head_only=head_only), known

        self._shell.run_task(read, self._show, options=TaskOptions(key="families-list"))

    def _show(self, answer: tuple[Listing, Sequence[str]]) -> None:
        listing, self._towns = answer
        self.listing = listing
        self._family_of.update((row.child_id, row.family_id) for row in listing.rows)
        self._family_of.update((row.family_id, row.family_id) for row in listing.families)
        self._first = self._cells_of_families(listing.families) | self._cells_of_children(listing.rows)
        self._view.show_list(ListShown(listing, self._count_words()))

    def read_behind(self) -> None:
        """The rest of the list, counts and the sum line: asked for by the view when the hand rests."""
        if self.listing is not None and not self._behind:
            self._read_on()

    def _read_on(self) -> None:
        """Into memory, part by part, so that a key typed meanwhile waits for no more than one part."""

        def read() -> bool:
            return self._desk.lists.read_on()

        self._run_behind(read, self._go_on)

    def _go_on(self, is_all_read: bool) -> None:
        listing = self.listing
        if not is_all_read or listing is None:
            self._read_on()
            return
        if not listing.is_whole:
            self._run_behind(lambda: read_keys(self._desk, listing), partial(self._show_rest, listing))
        self._count_views()
        self._run_behind(lambda: read_sum(self._desk, listing), lambda words: self._view.show_sum(*words))

    def _run_behind(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self._behind.append(self._shell.run_task(work, done))

    def _show_rest(self, listing: Listing, keys: Sequence[UUID]) -> None:
        if listing is self.listing:
            self.listing = with_all_keys(listing, keys)
            self._view.show_rest(keys, self._count_words())

    def _count_views(self) -> None:
        """Those not counted yet: a search typed meanwhile puts the counting off."""
        for view in [view for view in SavedView if view not in self._counts]:
            kind = self.wish.kind
            self._run_behind(partial(count_view, self._desk, kind, view), partial(self._show_count, kind, view))

    def _show_count(self, kind: ListKind, view: SavedView, count: int) -> None:
        if kind is not self.wish.kind:
            return
        self._counts[view] = count
        words = {known: grouped(number) for known, number in self._counts.items()}
        self._view.show_counts(words, self._count_words())
        if view is SavedView.ALL:
            self._view.show_empty(empty=count == 0)

    def _count_words(self) -> str:
        listing, whole = self.listing, self._counts.get(SavedView.ALL)
        if listing is None or whole is None or not listing.is_whole:
            return ""
        template = (
            _("{count} von {all} Familien")
            if listing.wish.kind is ListKind.FAMILIES
            else _("{count} von {all} Kindern")
        )
        return template.format(count=grouped(len(listing.keys)), all=grouped(whole))

    def _read_rows(self, kind: ListKind, keys: Sequence[Hashable]) -> tuple[Rows, dict[Hashable, FamilyId]]:
        ids = [key for key in keys if isinstance(key, UUID)]
        if kind is ListKind.FAMILIES:
            families = self._desk.lists.family_rows([FamilyId(key) for key in ids])
            return self._cells_of_families(families), {row.family_id: row.family_id for row in families}
        children = self._desk.lists.child_rows([ChildId(key) for key in ids])
        return self._cells_of_children(children), {row.child_id: row.family_id for row in children}

    def _cells_of_families(self, rows: Sequence[FamilyRow]) -> dict[Hashable, Sequence[Cell]]:
        columns = self.lists[ListKind.FAMILIES].shown(self.wish.layout)
        return {row.family_id: cells_of(columns, row) for row in rows}

    def _cells_of_children(self, rows: Sequence[ChildRow]) -> dict[Hashable, Sequence[Cell]]:
        columns = self.lists[ListKind.CHILDREN].shown(self.wish.layout)
        return {row.child_id: cells_of(columns, row) for row in rows}

    def _started(self, layout: ListLayout) -> ListLayout:
        return layout if layout.order else replace(layout, order=self.lists[self.wish.kind].order)

    def _deliver(self, deliver: Callable[[Rows], None], answer: tuple[Rows, dict[Hashable, FamilyId]]) -> None:
        rows, families = answer
        self._family_of.update(families)
        deliver(rows)

    def _read_preview(self, kind: ListKind, key: UUID) -> Preview | None:
        if kind is ListKind.FAMILIES:
            return preview_of_family(self._desk, FamilyId(key))
        found = self._desk.lists.child_rows([ChildId(key)])
        return preview_of_child(self._desk, found[0].family_id, ChildId(key)) if found else None

"""Joins one of the two lists with the presenter that reads it from the store."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any
from uuid import UUID

from kiberatung.basics.texts import _
from kiberatung.domain.list_views import ListLayout, ListView
from kiberatung.services.desk import Desk
from kiberatung.services.list_arranging import RowsTogether, foldable
from kiberatung.services.list_output import ListWanted, OutputForm, take_out_list
from kiberatung.ui.families.listing import ListKind, query_of_view, read_keys, word_of_view
from kiberatung.ui.families.presenter import FamiliesPresenter
from kiberatung.ui.lists.columns import in_words
from kiberatung.ui.lists.filter_words import filters_in_words, key_word
from kiberatung.ui.lists.output import Leaving
from kiberatung.ui.lists.views import SeenList
from kiberatung.ui.protocols import Shell
from kiberatung.ui.widgets.row_values import Deliver


class StoredList:
    """Fulfils `ListHost` for one kind; `show_base` tells the screen what a saved view starts from."""

    def __init__(
        self,
        shell: Shell,
        desk: Desk,
        presenter: FamiliesPresenter,
        kind: ListKind,
        show_base: Callable[[ListView], object],
    ) -> None:
        self._shell, self._desk = shell, desk
        self._presenter = presenter
        self._kind = kind
        self._show_base = show_base
        self.layout = presenter.lists[kind].start
        """As this list was left, also while the other one is seen."""

    def fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        self._presenter.fetch(keys, deliver)

    def arrange(self, layout: ListLayout) -> None:
        self.layout = layout
        if self._presenter.wish.kind is self._kind:
            self._presenter.lay_out(layout)

    def columns_chosen(self, layout: ListLayout) -> None:
        self.layout = layout
        if self._presenter.wish.kind is self._kind:
            self._presenter.choose_columns(layout)

    def read_keys(self, column: str, found: Callable[[Sequence[str]], None]) -> None:
        one = self._presenter.lists[self._kind].by_name[column]
        view = self._presenter.wish.view

        def read() -> list[str]:
            query, lists = query_of_view(view, self._desk), self._desk.lists
            of_families = self._kind is ListKind.FAMILIES
            rows: Sequence[Any] = (
                lists.family_facts(query, one.facts) if of_families else lists.child_facts(query, one.facts)
            )
            keys = {str(one.value(row) or "") for row in rows}
            return sorted(keys, key=lambda key: (not key, foldable(key_word(one, key))))

        self._shell.run_task(read, found)

    def gather(self, form: OutputForm, keys: Sequence[Hashable]) -> Leaving[Any]:
        """With the groups as they are seen; rows that went meanwhile are left out."""
        listing, definition = self._presenter.listing, self._presenter.lists[self._kind]
        assert listing is not None  # noqa: S101 - a list that is seen was read
        of_families = self._kind is ListKind.FAMILIES
        wanted = [key for key in keys if isinstance(key, UUID)] or list(read_keys(self._desk, listing))
        taken = take_out_list(self._desk, ListWanted(wanted, of_families=of_families, form=form))
        found: dict[Hashable, Any] = (
            {row.family_id: row for row in taken.families}
            if of_families
            else {row.child_id: row for row in taken.children}
        )
        groups = (
            [RowsTogether(one.title, tuple(found[key] for key in one.keys if key in found)) for one in listing.groups]
            if listing.is_whole
            else [RowsTogether("", tuple(found.values()))]
        )
        kept = tuple(one for one in groups if one.rows)
        return Leaving(self._title(), self._sentence(), definition.shown(self.layout), kept)

    def seen(self) -> SeenList:
        wish = self._presenter.wish
        return SeenList(self.layout, wish.view.value, wish.text)

    def show_view(self, view: ListView) -> None:
        self.layout = view.layout
        self._show_base(view)

    def find(self, typed: str) -> Hashable | None:
        """Letters go to the search line."""
        del typed
        return None

    def _title(self) -> str:
        template = _("Familien: {view}") if self._kind is ListKind.FAMILIES else _("Kinder: {view}")
        return template.format(view=word_of_view(self._presenter.wish.view))

    def _sentence(self) -> str:
        definition = self._presenter.lists[self._kind]
        filters = filters_in_words(self.layout, definition)
        order = in_words([one.column for one in definition.columns], self.layout.order)
        return " · ".join(part for part in (self._presenter.wish.text, filters, order) if part)

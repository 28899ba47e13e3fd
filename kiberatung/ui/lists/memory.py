"""A list whose rows are all there: a few hundred of them, arranged where they are."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from kiberatung.domain.list_views import ListLayout, ListView
from kiberatung.services.list_arranging import RowsTogether, arranged, foldable
from kiberatung.services.list_output import OutputForm
from kiberatung.ui.lists.columns import ListDefinition, cells_of, in_words
from kiberatung.ui.lists.filter_words import filters_in_words, key_word
from kiberatung.ui.lists.output import Leaving
from kiberatung.ui.lists.views import SeenList
from kiberatung.ui.widgets.row_values import Deliver, Group

R = TypeVar("R")
Note = Callable[[OutputForm, Sequence[R]], object]
"""Writes into the log that these rows leave; runs on the database lane."""


class RowsInMemory(Generic[R]):
    """Fulfils `ListHost`. Give it where groups go by `show`, then the rows."""

    def __init__(self, definition: ListDefinition[R], key_of: Callable[[R], Hashable], note: Note[R]) -> None:
        self._definition = definition
        self._key_of = key_of
        self._note = note
        self._rows: dict[Hashable, R] = {}
        self._together: tuple[RowsTogether[R], ...] = ()
        self._layout = definition.start
        self.show: Callable[[Sequence[Group]], object] | None = None
        """Where groups go."""

    @property
    def title(self) -> str:
        return self._definition.title

    @property
    def sought(self) -> str:
        """What was typed into a search line, for the head of a print."""
        return ""

    def set_layout(self, layout: ListLayout) -> None:
        """As the account left the list; before the first rows."""
        self._layout = layout

    def set_rows(self, rows: Sequence[R]) -> None:
        self._rows = {self._key_of(row): row for row in rows}
        self.arrange(self._layout)

    def row(self, key: object) -> R | None:
        return self._rows.get(key) if isinstance(key, Hashable) else None

    def shown_rows(self) -> list[R]:
        return [row for group in self._together for row in group.rows]

    # what the list asks

    def arrange(self, layout: ListLayout) -> None:
        self._layout = layout
        self._together = arranged(list(self._rows.values()), layout, self._definition.values)
        if self.show is not None:
            self.show(self.groups_of(self._together))

    def columns_chosen(self, layout: ListLayout) -> None:
        self._layout = layout

    def groups_of(self, together: Sequence[RowsTogether[R]]) -> list[Group]:
        return [self.group_of(one) for one in together if one.rows]

    def group_of(self, one: RowsTogether[R]) -> Group:
        keys = tuple(map(self._key_of, one.rows))
        return Group(one.word, keys, self._definition.count(len(keys)) if one.word else "", foldable=bool(one.word))

    def fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        columns = self._definition.shown(self._layout)
        deliver({key: cells_of(columns, self._rows[key]) for key in keys if key in self._rows})

    def read_keys(self, column: str, found: Callable[[Sequence[str]], None]) -> None:
        one = self._definition.by_name[column]
        keys = {str(one.value(row) or "") for row in self._rows.values()}
        found(sorted(keys, key=lambda key: (not key, foldable(key_word(one, key)))))

    def gather(self, form: OutputForm, keys: Sequence[Hashable]) -> Leaving[R]:
        if keys:
            together: tuple[RowsTogether[R], ...] = (
                RowsTogether("", tuple(self._rows[key] for key in keys if key in self._rows)),
            )
        else:
            together = tuple(one for one in self._together if one.rows)
        shown, notes = self._definition.shown(self._layout), self._definition.paper_notes
        leaving = Leaving(self.title, self.sentence(), shown, together, notes)
        self._note(form, leaving.rows)
        return leaving

    def sentence(self) -> str:
        columns = [one.column for one in self._definition.columns]
        filters = filters_in_words(self._layout, self._definition)
        return " · ".join(part for part in (self.sought, filters, in_words(columns, self._layout.order)) if part)

    def seen(self) -> SeenList:
        return SeenList(self._layout)

    def show_view(self, view: ListView) -> None:
        """Nothing beside its layout."""

    def find(self, typed: str) -> Hashable | None:
        wanted, name = foldable(typed), self._definition.by_name[self._definition.fixed]
        rows = self.shown_rows()
        found = (row for row in rows if foldable(name.cell(row).text).startswith(wanted))
        row = next(found, None)
        return None if row is None else self._key_of(row)

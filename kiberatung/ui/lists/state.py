"""How a list is looked at just now; each deed changes it and says so once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from kiberatung.domain.list_views import ColumnFilter, ListLayout, SortKey
from kiberatung.services.list_arranging import sorted_by, with_filter, without_filter
from kiberatung.ui.lists.columns import ListColumn, ListDefinition

R = TypeVar("R")


class ListState(Generic[R]):
    """`changed` is called with True when other rows, or others first, are to be shown; False when only columns are."""

    def __init__(self, definition: ListDefinition[R], changed: Callable[[bool], object]) -> None:
        self.definition = definition
        self.layout = definition.start
        self.widths: dict[str, int] = {}
        self._changed = changed

    @property
    def columns(self) -> tuple[ListColumn[R], ...]:
        return self.definition.shown(self.layout)

    @property
    def is_plain(self) -> bool:
        """Neither filtered nor grouped, and sorted by one column at most: the database gives it in order."""
        return not self.layout.filters and not self.layout.group_by and len(self.layout.order) <= 1

    def take(self, layout: ListLayout) -> None:
        """Of another view, without a word; what was never chosen stays as the list declares it."""
        self.layout = replace(layout, order=layout.order or self.definition.order)

    def start_again(self) -> None:
        self.widths.clear()
        self._set(self.definition.start)

    def sort(self, column: str, descending: bool, behind: bool = False) -> None:
        self._set(sorted_by(self.layout, SortKey(column, descending), behind=behind))

    def set_order(self, order: Sequence[SortKey]) -> None:
        self._set(replace(self.layout, order=tuple(order) or self.definition.order))

    def narrow(self, narrow: ColumnFilter) -> None:
        self._set(with_filter(self.layout, narrow))

    def widen(self, column: str) -> None:
        """Takes the filter of this column back."""
        self._set(without_filter(self.layout, column))

    def group(self, column: str) -> None:
        self._set(replace(self.layout, group_by=column))

    def choose_columns(self, names: Sequence[str]) -> None:
        self._set(replace(self.layout, columns=tuple(names)))

    def hide(self, column: str) -> None:
        """All but the one that says whose row it is."""
        names = [one.name for one in self.columns if one.name != column or column == self.definition.fixed]
        self.choose_columns(names)

    def move(self, column: str, by: int) -> None:
        """By so many places to the right; stops at the ends."""
        names = [one.name for one in self.columns]
        place = names.index(column)
        names.insert(min(max(place + by, 0), len(names) - 1), names.pop(place))
        self.choose_columns(names)

    def set_width(self, column: str, width: int) -> None:
        self.widths[column] = width
        self._changed(False)

    # how it is left

    def left(self) -> dict[str, Any]:
        """Without the filters: what was typed into them does not stay."""
        layout = self.layout
        return {
            "columns": list(layout.columns),
            "order": [[key.column, key.descending] for key in layout.order],
            "group_by": layout.group_by,
            "widths": self.widths,
        }

    def take_left(self, values: Mapping[str, Any]) -> None:
        """Whatever an older or newer program left: what is not known is passed over."""
        known, start = self.definition.by_name, self.definition.start
        order = tuple(SortKey(str(name), bool(down)) for name, down in values.get("order", ()) if name in known)
        group_by = str(values.get("group_by", start.group_by))
        widths: Mapping[str, Any] = values.get("widths", {})
        self.widths.update({name: int(width) for name, width in widths.items() if name in known})
        self.layout = ListLayout(
            columns=tuple(name for name in values.get("columns", ()) if name in known),
            order=order or start.order,
            group_by=group_by if group_by in known else "",
        )

    def _set(self, layout: ListLayout) -> None:
        before, self.layout = self.layout, layout
        if before != layout:
            rows = (before.order, before.filters, before.group_by) != (layout.order, layout.filters, layout.group_by)
            self._changed(rows)

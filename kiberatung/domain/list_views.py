"""How a list is looked at: what it is narrowed, sorted and grouped by, which columns it shows; kept under a name."""

from dataclasses import dataclass
from datetime import date
from typing import NewType
from uuid import UUID

from kiberatung.domain.accounts import AccountId

ListViewId = NewType("ListViewId", UUID)


@dataclass(frozen=True, slots=True)
class SortKey:
    """The unknown stands last, whichever way it is sorted."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFilter:
    """What one column lets through; all parts that are set must hold."""

    column: str
    contains: str = ""
    """Part of the text, in any spelling of its letters."""
    keys: tuple[str, ...] = ()
    """One of these."""
    least: int | None = None
    most: int | None = None
    first: date | None = None
    last: date | None = None
    """Bounds are inclusive."""
    filled: bool | None = None
    """False: only where nothing is known; True: only where something is."""

    @property
    def lets_everything(self) -> bool:
        return self == ColumnFilter(column=self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLayout:
    """Empty `columns` and `order` mean: as the list declares them."""

    columns: tuple[str, ...] = ()
    order: tuple[SortKey, ...] = ()
    filters: tuple[ColumnFilter, ...] = ()
    group_by: str = ""


AS_DECLARED = ListLayout()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A layout with a name, of one account, or of the whole office when `shared`."""

    id: ListViewId
    version: int = 0
    account_id: AccountId
    list_name: str
    name: str
    base: str = ""
    """What the list starts from before the filters, as „only my open cases“, in a key of that list."""
    text: str = ""
    """What was typed into the search line."""
    shown_columns: tuple[str, ...] = ()
    sort_keys: tuple[SortKey, ...] = ()
    filters: tuple[ColumnFilter, ...] = ()
    group_by: str = ""
    shared: bool = False

    @property
    def layout(self) -> ListLayout:
        return ListLayout(
            columns=self.shown_columns, order=self.sort_keys, filters=self.filters, group_by=self.group_by
        )

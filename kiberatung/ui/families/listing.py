"""What the list shows: standard views, the search as it was understood, groups, and the sum line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from statistics import median
from uuid import UUID

from kiberatung.basics.number_words import grouped
from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.list_views import ListLayout
from kiberatung.services.age_bands import AgeBand, only_band
from kiberatung.services.desk import Desk
from kiberatung.services.list_arranging import RowsTogether, arranged
from kiberatung.services.list_search import ListSearch, Understood, understand_search
from kiberatung.services.ports import Lists
from kiberatung.services.read_models import ChildRow, FamilyRow, ListOrder, ListQuery
from kiberatung.ui.families.columns import (
    LONGEST_FIRST,
    ORDER_OF_COLUMN,
    WAITING_FACTS,
    child_list,
    children_words,
    families_words,
    family_list,
    waiting_days,
)
from kiberatung.ui.widgets.row_values import Group

FIRST_SEEN = 60
HEAD = 200
"""So many of a long list are there at each key typed; the rest comes when the hand rests."""


class ListKind(StrEnum):
    FAMILIES = "families"
    CHILDREN = "children"


class SavedView(StrEnum):
    MINE_OPEN = "mine_open"
    NO_APPOINTMENT = "no_appointment"
    WAITING = "waiting"
    FROM_16 = "from_16"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    kind: ListKind = ListKind.CHILDREN
    view: SavedView = SavedView.MINE_OPEN
    text: str = ""
    layout: ListLayout = ListLayout(order=LONGEST_FIRST)  # noqa: RUF009 - frozen

    @property
    def is_plain(self) -> bool:
        """The database gives it in order: not filtered by columns, not grouped, sorted by one that has an index."""
        layout = self.layout
        is_ordered = len(layout.order) <= 1 and all(key.column in ORDER_OF_COLUMN for key in layout.order)
        return is_ordered and not layout.filters and not layout.group_by


@dataclass(frozen=True)
class Listing:
    """`rows` or `families` are the first ones, those seen at once."""

    wish: ListWish
    query: ListQuery
    groups: tuple[Group, ...]
    understood: tuple[Understood, ...]
    rows: tuple[ChildRow, ...] = ()
    families: tuple[FamilyRow, ...] = ()
    is_whole: bool = True
    """False when the list goes on after these keys."""
    sums: tuple[str, str] | None = None
    """The sum line, where all rows had to be read anyway."""

    @cached_property
    def keys(self) -> tuple[UUID, ...]:
        return tuple(key for group in self.groups for key in group.keys if isinstance(key, UUID))


def word_of_view(view: SavedView) -> str:
    return {
        SavedView.MINE_OPEN: _("Meine offenen"),
        SavedView.NO_APPOINTMENT: _("Ohne Termin"),
        SavedView.WAITING: _("Warten auf Platz"),
        SavedView.FROM_16: _("Ab 16 Jahren"),
        SavedView.ALL: _("Alle"),
    }[view]


def query_of_view(view: SavedView, desk: Desk) -> ListQuery:
    if view is SavedView.MINE_OPEN:
        return ListQuery(only_open=True, counsellor_id=desk.account.id)
    if view is SavedView.NO_APPOINTMENT:
        early = (CaseState.REPORTED, CaseState.INVITED)
        return ListQuery(only_open=True, states=early, without_appointment=True)
    if view is SavedView.WAITING:
        return ListQuery(only_waiting=True)
    if view is SavedView.FROM_16:
        return only_band(ListQuery(only_open=True), AgeBand.FROM_16, desk.today)
    return ListQuery()


def read_listing(desk: Desk, wish: ListWish, towns: Sequence[str], *, head_only: bool = False) -> Listing:
    """With `head_only` of a long list just the beginning: the answer to each key typed, `read_keys` gives the rest."""
    search = understand_search(wish.text, query_of_view(wish.view, desk), desk.words, towns, desk.today)
    lists = desk.lists  # asked for once: each time the rights of the account are looked up
    if wish.is_plain:
        listing = _plain_listing(lists, wish, search, head_only=head_only)
    else:
        listing = _arranged_listing(desk, lists, wish, search)
    first = listing.keys[:FIRST_SEEN]
    if wish.kind is ListKind.FAMILIES:
        return replace(listing, families=tuple(lists.family_rows([FamilyId(key) for key in first])))
    return replace(listing, rows=tuple(lists.child_rows([ChildId(key) for key in first])))


def _plain_listing(lists: Lists, wish: ListWish, search: ListSearch, *, head_only: bool) -> Listing:
    order, descending = _order_of(wish.layout)
    query = replace(search.query, order=order, descending=descending)
    limit = HEAD + 1 if head_only else None
    ids = _keys_of(lists, wish.kind, query, limit)
    groups = _plain_group(ids[:HEAD] if limit else ids)
    return Listing(wish, query, groups, search.understood, is_whole=limit is None or len(ids) <= HEAD)


def _arranged_listing(desk: Desk, lists: Lists, wish: ListWish, search: ListSearch) -> Listing:
    """Of all rows only what they are filtered, sorted and grouped by is read."""
    if wish.kind is ListKind.FAMILIES:
        families = family_list(desk)
        some = lists.family_facts(search.query, families.facts(wish.layout))
        found = arranged(some, wish.layout, families.values)
        groups = tuple(_family_group(one) for one in found if one.rows)
        words = families_words(sum(len(one.rows) for one in found))
        return Listing(wish, search.query, groups, search.understood, sums=(words, ""))
    children = child_list(desk)
    facts = dict.fromkeys((*children.facts(wish.layout), *WAITING_FACTS))
    together = arranged(lists.child_facts(search.query, tuple(facts)), wish.layout, children.values)
    kept = tuple(_child_group(desk, one) for one in together if one.rows)
    sums = _sum_of([row for one in together for row in one.rows], desk)
    return Listing(wish, search.query, kept, search.understood, sums=sums)


def read_keys(desk: Desk, listing: Listing) -> tuple[UUID, ...]:
    """All keys of the list, also of one of which only the beginning is shown."""
    if listing.is_whole:
        return listing.keys
    return tuple(_keys_of(desk.lists, listing.wish.kind, listing.query, None))


def with_all_keys(listing: Listing, keys: Sequence[UUID]) -> Listing:
    return replace(listing, groups=_plain_group(keys), is_whole=True)


def count_view(desk: Desk, kind: ListKind, view: SavedView) -> int:
    count = desk.lists.count(query_of_view(view, desk))
    return count.families if kind is ListKind.FAMILIES else count.children


def read_sum(desk: Desk, listing: Listing) -> tuple[str, str]:
    """„18 Kinder aus 13 Familien“ and „Wartezeit: Median 44 Tage, längste 66 Tage“."""
    if listing.sums is not None:
        return listing.sums
    kind, query = listing.wish.kind, listing.query
    lists, today = desk.lists, desk.today
    count = lists.count(query)
    families = families_words(count.families)
    if kind is ListKind.FAMILIES:
        return families, ""
    first = _("{children} aus {families}").format(children=children_words(count.children), families=families)
    days = [(today - day).days for day, number in lists.waiting_since(query) for _child in range(number)]
    return first, _waiting_words(days)


def days_words(days: int) -> str:
    return ngettext_("{days} Tag", "{days} Tage", days).format(days=grouped(days))


def _order_of(layout: ListLayout) -> tuple[ListOrder, bool]:
    """Days of waiting and age grow while the date they count from falls."""
    key = layout.order[0] if layout.order else LONGEST_FIRST[0]
    order = ORDER_OF_COLUMN[key.column]
    return order, key.descending != (order in (ListOrder.WAITING, ListOrder.AGE))


def _keys_of(lists: Lists, kind: ListKind, query: ListQuery, limit: int | None) -> Sequence[UUID]:
    return lists.family_ids(query, limit) if kind is ListKind.FAMILIES else lists.child_ids(query, limit)


def _plain_group(ids: Sequence[UUID]) -> tuple[Group, ...]:
    return (Group("", tuple(ids), foldable=False),) if ids else ()


def _child_group(desk: Desk, one: RowsTogether[ChildRow]) -> Group:
    keys = tuple(row.child_id for row in one.rows)
    return Group(one.word, keys, _group_note(desk, one.rows) if one.word else "", foldable=bool(one.word))


def _family_group(one: RowsTogether[FamilyRow]) -> Group:
    keys = tuple(row.family_id for row in one.rows)
    return Group(one.word, keys, families_words(len(keys)) if one.word else "", foldable=bool(one.word))


def _group_note(desk: Desk, rows: Sequence[ChildRow]) -> str:
    days = _days_of(rows, desk)
    count = children_words(len(rows))
    if not days:
        return count
    return _("{count}, Mittel {days}").format(count=count, days=days_words(round(sum(days) / len(days))))


def _sum_of(rows: Sequence[ChildRow], desk: Desk) -> tuple[str, str]:
    return children_words(len(rows)), _waiting_words(_days_of(rows, desk))


def _days_of(rows: Sequence[ChildRow], desk: Desk) -> list[int]:
    today = desk.today
    return [found for row in rows if (found := waiting_days(row, today)) is not None]


def _waiting_words(days: Sequence[int]) -> str:
    if not days:
        return ""
    return _("Wartezeit: Median {median}, längste {longest}").format(
        median=days_words(round(median(days))), longest=days_words(max(days))
    )

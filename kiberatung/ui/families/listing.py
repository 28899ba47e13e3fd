"""What the list shows: saved views, the search as it was understood, groups by age, and the sum line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from statistics import median
from typing import TypeVar
from uuid import UUID

from kiberatung.basics.texts import _, ngettext_
from kiberatung.domain.cases import CaseState
from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.services.age_bands import KNOWN_BANDS, AgeBand, band_of, only_band, word_of_band
from kiberatung.services.desk import Desk
from kiberatung.services.list_search import Understood, understand_search
from kiberatung.services.read_models import ChildRow, FamilyRow, ListOrder, ListQuery
from kiberatung.ui.widgets.row_values import Group

FIRST_SEEN = 60
HEAD = 200
"""So many of a long list are there at each key typed; the rest comes when the hand rests."""
SMALL_LIST = 200
"""Up to here groups say how long they wait on average: all rows are read for it."""
CHUNK = 400
T = TypeVar("T")


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
    order: ListOrder = ListOrder.WAITING
    descending: bool = True
    """As the arrow in the head of the column shows it: most days, oldest child, last name first."""
    grouped: bool = False


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
    query = replace(search.query, order=wish.order, descending=_runs_down(wish))
    limit = HEAD + 1 if head_only and not wish.grouped else None
    ids = _keys_of(desk, wish.kind, query, limit)
    listing = Listing(wish, query, _plain_group(ids[:HEAD] if limit else ids), search.understood)
    listing = replace(listing, is_whole=limit is None or len(ids) <= HEAD)
    if wish.kind is ListKind.FAMILIES:
        first = desk.lists.family_rows([FamilyId(key) for key in ids[:FIRST_SEEN]])
        return replace(listing, families=tuple(first))
    if wish.grouped:
        listing = replace(listing, groups=_groups(desk, query, [ChildId(key) for key in ids]))
    first_ids = [ChildId(key) for key in listing.keys[:FIRST_SEEN]]
    return replace(listing, rows=tuple(desk.lists.child_rows(first_ids)))


def read_keys(desk: Desk, listing: Listing) -> tuple[UUID, ...]:
    """All keys of the list, also of one of which only the beginning is shown."""
    if listing.is_whole:
        return listing.keys
    return tuple(_keys_of(desk, listing.wish.kind, listing.query, None))


def with_all_keys(listing: Listing, keys: Sequence[UUID]) -> Listing:
    return replace(listing, groups=_plain_group(keys), is_whole=True)


def count_view(desk: Desk, kind: ListKind, view: SavedView) -> int:
    count = desk.lists.count(query_of_view(view, desk))
    return count.families if kind is ListKind.FAMILIES else count.children


def read_sum(desk: Desk, kind: ListKind, query: ListQuery) -> tuple[str, str]:
    """„18 Kinder aus 13 Familien“ and „Wartezeit: Median 44 Tage, längste 66 Tage“."""
    count = desk.lists.count(query)
    families = ngettext_("{count} Familie", "{count} Familien", count.families).format(count=grouped(count.families))
    if kind is ListKind.FAMILIES:
        return families, ""
    first = _("{children} aus {families}").format(children=_children_words(count.children), families=families)
    days = [(desk.today - day).days for day, number in desk.lists.waiting_since(query) for _child in range(number)]
    if not days:
        return first, ""
    return first, _("Wartezeit: Median {median}, längste {longest}").format(
        median=days_words(round(median(days))), longest=days_words(max(days))
    )


def waiting_days(row: ChildRow, desk: Desk) -> int | None:
    """None for children who wait no longer, or of whom nobody knows since when."""
    waits = row.side_exit is None and row.state.order < CaseState.PLACED.order
    return (desk.today - row.reported_on).days if waits and row.reported_on else None


def days_words(days: int) -> str:
    return ngettext_("{days} Tag", "{days} Tage", days).format(days=grouped(days))


def grouped(number: int) -> str:
    """As 2.914."""
    return f"{number:,}".replace(",", ".")


def in_chunks(keys: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _runs_down(wish: ListWish) -> bool:
    """Days of waiting and age grow while the date they count from falls."""
    return wish.descending != (wish.order in (ListOrder.WAITING, ListOrder.AGE))


def _keys_of(desk: Desk, kind: ListKind, query: ListQuery, limit: int | None) -> Sequence[UUID]:
    lists = desk.lists
    return lists.family_ids(query, limit) if kind is ListKind.FAMILIES else lists.child_ids(query, limit)


def _plain_group(ids: Sequence[UUID]) -> tuple[Group, ...]:
    return (Group("", tuple(ids), foldable=False),) if ids else ()


def _groups(desk: Desk, query: ListQuery, ids: Sequence[ChildId]) -> tuple[Group, ...]:
    if len(ids) <= SMALL_LIST:
        return _groups_of_rows(desk, desk.lists.child_rows(ids))
    return _groups_of_ids(desk, query, ids)


def _groups_of_rows(desk: Desk, rows: Sequence[ChildRow]) -> tuple[Group, ...]:
    by_band: dict[AgeBand, list[ChildRow]] = {band: [] for band in AgeBand}
    for row in rows:
        by_band[band_of(row.date_of_birth, desk.today)].append(row)
    return tuple(
        Group(word_of_band(band), tuple(row.child_id for row in some), _group_note(desk, some))
        for band, some in by_band.items()
        if some
    )


def _group_note(desk: Desk, rows: Sequence[ChildRow]) -> str:
    days = [found for row in rows if (found := waiting_days(row, desk)) is not None]
    count = _children_words(len(rows))
    if not days:
        return count
    return _("{count}, Mittel {days}").format(count=count, days=days_words(round(sum(days) / len(days))))


def _groups_of_ids(desk: Desk, query: ListQuery, ids: Sequence[UUID]) -> tuple[Group, ...]:
    groups: list[Group] = []
    banded: set[UUID] = set()
    for band in KNOWN_BANDS:
        some = desk.lists.child_ids(only_band(query, band, desk.today))
        banded.update(some)
        if some:
            groups.append(Group(word_of_band(band), tuple(some), _children_words(len(some))))
    rest = tuple(key for key in ids if key not in banded)
    if rest:
        groups.append(Group(word_of_band(AgeBand.UNKNOWN), rest, _children_words(len(rest))))
    return tuple(groups)


def _children_words(count: int) -> str:
    return ngettext_("{count} Kind", "{count} Kinder", count).format(count=grouped(count))

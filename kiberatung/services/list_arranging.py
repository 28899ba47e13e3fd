"""Filters, order and groups of a list, over the values of its rows: the same for every list of the program."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar
from unicodedata import combining, normalize

from kiberatung.domain.list_views import ColumnFilter, ListLayout, SortKey

R = TypeVar("R")
Value = str | int | date | None
MOST_SORT_KEYS = 2
"""A third criterion is never seen in a list."""


@dataclass(frozen=True, slots=True)
class ColumnValues(Generic[R]):
    """`value` is filtered by; `rank` is sorted by; `band` groups, as the order of the group and its word."""

    value: Callable[[R], Value]
    rank: Callable[[R], Value]
    band: Callable[[R], tuple[Value, str]] | None = None


@dataclass(frozen=True, slots=True)
class RowsTogether(Generic[R]):
    """Rows under one word, empty when the list is not grouped."""

    word: str
    rows: tuple[R, ...]


def arranged(
    rows: Sequence[R], layout: ListLayout, columns: Mapping[str, ColumnValues[R]]
) -> tuple[RowsTogether[R], ...]:
    """Rows that compare equal keep the order in which they came. Columns that are not known are passed over."""
    kept = list(rows)
    for one in layout.filters:
        if one.column in columns:
            value = columns[one.column].value
            test = _test_of(one)
            kept = [row for row in kept if test(value(row))]
    for key in reversed(layout.order):
        if key.column in columns:
            kept = _sorted(kept, columns[key.column].rank, descending=key.descending)
    band = columns[layout.group_by].band if layout.group_by in columns else None
    return _grouped(kept, band) if band is not None else (RowsTogether("", tuple(kept)),)


def lets(narrow: ColumnFilter, value: Value) -> bool:
    return _test_of(narrow)(value)


def foldable(text: str) -> str:
    """Without case and accents, as lists are sorted and searched."""
    if text.isascii():
        return text.casefold()
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


def with_filter(layout: ListLayout, narrow: ColumnFilter) -> ListLayout:
    """In place of the one this column had; one that lets everything through is taken out."""
    others = tuple(one for one in layout.filters if one.column != narrow.column)
    return replace(layout, filters=others if narrow.lets_everything else (*others, narrow))


def without_filter(layout: ListLayout, column: str) -> ListLayout:
    return with_filter(layout, ColumnFilter(column=column))


def sorted_by(layout: ListLayout, key: SortKey, *, behind: bool = False) -> ListLayout:
    """By this column alone, or with `behind` where the one before it leaves rows equal."""
    if not behind:
        return replace(layout, order=(key,))
    others = tuple(one for one in layout.order if one.column != key.column)
    return replace(layout, order=(*others[: MOST_SORT_KEYS - 1], key))


def turned(layout: ListLayout, column: str) -> SortKey:
    """What a second wish for the same column means: the other way round."""
    known = next((one for one in layout.order if one.column == column), None)
    return SortKey(column, known is not None and not known.descending)


def _test_of(narrow: ColumnFilter) -> Callable[[Value], bool]:
    part, keys = foldable(narrow.contains), frozenset(narrow.keys)
    least, most, first, last = narrow.least, narrow.most, narrow.first, narrow.last

    def test(value: Value) -> bool:
        is_filled = value is not None and value != ""
        if narrow.filled is not None and is_filled is not narrow.filled:
            return False
        if part and part not in foldable(str(value or "")):
            return False
        if keys and str(value if is_filled else "") not in keys:
            return False
        return _is_between(value, least, most) and _is_between(value, first, last)

    return test


def _is_between(value: Value, low: int | date | None, high: int | date | None) -> bool:
    """Nothing lies between bounds of another kind; without bounds everything does."""
    if low is None and high is None:
        return True
    kind = date if isinstance(low if low is not None else high, date) else int
    if not isinstance(value, kind):
        return False
    return (low is None or value >= low) and (high is None or value <= high)  # type: ignore[operator]  # of one kind


def _sorted(rows: list[R], rank: Callable[[R], Value], *, descending: bool) -> list[R]:
    known: list[tuple[Value, R]] = []
    unknown: list[R] = []
    folded: dict[str, str] = {}  # of towns and languages there are few
    for row in rows:
        value = rank(row)
        if value is None or value == "":
            unknown.append(row)
        elif isinstance(value, str):
            known.append((folded.get(value) or folded.setdefault(value, foldable(value)), row))
        else:
            known.append((value, row))
    known.sort(key=lambda one: one[0], reverse=descending)  # type: ignore[arg-type,return-value]  # of one kind
    return [row for _value, row in known] + unknown


def _grouped(rows: list[R], band: Callable[[R], tuple[Value, str]]) -> tuple[RowsTogether[R], ...]:
    """By the rank of each group, those without a value last."""
    found: dict[str, list[R]] = {}
    ranks: dict[str, Value] = {}
    for row in rows:
        rank, word = band(row)
        found.setdefault(word, []).append(row)
        ranks[word] = rank
    words = _sorted(list(found), ranks.__getitem__, descending=False)
    return tuple(RowsTogether(word, tuple(found[word])) for word in words)

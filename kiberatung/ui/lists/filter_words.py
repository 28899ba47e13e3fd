"""What a filter says on its chip and in the head of a print."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kiberatung.basics.date_words import write_date
from kiberatung.basics.texts import _
from kiberatung.domain.list_views import ColumnFilter, ListLayout
from kiberatung.ui.lists.columns import ListColumn, ListDefinition

R = TypeVar("R")
NAMED_KEYS = 3


def filter_value(narrow: ColumnFilter, column: ListColumn[R]) -> str:
    """As „6 bis 10“, „Dari, Farsi“, „ab 01.08.2010“, „leer“."""
    return ", ".join(_parts(narrow, column))


def filters_in_words(layout: ListLayout, definition: ListDefinition[R]) -> str:
    """All filters as one sentence part: „Alter 6 bis 10; Sprache Dari“."""
    known = [one for one in layout.filters if one.column in definition.by_name]
    parts = [(definition.by_name[one.column], one) for one in known]
    return "; ".join(f"{column.column.title} {filter_value(one, column)}" for column, one in parts)


def _parts(narrow: ColumnFilter, column: ListColumn[R]) -> Iterator[str]:
    if narrow.contains:
        yield _("enthält „{text}“").format(text=narrow.contains)
    if narrow.keys:
        yield _keys(narrow.keys, column)
    if narrow.least is not None or narrow.most is not None:
        yield _span(_text(narrow.least), _text(narrow.most))
    if narrow.first is not None or narrow.last is not None:
        first = write_date(narrow.first) if narrow.first else ""
        last = write_date(narrow.last) if narrow.last else ""
        yield _span(first, last)
    if narrow.filled is not None:
        yield _("ausgefüllt") if narrow.filled else _("leer")


def _keys(keys: Sequence[str], column: ListColumn[R]) -> str:
    words = [key_word(column, key) for key in keys]
    rest = len(words) - NAMED_KEYS
    named = ", ".join(words[:NAMED_KEYS])
    return _("{named} und {count} weitere").format(named=named, count=rest) if rest > 0 else named


def key_word(column: ListColumn[R], key: str) -> str:
    return column.word(key) if key else _("leer")


def _span(low: str, high: str) -> str:
    if low and high:
        return low if low == high else _("{low} bis {high}").format(low=low, high=high)
    return _("ab {low}").format(low=low) if low else _("bis {high}").format(high=high)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)

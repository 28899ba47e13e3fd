"""Children or families kept in an order, with one text of all that they are sought by.

So a whole store is looked through in a millisecond, and from its beginning only as far as the list is shown.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

from kiberatung.storage.queries.held_people import HeldChild, HeldFamily

R = TypeVar("R", HeldChild, HeldFamily)
Rank = str | int | date | None
_BETWEEN = "\n"
"""In no form and in nothing that is sought."""


class HeldOrder(Generic[R]):
    def __init__(self, ordered: list[R], forms: Callable[[R], str]) -> None:
        self.ordered: list[R] = ordered
        texts: list[str] = [forms(one) for one in ordered]
        self._text: str = _BETWEEN.join(texts)
        self._starts: list[int] = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]

    def holding(self, tokens: Sequence[str]) -> Iterator[R]:
        """Those that hold every token somewhere, in this order; without tokens all."""
        if not tokens:
            yield from self.ordered
            return
        longest, *others = sorted(tokens, key=len, reverse=True)
        starts, text = self._starts, self._text
        found = text.find(longest)
        while found >= 0:
            place = bisect_right(starts, found) - 1
            start, end = starts[place], starts[place + 1]
            if all(text.find(other, start, end) >= 0 for other in others):
                yield self.ordered[place]
            found = text.find(longest, end)


def in_order(by_name: Sequence[R], rank: Callable[[R], Rank], *, descending: bool) -> list[R]:
    """Those of equal rank stay in the order of their names; the unknown stand last either way."""
    known: list[R] = []
    unknown: list[R] = []
    for one in by_name:
        (unknown if rank(one) is None else known).append(one)
    known.sort(key=rank, reverse=descending)  # type: ignore[arg-type]  # of one kind
    return known + unknown


def by_name(one: HeldChild | HeldFamily) -> tuple[str, int]:
    return one.sort_name, one.number

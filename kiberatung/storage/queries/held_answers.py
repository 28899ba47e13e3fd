"""List queries answered from people kept in memory: what `conditions` says in SQL, as plain Python."""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import attrgetter

from kiberatung.domain.cases import CaseState
from kiberatung.services.read_models import ListCount, ListOrder, ListQuery
from kiberatung.storage.queries.held_order import HeldOrder, Rank, by_name, in_order
from kiberatung.storage.queries.held_people import HeldChild, HeldFamily
from kiberatung.storage.search_forms import query_tokens

Test = Callable[[HeldChild], bool]
_PLACES = {state: state.order for state in CaseState}


class HeldPeople:
    """Everybody in sight. Each order is made when it is first asked for and holds until somebody changes."""

    def __init__(self) -> None:
        self.families: dict[int, HeldFamily] = {}
        self.children: dict[int, HeldChild] = {}
        self._named: list[HeldChild] | None = None
        """The children by name, from which their other orders follow."""
        self._orders: dict[tuple[ListOrder, bool], HeldOrder[HeldChild]] = {}
        self._family_orders: dict[tuple[ListOrder, bool], HeldOrder[HeldFamily]] = {}

    def take(self, families: Sequence[HeldFamily]) -> None:
        """New ones, or as they are now."""
        self.drop([family.number for family in families])
        children = [child for family in families for child in family.members]
        self.families.update((family.number, family) for family in families)
        self.children.update((child.number, child) for child in children)
        if self._named is not None:
            for child in children:
                insort(self._named, child, key=by_name)

    def drop(self, numbers: Iterable[int]) -> None:
        gone = [self.families.pop(number) for number in numbers if number in self.families]
        children = {child for family in gone for child in family.members}
        for child in children:
            del self.children[child.number]
        self._orders.clear()
        self._family_orders.clear()
        if self._named is not None and children:  # cheaper than to sort all anew
            self._named = [child for child in self._named if child not in children]

    def forget(self) -> None:
        """Families and children hold each other; let loose, their names are freed at once."""
        for family in self.families.values():
            family.members = ()
        self._named = None
        for held in (self.families, self.children, self._orders, self._family_orders):
            held.clear()

    # answers

    def listed(self, query: ListQuery, limit: int | None = None) -> list[HeldChild]:
        tokens, tests = _tokens_of(query), tuple(_tests_of(query))
        if tokens is None:
            return []
        found = self._order(query.order, descending=query.descending).holding(tokens)
        return list(islice((child for child in found if all(test(child) for test in tests)), limit))

    def listed_families(self, query: ListQuery, limit: int | None = None) -> list[HeldFamily]:
        """Those with a child the query asks for; age and state are those of these children."""
        if query.order in _OF_THEIR_CHILDREN:
            return self._by_their_children(query)[:limit]
        tokens, tests = _tokens_of(query), tuple(_tests_of(query))
        if tokens is None:
            return []
        found = self._family_order(query.order, descending=query.descending).holding(tokens)

        def is_wanted(family: HeldFamily) -> bool:
            return any(_holds(child, tokens) and all(test(child) for test in tests) for child in family.members)

        return list(islice(filter(is_wanted, found), limit))

    def count(self, query: ListQuery) -> ListCount:
        children = self.listed(query)
        return ListCount(len(children), len({child.family for child in children}))

    def waiting_since(self, query: ListQuery) -> list[tuple[date, int]]:
        days = Counter(child.family.reported_on for child in self.listed(query) if child.is_waiting)
        return sorted((day, number) for day, number in days.items() if day is not None)

    def towns(self) -> list[str]:
        return sorted({family.town for family in self.families.values()} - {""})

    # orders

    def _order(self, order: ListOrder, *, descending: bool) -> HeldOrder[HeldChild]:
        found = self._orders.get((order, descending))
        if found is None:
            if self._named is None:
                self._named = sorted(self.children.values(), key=by_name)
            ordered = in_order(self._named, _OF_CHILDREN[order], descending=descending)
            found = self._orders[order, descending] = HeldOrder(ordered, attrgetter("forms"))
        return found

    def _family_order(self, order: ListOrder, *, descending: bool) -> HeldOrder[HeldFamily]:
        found = self._family_orders.get((order, descending))
        if found is None:
            named = sorted((family for family in self.families.values() if family.members), key=by_name)
            ordered = in_order(named, _OF_FAMILIES[order], descending=descending)
            found = self._family_orders[order, descending] = HeldOrder(ordered, _forms_of_children)
        return found

    def _by_their_children(self, query: ListQuery) -> list[HeldFamily]:
        rank = _OF_THEIR_CHILDREN[query.order]
        children = self.listed(query)
        least: dict[HeldFamily, Rank] = {child.family: None for child in children}
        for child in children:
            least[child.family] = _lesser(least[child.family], rank(child))
        return in_order(sorted(least, key=by_name), least.__getitem__, descending=query.descending)


_OF_CHILDREN: dict[ListOrder, Callable[[HeldChild], Rank]] = {
    ListOrder.NAME: lambda child: child.sort_name,
    ListOrder.WAITING: lambda child: child.family.reported_on if child.is_waiting else None,
    ListOrder.CASE_NUMBER: lambda child: child.family.case_number,
    ListOrder.AGE: lambda child: child.date_of_birth,
    ListOrder.TOWN: lambda child: child.family.town,
    ListOrder.STATE: lambda child: _PLACES[child.state] if child.has_case else 0,
}
_OF_FAMILIES: dict[ListOrder, Callable[[HeldFamily], Rank]] = {
    ListOrder.NAME: lambda family: family.sort_name,
    ListOrder.WAITING: lambda family: family.reported_on,
    ListOrder.CASE_NUMBER: lambda family: family.case_number,
    ListOrder.TOWN: lambda family: family.town,
}
_OF_THEIR_CHILDREN: dict[ListOrder, Callable[[HeldChild], Rank]] = {
    order: _OF_CHILDREN[order] for order in (ListOrder.AGE, ListOrder.STATE)
}


def _lesser(one: Rank, other: Rank) -> Rank:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _tokens_of(query: ListQuery) -> list[str] | None:
    """None where something was typed that is no part of any name, as a lone sign: it finds nobody, not everybody."""
    tokens = query_tokens(query.name)
    return None if query.name.strip() and not tokens else tokens


def _holds(child: HeldChild, tokens: Sequence[str]) -> bool:
    return all(token in child.forms for token in tokens)


def _forms_of_children(family: HeldFamily) -> str:
    return "".join(child.forms for child in family.members)


def _tests_of(query: ListQuery) -> Iterator[Test]:
    yield from _of_choice(query)
    yield from _of_case(query)
    yield from _of_days(query)


def _of_choice(query: ListQuery) -> Iterator[Test]:
    if query.towns:
        towns = frozenset(query.towns)
        yield lambda child: child.family.town in towns
    if query.languages:
        tongues = frozenset(query.languages)
        yield lambda child: child.language in tongues
    if query.counsellor_id is not None:
        number = query.counsellor_id.int
        yield lambda child: child.family.counsellor_number == number
    if query.without_appointment:
        yield lambda child: not child.family.has_appointment


def _of_case(query: ListQuery) -> Iterator[Test]:
    if query.states:
        states = frozenset(query.states)
        yield lambda child: child.has_case and child.state in states
    if query.side_exits:
        exits = frozenset(query.side_exits)
        yield lambda child: child.side_exit in exits
    if query.only_open:
        yield attrgetter("is_open")
    if query.only_waiting:
        yield attrgetter("is_waiting")


def _of_days(query: ListQuery) -> Iterator[Test]:
    """Of an unknown day nobody can say that it lies before or after another."""
    before, born_after, born_before = query.reported_before, query.born_after, query.born_before
    if before is not None:
        yield lambda child: (day := child.family.reported_on) is not None and day < before
    if born_after is not None:
        yield lambda child: (day := child.date_of_birth) is not None and day > born_after
    if born_before is not None:
        yield lambda child: (day := child.date_of_birth) is not None and day < born_before

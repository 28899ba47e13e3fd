"""„Mögliche Doppelungen“: pairs of children of the whole office that may be one, among those the account may see."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kiberatung.domain.children import ChildId
from kiberatung.domain.different_persons import in_order
from kiberatung.domain.names.person import Person
from kiberatung.domain.names.same_person import discounted_for_common_name, weigh_sameness
from kiberatung.domain.names.search_keys import pair_keys
from kiberatung.services.desk import Desk
from kiberatung.services.permissions import COUNSELLING, use_case
from kiberatung.services.read_models import ChildRow, ListQuery

STEP = 200
"""Children or pairs between two reports."""

ChildPair = tuple[ChildId, ChildId]
Report = Callable[[int, int], None]
"""How far it is, of how much; raises to stop."""


@dataclass(frozen=True, slots=True)
class KnownChildren:
    rows: tuple[ChildRow, ...]
    different: frozenset[tuple[ChildId, ChildId]]


@dataclass(frozen=True, slots=True)
class LikelyDuplicate:
    """`first` is the one known longer."""

    first: ChildRow
    second: ChildRow
    score: float
    why: str


@use_case(allowed=COUNSELLING)
def known_children(desk: Desk) -> KnownChildren:
    """All in sight, in one short read; what compares them needs no store."""
    ids = desk.lists.child_ids(ListQuery())
    return KnownChildren(tuple(desk.lists.child_rows(ids)), frozenset(desk.lists.different_pairs(ids)))


def likely_duplicates(known: KnownChildren, report: Report) -> list[LikelyDuplicate]:
    """Best first; children of one family too, since the same child is also reported twice into one."""
    rows = {row.child_id: row for row in known.rows}
    namesakes = _candidates(known.rows, report)
    found: list[LikelyDuplicate] = []
    for done, pair in enumerate(sorted(namesakes.keys() - known.different)):
        if done % STEP == 0:
            report(len(rows) + done, len(rows) + len(namesakes))
        same = weigh_sameness(_person(rows[pair[0]]), _person(rows[pair[1]]))
        same = discounted_for_common_name(same, namesakes[pair])
        if same.possible:
            first, second = sorted((rows[one] for one in pair), key=lambda row: row.case_number)
            found.append(LikelyDuplicate(first, second, same.score, same.reason))
    return sorted(found, key=lambda one: (-one.score, one.first.case_number))


def _person(row: ChildRow) -> Person:
    """Without brothers and sisters: over a whole office common names meet in two families by chance."""
    return Person(row.family_name, row.given_names, row.name_in_script, row.date_of_birth)


def _candidates(rows: Sequence[ChildRow], report: Report) -> dict[ChildPair, int]:
    """Whoever shares two parts of the name, in any order, spelling or script; with how many others share them too."""
    by_key: dict[str, list[ChildRow]] = defaultdict(list)
    for done, row in enumerate(rows):
        if done % STEP == 0:
            report(done, 2 * len(rows))
        for key in pair_keys(f"{row.family_name} {row.given_names}") | pair_keys(row.name_in_script):
            by_key[key].append(row)
    found: dict[ChildPair, int] = {}
    for done, group in enumerate(by_key.values()):
        if done % STEP == 0:
            report(len(rows), 2 * len(rows))
        for one, other in combinations(group, 2):
            if _days_may_fit(one.date_of_birth, other.date_of_birth):
                pair = in_order(one.child_id, other.child_id)
                found[pair] = min(found.get(pair, len(group)), len(group) - 2)
    return found


def _days_may_fit(one: date | None, other: date | None) -> bool:
    """Of any other two days it is another person of that name (`weigh_sameness`): cheaper than comparing the names."""
    if one is None or other is None or one.year == other.year:
        return True
    return (one.day, one.month) == (other.day, other.month)

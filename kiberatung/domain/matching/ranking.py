"""The three lists for one child: possible, possible with a remark, excluded; each entry with its reasons."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from kiberatung.domain.matching import reasons
from kiberatung.domain.matching.offers import Offer
from kiberatung.domain.matching.rules import exclusion_of, remarks_on
from kiberatung.domain.matching.values import (
    ChildFacts,
    Criterion,
    Exclusion,
    Need,
    PlaceProposal,
    Proposal,
    SchoolFacts,
)
from kiberatung.domain.schools import LearningGroup

CRITERIA: dict[Criterion, Callable[[Offer], float]] = {
    Criterion.FREE_PLACE: lambda offer: offer.free_places is None,
    Criterion.SUPPORT: lambda offer: offer.support_gap,
    Criterion.GRADE: lambda offer: offer.grade != offer.need.grade,
    Criterion.SIBLING: lambda offer: offer.sibling_gap,
    Criterion.WISH: lambda offer: offer.wish_gap,
    Criterion.DISTANCE: lambda offer: math.inf if offer.distance_km is None else offer.distance_km,
    Criterion.FRESH_FIGURES: lambda offer: offer.is_stale,
    Criterion.MORE_PLACES: lambda offer: -(offer.free_places or 0),
}
"""A later criterion decides only where all earlier ones are equal; less is better. There are no weights."""

Order = tuple[tuple[float, ...], str, UUID]
_NO_GROUP = UUID(int=0)


def propose_places(
    child: ChildFacts, need: Need, schools: Iterable[SchoolFacts], groups: Iterable[LearningGroup], as_of: date
) -> Proposal:
    """Each school once, with its best group; groups of schools that are not given are left out."""
    groups_of = defaultdict(list)
    for group in sorted(groups, key=lambda group: group.id):
        groups_of[group.school_number].append(group)
    possible: list[Offer] = []
    excluded: list[Exclusion] = []
    for school in schools:
        offers = [Offer(child, need, school, group, as_of) for group in groups_of.get(school.number, (None,))]
        judged = [(offer, exclusion_of(offer)) for offer in offers]
        open_ones = [offer for offer, exclusion in judged if exclusion is None]
        if open_ones:
            possible.append(open_ones[0] if len(open_ones) == 1 else min(open_ones, key=_best_group))
        else:
            excluded.append(max((found for _, found in judged if found), key=lambda found: found.rule.order))
    proposals = [_proposal_of(offer) for offer in sorted(possible, key=order_of)]
    return _in_three_lists(proposals, excluded)


def order_of(offer: Offer) -> Order:
    """Total: two offers that no criterion tells apart follow school number and group."""
    group = _NO_GROUP if offer.group is None else offer.group.id
    return tuple(criterion(offer) for criterion in CRITERIA.values()), offer.school.number, group


def _best_group(offer: Offer) -> tuple[bool, Order]:
    """A group without remarks before one with."""
    return bool(remarks_on(offer)), order_of(offer)


def _in_three_lists(proposals: list[PlaceProposal], excluded: list[Exclusion]) -> Proposal:
    clear = [proposal for proposal in proposals if not proposal.remarks]
    ordered = clear + [proposal for proposal in proposals if proposal.remarks]
    scored = [replace(proposal, score=round(1 - place / len(ordered), 4)) for place, proposal in enumerate(ordered)]
    return Proposal(
        allowed=tuple(scored[: len(clear)]),
        with_remark=tuple(scored[len(clear) :]),
        excluded=tuple(sorted(excluded, key=lambda found: (-found.rule.order, found.school_number))),
        order=tuple(CRITERIA),
    )


def _proposal_of(offer: Offer) -> PlaceProposal:
    group = offer.group
    return PlaceProposal(
        school_number=offer.school.number,
        name=offer.school.name,
        group_id=None if group is None else group.id,
        group_name="" if group is None else group.name,
        distance_km=offer.distance_km,
        free_places=offer.free_places,
        as_of=None if group is None else group.as_of,
        reasons=tuple(_reasons_for(offer)),
        remarks=remarks_on(offer),
        town=offer.school.town,
        schulform=offer.school.schulform,
    )


def _reasons_for(offer: Offer) -> list[str]:
    """In the order of the criteria, only what speaks for the place; the distance always."""
    found = _group_reasons(offer)
    if offer.sibling is not None:
        same = offer.sibling_gap == 0
        found.append(reasons.sibling_reason(offer.sibling.name, offer.sibling.school_name, same_school=same))
    if offer.wish_gap < 2:
        found.append(reasons.wish_reason(whole_school=offer.wish_gap == 0))
    return [*found, reasons.distance_reason(offer.distance_km)]


def _group_reasons(offer: Offer) -> list[str]:
    group, grade = offer.group, offer.grade
    if group is None or grade is None:
        return []
    literacy = offer.need.literacy_course and group.literacy_course
    form = reasons.literacy_reason(grade) if literacy else reasons.support_reason(group.german_support, grade)
    return [reasons.free_places_reason(group.free_places, group.as_of), form]

"""What a person decided in front of two columns: who is one person, whose answer holds, who comes along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kiberatung.domain.children import ChildId
from kiberatung.domain.families import FamilyId
from kiberatung.domain.guardians import GuardianId
from kiberatung.services.changes import ChangeId
from kiberatung.services.merging.comparison import Comparison, PairKind
from kiberatung.services.merging.own_answers import OwnAnswers
from kiberatung.services.merging.proposals import Side

Choices = Mapping[tuple[UUID, str], Side]
"""By the record that stays and the field; where nothing is chosen the proposal holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeWish:
    """The left ones stay. With one family on both sides only children are merged."""

    family_id: FamilyId
    other_family_id: FamilyId
    children: tuple[tuple[ChildId, ChildId], ...] = ()
    guardians: tuple[tuple[GuardianId, GuardianId], ...] = ()
    comes_along: bool = True
    """The whole other family; else its other children stay where they are."""
    choices: Choices = field(default_factory=dict)
    own: OwnAnswers = field(default_factory=dict)
    """Where neither of the two holds; goes before `choices`."""


@dataclass(frozen=True, slots=True)
class Merged:
    """`change_id` is what „Zusammenführung zurücknehmen“ takes back."""

    change_id: ChangeId
    family_id: FamilyId
    child_id: ChildId | None


def proposed_wish(
    compared: Comparison, *, comes_along: bool = True, choices: Choices | None = None, apart: Iterable[UUID] = ()
) -> MergeWish:
    """As the program proposes it; `apart` names matched pairs, by the left one, that are two persons after all."""
    two = set(apart)
    pairs = [pair for pair in compared.pairs if pair.left_id not in two and (comes_along or pair.is_asked)]
    return MergeWish(
        family_id=compared.left.family_id,
        other_family_id=compared.right.family_id,
        children=tuple(
            (ChildId(pair.left_id), ChildId(pair.right_id)) for pair in pairs if pair.kind is PairKind.CHILD
        ),
        guardians=tuple(
            (GuardianId(pair.left_id), GuardianId(pair.right_id)) for pair in pairs if pair.kind is PairKind.GUARDIAN
        ),
        comes_along=comes_along,
        choices=dict(choices or {}),
    )

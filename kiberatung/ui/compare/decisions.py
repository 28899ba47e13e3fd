"""What a person has decided so far in front of two columns; as a text, so that it survives lock and crash."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from kiberatung.services.merging.comparison import Comparison, FieldRow, Pair, PairKind
from kiberatung.services.merging.proposals import Side
from kiberatung.services.merging.wishes import MergeWish, proposed_wish

Key = tuple[UUID, str]
"""The record that stays, and the field."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """`apart`: matched pairs, by the left one, that are two persons after all."""

    comes_along: bool = True
    choices: Mapping[Key, Side] = field(default_factory=dict)
    apart: frozenset[UUID] = frozenset()

    def side_of(self, pair: Pair, row: FieldRow) -> Side:
        if row.proposal is None or row.proposal.is_fixed:
            return row.proposal.side if row.proposal else Side.LEFT
        return self.choices.get((pair.left_id, row.field), row.proposal.side)

    def is_own(self, pair: Pair, row: FieldRow) -> bool:
        return (pair.left_id, row.field) in self.choices

    def chosen(self, key: Key, side: Side) -> "Decisions":
        return replace(self, choices={**self.choices, key: side})

    def parted(self, left_id: UUID, *, is_one: bool) -> "Decisions":
        return replace(self, apart=self.apart - {left_id} if is_one else self.apart | {left_id})

    def is_shown(self, pair: Pair) -> bool:
        """Family, guardians, brothers and sisters concern only those who come along."""
        return (pair.kind is PairKind.CHILD and pair.is_asked) or self.comes_along

    def is_asked_for(self, pair: Pair, row: FieldRow, *, is_one_family: bool) -> bool:
        """Where both children follow families that become one, the answer of the family is theirs."""
        return row.proposal is not None and not (row.is_of_family and self.comes_along and not is_one_family)

    def wish(self, compared: Comparison) -> MergeWish:
        return proposed_wish(compared, comes_along=self.comes_along, choices=self.choices, apart=self.apart)


def text_of(decisions: Decisions) -> str:
    choices = [[str(record), name, side.name] for (record, name), side in decisions.choices.items()]
    told = {"along": decisions.comes_along, "choices": choices, "apart": sorted(map(str, decisions.apart))}
    return json.dumps(told)


def decisions_in(text: str) -> Decisions:
    """A text that is none gives the proposals."""
    try:
        told = json.loads(text)
        choices = {(UUID(record), str(name)): Side[side] for record, name, side in told["choices"]}
        return Decisions(bool(told["along"]), choices, frozenset(map(UUID, told["apart"])))
    except (ValueError, KeyError, TypeError):
        return Decisions()
